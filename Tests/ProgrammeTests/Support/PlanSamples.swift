import Foundation

import Programme

/// Small plans and commitments for tests of the pure rules.
enum PlanSamples {
    static func day(_ iso: String) -> Day { Day(iso) ?? Day(ordinal: 0) }

    static func quarter(_ number: Int, _ year: Int = 2023) -> Quarter {
        Quarter(year: year, number: number) ?? Quarter(containing: day("1970-01-01"))
    }

    static func amount(_ text: String) throws -> Amount { try Amount(reading: text) }

    static func amount(_ number: Int) throws -> Amount { try Amount(Decimal(number)) }

    static func target(_ value: Decimal, _ comparator: Programme.Comparator = .atLeast, unit: String = "场")
        -> Target
    {
        Target(comparator: comparator, value: value, unit: unit, text: "\(value)\(unit)")
    }

    static func commitment(
        _ kind: CommitmentKind, _ target: Target? = nil, baseline: Amount? = nil, due: Day? = nil,
        steps: [Milestone] = [], id: String = "c1"
    ) -> Commitment {
        Commitment(
            id: ID(id), ordinal: 1, subject: "讲座", text: "举办讲座", kind: kind,
            counting: CountingUnit(unitOfCount: target?.unit ?? ""), target: target, baseline: baseline,
            dueOn: due, weight: .one, accountable: nil, suggestion: nil, milestones: steps,
            source: TextSpan(start: 0, end: 4), definition: 1)
    }

    static func step(_ ordinal: Int, weight: Int = 1, due: String? = nil) throws -> Milestone {
        Milestone(
            ordinal: ordinal, title: "第\(ordinal)步", weight: try amount(weight),
            dueOn: due.flatMap { Day($0) })
    }

    static func action(
        _ ordinal: Int = 1, responsibilities: [Responsibility] = [], commitments: [Commitment] = []
    ) -> Action {
        Action(
            id: ID("a\(ordinal)"), ordinal: ordinal, title: "行动\(ordinal)", unitsText: "", dueOn: nil,
            source: TextSpan(start: 0, end: 0), responsibilities: responsibilities, commitments: commitments)
    }

    static func responsibility(
        _ name: String, _ role: ResponsibilityRole = .responsible, units: [String]
    ) -> Responsibility {
        Responsibility(
            id: ID("r-\(name)"), name: name, role: role, isGroup: false, units: units.map { ID($0) })
    }

    static func plan(_ actions: [Action] = []) throws -> Plan {
        Plan(
            id: ID("p"), jurisdiction: try JurisdictionCode("370304"), notice: ID("n"), year: 2023, title: "",
            status: .draft, actions: actions)
    }
}
