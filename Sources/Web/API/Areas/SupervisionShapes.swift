import Operations
import Programme

/// Orders, spot checks, closing and later due dates as other programs read them.
enum SupervisionShapes {
    static let level = Schema.code(OrderLevel.allCases.map(\.rawValue))
    static let state = Schema.code(OrderState.allCases.filter { $0 != .none }.map(\.rawValue))

    static let order = Schema.named(
        "Order",
        .object([
            .init("id", .id), .init("number", .plain, "As it stands on the document."),
            .init("commitment", .id), .init("unit", .id, "That answered for it when the order was sent."),
            .init("level", level), .init("state", state), .init("reason", .plain),
            .init("request", .plain, "What the unit is to do."),
            .init("causes", .list(.plain), "What it was sent for: `light:2023Q2:red`."),
            .init("replyBy", .nullable(.day)),
            .init(
                "steps",
                .list(
                    .named(
                        "OrderStep",
                        .object([
                            .init("move", .code(OrderMove.allCases.map(\.rawValue))), .init("state", state),
                            .init("words", .nullable(.plain)), .init("replyBy", .nullable(.day)),
                            .init("at", .instant),
                        ]))), "The sending first."),
        ]))

    static func of(_ order: SupervisionOrder) -> JSON {
        .of([
            "id": .text(order.id.rawValue), "number": .text(order.number.description),
            "commitment": .text(order.commitment.rawValue), "unit": .text(order.unit.rawValue),
            "level": .text(order.level.rawValue), "state": .text(order.state.rawValue),
            "reason": .text(order.reason), "request": .text(order.request),
            "causes": .array(order.causes.map { .text($0.text) }), "replyBy": .maybe(order.replyBy),
            "steps": .array(
                order.steps.map {
                    .of([
                        "move": .text($0.move.rawValue), "state": .text($0.state.rawValue),
                        "words": .maybe($0.words), "replyBy": .maybe($0.replyBy),
                        "at": .text($0.at.description),
                    ])
                }),
        ])
    }

    static let check = Schema.named(
        "SpotCheck",
        .object([
            .init("id", .id), .init("commitment", .id), .init("quarter", .quarter, "From which it counts."),
            .init("checkedOn", .day), .init("method", .code(SpotCheck.Method.allCases.map(\.rawValue))),
            .init("size", .count, "How many were looked at."),
            .init("sound", .count, "How many of them were as reported."), .init("found", .plain),
            .init("passed", .bool), .init("before", .nullable(.decimal)),
            .init("counted", .nullable(.decimal), "What counts since; null where nothing is lowered."),
            .init("at", .instant), .init("withdrawal", .nullable(.plain), "Why it was taken back."),
        ]))

    static func of(_ check: SpotCheck) -> JSON {
        .of([
            "id": .text(check.id.rawValue), "commitment": .text(check.commitment.rawValue),
            "quarter": .text(check.quarter.description), "checkedOn": .text(check.checkedOn.description),
            "method": .text(check.method.rawValue), "size": .int(check.sampleSize),
            "sound": .int(check.sound), "found": .text(check.found), "passed": .bool(check.passed),
            "before": .maybe(check.before?.plain), "counted": .maybe(check.counted?.plain),
            "at": .text(check.at.description), "withdrawal": .maybe(check.withdrawal),
        ])
    }

    static let request = Schema.named(
        "DueRequest",
        .object([
            .init("id", .id), .init("commitment", .id), .init("unit", .id),
            .init("dueOn", .day, "The date it had."), .init("until", .day), .init("reason", .plain),
            .init("progress", .plain), .init("at", .instant), .init("answered", .bool),
            .init("grantedUntil", .nullable(.day)), .init("answer", .nullable(.plain)),
        ]))

    static func of(_ request: DueRequest) -> JSON {
        .of([
            "id": .text(request.id.rawValue), "commitment": .text(request.commitment.rawValue),
            "unit": .text(request.unit.rawValue), "dueOn": .text(request.dueOn.description),
            "until": .text(request.wanted.description), "reason": .text(request.reason),
            "progress": .text(request.progress), "at": .text(request.at.description),
            "answered": .bool(request.answer != nil), "grantedUntil": .maybe(request.answer?.dueOn),
            "answer": .maybe(request.answer?.reason),
        ])
    }

    static let closureState = Schema.code(ClosureState.allCases.map(\.rawValue))

    static let closure = Schema.named(
        "Closure",
        .object([
            .init("state", closureState),
            .init(
                "steps",
                .list(
                    .object([
                        .init("move", .code(ClosureMove.allCases.map(\.rawValue))),
                        .init("state", closureState), .init("reason", .nullable(.plain)),
                        .init("at", .instant),
                    ]))),
            .init(
                "checklist",
                .list(
                    .object([
                        .init("item", .code(ClosureChecklist.Item.allCases.map(\.rawValue))),
                        .init("mark", .code(["met", "missing", "unneeded"])),
                    ])), "What closing needs."),
        ]))

    static func of(_ closure: Closure, _ checklist: ClosureChecklist) -> JSON {
        .of([
            "state": .text(closure.state.rawValue),
            "steps": .array(
                closure.steps.map {
                    .of([
                        "move": .text($0.move.rawValue), "state": .text($0.state.rawValue),
                        "reason": .maybe($0.reason), "at": .text($0.at.description),
                    ])
                }),
            "checklist": .array(
                ClosureChecklist.Item.allCases.map {
                    .of([
                        "item": .text($0.rawValue),
                        "mark": .text((checklist.marks[$0] ?? .missing).rawValue),
                    ])
                }),
        ])
    }

    /// Does something whose faults stand at other names than the body has.
    static func renamed<Result: Sendable>(
        _ from: String, to name: String, _ work: () async throws -> Result
    ) async throws -> Result {
        do { return try await work() } catch var problem as Problem where problem.position == from {
            problem.position = name
            throw problem
        }
    }
}
