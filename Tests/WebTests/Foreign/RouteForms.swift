import Foundation
import Operations
import Programme
import TestSupport

@testable import Web

/// What is sent to each route that takes a form: what its owner could send with effect, with the owner's own IDs in it.
///
/// A route that is not here fails the tests: add what its form sends, or an empty form where there are no fields.
/// No mark stands in it, since what somebody typed themselves may come back to them.
struct RouteForm: Sendable {
    var fields: [(String, String)] = []
    /// Not nil: a form with files.
    var files: [TestSite.File]?

    init(_ fields: [(String, String)] = [], files: [TestSite.File]? = nil) {
        (self.fields, self.files) = (fields, files)
    }

    /// The form for a route's path; nil for one that nobody has written down.
    static func of(_ path: String, _ it: Belongings) -> RouteForm? {
        if path.hasPrefix("/plans/:year/draft") { return draft(path, it) }
        if path.hasPrefix("/reports") { return reporting(path, it) }
        if path.hasPrefix("/supervision") { return SupervisionForm.of(path, it) }
        if path.hasPrefix("/proposals") { return ProposalForms.of(path, it) }
        if path.hasPrefix("/ledger") { return LedgerForm.of(path, it) }
        return all(it)[path].map { RouteForm($0) } ?? upload(path)
    }

    private static func upload(_ path: String) -> RouteForm? {
        guard path == "/notices/new" else { return nil }
        return RouteForm([("text", FixtureNotice.text), ("year", "2022")], files: [])
    }

    private static func all(_ it: Belongings) -> [String: [(String, String)]] {
        let (report, unit, commitment) = (it.report.rawValue, it.unit.rawValue, it.commitment.rawValue)
        let reason = ("reason", "情况有变")
        return [
            "/year-end/:year/satisfaction": [
                ("action", "1"), ("day", "2023-07-03"), ("asked", "10"), ("answered", "9"),
                ("satisfied", "8"), ("source", "问卷"),
            ],
            "/sign-in": [("name", "无此人"), ("password", District.password)], "/sign-out": [],
            "/preferences": [("size", "large")],
            "/set-up": [("code", "0000"), ("name", "某人"), ("password", "x"), ("again", "x")],
            "/account/password": [
                ("password-current", "x"), ("password-new", "Heron-bridge-41"),
                ("password-again", "Heron-bridge-41"),
            ],
            "/account/tokens": [
                ("name", "统计平台"), ("scopes", "plan:read"), ("expires", "2023-09-01"),
            ],
            "/account/tokens/:token/revocation": [],
            "/account/sessions/ending": [], "/account/sessions/:session/ending": [],
            "/inbox/reading": [], "/inbox/entries/:entry/reading": [],
            "/inbox/settings": [("email", "someone@example.org"), ("by-mail", "1")],
            "/inbox/calendar": [], "/inbox/calendar/removal": [],
            "/administration/webhooks": [
                ("address", "https://example.org/hook"), ("form", "json"), ("kinds", "plan-confirmed"),
            ],
            "/administration/webhooks/:webhook/removal": [],
            "/administration/deliveries/:delivery/again": [],
            "/administration/units": [("name", "区档案局")],
            "/administration/units/:unit": [("name", "区档案馆")],
            "/administration/units/:unit/aliases": [("alias", "档案馆")],
            "/administration/units/:unit/aliases/removal": [("alias", "档案馆")],
            "/administration/calendar/:quarter": [("opens", "2023-06-01"), ("due", "2023-07-10"), reason],
            "/administration/settings": [
                ("yellow", "90"), ("red", "70"), ("idle", "30"), ("absolute", "12"), ("language", "zh-Hans"),
            ],
            "/administration/sessions/:session/ending": [], "/administration/audit/verifications": [],
            "/administration/people": [("name", "新人"), ("role", "reporter"), ("unit", unit)],
            "/administration/people/:person": [("name", "旧人"), ("role", "reporter"), ("unit", unit)],
            "/administration/people/:person/disabling": [], "/administration/people/:person/enabling": [],
            "/administration/people/:person/password": [],
            "/documents/:quarter/:document/pdf": [],
            "/plans/:year/amend/:action/:number": [
                ("subject", "改过的事"), ("kind", "count"), ("value", "9"), ("accountable", unit), reason,
            ],
            "/plan/sources": [("source.\(commitment)", "report")], "/plan/sources/references": [],
            "/review/:quarter/acceptance": [("report", "\(report).2")],
            "/review/:quarter/:action/:unit/review": [("revision", "1")],
            "/review/:quarter/:action/:unit/return": [("revision", "1"), reason],
            "/review/:quarter/:action/:unit/acceptance": [("revision", "1")],
            "/review/:quarter/:action/:unit/reopening": [("revision", "1"), reason],
            "/review/:quarter/:action/:unit/remarks": [("remark", "问一句"), ("commitment", commitment)],
            "/review/:quarter/:action/:unit/remarks/:remark/resolution": [],
            "/review/reminders": [("quarter", it.quarter), ("text", "请报送"), ("units", unit)],
            "/reminders/:reminder/dismissal": [],
            "/extensions": [("quarter", it.quarter), ("until", "2023-07-12"), reason],
            "/extensions/:request/grant": [("until", "2023-07-12")],
            "/extensions/:request/refusal": [reason], "/quarters/:quarter/lock": [],
        ]
    }

