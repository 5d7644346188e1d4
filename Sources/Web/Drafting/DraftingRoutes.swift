import Programme

/// From a notice to a confirmed plan, and amending one.
enum DraftingRoutes {
    /// Whoever may bring a notice in.
    private static let importers = Access.roles([.reviewer, .administrator])
    /// Whoever may look at a draft; the units see a plan once it is in force.
    private static let onlookers = Access.roles([.reviewer, .administrator, .auditor, .districtLeader])

    static func add(to pages: Pages) {
        let notices = NoticeController()
        pages.get("/notices", onlookers, notices.list)
        pages.get("/notices/new", importers, notices.new)
        pages.upload(
            "/notices/new", importers, fileLimit: NoticeController.fileLimit, files: 1, notices.take)

        let draft = DraftController()
        pages.get("/plans/:year/draft", onlookers, draft.show)
        pages.get("/plans/:year/draft/confirmation", .office, draft.askConfirmation)
        pages.post("/plans/:year/draft/confirmation", .office, draft.confirm)
        pages.get("/plans/:year/draft/discarding", .office, draft.askDiscarding)
        pages.post("/plans/:year/draft/discarding", .office, draft.discard)
        pages.post("/plans/:year/draft/suggestions", .office, draft.acceptSuggestions)
        pages.post("/plans/:year/draft/remarks/:number", .office, draft.settle)
        pages.post("/plans/:year/draft/undo/:first/:last", .office, draft.undo)

        addCommitments(to: pages)
        addActions(to: pages)

        let amending = AmendController()
        pages.get("/plans/:year/amend", .office, amending.list)
        pages.get("/plans/:year/amend/:action/:number", .office, amending.show)
        pages.post("/plans/:year/amend/:action/:number", .office, amending.amend)
    }

    private static func addCommitments(to pages: Pages) {
        let commitments = CommitmentController()
        pages.get("/plans/:year/draft/added", .office, commitments.new)
        pages.post("/plans/:year/draft/added", .office, commitments.add)
        pages.get("/plans/:year/draft/commitments/:commitment", .office, commitments.show)
        pages.post("/plans/:year/draft/commitments/:commitment", .office, commitments.change)
        pages.post("/plans/:year/draft/commitments/:commitment/parts", .office, commitments.split)
        pages.post("/plans/:year/draft/commitments/:commitment/merger", .office, commitments.merge)
        pages.post("/plans/:year/draft/commitments/:commitment/place", .office, commitments.move)
        pages.post("/plans/:year/draft/commitments/:commitment/removal", .office, commitments.remove)
    }

    private static func addActions(to pages: Pages) {
        let actions = ActionController()
        pages.get("/plans/:year/draft/actions/:action", .office, actions.show)
        pages.post("/plans/:year/draft/actions/:action", .office, actions.change)
        pages.post("/plans/:year/draft/actions/:action/units", .office, actions.addUnit)
        pages.post("/plans/:year/draft/actions/:action/units/:unit/role", .office, actions.setRole)
        pages.post("/plans/:year/draft/actions/:action/units/:unit/removal", .office, actions.removeUnit)
        pages.post("/plans/:year/draft/actions/:action/units/:unit/members", .office, actions.resolve)
    }
}
