import Database
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Reminders, more time, quarters", .serialized)
struct DeskPagesTests {
    @Test(
        "a reminder is sent once, read by its unit, and refused with what was typed",
        arguments: Engine.available)
    func reminders(engine: Engine) async throws {
        try await engine.withSite { site in
            let (cast, district) = (site.cast, site.district)
            let unit = try await district.unit(Cast.unit).id.rawValue
            let page = try await site.get("/review/reminders?quarter=2023Q2", as: cast.reviewer)
            #expect(page.body.contains("请于2023年7月7日前完成") && page.body.contains("id=\"digest\""))
            let fields = [("quarter", "2023Q2"), ("text", "请尽快报送"), ("units", unit)]
            let sent = try await site.post("/review/reminders", as: cast.reviewer, fields)
            #expect(sent.status == 303 && sent.location == "/review/reminders?quarter=2023Q2")
            let before = try await district.snapshot()
            #expect(try await site.post("/review/reminders", as: cast.reviewer, fields).status == 303)
            #expect(before == (try await district.snapshot()))
            let none = try await site.post(
                "/review/reminders", as: cast.reviewer, [("quarter", "2023Q2"), ("text", "留下的<字>")])
            #expect(none.status == 422 && none.body.contains("留下的&lt;字&gt;"))
            #expect(none.body.contains("href=\"#units\""))
            let wrong = try await site.post(
                "/review/reminders", as: cast.reviewer, [("quarter", "x"), ("text", "y"), ("units", unit)])
            #expect(wrong.status == 422)
            let id = try await ReadReminders(district.office).unread(by: cast.reporter)[0].id
            let home = try await site.get("/", as: cast.reporter)
            #expect(home.body.contains("请尽快报送") && home.body.contains("/reports/2023Q2/1/\(unit)"))
            #expect(!(try await site.get("/", as: cast.outsider).body.contains("请尽快报送")))
            #expect(try await site.post("/reminders/\(id)/dismissal", as: cast.outsider).status == 404)
            let read = try await site.post(
                "/reminders/\(id)/dismissal", as: cast.leader, [("back", "/reports")])
            #expect(read.location == "/reports")
            #expect(!(try await site.get("/", as: cast.reporter).body.contains("请尽快报送")))
            let after = try await site.get("/review/reminders?quarter=2023Q2", as: cast.auditor)
            #expect(after.body.contains("\(cast.leader.name) 于 2023-07-03 09:00 已读"))
            #expect(!after.body.contains("name=\"units\""))
        }
    }

    @Test(
        "more time is asked for and answered; a wrong day comes back at its field",
        arguments: Engine.available)
    func extensions(engine: Engine) async throws {
        try await engine.withSite { site in
            let (cast, district) = (site.cast, site.district)
            let wrong = try await site.post(
                "/extensions", as: cast.reporter,
                [("quarter", "2023Q2"), ("until", "2023-13-40"), ("reason", "汛期<抢险>")])
            #expect(wrong.status == 422 && wrong.body.contains("href=\"#until\""))
            #expect(wrong.body.contains("汛期&lt;抢险&gt;"))
            let asked = try await site.post(
                "/extensions", as: cast.reporter,
                [("quarter", "2023Q2"), ("until", "2023-07-14"), ("reason", "汛期")])
            #expect(asked.status == 303)
            #expect(!(try await site.get("/extensions", as: cast.outsider).body.contains("汛期")))
            let id = try await ReadExtensions(district.office)(by: cast.reviewer).requests[0].id
            let office = try await site.get("/extensions", as: cast.reviewer)
            #expect(office.body.contains("汛期") && office.body.contains("until-\(id)"))
            let early = try await site.post(
                "/extensions/\(id)/grant", as: cast.reviewer, [("until", "2023-07-01")])
            #expect(early.status == 422 && early.body.contains("href=\"#until-\(id)\""))
            let bare = try await site.post("/extensions/\(id)/refusal", as: cast.reviewer, [("reason", " ")])
            #expect(bare.status == 422 && bare.body.contains("href=\"#reason-\(id)\""))
            #expect(
                try await site.post(
                    "/extensions/\(id)/grant", as: cast.reviewer, [("until", "2023-07-12")]
                ).status == 303)
            #expect(try await site.get("/extensions", as: cast.reporter).body.contains("同意，延至 2023-07-12"))
            #expect(
                try await site.post("/extensions/x/refusal", as: cast.reviewer, [("reason", "y")]).status
                    == 404)
        }
    }

    @Test(
        "a quarter is locked after a page that says what it means, and not before all is accepted",
        arguments: Engine.available)
    func quarters(engine: Engine) async throws {
        try await engine.withSite { site in
            let (cast, district) = (site.cast, site.district)
            try await district.accept()
            let open = try await site.get("/quarters/2023Q2", as: cast.reviewer)
            #expect(open.body.contains("还有 7 份报告未通过") && !open.body.contains("/quarters/2023Q2/lock"))
            #expect(try await site.get("/quarters/2023Q2/lock", as: cast.reviewer).status == 303)
            let refused = try await site.post("/quarters/2023Q2/lock", as: cast.reviewer)
            #expect(refused.status == 422 && refused.body.contains("尚未通过，不能锁定"))
            for (unit, action) in try await district.due() where (unit, action) != (Cast.unit, 1) {
                try await district.accept(unit, action)
            }
            #expect(try await site.get("/quarters/2023Q2", as: cast.reviewer).body.contains("全部报告已通过"))
            let confirm = try await site.get("/quarters/2023Q2/lock", as: cast.reviewer)
            #expect(confirm.body.contains("锁定不能撤销") && confirm.body.contains("8 份报告"))
            #expect(try await site.post("/quarters/2023Q2/lock", as: cast.reviewer).status == 303)
            #expect(try await site.post("/quarters/2023Q2/lock", as: cast.reviewer).status == 422)
            let list = try await site.get("/quarters", as: cast.auditor)
            #expect(list.status == 200 && list.body.contains("已锁定"))
            #expect(try await site.get("/quarters/2024Q1", as: cast.reviewer).status >= 400)
        }
    }

    @Test("without a plan in force every page says what to do next", arguments: Engine.available)
    func unplanned(engine: Engine) async throws {
        for stage in [District.Stage.registered, .drafted] {
            try await engine.withSite(stage) { site in
                for path in ["/review", "/review/reminders", "/extensions", "/quarters", "/documents"] {
                    let answer = try await site.get(path, as: site.cast.reviewer)
                    #expect(answer.status == 200 && answer.body.contains("href=\"/notices\""), "\(path)")
                }
                #expect(try await site.get("/documents", as: site.cast.leader).body.contains("正在准备计划"))
            }
        }
    }
}
