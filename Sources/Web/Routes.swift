import Hummingbird

/// The whole map: every path, who may come in, and what answers. Areas add their own, each on one page like this one.
enum Routes {
    static func add(to pages: Pages) {
        // Signing in and out, first set-up, how the reader wants to read.
        let signIn = SignInController()
        pages.get("/sign-in", .everybody, signIn.show)
        pages.post("/sign-in", .everybody, limit: FormLimits.form * 2, signIn.signIn)
        pages.post("/sign-out", .signedIn, signIn.signOut)
        pages.post("/preferences", .everybody, signIn.prefer)
        pages.get("/session", .signedIn, signIn.session)
        let setUp = SetUpController()
        pages.get("/set-up", .everybody, setUp.show)
        pages.post("/set-up", .everybody, setUp.complete)

        HomeRoutes.add(to: pages)
        PlanRoutes.add(to: pages)
        DraftingRoutes.add(to: pages)
        ReportingRoutes.add(to: pages)
        LedgerRoutes.add(to: pages)
        ReviewRoutes.add(to: pages)
        SupervisionRoutes.add(to: pages)
        YearEndRoutes.add(to: pages)
        ProposalRoutes.add(to: pages)
        DocumentRoutes.add(to: pages)
        NotificationRoutes.add(to: pages)
        AdministrationRoutes.add(to: pages)
    }
}
