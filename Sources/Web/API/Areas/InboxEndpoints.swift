import HTTPTypes
import Operations
import Programme

/// What somebody was told, and reminders.
enum InboxEndpoints {
    static let kind = Schema.code(OutboxKind.allCases.map(\.rawValue))

    private static let entry = Schema.named(
        "InboxEntry",
        .object([
            .init("id", .id), .init("event", .id, "The same in letters and webhooks."), .init("kind", kind),
            .init("subject", .plain), .init("unit", .nullable(.id)), .init("facts", .map(.plain, most: nil)),
            .init("text", .plain, "In the language of Accept-Language."),
            .init("path", .plain, "The page that tells more."), .init("at", .instant),
            .init("readAt", .nullable(.instant)),
        ]))

    private static let reminder = Schema.named(
        "Reminder",
        .object([
            .init("id", .id), .init("quarter", .quarter), .init("unit", .id), .init("text", .plain),
            .init("causes", reminderCauses), .init("at", .instant), .init("readAt", .nullable(.instant)),
        ]))

    private static func of(_ reminder: Reminder) -> JSON {
        .of([
            "id": .text(reminder.id.rawValue), "quarter": .text(reminder.quarter.description),
            "unit": .text(reminder.unit.rawValue), "text": .text(reminder.text),
            "causes": .array(reminder.causes.map(of)), "at": .text(reminder.at.description),
            "readAt": .maybe(reminder.readAt),
        ])
    }

    private static func of(_ cause: ReminderCause) -> JSON {
        .of(["action": .text(cause.action.rawValue), "kind": .text(cause.kind.rawValue)])
    }

    static let all: [Endpoint] = [
        .get(
            "/inbox", "readInbox", .notifications, "What the token's person was told, the latest first.",
            .notificationsRead, .signedIn, [.query("unread", .bool, "Only what was not read.")],
            PlanShapes.list("entries", entry), inbox),
        .send(
            .post, "/inbox/entries/{entry}/reading", "markInboxEntryRead", .notifications,
            "Puts an entry aside; a second time changes nothing.", .notificationsWrite, .signedIn,
            [.path("entry", .id)], RemarkShapes.done
        ) { call in
            try await call.write { office in
                try await MarkInboxRead(office)(ID(call.text("entry")), by: call.person)
            } answer: { (_: Void) in
                RemarkShapes.isDone
            }
        },
        .send(
            .post, "/inbox/reading", "markInboxRead", .notifications, "Puts all entries aside.",
            .notificationsWrite, .signedIn, [], .object([.init("count", .count, "How many were unread.")])
        ) { call in
            try await call.write { office in
                try await MarkInboxRead(office).all(by: call.person)
            } answer: { (count: Int) in
                .of(["count": .int(count)])
            }
        },
        .get(
            "/reminders", "listReminders", .notifications,
            "The reminders that nobody of the person's unit has put aside.", .notificationsRead, .units, [],
            PlanShapes.list("reminders", reminder)
        ) { call in
            let unread = try await ReadReminders(call.office).unread(by: call.person)
            return .json(.of(["reminders": .array(unread.map(of))]))
        },
        .send(
            .post, "/reminders/{reminder}/reading", "dismissReminder", .notifications,
            "Puts a reminder aside for the whole unit.", .notificationsWrite, .units,
            [.path("reminder", .id)], RemarkShapes.done
        ) { call in
            try await call.write { office in
                try await DismissReminder(office)(ID(call.text("reminder")), by: call.person)
            } answer: { (_: Void) in
                RemarkShapes.isDone
            }
        },
        .get(
            "/review/{quarter}/reminders", "readReminderDigest", .review,
            "What units owe for a quarter, and the reminders that were sent.", .notificationsRead, .readers,
            [.path("quarter", .quarter)],
            .object([
                .init(
                    "owed",
                    .list(
                        .object([
                            .init("unit", .id), .init("dueOn", .day),
                            .init("causes", reminderCauses),
                            .init("news", reminderCauses, "What a reminder sent now would say."),
                        ]))), .init("sent", .list(reminder)),
            ])
        ) { call in
            let digest = try await ReadReminders(call.office)(quarter: try call.quarter(), by: call.person)
            return .json(
                .of([
                    "owed": .array(
                        digest.owed.map {
                            .of([
                                "unit": .text($0.unit.id.rawValue), "dueOn": .text($0.dueOn.description),
                                "causes": .array($0.causes.map(of)), "news": .array($0.news.map(of)),
                            ])
                        }), "sent": .array(digest.sent.map(of)),
                ]))
        },
        .send(
            .post, "/review/{quarter}/reminders", "sendReminders", .review,
            "Reminds units of what they owe; who owes nothing, or was reminded of it today, is passed over.",
            .notificationsWrite, .office, [.path("quarter", .quarter)],
            body: .json(
                .named(
                    "NewReminders",
                    .object([
                        .init("text", .words(1...Reminder.limit, "请于本周内报送")),
                        .init("units", .list(.id, most: 500)),
                    ]))), status: 201, PlanShapes.list("reminders", reminder)
        ) { call in
            let quarter = try call.quarter()
            let units = (call.body["units"]?.items ?? []).compactMap {
                $0.text.map { ID<Programme.Unit>($0) }
            }
            return try await call.write { office in
                try await SendReminders(office)(
                    call.typed("text"), quarter: quarter, to: Set(units), by: call.person)
            } answer: { (sent: [Reminder]) in
                .of(["reminders": .array(sent.map(of))])
            }
        },
    ]

    private static let reminderCauses = Schema.list(
        .object([
            .init("action", .id), .init("kind", .code(ReminderCause.Kind.allCases.map(\.rawValue))),
        ]))

    @Sendable private static func inbox(_ call: Call) async throws -> Answer {
        let found = try await ReadInbox(call.office)(unreadOnly: call["unread"] == "true", by: call.person)
        let text = EventText(words: try call.words)
        return .json(
            .of([
                "entries": .array(
                    found.entries.map { entry in
                        let event = entry.event
                        return .of([
                            "id": .text(entry.id.rawValue), "event": .text(event.id.rawValue),
                            "kind": .text(event.kind.rawValue), "subject": .text(event.subject),
                            "unit": .maybe(event.unit),
                            "facts": .object(
                                event.facts.sorted { $0.key < $1.key }.map {
                                    .init(name: $0.key, value: .text($0.value))
                                }),
                            "text": .text(text.line(event, found.units)),
                            "path": .text(text.path(event, for: call.person)),
                            "at": .text(event.at.description), "readAt": .maybe(entry.readAt),
                        ])
                    })
            ]))
    }
}
