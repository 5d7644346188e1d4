import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Reading the plan")
struct PlanPageTests {
    @Test("every page opens for every role, in both languages", arguments: Engine.available)
    func everybody(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.accept()
            try await site.district.accept(Cast.unit, 2)
            let unit = try await site.district.unit(Cast.unit).id
            let paths = [
                "/plan", "/plan?quarter=2023Q4", "/plan?year=2023&light=red", "/plan/actions/1",
                "/plan/actions/2/commitments/3", "/plan/actions/1/commitments/1?quarter=2023Q1", "/units",
                "/units/\(unit)",
            ]
            for person in site.cast.everybody where person.role != .console {
                for path in paths {
                    for language in ["zh-Hans", "en"] {
                        let answer = try await site.get(
                            path, as: person,
                            [
                                "Cookie":
                                    "banshi-session=\(try await site.seed(of: person)); banshi-view=\(language)"
                            ])
                        #expect(answer.status == 200, "\(path) as \(person.role)")
                        #expect(!answer.body.contains("browse."), "\(path): a word is missing")
                    }
                }
            }
        }
    }

    @Test("what is not there is a page that says so", arguments: Engine.available)
    func missing(engine: Engine) async throws {
        try await engine.withSite { site in
            for path in [
                "/plan?year=2022", "/plan?year=x", "/plan?quarter=2023Q5", "/plan?light=pink",
                "/plan/actions/9",
                "/plan/actions/x", "/plan/actions/1/commitments/99", "/plan/actions/1/commitments/-1",
                "/units/nobody", "/plan?year=99999999999999999999",
            ] {
                let answer = try await site.get(path, as: site.cast.reviewer)
                #expect(answer.status == 404, "\(path)")
            }
        }
    }

    @Test("filters leave what fits, and say how to see the rest", arguments: Engine.available)
    func filters(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.accept(Cast.unit, 2)
            let (unit, other) = (
                try await site.district.unit(Cast.unit).id, try await site.district.unit(Cast.otherUnit).id
            )
            func rows(_ query: String) async throws -> Int {
                let body = try await site.get("/plan?quarter=2023Q2\(query)", as: site.cast.reviewer).body
                return body.components(separatedBy: "<th scope=\"row\">").count - 1
            }
            let all = try await rows("")
            #expect(all == (try await site.district.plan()).actions.flatMap(\.commitments).count)
            #expect(try await rows("&unit=\(unit)") + rows("&unit=\(other)") <= all)
            let byLight = try await [Light.red, .yellow, .green, .blue, .grey].asyncSum {
                try await rows("&light=\($0.rawValue)")
            }
            #expect(byLight == all)
            let none = try await site.get("/plan?quarter=2023Q2&light=blue", as: site.cast.reviewer).body
            #expect(none.contains("没有符合筛选条件的承诺") && none.contains("显示全部"))
        }
    }

    @Test(
        "a commitment: why its light, where its numbers come from, what was amended",
        arguments: Engine.available)
    func commitment(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.accept(Cast.unit, 2)
            var wish = Amendment.Wish()
            wish.target = try Amount(40)
            try await AmendCommitment(site.district.office)(
                action: 2, commitment: 1, wish: wish, reason: "扩大覆盖面", by: site.cast.reviewer)
            let path = "/plan/actions/2/commitments/1?quarter=2023Q2"
            let unit = try await site.district.unit(Cast.unit).id
            let body = try await site.get(path, as: site.cast.reviewer).body
            #expect(body.contains("<mark>举办健康讲座20场</mark>"))
            #expect(body.contains("共 365 天，到2023年6月30日已过 181 天，181 ÷ 365 = 49.6%"))
            #expect(body.contains("完成值 5 ÷ 目标值 40 = 12.5%") && body.contains("慢 37.1 个百分点：红灯"))
            #expect(body.contains("<del>20</del>") && body.contains("扩大覆盖面"))
            #expect(
                body.contains("href=\"/review/2023Q2/2/\(unit)\"") && body.contains(site.cast.reporter.name))
            #expect(
                body.contains("quarters-chart")
                    && body.contains("<table class=\"table stack\" id=\"quarters\""))
            let outside = try await site.get(path, as: site.cast.reporter(of: "区财政局")).body
            #expect(outside.contains("目标值 40 = 12.5%"), "figures are known in the district")
            #expect(!outside.contains("/2023Q2/2/\(unit)"), "the report is not theirs to open")
            for person in [site.cast.reporter, site.cast.leader, site.cast.reviewer] {
                #expect(!outside.contains(person.name), "\(person.role)")
            }
            let own = try await site.get(path, as: site.cast.reporter).body
            #expect(own.contains("href=\"/reports/2023Q2/2/\(unit)\""))
        }
    }

    @Test(
        "an action: contents for those who may read them, the state for the others",
        arguments: Engine.available)
    func action(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.accept(text: "新建了两处托育点")
            let path = "/plan/actions/1?quarter=2023Q2"
            for reader in [
                site.cast.reporter, site.cast.reviewer, site.cast.auditor, site.cast.districtLeader,
            ] {
                #expect(try await site.get(path, as: reader).body.contains("新建了两处托育点"), "\(reader.role)")
            }
            for other in [site.cast.outsider, site.cast.administrator] {
                let body = try await site.get(path, as: other).body
                #expect(!body.contains("新建了两处托育点") && body.contains("只显示状态"), "\(other.role)")
                #expect(body.contains("state-accepted"))
            }
        }
    }

    @Test("units: people for the office, another region's unit for nobody", arguments: Engine.available)
    func units(engine: Engine) async throws {
        try await engine.withSite { site in
            let unit = try await site.district.unit(Cast.unit).id
            let path = "/units/\(unit)"
            #expect(try await site.get(path, as: site.cast.reviewer).body.contains(site.cast.leader.name))
            for other in [site.cast.outsider, site.cast.districtLeader] {
                #expect(try await !site.get(path, as: other).body.contains(site.cast.leader.name))
            }
            let office = site.district.office.of(try JurisdictionCode("990302"))
            let console = try await SetUp(office)(name: "白石区", units: [try UnitName("区甲局")])
            let foreign = try await site.district.office.database.read {
                try PeopleStore.units(of: office.jurisdiction, in: $0)
            }
            #expect(console.jurisdiction == office.jurisdiction)
            let strange = try await site.get("/units/\(foreign[0].id)", as: site.cast.reviewer)
            #expect(strange.status == 404 && !strange.body.contains("区甲局"))
        }
    }

    @Test("a notice with markup and turned writing does no harm", arguments: Engine.available)
    func hostile(engine: Engine) async throws {
        try await engine.withSite(.registered) { site in
            let text = FixtureNotice.text
                .replacing("举办健康讲座20场", with: "举办<script>alert(1)</script>\u{202E}健康讲座20场")
                .replacing("实施家庭教育行动", with: "实施\"><img src=x onerror=alert(1)>\u{2066}家庭教育行动")
            let office = site.district.office
            _ = try await ImportNotice(office)(
                Data(text.utf8), fileName: "notice.txt", by: site.cast.reviewer)
            let plan = try await ConfirmPlan(office)(acceptSuggestions: true, by: site.cast.reviewer)
            var paths = ["/", "/plan"]
            for action in plan.actions {
                paths.append("/plan/actions/\(action.ordinal)")
                paths += action.commitments.map {
                    "/plan/actions/\(action.ordinal)/commitments/\($0.ordinal)"
                }
            }
            for person in [site.cast.reviewer, site.cast.reporter, site.cast.districtLeader] {
                for path in paths {
                    let body = try await site.get(path, as: person).body
                    #expect(!body.contains("<script>alert") && !body.contains("<img"), "\(path)")
                    let turning = body.unicodeScalars.contains {
                        (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
                    }
                    #expect(!turning, "\(path)")
                }
            }
            let action = try await site.get("/plan/actions/2", as: site.cast.reviewer).body
            #expect(action.contains("&lt;script&gt;") && action.contains("\u{FFFD}"))
        }
    }
}

extension Sequence {
    /// Adds up what is asked for one after the other.
    fileprivate func asyncSum(_ value: (Element) async throws -> Int) async rethrows -> Int {
        var sum = 0
        for element in self { sum += try await value(element) }
        return sum
    }
}
