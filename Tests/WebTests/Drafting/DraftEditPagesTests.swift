import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Editing a draft's commitments and actions in the browser")
struct DraftEditPagesTests {
    private let draft = "/plans/2023/draft"

    private func path(_ commitment: Commitment) -> String { "\(draft)/commitments/\(commitment.id)" }

    /// What a browser would send of a page's form.
    private func fields(_ page: TestSite.Answer, _ names: [String]) -> [(String, String)] {
        names.compactMap { name in
            let pattern = try? Regex(
                "name=\"\(name)\"[^>]*value=\"([^\"]*)\"", as: (Substring, Substring).self)
            return pattern.flatMap { page.body.firstMatch(of: $0) }.map { (name, String($0.output.1)) }
        }
    }

    @Test("a commitment's fields are changed; faults come back at their fields", arguments: Engine.available)
    func commitment(engine: Engine) async throws {
        try await engine.withSite(.drafted) { site in
            let reviewer = site.cast.reviewer
            let plan = try await site.district.plan()
            let first = plan.actions[0].commitments[0]
            let page = try await site.get(path(first), as: reviewer)
            #expect(page.status == 200 && page.body.contains("新建托育服务点3处"))
            let seen = fields(page, ["seen"])
            let bad = try await site.post(
                path(first), as: reviewer,
                seen + [
                    ("subject", "<b>"), ("kind", "rate"), ("value", "许多"), ("unit", ""),
                    ("due", "2023-02-30"),
                    ("weight", "0"), ("accountable", "nobody"), ("step-title", "选址"), ("step-weight", "x"),
                    ("step-due", ""),
                ])
            #expect(bad.status == 422 && bad.body.contains("value=\"许多\"") && bad.body.contains("&lt;b&gt;"))
            for field in ["value", "due", "milestones"] {
                #expect(bad.body.contains("href=\"#\(field)\""), "\(field)")
            }
            let good: [(String, String)] = [
                ("subject", "普惠托育服务点"), ("kind", "count"), ("counting", "things"), ("bound", "at-least"),
                ("value", "５"), ("unit", "处"), ("per", ""), ("due", "2023-11-30"), ("weight", "2"),
                ("baseline", ""), ("accountable", plan.actions[0].reportingUnits[0].rawValue),
            ]
            let done = try await site.post(path(first), as: reviewer, seen + good)
            #expect(done.status == 303 && done.location == "\(draft)#c-\(first.id)")
            let stored = try await site.district.plan().actions[0].commitments[0]
            #expect(stored.target?.value == 5 && stored.target?.comparator == .atLeast)
            #expect(stored.accountable != nil && stored.weight.description == "2")
            // The number of the notice says what became of it.
            let after = try await site.get(draft, as: reviewer)
            #expect(after.body.contains("办公室改为 5处"))
            // A page from before that does not undo it unseen; what was typed is kept.
            let late = try await site.post(
                path(first), as: reviewer, seen + [("subject", "旧页")] + good.dropFirst())
            #expect(late.status == 422 && late.body.contains("value=\"旧页\""))
            #expect(try await site.district.plan().actions[0].commitments[0] == stored)
            #expect(try await site.get("\(draft)/commitments/none", as: reviewer).status == 404)
        }
    }

