/// Reading the plan: actions, commitments, units, and where they stand.
enum PlanRoutes {
    static func add(to pages: Pages) {
        let plan = PlanController()
        pages.get("/plan", .signedIn, plan.plan)
        pages.get("/plan/actions/:ordinal", .signedIn, plan.action)
        pages.get("/plan/actions/:ordinal/commitments/:number", .signedIn, plan.commitment)
        pages.get("/units", .signedIn, plan.units)
        pages.get("/units/:id", .signedIn, plan.unit)
    }
}
