import Programme

/// Proposals for the next year: written, scored, chosen, made into the draft notice.
enum ProposalRoutes {
    /// Who may propose.
    private static let writers = Access.roles([.reporter, .leader, .reviewer])

    static func add(to pages: Pages) {
        let list = ProposalsController()
        pages.get("/proposals", .reports, list.list)
        pages.post("/proposals/criteria", .office, list.weigh)
        pages.post("/proposals/carry-over", .office, list.carry)
        pages.file("/proposals/draft-notice", .office, list.draft)
        pages.post("/proposals/draft-plan", .office, list.plan)

        let one = ProposalController()
        pages.get("/proposals/new", writers, one.compose)
        pages.post("/proposals", writers, one.save)
        pages.get("/proposals/:proposal", .reports, one.show)
        pages.post("/proposals/:proposal", writers, one.rewrite)
        pages.post("/proposals/:proposal/submission", writers, one.submit)
        pages.post("/proposals/:proposal/withdrawal", writers, one.withdraw)
        pages.post("/proposals/:proposal/selection", .office, one.select)
        pages.post("/proposals/:proposal/setting-aside", .office, one.setAside)
        pages.post("/proposals/:proposal/scores", .office, one.score)
    }
}
