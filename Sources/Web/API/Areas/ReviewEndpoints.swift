import HTTPTypes
import Operations
import Programme

/// The office's desk: what waits, the decisions, the quarter's end.
enum ReviewEndpoints {
    private static let quarter = Endpoint.Parameter.path("quarter", .quarter)

    private static let item = Schema.named(
        "ReviewItem",
        .object([
            .init("report", .id), .init("action", .count), .init("unit", .id), .init("unitName", .plain),
            .init("revision", .revision), .init("submittedAt", .instant),
            .init("waitingDays", .int(-10_000...10_000)), .init("takenUp", .bool),
            .init(
                "flags",
                .list(
                    .object([
                        .init("kind", .code(ReviewFlag.Kind.allCases.map(\.rawValue))),
                        .init("commitment", .nullable(.id)), .init("detail", .plain),
                    ]))),
        ]))

    private static let state = Schema.named(
        "QuarterState",
        .object([
            .init("period", PlanShapes.period), .init("due", .count), .init("accepted", .count),
            .init("openRequests", .count), .init("openRemarks", .count),
            .init(
                "hindrances", .list(.object([.init("action", .count), .init("unit", .id)])),
                "Reports that keep the quarter from being locked."),
        ]))

    static let all: [Endpoint] = [
        .get(
            "/review/{quarter}", "readReviewQueue", .review,
            "What waits for the office, with what should be looked at.", .reportsRead, .readers, [quarter],
            PlanShapes.list("items", item), queue),
        .get(
            "/review/{quarter}/state", "readQuarterState", .review, "How far a quarter is from being locked.",
            .reportsRead, .readers, [quarter], state
        ) { call in
            let found = try await ReadQuarterState(call.office)(try call.quarter(), by: call.person)
            let accepted = found.statuses.count { $0.state == .accepted || $0.state == .locked }
            return .json(
                .of([
                    "period": PlanShapes.of(found.period), "due": .int(found.statuses.count),
                    "accepted": .int(accepted), "openRequests": .int(found.openRequests),
                    "openRemarks": .int(found.openRemarks),
                    "hindrances": .array(
                        found.hindrances.map {
                            .of(["action": .int($0.action.ordinal), "unit": .text($0.unit.id.rawValue)])
                        }),
                ]))
        },
        ReportMoveEndpoints.move(
            .review, "review", "takeUpReport", "Takes it up: from here the unit cannot withdraw it.",
            .reviewWrite, .office, area: .review),
        ReportMoveEndpoints.move(
            .return, "return", "returnReport", "Sends it back with a reason.", .reviewWrite, .office,
            area: .review, needsReason: true),
        ReportMoveEndpoints.move(
            .accept, "acceptance", "acceptReport", "Accepts it: its values count.", .reviewWrite, .office,
            area: .review),
        ReportMoveEndpoints.move(
            .reopen, "reopening", "reopenReport", "Sends an accepted report back with a reason.",
            .reviewWrite, .office, area: .review, needsReason: true),
        .send(
            .post, "/review/{quarter}/acceptances", "acceptReports", .review,
            "Accepts several reports in one transaction: all or none.", .reviewWrite, .office, [quarter],
            body: .json(
                .object([
                    .init(
                        "reports",
                        .list(
                            .object([.init("report", .id), .init("revision", .revision)]), most: 500))
                ])), PlanShapes.list("reports", ReportShapes.standing)
        ) { call in
            let quarter = try call.quarter()
            let choices = (call.body["reports"]?.items ?? []).map {
                AcceptReports.Choice(
                    report: ID($0["report"]?.text ?? ""), revision: $0["revision"]?.int ?? 0)
            }
            return try await call.write { office in
                try await AcceptReports(office)(Set(choices), quarter: quarter, by: call.person)
            } answer: { (records: [ReportRecord]) in
                .of(["reports": .array(records.map(ReportShapes.of))])
            }
        },
        .send(
            .post, "/review/{quarter}/lock", "lockQuarter", .review,
            "Closes a quarter whose reports are all accepted.", .reviewWrite, .office, [quarter],
            RemarkShapes.done
        ) { call in
            let quarter = try call.quarter()
            return try await call.write { office in
                try await LockQuarter(office)(quarter, by: call.person)
            } answer: { (_: Void) in
                RemarkShapes.isDone
            }
        },
    ]

    @Sendable private static func queue(_ call: Call) async throws -> Answer {
        let found = try await ReadReviewQueue(call.office)(quarter: try call.quarter(), by: call.person)
        let words = try call.words
        return .json(
            .of([
                "items": .array(
                    found.items.map { item in
                        .of([
                            "report": .text(item.record.id.rawValue),
                            "action": .int(item.status.action.ordinal),
                            "unit": .text(item.status.unit.id.rawValue),
                            "unitName": .text(item.status.unit.name.rawValue),
                            "revision": .int(item.record.revision),
                            "submittedAt": .text(item.submittedAt.description),
                            "waitingDays": .int(item.waitingDays), "takenUp": .bool(item.isTakenUp),
                            "flags": .array(
                                item.flags.map {
                                    .of([
                                        "kind": .text($0.kind.rawValue), "commitment": .maybe($0.commitment),
                                        "detail": .text(words.text($0.message)),
                                    ])
                                }),
                        ])
                    })
            ]))
    }
}
