import Database
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("The office's pages", .serialized)
struct ReviewPagesTests {
    private func path(_ site: TestSite, _ unit: String = Cast.unit, _ action: Int = 1) async throws -> String
    {
        "/review/\(Fixed.quarter)/\(action)/\(try await site.district.unit(unit).id)"
    }

    @Test("from the queue to the last decision, with one return", arguments: Engine.available)
    func whole(engine: Engine) async throws {
        try await engine.withSite { site in
            let (reviewer, district) = (site.cast.reviewer, site.district)
            try await district.submit()
            try await district.submit(Cast.otherUnit, 3)
            let first = try await path(site)
            let queue = try await site.get("/review", as: reviewer)
            #expect(queue.status == 200 && queue.body.contains(first))
            #expect(queue.body.contains("远超目标") && queue.body.contains("存在问题"))
            let report = try await site.get(first, as: reviewer)
            #expect(report.body.contains("第 1 份，共 2 份") && report.body.contains("rel=\"next\""))
            #expect(report.body.contains("按计划推进") && report.body.contains("签到表，存于本单位"))
            // Without a reason nothing is returned, and what was ticked stays.
            let bare = try await site.post(first + "/return", as: reviewer, [("revision", "1")])
            #expect(bare.status == 422 && bare.body.contains("href=\"#return-reason\""))
            #expect(bare.body.contains("class=\"decision-row\" open"))
            let back = try await site.post(
                first + "/return", as: reviewer,
                [("revision", "1"), ("suggestion", "请补充佐证材料。"), ("reason", "另附<照片>")])
            #expect(back.status == 303)
            #expect(back.location == (try await path(site, Cast.otherUnit, 3)))
            #expect(try await district.report()?.moves.last?.reason == "请补充佐证材料。\n另附<照片>")
            try await district.save(text: "已补充，共办讲座18场")
            try await district.move(.sign)
            try await district.move(.submit)
            let again = try await site.get(first, as: reviewer)
            #expect(again.body.contains("<del>") && again.body.contains("<ins>"))
            #expect(again.body.contains("另附&lt;照片&gt;") && again.body.contains("退回后重新报送"))
            // The page that was opened before the unit handed in another text decides nothing.
            let stale = try await site.post(first + "/acceptance", as: reviewer, [("revision", "1")])
            #expect(stale.status == 422 && stale.body.contains("新的一稿"))
            let accepted = try await site.post(first + "/acceptance", as: reviewer, [("revision", "2")])
            #expect(accepted.status == 303)
            #expect(try await district.report()?.state == .accepted)
            let reopened = try await site.post(
                first + "/reopening", as: reviewer, [("revision", "2"), ("reason", "数据有误")])
            #expect(reopened.location == first)
            #expect(try await site.get(first, as: reviewer).body.contains("报告在单位手中"))
        }
    }

    @Test(
        "what is not flagged is accepted together, after a page that names the number",
        arguments: Engine.available)
    func together(engine: Engine) async throws {
        try await engine.withSite { site in
            let (reviewer, district) = (site.cast.reviewer, site.district)
            try await district.submitPlainly()
            let values = try await district.unflagged().map { "\($0.report).\($0.revision)" }.sorted()
            let query = values.map { "report=\($0)" }.joined(separator: "&")
            let confirm = try await site.get("/review/2023Q2/acceptance?\(query)", as: reviewer)
            #expect(confirm.status == 200 && confirm.body.contains("确认通过 2 份"))
            #expect(try await district.report()?.state == .submitted)
            // One is taken back meanwhile: nothing is accepted, and the other one can be sent again.
            try await district.move(.withdraw)
            let fields = values.map { ("report", $0) }
            let refused = try await site.post("/review/2023Q2/acceptance", as: reviewer, fields)
            #expect(refused.status == 422 && refused.body.contains("报告现在为草稿，不能通过"))
            #expect(refused.body.contains("确认通过 1 份"))
            #expect(try await district.report(Cast.otherUnit, 3)?.state == .submitted)
            try await district.move(.sign)
            try await district.move(.submit)
            let done = try await site.post("/review/2023Q2/acceptance", as: reviewer, fields)
            #expect(done.status == 303 && done.location == "/review?quarter=2023Q2")
            #expect(try await district.report()?.state == .accepted)
            for hostile in ["", "x", ".", "1.1.1", "'--.1", String(repeating: "9", count: 300)] {
                let answer = try await site.post(
                    "/review/2023Q2/acceptance", as: reviewer, [("report", hostile)])
                #expect(answer.status == 422, "\(hostile)")
            }
            #expect(try await site.get("/review/2023Q2/acceptance", as: reviewer).status == 200)
            #expect(try await site.post("/review/2023Q2/acceptance", as: reviewer).status == 422)
        }
    }

