import HTTPTypes
import Operations
import Programme

/// The other systems that are told, and what could not be delivered.
enum WebhookEndpoints {
    private static let kinds = Schema.list(InboxEndpoints.kind, most: OutboxKind.allCases.count)
    private static let form = Schema.code(Webhook.Form.allCases.map(\.rawValue))

    private static let fields: [Schema.Property] = [
        .init("id", .id), .init("host", .plain, "The whole address is sealed."), .init("form", form),
        .init("kinds", kinds), .init("createdAt", .instant),
    ]

    private static func members(_ webhook: Webhook) -> [JSON.Member] {
        [
            .init(name: "id", value: .text(webhook.id.rawValue)),
            .init(name: "host", value: .text(webhook.host)),
            .init(name: "form", value: .text(webhook.form.rawValue)),
            .init(
                name: "kinds",
                value: .array(webhook.kinds.map(\.rawValue).sorted().map { .text($0) })),
            .init(name: "createdAt", value: .text(webhook.createdAt.description)),
        ]
    }

    static let all: [Endpoint] = [
        .get(
            "/webhooks", "listWebhooks", .notifications, "The other systems that are told of events.",
            .notificationsRead, .administration, [],
            PlanShapes.list("webhooks", .named("Webhook", .object(fields)))
        ) { call in
            let found = try await ReadDeliveries(call.office)(by: call.person)
            return .json(.of(["webhooks": .array(found.webhooks.map { .object(members($0)) })]))
        },
        .send(
            .post, "/webhooks", "addWebhook", .notifications,
            "Adds another system; the secret that signs is in the first answer alone.", .notificationsWrite,
            .administration,
            body: .json(
                .named(
                    "NewWebhook",
                    .object([
                        .init(
                            "address", .words(1...WebhookAddress.limit, "https://example.gov.cn/hook")),
                        .init("form", form), .init("kinds", kinds),
                        .init(
                            "secret", .words(0...200, ""), required: false, "What DingTalk gave for signing."),
                    ]))), status: 201,
            .named(
                "AddedWebhook",
                .object(
                    fields + [
                        .init(
                            "secret", .nullable(.plain),
                            "Null when asked again under the same key, and where the other side made it.")
                    ])), add),
        .send(
            .delete, "/webhooks/{webhook}", "removeWebhook", .notifications,
            "Tells another system no more; a second time changes nothing.", .notificationsWrite,
            .administration, [.path("webhook", .id)], RemarkShapes.done
        ) { call in
            try await call.write { office in
                try await RemoveWebhook(office)(ID(call.text("webhook")), by: call.person)
            } answer: { (_: Void) in
                RemarkShapes.isDone
            }
        },
        .get(
            "/deliveries", "readDeliveries", .notifications, "How many messages wait, and what was given up.",
            .notificationsRead, .administration, [],
            .object([
                .init("waiting", .count), .init("delivered", .count), .init("dead", .count),
                .init(
                    "givenUp",
                    .list(
                        .named(
                            "Delivery",
                            .object([
                                .init("id", .id), .init("event", .id), .init("kind", InboxEndpoints.kind),
                                .init("subject", .plain),
                                .init("channel", .code(DeliveryChannel.allCases.map(\.rawValue))),
                                .init("target", .id, "A person's or a webhook's ID."),
                                .init("attempts", .count), .init("lastError", .nullable(.plain)),
                            ]))), "The latest first."),
            ])
        ) { call in
            let found = try await ReadDeliveries(call.office)(by: call.person)
            return .json(
                .of([
                    "waiting": .int(found.counts[.waiting] ?? 0),
                    "delivered": .int(found.counts[.delivered] ?? 0),
                    "dead": .int(found.counts[.dead] ?? 0), "givenUp": .array(found.dead.map(of)),
                ]))
        },
        .send(
            .post, "/deliveries/{delivery}/revival", "sendAgain", .notifications,
            "Sends what was given up again, from the start.", .notificationsWrite, .administration,
            [.path("delivery", .id)], RemarkShapes.done
        ) { call in
            try await call.write { office in
                try await SendAgain(office)(ID(call.text("delivery")), by: call.person)
            } answer: { (_: Void) in
                RemarkShapes.isDone
            }
        },
    ]

    private static func of(_ delivery: Delivery) -> JSON {
        .of([
            "id": .text(delivery.id.rawValue), "event": .text(delivery.event.id.rawValue),
            "kind": .text(delivery.event.kind.rawValue), "subject": .text(delivery.event.subject),
            "channel": .text(delivery.channel.rawValue), "target": .text(delivery.target),
            "attempts": .int(delivery.attempts), "lastError": .maybe(delivery.lastError),
        ])
    }

    @Sendable private static func add(_ call: Call) async throws -> Answer {
        let form = Webhook.Form(rawValue: call.typed("form")) ?? .json
        let kinds = (call.body["kinds"]?.items ?? []).compactMap {
            $0.text.flatMap { OutboxKind(rawValue: $0) }
        }
        @Sendable func answer(_ added: AddWebhook.Added, _ secret: String?) -> JSON {
            .object(members(added.webhook) + [.init(name: "secret", value: .maybe(secret))])
        }
        return try await call.write { office in
            try await AddWebhook(office, call.site.settings.deliveries)(
                address: call.typed("address"), form: form, kinds: Set(kinds), secret: call.typed("secret"),
                by: call.person)
        } answer: { (added: AddWebhook.Added) in
            answer(added, added.secret.isEmpty ? nil : added.secret)
        } kept: { added in
            // What is kept for a day under the key is not sealed.
            answer(added, nil)
        }
    }
}