    private static func draft(_ path: String, _ it: Belongings) -> RouteForm? {
        let (draft, reason) = ("/plans/:year/draft", ("reason", "不单列"))
        let (commitments, actions) = ("\(draft)/commitments/:commitment", "\(draft)/actions/:action")
        return [
            "\(draft)/confirmation": [("accept", "1")],
            "\(draft)/discarding": [("plan", it.draft.id.rawValue)], "\(draft)/suggestions": [],
            "\(draft)/remarks/:number": [], "\(draft)/undo/:first/:last": [],
            "\(draft)/added": [("action", "1"), ("words", "另行宣传5场"), ("source", "own")],
            commitments: [("subject", "改过的事"), ("kind", "standing"), ("accountable", it.unit.rawValue)],
            "\(commitments)/parts": [("targets", "1")], "\(commitments)/merger": [("keep", "first")],
            "\(commitments)/place": [("place", "2")], "\(commitments)/removal": [reason],
            actions: [("title", "改过的行动"), ("due", "2024-11-30")],
            "\(actions)/units": [("unit", "区档案局"), ("role", "cooperating")],
            "\(actions)/units/:unit/role": [("role", "lead")], "\(actions)/units/:unit/removal": [],
            "\(actions)/units/:unit/members": [("member", "区档案局")],
        ][path].map { RouteForm($0) }
    }

    private static func reporting(_ path: String, _ it: Belongings) -> RouteForm? {
        let (report, content) = ("/reports/:quarter/:action/:unit", ("narrative", "改过的话"))
        let (base, file) = (("base", "2"), ("file", it.file.rawValue))
        let amount = [("state.\(it.commitment)", "reported"), ("amount.\(it.commitment)", "7")]
        let text = TestSite.File(field: "upload", name: "说明.txt", data: Data("说明".utf8))
        switch path {
        case "/reports/forms": return RouteForm(files: [TestSite.File(name: "x.xlsx", data: Data("x".utf8))])
        case "/reports/forms/import": return RouteForm([("name", "x.xlsx"), ("form", "eA")])
        case report: return RouteForm([base, content, file] + amount, files: [text])
        case "\(report)/files": return RouteForm([file], files: [text])
        case "\(report)/working-copy": return RouteForm([base, content, file] + amount)
        case "\(report)/discarding": return RouteForm()
        case "\(report)/signature", "\(report)/submission": return RouteForm([("revision", "2")])
        case "\(report)/withdrawal": return RouteForm([("revision", "2")])
        default: return nil
        }
    }
}
