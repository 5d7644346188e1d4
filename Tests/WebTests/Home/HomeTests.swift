import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Start pages")
struct HomeTests {
    private func home(_ site: TestSite, _ person: Person, _ query: String = "") async throws -> String {
        let answer = try await site.get("/\(query)", as: person)
        #expect(answer.status == 200, "\(person.role)")
        return answer.body
    }

    @Test("before a notice came, everybody is told what comes next", arguments: Engine.available)
    func nothing(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let cast = site.cast
            for person in cast.everybody where person.role != .console {
                for path in ["/", "/plan", "/units"] {
                    let answer = try await site.get(path, as: person)
                    #expect(answer.status == 200 && answer.body.contains("class=\"empty\""), "\(path)")
                    #expect(answer.body.contains("/notices/new") == (person.role == .reviewer), "\(path)")
                }
                let action = try await site.get("/plan/actions/1", as: person)
                #expect(action.status == 404 && action.body.contains("还没有确认的年度计划"))
            }
        }
    }

    @Test("a draft waits for the office, and for nobody else", arguments: Engine.available)
    func draft(engine: Engine) async throws {
        try await engine.withSite(.drafted) { site in
            #expect(try await home(site, site.cast.reviewer).contains("href=\"/plans/2023/draft\""))
            for person in [site.cast.reporter, site.cast.leader, site.cast.districtLeader] {
                let body = try await home(site, person)
                #expect(body.contains("2023 年度计划正在") && !body.contains("/plans/2023/draft"))
            }
            let asked = try await site.get("/plan?year=2023", as: site.cast.reporter)
            #expect(asked.status == 404 && asked.body.contains("还是草稿"))
        }
    }

    @Test(
        "a reporter: what is owed, what came back with its reason, what is done", arguments: Engine.available)
    func reporter(engine: Engine) async throws {
        try await engine.withSite { site in
            let (district, cast) = (site.district, site.cast)
            let unit = try await district.unit(Cast.unit).id
            let first = try await home(site, cast.reporter)
            // The second quarter, which is open, not the first, which nobody was asked for.
            #expect(first.contains("2023年第二季度填报") && first.contains("2023年7月7日截止，还有 4 个工作日"))
            #expect(first.contains("<span class=\"tile-number\">2</span><span class=\"tile-words\">份待填报"))
            #expect(first.contains("href=\"/reports/2023Q2/1/\(unit)\""))
            #expect(!first.contains("还有 2 份没有报送"), "the first quarter is not owed")
            #expect(first.contains("下一次：2023年第三季度，2023年9月1日开始填报"))
            try await district.submit()
            try await district.move(.return, reason: "缺签到表<b>")
            let returned = try await home(site, cast.reporter)
            #expect(returned.contains("退回原因： 缺签到表&lt;b&gt;") && returned.contains("其中退回 1 份"))
            #expect(returned.contains("下一步：") == false && returned.contains(">修改<"))
            // It is still a returned one while it is being mended.
            try await district.save(text: "正在改")
            #expect(try await home(site, cast.reporter).contains("退回原因： 缺签到表&lt;b&gt;"))
            #expect(try await !home(site, cast.outsider).contains("缺签到表"))
            try await district.move(.sign)
            try await district.move(.submit)
            try await district.accept(Cast.unit, 2)
            let done = try await home(site, cast.reporter)
            #expect(done.contains("暂时没有待办") && done.contains("<span class=\"tile-number\">1 / 2</span>"))
        }
    }

    @Test(
        "a plan that is not finished when the next comes into force is not forgotten",
        arguments: Engine.available)
    func twoYears(engine: Engine) async throws {
        try await engine.withSite { site in
            let later = site.district.office(on: Fixed.day(7, 4))
            _ = try await ImportNotice(later)(
                Data(FixtureNotice.text.replacing("2023", with: "2024").utf8), fileName: "notice-2024.txt",
                by: site.cast.reviewer)
            #expect(try await home(site, site.cast.reviewer).contains("/plans/2024/draft"))
            try await ConfirmPlan(later)(year: 2024, acceptSuggestions: true, by: site.cast.reviewer)
            let body = try await home(site, site.cast.reporter)
            #expect(body.contains("2024年第一季度填报") && body.contains("2023年第二季度还有 2 份没有报送"))
            #expect(try await home(site, site.cast.reporter, "?year=2023").contains("2023年第二季度填报"))
            try await site.district.submit()
            let office = try await home(site, site.cast.reviewer)
            #expect(office.contains("2023年第二季度还有 1 份待审核"))
            let plan = try await site.get("/plan", as: site.cast.outsider).body
            #expect(plan.contains("2024 年度计划") && plan.contains("href=\"/plan?year=2023\""))
            let before = try await site.get("/plan?year=2023", as: site.cast.outsider).body
            #expect(before.contains("2023 年度计划") && before.contains("quarter=2023Q1"))
        }
    }

    @Test(
        "what came back, was signed or waits is shown, also of a quarter that was due before there was a plan",
        arguments: Engine.available)
    func beforeThePlan(engine: Engine) async throws {
        try await engine.withSite { site in
            let (district, cast) = (site.district, site.cast)
            let unit = try await district.unit(Cast.unit).id
            let path = "/reports/2023Q1/1/\(unit)"
            let early = try #require(Quarter("2023Q1"))
            try await district.save(Cast.unit, 1, early)
            let leader = try await home(site, cast.leader)
            #expect(leader.contains("审阅签字") && leader.contains("href=\"\(path)\""))
            try await district.move(.sign, Cast.unit, 1, early)
            let signed = try await home(site, cast.reporter)
            #expect(signed.contains("2023年第二季度填报") && signed.contains("href=\"\(path)\""))
            #expect(signed.contains("2023年第一季度还有 1 份没有报送"))
            try await district.move(.submit, Cast.unit, 1, early)
            #expect(try await !home(site, cast.reporter).contains("href=\"\(path)\""))
            let office = try await home(site, cast.reviewer)
            #expect(office.contains("href=\"/review/2023Q1/1/\(unit)\""))
            try await district.move(.return, Cast.unit, 1, early, reason: "缺签到表")
            for query in ["", "?quarter=2023Q1", "?quarter=2023Q4"] {
                let body = try await home(site, cast.reporter, query)
                #expect(body.contains("退回原因： 缺签到表") && body.contains("href=\"\(path)\""), "\(query)")
            }
            // What nobody wrote for that quarter is still nobody's debt.
            #expect(try await !home(site, cast.outsider).contains("2023年第一季度还有"))
        }
    }

    @Test("a quarter that is over, not open or not asked for says so", arguments: Engine.available)
    func quarters(engine: Engine) async throws {
        try await engine.withSite { site in
            let reporter = site.cast.reporter
            #expect(try await home(site, reporter, "?quarter=2023Q1").contains("不要求报送"))
            let later = try await home(site, reporter, "?quarter=2023Q4")
            #expect(later.contains("2023年12月1日开始填报，现在还不用做什么"))
            #expect(later.contains("2023年第二季度还有 2 份没有报送"))
            #expect(try await site.get("/?quarter=2024Q1", as: reporter).status == 404)
            #expect(try await site.get("/?quarter=2023", as: reporter).status == 404)
        }
    }

    @Test("a unit's leader: first what can be signed", arguments: Engine.available)
    func leader(engine: Engine) async throws {
        try await engine.withSite { site in
            #expect(try await home(site, site.cast.leader).contains("没有等待审签的报告"))
            // A blank draft cannot be signed.
            try await SaveReport(site.district.office)(
                ReportContent(narrative: "刚开始写"), quarter: Fixed.quarter, unit: Cast.unit, action: 1,
                by: site.cast.reporter)
            let blank = try await home(site, site.cast.leader)
            #expect(blank.contains("没有等待审签的报告") && !blank.contains("审阅签字"))
            try await site.district.save(text: "写完了")
            let ready = try await home(site, site.cast.leader)
            #expect(ready.contains("审阅签字") && !ready.contains("没有等待审签的报告"))
            #expect(ready.contains("<span class=\"tile-number\">1</span><span class=\"tile-words\">份等您审签"))
            #expect(try await !home(site, site.cast.reporter).contains("审阅签字"))
            // What came back and was mended waits for the signature, not for mending.
            try await site.district.move(.sign)
            try await site.district.move(.submit)
            try await site.district.move(.return, reason: "缺签到表")
            #expect(try await home(site, site.cast.leader).contains("退回修改"))
            try await site.district.save(text: "补了签到表")
            let mended = try await home(site, site.cast.leader)
            #expect(mended.contains("审阅签字") && !mended.contains("退回修改"))
        }
    }

    @Test("a reviewer: what waits, who has not reported, what turned red", arguments: Engine.available)
    func reviewer(engine: Engine) async throws {
        try await engine.withSite { site in
            let unit = try await site.district.unit(Cast.unit).id
            let empty = try await home(site, site.cast.reviewer)
            #expect(empty.contains("没有待审的报告") && empty.contains("没有新转红的承诺"))
            try await site.district.submit()
            let body = try await home(site, site.cast.reviewer)
            #expect(body.contains("href=\"/review/2023Q2/1/\(unit)\""))
            #expect(body.contains("<span class=\"tile-number\">1</span><span class=\"tile-words\">份待审核"))
            #expect(body.contains("<span class=\"tile-number\">7</span><span class=\"tile-words\">份未报送"))
            #expect(body.contains("第 1 项 未填报"), "another unit owes the first action too")
            try await site.district.move(.accept)
            for (unit, action) in try await site.district.due() where unit != Cast.unit || action != 1 {
                try await site.district.accept(unit, action)
            }
            let complete = try await home(site, site.cast.reviewer)
            #expect(complete.contains("各单位都已报送") && complete.contains("下一步：锁定季度"))
        }
    }

    @Test("the district's leader: every action in one line", arguments: Engine.available)
    func district(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.accept(Cast.unit, 2)
            let body = try await home(site, site.cast.districtLeader)
            #expect(body.components(separatedBy: "class=\"ordinal\"").count - 1 == 3)
            #expect(body.contains("只计审核通过的报送") && body.contains("class=\"share-bar\""))
            #expect(!body.contains(site.cast.reporter.name), "nobody's name")
        }
    }

    @Test("auditor and administrator: the doors that are theirs", arguments: Engine.available)
    func doors(engine: Engine) async throws {
        try await engine.withSite { site in
            let audit = try await home(site, site.cast.auditor)
            #expect(audit.contains("href=\"/administration/audit\"") && audit.contains("href=\"/documents\""))
            let keys = try await home(site, site.cast.administrator)
            #expect(keys.contains("href=\"/administration\"") && !keys.contains("href=\"/review"))
        }
    }
}
