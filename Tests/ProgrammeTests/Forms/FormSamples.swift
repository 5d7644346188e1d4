import Foundation
import Programme

/// A small plan that has every kind of commitment, made for these tests.
enum FormSamples {
    static let quarter = Quarter(containing: Day(ordinal: 19_500))
    static let period = Period(
        quarter: quarter, opensOn: quarter.firstDay, dueOn: quarter.lastDay.adding(days: 7), isLocked: false)

    static let women = ID<Programme.Unit>("u-women"), health = ID<Programme.Unit>("u-health")
    static let town = ID<Programme.Unit>("u-town")

    static func units() throws -> [ID<Programme.Unit>: Programme.Unit] {
        [
            women: Unit(id: women, name: try UnitName("区妇联")),
            health: Unit(id: health, name: try UnitName("区卫生健康局")),
            town: Unit(id: town, name: try UnitName("八陡镇人民政府")),
        ]
    }

    static func target(
        _ value: String, _ unit: String, _ text: String, _ comparator: Programme.Comparator = .atLeast
    ) -> Target {
        Target(comparator: comparator, value: Decimal(plain: value) ?? 0, unit: unit, text: text)
    }

    static func commitment(
        _ id: String, _ ordinal: Int, _ subject: String, _ kind: CommitmentKind, _ target: Target?,
        of unit: ID<Programme.Unit>?, due: Day? = nil, milestones: [Milestone] = []
    ) -> Commitment {
        Commitment(
            id: ID(id), ordinal: ordinal, subject: subject, text: subject, kind: kind,
            counting: CountingUnit(unitOfCount: target?.unit ?? ""), target: target, dueOn: due,
            weight: .zero, accountable: unit, suggestion: nil, milestones: milestones,
            source: TextSpan(start: 0, end: 1), definition: 1)
    }

    static func steps() -> [Milestone] {
        [
            Milestone(ordinal: 1, title: "完成选址", weight: .zero, dueOn: nil),
            Milestone(ordinal: 2, title: "建成开放", weight: .zero, dueOn: quarter.lastDay),
        ]
    }

    static func responsibility(
        _ name: String, _ role: ResponsibilityRole, _ units: [ID<Programme.Unit>], isGroup: Bool = false
    ) -> Responsibility {
        Responsibility(id: ID("r-\(name)"), name: name, role: role, isGroup: isGroup, units: units)
    }

    static let talks = commitment("c-talks", 1, "家庭教育讲座", .count, target("20", "场", "20场", .equal), of: women)
    static let rate = commitment("c-rate", 2, "“美在家庭”建成率", .rate, target("43", "%", "达到43%"), of: women)
    static let level = commitment("c-level", 3, "服务覆盖率", .level, target("90", "%", "90%以上"), of: women)
    static let steps2 = commitment("c-steps", 4, "儿童乐园", .milestone, nil, of: women, milestones: steps())
    static let duty = commitment("c-duty", 5, "家庭文明建设", .standing, nil, of: women)
    static let clinic = commitment(
        "c-clinic", 1, "门诊改造", .count, target("3", "处", "3处", .equal), of: health,
        due: Day(year: 2023, month: 9, day: 30))

    static func plan() -> Plan {
        let first = Action(
            id: ID("a-1"), ordinal: 1, title: "实施家家幸福安康行动", unitsText: "区妇联、区卫生健康局", dueOn: nil,
            source: TextSpan(start: 0, end: 1),
            responsibilities: [
                responsibility("区卫生健康局", .responsible, [health]), responsibility("区妇联", .lead, [women]),
            ], commitments: [talks, rate, level, steps2, duty])
        let second = Action(
            id: ID("a-2"), ordinal: 2, title: "实施妇幼健康促进行动", unitsText: "区卫生健康局、区妇联及相关镇人民政府",
            dueOn: nil, source: TextSpan(start: 0, end: 1),
            responsibilities: [
                responsibility("区卫生健康局", .responsible, [health]),
                responsibility("区妇联", .cooperating, [women]),
                responsibility("相关镇人民政府", .responsible, [town], isGroup: true),
            ], commitments: [clinic])
        return Plan(
            id: ID("p-1"), jurisdiction: jurisdiction, notice: ID("n-1"), year: 2023, title: "通知",
            status: .confirmed, actions: [first, second])
    }

    static var jurisdiction: JurisdictionCode {
        guard let code = try? JurisdictionCode("370304") else { preconditionFailure("six digits") }
        return code
    }

    static func context(content: ReportContent? = nil, mark: String? = nil) throws -> ReportFormContext {
        let plan = plan()
        let unit = Unit(id: women, name: try UnitName("区妇联"))
        return ReportFormContext(
            jurisdictionName: "博山区", plan: plan, unit: unit, period: period, formID: "f-1",
            issuedOn: quarter.lastDay,
            sections: plan.actions.map { action in
                .init(
                    action: action, commitments: action.commitments(of: women),
                    baseRevision: action.ordinal == 1 ? 3 : 0, content: action.ordinal == 1 ? content : nil)
            }, mark: mark)
    }
}
