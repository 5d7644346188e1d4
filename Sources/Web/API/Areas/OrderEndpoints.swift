import HTTPTypes
import Hummingbird
import Operations
import Programme

/// Orders: what should be sent, sending, answering, closing, and the office's rules.
enum OrderEndpoints {
    static let path = "/supervision/orders"
    private static let one = path + "/{order}"
    private static let order = Endpoint.Parameter.path("order", .id)
    static let year = Endpoint.Parameter.query(
        "year", .int(1990...2100), "The latest plan, where none is named.")

    private static let suggestion = Schema.named(
        "OrderSuggestion",
        .object([
            .init("commitment", .id), .init("level", SupervisionShapes.level),
            .init("causes", .list(.plain)),
            .init("above", .nullable(.id), "The open order whose place it takes."),
        ]))

    private static let draft = Schema.named(
        "NewOrders",
        .object([
            .init(
                "year", .nullable(.int(1990...2100)), required: false, "The latest plan, where none is named."
            ),
            .init(
                "commitments",
                .list(
                    .object([.init("commitment", .id), .init("level", SupervisionShapes.level)]), most: 500)),
            .init("reason", .words(1...SupervisionOrder.limit, "进度落后于时间")),
            .init("request", .words(1...SupervisionOrder.limit, "请排出计划并回复")),
            .init(
                "replyBy", .nullable(.day), required: false,
                "Null for the working days that the rules give."),
        ]))

    static func words(_ least: Int, _ limit: Int) -> Schema.Property {
        .init("words", .words(least...limit, "已排出计划"))
    }

    static let all: [Endpoint] = [
        .get(
            "/supervision/suggestions", "listOrderSuggestions", .supervision,
            "The orders that should be sent today, and why.", .supervisionRead, .readers, [year],
            PlanShapes.list("suggestions", suggestion)
        ) { call in
            let view = try await ReadSupervision(call.office, call.site.books)(
                year: call.int("year"), by: call.person)
            return .json(
                .of([
                    "suggestions": .array(
                        view.suggestions.map {
                            .of([
                                "commitment": .text($0.commitment.rawValue),
                                "level": .text($0.level.rawValue),
                                "causes": .array($0.causes.map { .text($0.text) }), "above": .maybe($0.above),
                            ])
                        })
                ]))
        },
        .get(
            path, "listOrders", .supervision, "The orders that the reader may see, the latest first.",
            .supervisionRead, .reports,
            [year, .query("state", SupervisionShapes.state), .query("level", SupervisionShapes.level)],
            PlanShapes.list("orders", SupervisionShapes.order)
        ) { call in
            let view = try await ReadSupervision(call.office, call.site.books)(
                year: call.int("year"), by: call.person)
            let shown = view.orders.filter { order in
                (call["state"].map { $0 == order.state.rawValue } ?? true)
                    && (call["level"].map { $0 == order.level.rawValue } ?? true)
            }
            return .json(.of(["orders": .array(shown.map(SupervisionShapes.of))]))
        },
        .send(
            .post, path, "sendOrders", .supervision,
            "Sends orders about commitments: all or none; each supersedes a lower one that is unanswered.",
            .supervisionWrite, .office, body: .json(draft), status: 201,
            PlanShapes.list("orders", SupervisionShapes.order)
        ) { call in
            let replyBy = call.body["replyBy"]?.text.flatMap { Day($0) }
            let drafts = (call.body["commitments"]?.items ?? []).compactMap { item -> OrderDraft? in
                guard let level = OrderLevel(rawValue: item["level"]?.text ?? "") else { return nil }
                return OrderDraft(
                    commitment: ID(item["commitment"]?.text ?? ""), level: level,
                    reason: call.typed("reason"), request: call.typed("request"), replyBy: replyBy)
            }
            return try await call.write { office in
                try await SupervisionShapes.renamed("reply-by", to: "replyBy") {
                    try await SendOrders(office)(drafts, year: call.body["year"]?.int, by: call.person)
                }
            } answer: { (orders: [SupervisionOrder]) in
                .of(["orders": .array(orders.map(SupervisionShapes.of))])
            }
        },
        .get(
            one, "readOrder", .supervision, "One order with what was done with it.", .supervisionRead,
            .reports, [order], SupervisionShapes.order
        ) { call in
            let found = try await ReadSupervision(call.office, call.site.books).order(
                ID(call.text("order")), by: call.person)
            return .json(SupervisionShapes.of(found.order))
        },
        Endpoint(
            method: .get, path: one + "/document", name: "readOrderDocument", area: .supervision,
            summary: "The order as an official document.", scope: .supervisionRead, access: .reports,
            parameters: [order], result: .file([DocumentShape.docx.mediaType])
        ) { call in
            let file = try await MakeOrderDocument(call.office)(ID(call.text("order")), by: call.person)
            return .response(
                Response(
                    status: .ok,
                    headers: FileHeaders.make(
                        name: file.name, mediaType: file.shape.mediaType, inline: false),
                    body: .init(byteBuffer: .init(bytes: file.data))))
        },
        move(.reply, "reply", "replyToOrder", "The unit says what it did.", .units),
        move(
            .return, "return", "returnOrder", "The reply does not do: the unit owes another.", .office,
            more: [
                .init(
                    "replyBy", .nullable(.day), required: false,
                    "Null for the working days that the rules give.")
            ]),
        move(
            .close, "closure", "closeOrder", "The office is content with the reply.", .office, least: 0),
        move(.withdraw, "withdrawal", "withdrawOrder", "The office takes it back.", .office),
    ]

    private static func move(
        _ move: OrderMove, _ noun: String, _ name: String, _ summary: String, _ access: Access,
        least: Int = 1, more: [Schema.Property] = []
    ) -> Endpoint {
        .send(
            .post, "\(one)/\(noun)", name, .supervision, summary, .supervisionWrite, access, [order],
            body: .json(.object([words(least, SupervisionOrder.limit)] + more)), SupervisionShapes.order
        ) { call in
            try await call.write { office in
                try await SupervisionShapes.renamed("reply-by", to: "replyBy") {
                    try await MoveOrder(office)(
                        ID(call.text("order")), move, words: call.typed("words"),
                        replyBy: call.body["replyBy"]?.text.flatMap { Day($0) }, by: call.person)
                }
            } answer: {
                SupervisionShapes.of($0)
            }
        }
    }
}
