import Database
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Pages of supervision", .serialized)
struct SupervisionPagesTests {
    @Test("from the suggestion to the reply and its closing", arguments: Engine.available)
    func orders(engine: Engine) async throws {
        try await engine.withSite { site in
            let (cast, district) = (site.cast, site.district)
            #expect(try await site.get("/supervision", as: cast.reviewer).body.contains("今天没有需要下达的督办单"))
            try await district.accept(Cast.unit, 2)
            let list = try await site.get("/supervision", as: cast.reviewer)
            let pick = try #require(list.body.firstMatch(of: /name="pick" value="([^"]+)"/)).output.1
            #expect(try await site.get("/", as: cast.reviewer).body.contains("建议下达1份督办单"))
            let refused = try await site.post(
                "/supervision/suggestions", as: cast.reviewer,
                [("pick", String(pick)), ("reason", "留下的<字>"), ("request", "")])
            #expect(refused.status == 422 && refused.body.contains("留下的&lt;字&gt;"))
            let sent = try await site.post(
                "/supervision/suggestions", as: cast.reviewer,
                [("pick", String(pick)), ("reason", "黄灯"), ("request", "请加快")])
            #expect(sent.status == 303 && sent.location == "/supervision")
            let order = try await ReadSupervision(district.office)(by: cast.reviewer).orders[0]
            let unit = try #require(cast.everybody.first { $0.unit == order.unit && $0.role == .reporter })
            let path = "/supervision/orders/\(order.id)"
            #expect(try await site.get("/", as: unit).body.contains(path))
            let page = try await site.get(path, as: unit)
            #expect(page.body.contains("name=\"words\"") && !page.body.contains("/closure\""))
            #expect(try await site.post("\(path)/reply", as: unit, [("words", "")]).status == 422)
            #expect(try await site.post("\(path)/reply", as: unit, [("words", "八月完成")]).status == 303)
            let read = try await site.get(path, as: cast.reviewer)
            #expect(read.body.contains("八月完成") && read.body.contains("\(path)/closure"))
            let file = try await site.get("\(path)/document", as: cast.auditor)
            #expect(file.status == 200)
            #expect(try await site.post("\(path)/closure", as: cast.reviewer, [("words", "")]).status == 303)
            #expect(try await site.get("/supervision?state=closed", as: unit).body.contains(path))
        }
    }

    @Test("a commitment's checks and closing are seen where its number is", arguments: Engine.available)
    func commitment(engine: Engine) async throws {
        try await engine.withSite { site in
            let (cast, district) = (site.cast, site.district)
            try await district.accept()
            let path = "/supervision/commitments/2023/1/1"
            #expect(try await site.get(path, as: cast.outsider).status == 403)
            let wrong = try await site.post(
                "\(path)/checks", as: cast.reviewer,
                [
                    ("day", "2023-07-03"), ("method", "on-site"), ("size", "x"), ("sound", "2"),
                    ("result", "failed"), ("counted", "9"), ("found", "缺签到表"),
                ])
            #expect(
                wrong.status == 422 && wrong.body.contains("缺签到表") && wrong.body.contains("href=\"#size\""))
            let done = try await site.post(
                "\(path)/checks", as: cast.reviewer,
                [
                    ("day", "2023-07-03"), ("method", "on-site"), ("size", "5"), ("sound", "2"),
                    ("result", "failed"), ("counted", "2"), ("found", "缺签到表"),
                ])
            #expect(done.status == 303 && done.location == path)
            let plan = "/plan/actions/1/commitments/1?quarter=2023Q2"
            let page = try await site.get(plan, as: cast.districtLeader)
            #expect(page.body.contains("核减后计2") && page.body.contains("缺签到表") && page.body.contains(path))
            #expect(try await site.get("/plan?quarter=2023Q2", as: cast.reviewer).body.contains("（核减）"))
            #expect(try await site.post("\(path)/closure-request", as: cast.leader).status == 303)
            let refused = try await site.post("\(path)/closure", as: cast.reviewer)
            #expect(refused.status == 422 && refused.body.contains("目标尚未完成"))
            let asked = try await site.post(
                "\(path)/due-requests", as: cast.reporter,
                [("until", "2024-02-01"), ("reason", "汛期"), ("progress", "一半")])
            #expect(asked.status == 303)
            #expect(try await site.get("/supervision", as: cast.reviewer).body.contains("汛期"))
        }
    }

    @Test("rules are read by those who oversee and changed by the office", arguments: Engine.available)
    func rules(engine: Engine) async throws {
        try await engine.withSite { site in
            let cast = site.cast
            #expect(
                !(try await site.get("/supervision/rules", as: cast.auditor).body.contains(
                    "type=\"submit\">保存")))
            var values = EscalationRules().values
            values["order-days-red"] = "99"
            let bad = try await site.post(
                "/supervision/rules", as: cast.reviewer, values.map { ($0.key, $0.value) })
            #expect(bad.status == 422 && bad.body.contains("1至60"))
            values["order-days-red"] = "1"
            let good = try await site.post(
                "/supervision/rules", as: cast.reviewer, values.map { ($0.key, $0.value) })
            #expect(good.status == 303)
            #expect(
                try await ReadSupervision(site.district.office)(by: cast.reviewer).rules.replyDays[.red] == 1)
        }
    }
}
