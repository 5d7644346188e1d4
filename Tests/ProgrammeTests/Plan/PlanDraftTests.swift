import Foundation
import Programme
import Testing

@Suite("Drafts of plans")
struct PlanDraftTests {
    private static let roles: [Character: ResponsibilityRole] = ["*": .lead, "-": .cooperating]

    /// A parsed action that spans the whole text; `*` before a name makes it the lead, `-` a cooperating unit.
    private func action(
        _ text: String, units: [String], dueOn: Day? = nil, commitments: [ParsedCommitment] = []
    ) -> ParsedAction {
        ParsedAction(
            ordinal: 4, title: "关爱行动",
            units: units.map { name in
                let role = name.first.flatMap { Self.roles[$0] }
                return ParsedUnit(
                    name: role == nil ? name : String(name.dropFirst()), role: role ?? .responsible)
            },
            dueOn: dueOn, commitments: commitments, source: TextSpan(start: 0, end: text.unicodeScalars.count)
        )
    }

    private func draft(
        _ text: String, _ actions: [ParsedAction], diagnostics: [NoticeDiagnostic] = []
    ) throws -> Plan {
        var count = 0
        return try PlanDraft.make(
            from: ParsedNotice(title: "关于2023年办实事的通知", actions: actions, diagnostics: diagnostics),
            text: text,
            id: ID("n"), jurisdiction: JurisdictionCode("370304"), year: 2023, units: { ID("u-\($0)") },
            newID: {
                count += 1
                return "id\(count)"
            })
    }

    static let titles: [(String, String?, Int)] = [
        ("关于2023年为妇女儿童办实事的通知", "2022-12-30", 2023), ("2024年实事", nil, 2024), ("办实事的通知", "2022-12-30", 2022),
        ("年度实事", "2022-12-30", 2022), ("近5年实事", "2021-03-01", 2021), ("1023年实事", "2021-03-01", 2021),
    ]

    @Test("take their year from the title, else from the day of issue", arguments: titles)
    func year(title: String, issued: String?, expected: Int) throws {
        let notice = ParsedNotice(title: title, issuedOn: issued.flatMap { Day($0) })
        #expect(try PlanDraft.year(of: notice) == expected)
    }

    @Test("have no year without title and day")
    func noYear() {
        for title in [nil, "", "办实事的通知"] {
            let problem = #expect(throws: Problem.self) { try PlanDraft.year(of: ParsedNotice(title: title)) }
            #expect(problem?.code == "plan.year-unknown")
        }
    }

    static let lists: [(String, [String], String)] = [
        ("四、关爱。（责任单位：区民政局、团区委）", ["区民政局", "团区委"], "区民政局、团区委"),
        (
            "四、关爱。（责任单位：区妇联、甲镇人民政府及相关镇人民政府、街道办事处）", ["区妇联", "甲镇人民政府", "相关镇人民政府", "街道办事处"],
            "区妇联、甲镇人民政府及相关镇人民政府、街道办事处"
        ),
        ("四、关爱。（牵头单位：区民政局；配合单位：区妇联、团区委）", ["*区民政局", "-区妇联", "-团区委"], "牵头单位：区民政局；配合单位：区妇联、团区委"),
        // The action's own words name the unit before the list does.
        ("四、区民政局发放助学金。（责任单位：区民政局，区妇联）", ["区民政局", "区妇联"], "区民政局，区妇联"),
        ("四、关爱。（责任单位：区民政局、\n  团区委）", ["区民政局", "团区委"], "区民政局、团区委"),
        // Not in the text one after the other: the names alone.
        ("四、关爱。区民政局负责。团区委协助。", ["区民政局", "团区委"], "区民政局、团区委"),
        ("四、关爱。", ["区民政局"], "区民政局"), ("四、关爱。", [], ""),
    ]

    @Test("keep the units' words to the letter", arguments: lists)
    func unitsText(text: String, units: [String], expected: String) throws {
        let plan = try draft(text, [action(text, units: units)])
        #expect(plan.actions.first?.unitsText == expected)
    }