    @Test(
        "split, merge, order and removal, each refused where it makes no sense", arguments: Engine.available)
    func shape(engine: Engine) async throws {
        try await engine.withSite(.drafted) { site in
            let reviewer = site.cast.reviewer
            func now() async throws -> [Commitment] { try await site.district.plan().actions[0].commitments }
            func send(_ commitment: Commitment, _ what: String, _ fields: [(String, String)]) async throws
                -> Int
            {
                try await site.post("\(path(commitment))/\(what)", as: reviewer, fields).status
            }
            let first = try await now()[0]
            #expect(try await send(first, "merger", [("keep", "first")]) == 303)
            #expect(try await now()[0].text == "新建托育服务点3处，每千人口托位达到4个")
            for cut in ["", "新建托育服务点3处，每千人口托位达到4个", "别的|文字", "|新建托育服务点3处，每千人口托位达到4个"] {
                #expect(try await send(first, "parts", [("cut", cut)]) == 422, "\(cut)")
            }
            #expect(try await send(first, "parts", [("cut", "新建托育服务点3处，｜每千人口托位达到4个")]) == 303)
            #expect(try await now().map(\.text).prefix(2) == ["新建托育服务点3处", "每千人口托位达到4个"])
            #expect(try await send(first, "parts", [("targets", "1")]) == 422)
            #expect(try await send(first, "place", [("place", "2")]) == 303)
            #expect(try await now()[1].id == first.id)
            #expect(try await send(first, "place", [("place", "99")]) == 422)
            let last = try #require(try await now().last)
            #expect(try await send(last, "merger", []) == 422)
            #expect(try await send(first, "removal", [("reason", "")]) == 422)
            #expect(try await send(first, "removal", [("reason", "上级另行<i>安排")]) == 303)
            #expect(try await !now().contains { $0.id == first.id })
            let page = try await site.get(draft, as: reviewer)
            #expect(page.body.contains("办公室移出：上级另行&lt;i&gt;安排"))
            #expect(try await send(first, "removal", [("reason", "x")]) == 404)
        }
    }

    @Test("a commitment is added from selected, quoted and own words", arguments: Engine.available)
    func adds(engine: Engine) async throws {
        try await engine.withSite(.drafted) { site in
            let (reviewer, path) = (site.cast.reviewer, "\(draft)/added")
            let text = NoticeText(FixtureNotice.text)
            let span = try #require(text.find("实施普惠托育行动", in: text.whole))
            let ask = try await site.get("\(path)?start=\(span.start)&end=\(span.end)", as: reviewer)
            // What was selected says which action it belongs to.
            #expect(ask.body.contains("实施普惠托育行动</textarea>") && ask.body.contains("value=\"1\" selected"))
            let added = try await site.post(
                path, as: reviewer,
                [
                    ("action", "1"), ("source", "notice"), ("words", "实施普惠托育行动"),
                    ("start", "\(span.start)"), ("end", "\(span.end)"),
                ])
            #expect(added.status == 303 && added.location?.hasPrefix("\(draft)/commitments/") == true)
            let own = try await site.post(
                path, as: reviewer, [("action", "2"), ("source", "own"), ("words", "开展回访30人次")])
            #expect(own.status == 303)
            let plan = try await site.district.plan()
            #expect(plan.actions[0].commitments[0].source == span)
            #expect(plan.actions[1].commitments.last?.target?.value == 30)
            let page = try await site.get(draft, as: reviewer)
            #expect(page.body.contains("开展回访30人次"))
            for (fields, field) in [
                ([("action", "1"), ("words", "通知里没有的话")], "words"),
                ([("action", "1"), ("words", " ")], "words"),
                ([("action", "9"), ("words", "编制托育服务指南")], "action"), ([("words", "编制")], "action"),
            ] {
                let refused = try await site.post(path, as: reviewer, fields)
                #expect(refused.status == 422 && refused.body.contains("href=\"#\(field)\""), "\(fields)")
            }
        }
    }

