/// Reading the plan: actions, commitments, units, and where they stand.
enum PlanRoutes {
    static func add(to pages: Pages) {
        let plan = PlanController()
        pages.get("/plan", .signedIn, plan.plan)
        pages.get("/plan/actions/:ordinal", .signedIn, plan.action)
        pages.get("/plan/actions/:ordinal/commitments/:number", .signedIn, plan.commitment)
        let sources = SourcesController()
        pages.get("/plan/sources", .sources, sources.show)
        pages.post("/plan/sources", .sources, sources.save)
        pages.post("/plan/sources/references", .sources, sources.note)
        pages.get("/units", .signedIn, plan.units)
        pages.get("/units/:id", .signedIn, plan.unit)
    }
}