    @Test("leave groups to the office and find every other unit")
    func groups() throws {
        let span = TextSpan(start: 0, end: 1)
        let text = "（责任单位：区妇联、相关镇人民政府、区直机关）"
        let plan = try draft(
            text, [action(text, units: ["区妇联", "相关镇人民政府", "区直机关"])],
            diagnostics: [NoticeDiagnostic(.warning, "unit.group", ["name": "区直机关"], at: span)])
        let found = try #require(plan.actions.first).responsibilities
        #expect(found.map(\.isGroup) == [false, true, true])
        #expect(found.map(\.units) == [[ID("u-区妇联")], [], []])
        #expect(PlanCompleteness.problems(in: plan).count == 2)
    }

    @Test("give commitments the action's due day unless they have their own, and decide nothing else")
    func commitments() throws {
        let text = "四、讲座二十场，小屋建成，持续关爱。（责任单位：区民政局、团区委）"
        func promise(_ kind: CommitmentKind, _ text: String, _ target: Target?, _ due: Day? = nil)
            -> ParsedCommitment
        {
            ParsedCommitment(
                subject: text, kind: kind, target: target, dueOn: due, text: text,
                source: TextSpan(start: 2, end: 4))
        }
        let (own, whole) = (PlanSamples.day("2023-06-30"), PlanSamples.day("2023-11-30"))
        let plan = try draft(
            text,
            [
                action(
                    text, units: ["区民政局", "团区委"], dueOn: whole,
                    commitments: [
                        promise(.count, "培训二十人次", PlanSamples.target(20, unit: "人次"), own),
                        promise(.milestone, "希望小屋建成", nil), promise(.standing, "持续关爱", nil),
                    ])
            ])
        let action = try #require(plan.actions.first)
        #expect(action.dueOn == whole && action.ordinal == 4)
        let made = action.commitments
        #expect(made.map(\.dueOn) == [own, whole, whole])
        #expect(made.map(\.ordinal) == [1, 2, 3])
        #expect(made.map(\.counting) == [.visits, .things, .things])
        #expect(made.map(\.milestones.count) == [0, 1, 0])
        #expect(made[1].milestones.first?.dueOn == nil)
        #expect(made.map(\.suggestion?.unit.rawValue) == ["u-区民政局", "u-团区委", "u-区民政局"])
        #expect(
            made.allSatisfy {
                $0.accountable == nil && $0.definition == 1 && $0.weight == .one && $0.baseline == nil
            })
        #expect(plan.status == .draft && plan.year == 2023)
    }

    @Test("know every group that the parser remarks on")
    func parsedGroups() throws {
        let text = "2023年为妇女儿童办实事\n一、实施关爱行动。培训二十人。（责任单位：区妇联、辖区内医院、属地街道办事处及相关镇人民政府）"
        let notice = try NoticeParser().parse(text)
        let remarked = notice.diagnostics.filter { $0.code == "unit.group" }.count
        let found = try #require(
            try draft(text, notice.actions, diagnostics: notice.diagnostics).actions.first)
        #expect(remarked == 3)
        #expect(found.responsibilities.map(\.isGroup) == [false, true, true, true])
        #expect(found.unitsText == "区妇联、辖区内医院、属地街道办事处及相关镇人民政府")
    }

    @Test("name everything once")
    func identifiers() throws {
        let text = "（责任单位：区妇联）"
        let plan = try draft(text, [action(text, units: ["区妇联"]), action(text, units: ["区妇联", "区残联"])])
        let ids =
            [plan.id.rawValue] + plan.actions.map(\.id.rawValue)
            + plan.actions.flatMap { $0.responsibilities.map(\.id.rawValue) }
        #expect(Set(ids).count == 6)
    }

    @Test("survive a source that is not in the text", arguments: [(0, 999), (-5, 3), (5, 2), (3, 3)])
    func badSource(start: Int, end: Int) throws {
        let text = "（责任单位：区妇联）"
        var broken = action(text, units: ["区妇联", "区残联"])
        broken.source = TextSpan(start: start, end: end)
        #expect(try draft(text, [broken]).actions.first?.unitsText == "区妇联、区残联")
    }
}
