import Programme

/// People, units, settings, the audit log; and everybody's own account.
enum AdministrationRoutes {
    /// The auditor reads people and the log, and nothing else here.
    private static let readers = Access.roles([.administrator, .auditor])

    static func add(to pages: Pages) {
        let account = AccountController()
        pages.get("/account", .signedIn, account.show)
        pages.get("/account/password", .signedIn, account.showPassword)
        pages.post("/account/password", .signedIn, account.changePassword)
        pages.post("/account/sessions/ending", .signedIn, account.endOthers)
        pages.post("/account/sessions/:session/ending", .signedIn, account.endSession)

        let tokens = TokenController()
        pages.get("/account/tokens", .signedIn, tokens.list)
        pages.post("/account/tokens", .signedIn, tokens.add)
        pages.post("/account/tokens/:token/revocation", .signedIn, tokens.revoke)

        pages.get("/administration", readers, OverviewController().show)
        addPeople(to: pages)

        let units = UnitNamesController()
        pages.get("/administration/units", .administration, units.list)
        pages.post("/administration/units", .administration, units.add)
        pages.get("/administration/units/:unit", .administration, units.show)
        pages.post("/administration/units/:unit", .administration, units.rename)
        pages.post("/administration/units/:unit/aliases", .administration, units.addAlias)
        pages.post("/administration/units/:unit/aliases/removal", .administration, units.removeAlias)

        let calendar = CalendarController()
        pages.get("/administration/calendar", .administration, calendar.list)
        pages.get("/administration/calendar/:quarter", .administration, calendar.show)
        pages.post("/administration/calendar/:quarter", .administration, calendar.change)

        let settings = SettingController()
        pages.get("/administration/settings", .administration, settings.show)
        pages.post("/administration/settings", .administration, settings.change)

        let sessions = SessionController()
        pages.get("/administration/sessions", .administration, sessions.list)
        pages.post("/administration/sessions/:session/ending", .administration, sessions.end)

        let audit = AuditController(walks: ChainWalks())
        pages.get("/administration/audit", readers, audit.list)
        pages.file("/administration/audit/export", readers, audit.export)
        pages.post("/administration/audit/verifications", readers, audit.verify)
        pages.get("/administration/audit/verifications/:walk", readers, audit.showVerification)
    }

    private static func addPeople(to pages: Pages) {
        let people = PeopleController()
        pages.get("/administration/people", readers, people.list)
        pages.get("/administration/people/new", .administration, people.new)
        pages.post("/administration/people", .administration, people.add)
        pages.get("/administration/people/:person", readers, people.show)
        pages.post("/administration/people/:person", .administration, people.change)
        let moves = PersonMoveController()
        pages.get("/administration/people/:person/disabling", .administration, moves.askDisabling)
        pages.post("/administration/people/:person/disabling", .administration, moves.disable)
        pages.post("/administration/people/:person/enabling", .administration, moves.enable)
        pages.get("/administration/people/:person/password", .administration, moves.askPassword)
        pages.post("/administration/people/:person/password", .administration, moves.resetPassword)
    }
}