    @Test("an action's heading, date and units", arguments: Engine.available)
    func action(engine: Engine) async throws {
        try await engine.withSite(.drafted) { site in
            let reviewer = site.cast.reviewer
            let action = try await site.district.plan().actions[2]
            let path = "\(draft)/actions/\(action.id)"
            func now() async throws -> Action { try await site.district.plan().actions[2] }
            let page = try await site.get(path, as: reviewer)
            // Known units of the group's kind are suggested, ticked.
            #expect(page.body.contains("value=\"东山镇人民政府\"") && page.body.contains(" checked>"))
            let bad = try await site.post(path, as: reviewer, [("title", ""), ("due", "morgen")])
            #expect(bad.status == 422 && bad.body.contains("value=\"morgen\""))
            #expect(
                try await site.post(path, as: reviewer, [("title", "家庭教育"), ("due", "2023-10-31")]).location
                    == "\(draft)#a-3")
            #expect(try await now().title == "家庭教育")
            #expect(try await now().dueOn == Fixed.day(10, 31))
            let group = try #require(action.responsibilities.first { $0.name == "相关镇人民政府" })
            let members = "\(path)/units/\(group.id)/members"
            let none = try await site.post(members, as: reviewer, [("seen", "x"), ("others", "")])
            #expect(none.status == 422 && none.body.contains("href=\"#members-\(group.id)\""))
            let named = try await site.post(
                members, as: reviewer, [("member", "东山镇人民政府"), ("others", "南坪镇人民政府、西河镇人民政府\n")])
            #expect(named.status == 303)
            #expect(try await now().responsibilities.first { $0.id == group.id }?.units.count == 3)
            let added = try await site.post(
                "\(path)/units", as: reviewer, [("unit", "区财政局"), ("role", "cooperating")])
            #expect(added.location == "\(path)#units")
            let unit = try #require(try await now().responsibilities.last)
            #expect(unit.name == "区财政局" && unit.role == .cooperating)
            let twice = try await site.post("\(path)/units", as: reviewer, [("unit", "区财政局")])
            #expect(twice.status == 422 && twice.body.contains("href=\"#unit\""))
            #expect(
                try await site.post("\(path)/units/\(unit.id)/role", as: reviewer, [("role", "lead")]).status
                    == 303)
            #expect(try await site.post("\(path)/units/\(unit.id)/removal", as: reviewer).status == 303)
            #expect(try await now().responsibilities.count == action.responsibilities.count)
            #expect(try await site.post("\(path)/units/\(unit.id)/removal", as: reviewer).status == 404)
        }
    }

    @Test("a plan in force is amended with a reason, the old value shown", arguments: Engine.available)
    func amends(engine: Engine) async throws {
        try await engine.withSite { site in
            let (reviewer, path) = (site.cast.reviewer, "/plans/2023/amend/1/1")
            let list = try await site.get("/plans/2023/amend", as: reviewer)
            #expect(list.status == 200 && list.body.contains("href=\"\(path)\""))
            let page = try await site.get(path, as: reviewer)
            #expect(page.body.contains("3处") && page.body.contains("name=\"kind\""))
            let bare = try await site.post(
                path, as: reviewer, [("kind", "count"), ("value", "5"), ("reason", " ")])
            #expect(bare.status == 422 && bare.body.contains("href=\"#reason\""))
            #expect(bare.body.contains("value=\"5\""))
            let done = try await site.post(
                path, as: reviewer,
                [("kind", "count"), ("value", "5"), ("due", ""), ("weight", ""), ("reason", "上级调整")])
            #expect(done.status == 303 && done.location == "/plan/actions/1/commitments/1?year=2023")
            #expect(try await site.get(done.location ?? "", as: reviewer).body.contains("上级调整"))
            let commitment = try await site.district.plan().actions[0].commitments[0]
            #expect(commitment.target?.value == 5 && commitment.definition == 2)
            #expect(try await site.get(path, as: reviewer).body.contains("<del>3</del>"))
            // After the first report its kind is not in the form, and cannot be put into it.
            try await site.district.save()
            let frozen = try await site.get(path, as: reviewer)
            #expect(!frozen.body.contains("name=\"kind\""))
            let forced = try await site.post(
                path, as: reviewer, [("kind", "level"), ("value", "6"), ("reason", "x")])
            #expect(forced.status == 422)
            #expect(
                try await site.post(path, as: reviewer, [("value", "6"), ("reason", "再次调整")]).status == 303)
            #expect(try await site.get("/plans/2023/amend/1/99", as: reviewer).status == 404)
        }
    }
}