    @Test(
        "a filter that is none filters nothing; an address that is none is not found",
        arguments: Engine.available)
    func hostile(engine: Engine) async throws {
        try await engine.withSite { site in
            let reviewer = site.cast.reviewer
            try await site.district.submit()
            let first = try await path(site)
            for query in [
                "flag=%3Cscript%3E", "action=99999999999999999999", "unit=%27--", "flag=late&action=-1",
            ] {
                let answer = try await site.get("/review?\(query)", as: reviewer)
                #expect(answer.status == 200 && !answer.body.contains("<script>"), "\(query)")
            }
            #expect(try await site.get("/review?flag=problems", as: reviewer).body.contains(first))
            #expect(!(try await site.get("/review?flag=none", as: reviewer).body.contains(first)))
            #expect(try await site.get("/review?quarter=2023Q9", as: reviewer).status == 422)
            #expect(try await site.get("/review?quarter=2022Q1", as: reviewer).status >= 400)
            for path in ["/review/2023Q2/9/x", "/review/2023Q2/x/y", "/review/Q/1/1", "/review/2023Q2/1/%27"]
            {
                #expect(try await site.get(path, as: reviewer).status == 404, "\(path)")
                #expect(try await site.post(path + "/acceptance", as: reviewer).status == 404, "\(path)")
            }
            for revision in ["", "x", "-1", "999999999999999999999"] {
                let answer = try await site.post(
                    first + "/acceptance", as: reviewer, [("revision", revision)])
                #expect(answer.status == 422, "\(revision)")
            }
            #expect(try await site.district.report()?.state == .submitted)
            let long = String(repeating: "长", count: 2001)
            let refused = try await site.post(
                first + "/return", as: reviewer, [("revision", "1"), ("reason", long)])
            #expect(refused.status == 422 && refused.body.contains(long))
        }
    }

    @Test(
        "who reads sees no forms; who sees nothing of other units sees nothing", arguments: Engine.available)
    func rights(engine: Engine) async throws {
        try await engine.withSite { site in
            let (cast, district) = (site.cast, site.district)
            try await district.submit()
            let first = try await path(site)
            for person in [cast.auditor, cast.districtLeader] {
                for path in ["/review", first, "/review/reminders", "/quarters", "/quarters/2023Q2"] {
                    let answer = try await site.get(path, as: person)
                    #expect(answer.status == 200, "\(path)")
                    #expect(
                        !answer.body.contains("action=\"/review/"), "\(path) offers \(person.role) a form")
                }
            }
            let remarks = first + "/remarks"
            #expect(try await site.get(remarks, as: cast.reporter).status == 200)
            #expect(try await site.get(remarks, as: cast.outsider).status == 403)
            #expect(try await site.post(remarks, as: cast.outsider, [("remark", "x")]).status == 403)
            #expect(try await site.get(remarks, as: cast.administrator).status == 403)
        }
    }

    @Test("a remark travels to the unit and back, and is settled", arguments: Engine.available)
    func thread(engine: Engine) async throws {
        try await engine.withSite { site in
            let (cast, district) = (site.cast, site.district)
            try await district.submit()
            let first = try await path(site)
            let empty = try await site.post(first + "/remarks", as: cast.reviewer, [("remark", " ")])
            #expect(empty.status == 422 && empty.body.contains("href=\"#remark\""))
            let sent = try await site.post(
                first + "/remarks", as: cast.reviewer,
                [("remark", "请说明<b>来源</b>"), ("back", "//evil.example")])
            #expect(sent.location == "/")
            let seen = try await site.get(first + "/remarks", as: cast.leader)
            #expect(seen.body.contains("请说明&lt;b&gt;来源&lt;/b&gt;"))
            #expect(!seen.body.contains("/resolution\""))
            let foreign = try await site.post(
                first + "/remarks", as: cast.reviewer, [("remark", "文字仍在"), ("commitment", "x")])
            #expect(foreign.status == 422 && foreign.body.contains("文字仍在"))
            // The unit's own page of the report holds it too.
            let own = first.replacing("/review/", with: "/reports/")
            let page = try await site.get(own, as: cast.reporter)
            #expect(page.body.contains("请说明&lt;b&gt;来源&lt;/b&gt;"))
            #expect(page.body.contains("action=\"\(first)/remarks\""))
            let answer = try await site.post(
                first + "/remarks", as: cast.reporter, [("remark", "来自台账"), ("back", own)])
            #expect(answer.location == own)
            let id = try await district.remarks()[0].id
            let settled = try await site.post("\(first)/remarks/\(id)/resolution", as: cast.reviewer)
            #expect(settled.status == 303)
            #expect(try await site.get(first, as: cast.auditor).body.contains("标为已解决"))
            #expect(try await site.post("\(first)/remarks/x/resolution", as: cast.reviewer).status == 404)
        }
    }
}
