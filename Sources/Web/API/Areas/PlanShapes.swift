import Operations
import Programme

/// The plan as other programs read it: each shape beside its schema.
enum PlanShapes {
    static let year = Schema.named(
        "PlanYear", .object([.init("year", .count), .init("confirmed", .bool, "Whether it is in force.")]))

    static let target = Schema.named(
        "Target",
        .object([
            .init("comparator", .code(Comparator.allCases.map(\.rawValue))), .init("value", .decimal),
            .init("unit", .plain), .init("per", .nullable(.plain)), .init("text", .plain),
        ]))

    static func of(_ target: Target) -> JSON {
        .of([
            "comparator": .text(target.comparator.rawValue), "value": .text(target.value.plain),
            "unit": .text(target.unit), "per": .maybe(target.per), "text": .text(target.text),
        ])
    }

    static let commitment = Schema.named(
        "Commitment",
        .object([
            .init("id", .id), .init("number", .count, "Its place in the action."), .init("subject", .plain),
            .init("text", .plain), .init("kind", .code(CommitmentKind.allCases.map(\.rawValue))),
            .init("counts", .code(CountingUnit.allCases.map(\.rawValue))), .init("target", .nullable(target)),
            .init("baseline", .nullable(.decimal)), .init("dueOn", .nullable(.day)),
            .init("weight", .decimal), .init("unit", .nullable(.id), "The unit that reports it."),
            .init(
                "milestones",
                .list(
                    .object([
                        .init("number", .count), .init("title", .plain), .init("weight", .decimal),
                        .init("dueOn", .nullable(.day)),
                    ]))),
            .init("definition", .count, "Part of every value that is reported: send it back with the value."),
        ]))

    static func of(_ commitment: Commitment) -> JSON {
        .of([
            "id": .text(commitment.id.rawValue), "number": .int(commitment.ordinal),
            "subject": .text(commitment.subject), "text": .text(commitment.text),
            "kind": .text(commitment.kind.rawValue), "counts": .text(commitment.counting.rawValue),
            "target": commitment.target.map(of) ?? .null, "baseline": .maybe(commitment.baseline),
            "dueOn": .maybe(commitment.dueOn), "weight": .text(commitment.weight.description),
            "unit": .maybe(commitment.accountable),
            "milestones": .array(
                commitment.milestones.map {
                    .of([
                        "number": .int($0.ordinal), "title": .text($0.title),
                        "weight": .text($0.weight.description), "dueOn": .maybe($0.dueOn),
                    ])
                }), "definition": .int(commitment.definition),
        ])
    }

    static let action = Schema.named(
        "Action",
        .object([
            .init("id", .id), .init("number", .count), .init("title", .plain), .init("units", .plain),
            .init("dueOn", .nullable(.day)),
            .init("reportingUnits", .list(.id), "The leads first."),
            .init("commitments", .list(commitment)),
        ]))

    static func of(_ action: Action) -> JSON {
        .of([
            "id": .text(action.id.rawValue), "number": .int(action.ordinal), "title": .text(action.title),
            "units": .text(action.unitsText), "dueOn": .maybe(action.dueOn),
            "reportingUnits": .array(action.reportingUnits.map { .text($0.rawValue) }),
            "commitments": .array(action.commitments.map(of)),
        ])
    }

    static let period = Schema.named(
        "Period",
        .object([
            .init("quarter", .quarter), .init("opensOn", .day), .init("dueOn", .day), .init("locked", .bool),
        ]))

    static func of(_ period: Period) -> JSON {
        .of([
            "quarter": .text(period.quarter.description), "opensOn": .text(period.opensOn.description),
            "dueOn": .text(period.dueOn.description), "locked": .bool(period.isLocked),
        ])
    }

    static let plan = Schema.named(
        "Plan",
        .object([
            .init("id", .id), .init("year", .count), .init("title", .plain), .init("confirmedOn", .day),
            .init("region", .plain), .init("sample", .bool, "Whether it is a sample, which must be said."),
            .init("periods", .list(period)), .init("actions", .list(action)),
        ]))

    static func of(_ view: PlanView) -> JSON {
        .of([
            "id": .text(view.plan.id.rawValue), "year": .int(view.plan.year),
            "title": .text(view.plan.title), "confirmedOn": .text(view.confirmedOn.description),
            "region": .text(view.jurisdiction.name), "sample": .bool(view.jurisdiction.isSample),
            "periods": .array(view.periods.map(of)), "actions": .array(view.plan.actions.map(of)),
        ])
    }

    static let unit = Schema.named(
        "Unit",
        .object([.init("id", .id), .init("name", .plain), .init("aliases", .list(.plain))]))

    static func of(_ unit: Programme.Unit) -> JSON {
        .of([
            "id": .text(unit.id.rawValue), "name": .text(unit.name.rawValue),
            "aliases": .array(unit.aliases.map { .text($0.rawValue) }),
        ])
    }

    /// A list under a name, so that something can stand beside it one day.
    static func list(_ name: String, _ item: Schema) -> Schema { .object([.init(name, .list(item))]) }
}
