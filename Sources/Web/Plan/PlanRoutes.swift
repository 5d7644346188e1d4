/// Reading the plan: actions, commitments, units, and where they stand.
enum PlanRoutes {
    static func add(to pages: Pages) {
    }
}
