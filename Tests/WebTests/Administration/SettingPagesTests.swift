import Database
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("The administration of dates, settings, sessions and the log")
struct SettingPagesTests {
    @Test("the languages that can be chosen are those that the program speaks")
    func languages() { #expect(DistrictSettings.languages == Language.allCases.map(\.rawValue)) }

    @Test("a quarter's dates are changed with a reason", arguments: Engine.available)
    func dates(engine: Engine) async throws {
        try await engine.withSite { site in
            let (admin, path) = (site.cast.administrator, "/administration/calendar/2023Q2")
            let faults = try await site.post(
                path, as: admin, [("opens", "2023-02-30"), ("due", "gestern"), ("reason", "汛期")])
            #expect(faults.status == 422 && faults.body.contains("href=\"#opens\""))
            #expect(faults.body.contains("href=\"#due\"") && faults.body.contains("value=\"gestern\""))
            let early = try await site.post(
                path, as: admin, [("opens", "2023-06-01"), ("due", "2023-06-01"), ("reason", "")])
            #expect(early.body.contains("href=\"#due\"") && early.body.contains("href=\"#reason\""))
            let done = try await site.post(
                path, as: admin, [("opens", "2023-06-10"), ("due", "2023-07-15"), ("reason", "汛期<i>")])
            #expect(done.status == 303 && done.location == "/administration/calendar?year=2023")
            let page = try await site.get(path, as: admin)
            #expect(page.body.contains("汛期&lt;i&gt;") && page.body.contains("value=\"2023-07-15\""))
            #expect(page.body.contains("非工作日") || page.body.contains("不是工作日"))
        }
    }

    @Test("settings are changed, and change what they are for", arguments: Engine.available)
    func settings(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let (admin, path) = (site.cast.administrator, "/administration/settings")
            func form(_ yellow: String, _ red: String, _ idle: String, _ hours: String, _ tag: String) -> [(
                String, String
            )] {
                [
                    ("yellow-points", yellow), ("red-points", red), ("idle-minutes", idle),
                    ("absolute-hours", hours), ("language", tag),
                ]
            }
            let bad = try await site.post(path, as: admin, form("zehn", "101", "0", "99", "fr"))
            #expect(bad.status == 422 && bad.body.contains("value=\"zehn\""))
            for field in DistrictSettings.Name.allCases.map(\.rawValue) {
                #expect(bad.body.contains("href=\"#\(field)\""), "\(field)")
            }
            #expect(try await site.post(path, as: admin, form("5", "20", "15", "8", "en")).status == 303)
            // Who chose no language reads the region's.
            let page = try await site.get("/account", as: admin)
            #expect(page.body.contains("<html lang=\"en\""))
            let chosen = try await site.execute(
                .get, "/account", nil,
                ["Cookie": "banshi-session=\(try await site.seed(of: admin)); banshi-view=zh-Hans"], nil, nil)
            #expect(chosen.body.contains("<html lang=\"zh-Hans\""))
        }
    }

    @Test("a session of somebody is ended", arguments: Engine.available)
    func sessions(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let admin = site.cast.administrator
            let other = try await site.district.signIn(site.cast.reporter)
            let path = "/administration/sessions/\(other.signedIn.session.id)/ending"
            #expect(try await site.get("/administration/sessions", as: admin).body.contains(path))
            #expect(try await site.post(path, as: admin).status == 303)
            #expect(try await site.post(path, as: admin).status == 303)
            #expect(try await !site.get("/administration/sessions", as: admin).body.contains(path))
        }
    }

    @Test("the log is filtered, exported and verified", arguments: Engine.available)
    func audit(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.accept()
            let auditor = site.cast.auditor
            let report = try #require(try await site.district.report())
            let page = try await site.get("/administration/audit?subject=report/\(report.id)", as: auditor)
            #expect(page.body.contains("2023Q2 第 1 项 \(Cast.unit)") && page.body.contains("通过报告"))
            #expect(!page.body.contains(">登记人员</td>"))
            let file = try await site.get("/administration/audit/export?event=person.added", as: auditor)
            #expect(file.status == 200 && file.data.prefix(2) == Data("PK".utf8))
            #expect(file.headers[.contentDisposition]?.contains("attachment") == true)

            let begun = try await site.post(
                "/administration/audit/verifications", as: auditor, [("head", "")])
            let walk = try #require(begun.location)
            let found = try await site.get(walk, as: auditor)
            #expect(found.body.contains("审计链完整"))
            let head = try #require(found.body.firstMatch(of: /[0-9a-f]{64}/).map { String($0.output) })
            // Another's walk is not there; a head that is none is refused; one that was never there is told.
            let foreign = try await site.get(walk, as: site.cast.administrator)
            #expect(foreign.status == 303 && foreign.location == "/administration/audit")
            let odd = try await site.post(
                "/administration/audit/verifications", as: auditor,
                [("head", String(repeating: "z", count: 64))])
            #expect(odd.location == "/administration/audit")
            for (noted, words) in [(head, "审计链完整"), (Digest.sha256("x"), "整体替换")] {
                let begun = try await site.post(
                    "/administration/audit/verifications", as: auditor, [("head", noted)])
                #expect(try await site.get(#require(begun.location), as: auditor).body.contains(words))
            }
            try await site.district.tamper("UPDATE audit_entries SET actor = 'x' WHERE sequence = 5")
            let again = try await site.post("/administration/audit/verifications", as: auditor, [])
            let broken = try await site.get(try #require(again.location), as: auditor)
            #expect(broken.body.contains("第 5 条被改动过"))
        }
    }

    @Test("a long chain is walked in parts, and the page says how far it is", arguments: Engine.available)
    func longChain(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let walk = VerifyAudit.Walk()
            let part = try await VerifyAudit(site.district.office).going(
                walk, entries: 4, by: site.cast.auditor)
            #expect(part.outcome == nil && part.sequence == 4 && part.entries > 4)
        }
    }
}
