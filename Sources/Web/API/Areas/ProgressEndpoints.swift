import Operations
import Programme

/// Figures with where they come from, and lights.
enum ProgressEndpoints {
    static let light = Schema.code(Light.allCases.map(\.rawValue))

    static let figure = Schema.named(
        "Figure",
        .object([
            .init("commitment", .id), .init("action", .count, "The action's number."),
            .init("number", .count, "The commitment's place in the action."),
            .init("status", .code(["reported", "notReported", "notApplicable"])),
            .init("value", .nullable(.decimal), "Null where nothing was reported: never 0 instead."),
            .init("numerator", .nullable(.decimal)), .init("denominator", .nullable(.decimal)),
            .init("milestones", .list(.count)),
            .init("asOf", .nullable(.quarter), "The quarter that it comes from."),
            .init("actual", .nullable(.number), "Percent of the target; may be above 100."),
            .init("time", .number, "Percent of the time, or what the milestones plan by now."),
            .init("light", light), .init("origin", origin),
        ]))

    /// Where a figure comes from.
    static let origin = Schema.named(
        "Origin",
        .object([
            .init("ledger", .nullable(.plain)), .init("feed", .nullable(.plain)),
            .init("version", .nullable(.count), "Of the ledger's definition."),
            .init(
                "countedIn", .nullable(.quarter),
                "The quarter of the latest accepted report that the ledger was held against."),
            .init(
                "difference", .nullable(.plain), "Why the report gave another number, in its unit's words."),
            .init("note", .nullable(.plain)),
        ]))

    static let all: [Endpoint] = [
        .get(
            "/progress/{year}", "readProgress", .progress,
            "The accepted figures and lights after a quarter, with where they come from.", .progressRead,
            .signedIn,
            [
                PlanEndpoints.year,
                .query("quarter", .quarter, "The latest that has ended, where none is named."),
            ],
            .named(
                "Progress",
                .object([
                    .init("year", .count), .init("quarter", .quarter), .init("sample", .bool),
                    .init("figures", .list(figure)),
                ]))
        ) { call in
            let quarter = call["quarter"].flatMap { Quarter($0) }
            if let quarter, quarter.year != call.int("year") {
                throw Problem(
                    .invalid, "period.not-in-plan", ["quarter": quarter.description, "known": ""],
                    at: "?quarter")
            }
            let view = try await PlanEndpoints.view(call, year: call.int("year"), quarter: quarter)
            return .json(
                .of([
                    "year": .int(view.plan.year), "quarter": .text(view.quarter.description),
                    "sample": .bool(view.jurisdiction.isSample),
                    "figures": .array(view.lines.map { of($0, view) }),
                ]))
        }
    ]

    private static func of(_ line: ProgressOverview.Line, _ view: PlanView) -> JSON {
        let figure = line.figure
        return .of([
            "commitment": .text(line.commitment.id.rawValue), "action": .int(line.action.ordinal),
            "number": .int(line.commitment.ordinal), "status": .text(figure.status.rawValue),
            "value": .maybe(figure.value?.plain), "numerator": .maybe(figure.numerator),
            "denominator": .maybe(figure.denominator),
            "milestones": .array(figure.milestones.map { .int($0) }),
            "asOf": .maybe(figure.asOf),
            "actual": line.progress.actual.map { .double($0 * 100) } ?? .null,
            "time": .double(line.progress.time * 100), "light": .text(line.progress.light.rawValue),
            "origin": of(view.origin(of: line.commitment), of: line.commitment, view.reader),
        ])
    }

    private static func of(
        _ origin: CommitmentOrigin, of commitment: Commitment, _ reader: Person
    ) -> JSON {
        // What a unit says in its reports is not for everybody.
        let mayRead = commitment.accountable.map(reader.mayReadReports) ?? false
        return .of([
            "ledger": .maybe(origin.source?.feed?.ledger), "feed": .maybe(origin.source?.feed?.feed),
            "version": origin.version.map { .int($0) } ?? .null, "countedIn": .maybe(origin.counted?.quarter),
            "difference": .maybe(mayRead ? origin.reported?.difference : nil),
            "note": .maybe(origin.source?.note),
        ])
    }
}
