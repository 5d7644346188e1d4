import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("From a notice to a plan in force")
struct DraftPagesTests {
    private let draft = "/plans/2023/draft"

    @Test("the page lays the plan beside the notice and says what is open", arguments: Engine.available)
    func shows(engine: Engine) async throws {
        try await engine.withSite(.drafted) { site in
            let page = try await site.get(draft, as: site.cast.reviewer)
            #expect(page.status == 200)
            let plan = try await site.district.plan()
            for commitment in plan.actions.flatMap(\.commitments) {
                let anchor = "c-\(commitment.id)"
                // Both sides lead to each other without a script.
                #expect(page.body.contains("id=\"n-\(anchor)\" href=\"#\(anchor)\""))
                #expect(page.body.contains("id=\"\(anchor)\" data-c=\"\(anchor)\""))
                #expect(page.body.contains("href=\"#n-\(anchor)\""))
            }
            #expect(page.body.contains("相关镇人民政府") && page.body.contains("必须先定"))
            // Every link to a place on this page leads somewhere.
            let ids = Set(page.body.matches(of: /\bid="([^"]+)"/).map { String($0.1) })
            for link in page.body.matches(of: /href="#([^"]+)"/).map({ String($0.1) }) {
                #expect(ids.contains(link), "\(link)")
            }
            let all = page.body.matches(of: /\bid="([^"]+)"/).map { String($0.1) }
            #expect(Set(all).count == all.count, "an identifier stands twice")
            #expect(page.body.contains("发文字号") && page.body.contains("没有作为目标的数字"))
            // Others look on: nothing that they could press.
            let seen = try await site.get(draft, as: site.cast.auditor)
            #expect(seen.status == 200 && !seen.body.contains("/commitments/"))
            #expect(!seen.body.contains("action=\"/plans/"))
            #expect(try await site.get("/plans/2031/draft", as: site.cast.reviewer).status == 404)
        }
    }

    @Test("from open points to a plan in force", arguments: Engine.available)
    func confirms(engine: Engine) async throws {
        try await engine.withSite(.drafted) { site in
            let (reviewer, path) = (site.cast.reviewer, "/plans/2023/draft/confirmation")
            let early = try await site.post(path, as: reviewer)
            #expect(early.status == 422 && early.body.contains("计划没有确认"))
            let ask = try await site.get(path, as: reviewer)
            #expect(ask.body.contains("不能再改") && ask.body.contains("name=\"accept\""))
            // From this page the links lead to the other one.
            #expect(ask.body.contains("href=\"/plans/2023/draft#c-"))
            #expect(try await site.post("\(draft)/suggestions", as: reviewer).location == draft)
            let ready = try await site.get(draft, as: reviewer)
            #expect(!ready.body.contains("必须先定") && ready.body.contains("撤销"))
            let done = try await site.post(path, as: reviewer)
            #expect(done.status == 303 && done.location == "/plan/sources")
            #expect(try await site.district.plan().status == .confirmed)
            // The office is led to what comes next, until it is done.
            let home = try await site.get("/", as: reviewer).body
            #expect(home.contains("href=\"/plan/sources\""))
            #expect(try await site.get(path, as: reviewer).status == 409)
            #expect(try await site.post("\(draft)/suggestions", as: reviewer).status == 409)
            let after = try await site.get(draft, as: reviewer)
            #expect(after.body.contains("/plans/2023/amend") && !after.body.contains("\(draft)/commitments/"))
        }
    }

    @Test("what was done is taken back from the line after it, and not twice", arguments: Engine.available)
    func undoes(engine: Engine) async throws {
        try await engine.withSite(.drafted) { site in
            let before = try await site.district.plan()
            _ = try await site.post("\(draft)/suggestions", as: site.cast.reviewer)
            let page = try await site.get(draft, as: site.cast.reviewer)
            // Giving one commitment its steps was the first edit, this is the second.
            #expect(page.body.contains("action=\"\(draft)/undo/2/2\""))
            #expect(page.body.contains("action=\"\(draft)/undo/1/2\""))
            #expect(try await site.post("\(draft)/undo/2/2", as: site.cast.reviewer).location == draft)
            #expect(try await site.district.plan() == before)
            let again = try await site.post("\(draft)/undo/2/2", as: site.cast.reviewer)
            #expect(again.status == 303)
            #expect(try await site.district.plan() == before)
            #expect(try await site.post("\(draft)/undo/x/2", as: site.cast.reviewer).status == 404)
        }
    }

    @Test("a draft is discarded only after its consequence was read", arguments: Engine.available)
    func discards(engine: Engine) async throws {
        try await engine.withSite(.drafted) { site in
            let path = "\(draft)/discarding"
            let plan = try await site.district.plan()
            let ask = try await site.get(path, as: site.cast.reviewer)
            #expect(ask.body.contains("不能恢复") && ask.body.contains(plan.id.rawValue))
            #expect(try await site.post(path, as: site.cast.reviewer, [("plan", "other")]).status == 409)
            let done = try await site.post(path, as: site.cast.reviewer, [("plan", plan.id.rawValue)])
            #expect(done.status == 303 && done.location == "/notices")
            let empty = try await site.get("/notices", as: site.cast.reviewer)
            #expect(empty.body.contains("还没有导入通知"))
            #expect(try await site.get(draft, as: site.cast.reviewer).status == 404)
        }
    }

    @Test("a remark is settled, and the list is shorter", arguments: Engine.available)
    func settles(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let text = FixtureNotice.text.replacingOccurrences(of: "三、", with: "五、")
            _ = try await ImportNotice(site.district.office)(pasted: text, by: site.cast.reviewer)
            let page = try await site.get(draft, as: site.cast.reviewer)
            let match = page.body.firstMatch(of: /action="([^"]+\/remarks\/\d+)"/)
            let path = String(try #require(match).1)
            #expect(page.body.contains("序号不连续"))
            #expect(try await site.post(path, as: site.cast.reviewer).location == "\(draft)#checklist")
            let after = try await site.get(draft, as: site.cast.reviewer)
            #expect(!after.body.contains("序号不连续"))
            #expect(try await site.post("\(draft)/remarks/99", as: site.cast.reviewer).status == 404)
        }
    }
}
