import HTTPTypes
import Operations
import Programme

/// More time: asked for by a unit, answered by the office.
enum ExtensionEndpoints {
    private static let request = Schema.named(
        "ExtensionRequest",
        .object([
            .init("id", .id), .init("quarter", .quarter), .init("unit", .id), .init("until", .day),
            .init("reason", .plain), .init("at", .instant), .init("answered", .bool),
            .init("grantedUntil", .nullable(.day)), .init("answer", .nullable(.plain)),
        ]))

    private static func of(_ request: ExtensionRequest) -> JSON {
        .of([
            "id": .text(request.id.rawValue), "quarter": .text(request.quarter.description),
            "unit": .text(request.unit.rawValue), "until": .text(request.wanted.description),
            "reason": .text(request.reason), "at": .text(request.at.description),
            "answered": .bool(request.answer != nil), "grantedUntil": .maybe(request.answer?.dueOn),
            "answer": .maybe(request.answer?.reason),
        ])
    }

    static let all: [Endpoint] = [
        .get(
            "/extensions", "listExtensions", .review, "Requests for more time that the reader may see.",
            .reportsRead, .reports, [], PlanShapes.list("requests", request)
        ) { call in
            let list = try await ReadExtensions(call.office)(by: call.person)
            return .json(.of(["requests": .array(list.requests.map(of))]))
        },
        .send(
            .post, "/extensions", "requestExtension", .reports, "Asks for more time, before the due date.",
            .reportsWrite, .units,
            body: .json(
                .named(
                    "NewExtension",
                    .object([
                        .init("quarter", .quarter), .init("until", .day),
                        .init("reason", .words(1...ExtensionRequest.limit, "汛期值守")),
                    ]))), status: 201, request
        ) { call in
            guard let quarter = Quarter(call.typed("quarter")), let until = Day(call.typed("until")) else {
                throw Problem(.invalid, "json.date", at: "until")
            }
            return try await call.write { office in
                try await RequestExtension(office)(
                    quarter, until: until, reason: call.typed("reason"), by: call.person)
            } answer: {
                of($0)
            }
        },
        .send(
            .post, "/extensions/{request}/answer", "answerExtension", .review,
            "Grants more time until a day, or declines with a reason.", .reviewWrite, .office,
            [.path("request", .id)],
            body: .json(
                .named(
                    "ExtensionAnswer",
                    .object([
                        .init("until", .nullable(.day), "The day that is granted; null to decline."),
                        .init(
                            "reason", .words(0...ExtensionRequest.limit, "材料已齐"), required: false,
                            "Needed to decline."),
                    ]))), RemarkShapes.done
        ) { call in
            let until = call.body["until"]?.text.flatMap { Day($0) }
            return try await call.write { office in
                try await AnswerExtension(office)(
                    ID(call.text("request")),
                    until.map { .grant(until: $0) } ?? .decline(reason: call.typed("reason")),
                    by: call.person)
            } answer: { (_: Void) in
                RemarkShapes.isDone
            }
        },
    ]
}
