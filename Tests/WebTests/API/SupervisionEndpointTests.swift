import Database
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Supervision and notices through the interface")
struct SupervisionEndpointTests {
    /// Whose tokens ask.
    private struct Desk {
        let api: APISite
        let site: TestSite
        let reporter: String, reviewer: String, administrator: String

        init(_ site: TestSite) async throws {
            self.site = site
            api = APISite(site: site)
            reporter = try await api.token(site.cast.reporter).secret
            reviewer = try await api.token(site.cast.reviewer).secret
            administrator = try await api.token(site.cast.administrator).secret
        }

        @discardableResult
        func ask(
            _ name: String, _ secret: String, at gaps: [String: String] = [:], query: String = "",
            _ body: JSON? = nil, key: String? = nil
        ) async throws -> TestSite.Answer {
            let endpoint = try APISite.named(name)
            var path = endpoint.path
            let usual = ["year": "2023", "action": "1", "number": "1", "quarter": "2023Q2"]
            for (gap, value) in usual.merging(gaps, uniquingKeysWith: { $1 }) {
                path = path.replacing("{\(gap)}", with: value)
            }
            return try await api.ask(
                endpoint, path + query, secret, body, headers: key.map { ["Idempotency-Key": $0] } ?? [:])
        }

        func order(_ level: OrderLevel = .blue) async throws -> JSON {
            let commitment = try await site.district.watched().id
            return .of([
                "commitments": .array([
                    .of(["commitment": .text(commitment.rawValue), "level": .text(level.rawValue)])
                ]), "reason": .text("进度落后"), "request": .text("请加快推进"),
            ])
        }
    }

    private static func words(_ text: String) -> JSON { .of(["words": .text(text)]) }

    @Test(
        "an order: suggested, sent once, answered, sent back, closed, as a document",
        arguments: Engine.available)
    func order(engine: Engine) async throws {
        try await engine.withSite { site in
            let desk = try await Desk(site)
            #expect(try await desk.ask("listOrderSuggestions", desk.reviewer).status == 200)
            let sent = try await desk.ask("sendOrders", desk.reviewer, desk.order(), key: "o")
            #expect(sent.status == 201, "\(sent.body)")
            let again = try await desk.ask("sendOrders", desk.reviewer, desk.order(), key: "o")
            #expect(again.body == sent.body)
            let id = try #require(sent.json["orders"]?.items.first?["id"]?.text)
            let lower = try await desk.ask("sendOrders", desk.reviewer, desk.order(.reminder))
            #expect(lower.code == "order.not-higher")
            let early = try await desk.ask("replyToOrder", desk.reporter, at: ["order": id], Self.words(" "))
            #expect(early.status == 422 && early.json["errors"]?.items.first?["pointer"]?.text == "/words")
            try await desk.ask("replyToOrder", desk.reporter, at: ["order": id], Self.words("已排出计划"))
            let day = JSON.of(["words": .text("没有时间表"), "replyBy": .text("2023-01-01")])
            let past = try await desk.ask("returnOrder", desk.reviewer, at: ["order": id], day)
            #expect(past.json["errors"]?.items.first?["pointer"]?.text == "/replyBy", "\(past.body)")
            try await desk.ask("returnOrder", desk.reviewer, at: ["order": id], Self.words("没有时间表"))
            try await desk.ask("replyToOrder", desk.reporter, at: ["order": id], Self.words("八月底完成"))
            let closed = try await desk.ask("closeOrder", desk.reviewer, at: ["order": id], Self.words(""))
            #expect(closed.json["state"]?.text == "closed")
            let read = try await desk.ask("readOrder", desk.reporter, at: ["order": id])
            #expect(read.json == closed.json && read.json["steps"]?.items.count == 5)
            let file = try await desk.ask("readOrderDocument", desk.reporter, at: ["order": id])
            #expect(file.status == 200 && file.data.starts(with: Data("PK".utf8)))
            let open = try await desk.ask("listOrders", desk.reviewer, query: "?state=sent")
            #expect(open.json["orders"]?.items.isEmpty == true)
            let all = try await desk.ask("listOrders", desk.reviewer, query: "?level=blue&year=2023")
            #expect(all.json["orders"]?.items.count == 1)
        }
    }

    @Test("spot check, closing, later date and rules of one commitment", arguments: Engine.available)
    func commitment(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.accept()
            let desk = try await Desk(site)
            let check = JSON.of([
                "day": .text(site.district.office.today.description), "method": .text("telephone"),
                "size": .int(5), "sound": .int(2), "found": .text("两人未参加"), "passed": .bool(false),
                "counted": .text("2"),
            ])
            let kept = try await desk.ask("recordSpotCheck", desk.reviewer, check, key: "c")
            #expect(kept.status == 201 && kept.json["before"]?.text == "5", "\(kept.body)")
            let twice = try await desk.ask("recordSpotCheck", desk.reviewer, check, key: "c")
            #expect(twice.body == kept.body)
            let read = try await desk.ask("readSupervisedCommitment", desk.reporter)
            #expect(read.json["checks"]?.items.count == 1)
            #expect(
                try await desk.ask("askForClosure", desk.reporter, Self.words("")).json["state"]?.text
                    == "asked"
            )
            let missing = try await desk.ask("closeCommitment", desk.reviewer, Self.words(""))
            #expect(missing.code.hasPrefix("closure.missing-"))
            let id = try #require(kept.json["id"]?.text)
            try await desk.ask("withdrawSpotCheck", desk.reviewer, at: ["check": id], Self.words("看错了"))
            let done = try await desk.ask("closeCommitment", desk.reviewer, Self.words(""))
            #expect(done.json["state"]?.text == "closed", "\(done.body)")
            try await desk.ask("reopenCommitment", desk.reviewer, Self.words("尚未完成"))
            try await desk.ask("askForClosure", desk.reporter, Self.words("已补齐"))
            let refused = try await desk.ask("refuseClosure", desk.reviewer, Self.words("证据不足"))
            #expect(refused.json["state"]?.text == "open")

            let wish = JSON.of([
                "until": .text("2024-03-01"), "reason": .text("汛期"), "progress": .text("主体已完工"),
            ])
            let asked = try await desk.ask("requestDueDate", desk.reporter, wish)
            let waiting = try await desk.ask("listDueRequests", desk.reviewer)
            #expect(waiting.json["requests"]?.items.first == asked.json)
            let request = ["duerequest": try #require(asked.json["id"]?.text)]
            let late = try await desk.ask(
                "answerDueRequest", desk.reviewer, at: request, .of(["until": .text("2023-01-01")]))
            #expect(late.code == "due.not-later")
            let answer = JSON.of(["until": .text("2024-02-01")])
            #expect(try await desk.ask("answerDueRequest", desk.reviewer, at: request, answer).status == 200)
            let after = try await desk.ask("readSupervisedCommitment", desk.reviewer)
            #expect(after.json["dueOn"]?.text == "2024-02-01")
            #expect(after.json["requests"]?.items.first?["grantedUntil"]?.text == "2024-02-01")

            let rules = try await desk.ask("readEscalationRules", desk.reviewer).json
            let changed = JSON.object(
                rules.members.map { $0.name == "order-near-days" ? .init(name: $0.name, value: .int(9)) : $0 }
            )
            try await desk.ask("changeEscalationRules", desk.reviewer, changed)
            #expect(try await desk.ask("readEscalationRules", desk.reviewer).json == changed)
        }
    }

    @Test("the inbox is one's own; a reminder is sent, read and put aside", arguments: Engine.available)
    func inbox(engine: Engine) async throws {
        try await engine.withSite { site in
            let desk = try await Desk(site)
            try await desk.ask("sendOrders", desk.reviewer, desk.order())
            let digest = try await desk.ask("readReminderDigest", desk.reviewer)
            let unit = try await site.district.unit(Cast.unit).id.rawValue
            #expect(digest.json["owed"]?.items.contains { $0["unit"]?.text == unit } == true)
            let body = JSON.of(["text": .text("请于本周内报送"), "units": .array([.text(unit)])])
            let sent = try await desk.ask("sendReminders", desk.reviewer, body, key: "r")
            #expect(sent.status == 201 && sent.json["reminders"]?.items.count == 1, "\(sent.body)")
            #expect(try await desk.ask("sendReminders", desk.reviewer, body, key: "r").body == sent.body)
            let mine = try await desk.ask("listReminders", desk.reporter)
            let reminder = try #require(mine.json["reminders"]?.items.first?["id"]?.text)
            try await desk.ask("dismissReminder", desk.reporter, at: ["reminder": reminder])
            #expect(
                try await desk.ask("listReminders", desk.reporter).json["reminders"]?.items.isEmpty == true)

            try await site.district.handOn()
            let inbox = try await desk.ask("readInbox", desk.reporter)
            let entries = inbox.json["entries"]?.items ?? []
            let order = try #require(entries.first { $0["kind"]?.text == "order-sent" })
            #expect(order["path"]?.text?.hasPrefix("/supervision/orders/") == true)
            let id = try #require(order["id"]?.text)
            let theirs = try await desk.ask("markInboxEntryRead", desk.reviewer, at: ["entry": id])
            #expect(theirs.code == "inbox.not-found")
            try await desk.ask("markInboxEntryRead", desk.reporter, at: ["entry": id])
            let unread = try await desk.ask("readInbox", desk.reporter, query: "?unread=true")
            #expect(unread.json["entries"]?.items.count == entries.count - 1)
            let rest = try await desk.ask("markInboxRead", desk.reporter)
            #expect(rest.json["count"]?.int == entries.count - 1)
        }
    }

    @Test("a webhook's secret is told once and kept nowhere in the open", arguments: Engine.available)
    func webhook(engine: Engine) async throws {
        try await engine.withSite { site in
            let desk = try await Desk(site)
            let body = JSON.of([
                "address": .text("https://example.org/told?key=abcdef"), "form": .text("json"),
                "kinds": .array([.text("order-sent")]),
            ])
            let added = try await desk.ask("addWebhook", desk.administrator, body, key: "w")
            let secret = try #require(added.json["secret"]?.text)
            #expect(added.status == 201 && secret.count >= 32)
            let again = try await desk.ask("addWebhook", desk.administrator, body, key: "w")
            #expect(again.json["id"] == added.json["id"] && again.json["secret"] == .null)
            let kept: [String] = try await site.district.office.database.read {
                try $0.values("SELECT answer FROM idempotency_keys")
            }
            #expect(!kept.isEmpty && !kept.contains { $0.contains(secret) || $0.contains("abcdef") })
            let listed = try await desk.ask("listWebhooks", desk.administrator)
            #expect(listed.json["webhooks"]?.items.count == 1 && !listed.body.contains("abcdef"))
            let bad = JSON.of([
                "address": .text("ftp://x"), "form": .text("json"), "kinds": .array([]),
            ])
            let refused = try await desk.ask("addWebhook", desk.administrator, bad)
            #expect(refused.json["errors"]?.items.count == 2, "\(refused.body)")

            try await desk.ask("sendOrders", desk.reviewer, desk.order())
            let dead = try await site.district.giveUp()
            let before = try await desk.ask("readDeliveries", desk.administrator)
            #expect(before.json["dead"]?.int == before.json["givenUp"]?.items.count)
            #expect(before.json["givenUp"]?.items.contains { $0["id"]?.text == dead.id.rawValue } == true)
            let gap = ["delivery": dead.id.rawValue]
            #expect(try await desk.ask("sendAgain", desk.administrator, at: gap).status == 200)
            #expect(try await desk.ask("sendAgain", desk.administrator, at: gap).code == "delivery.not-dead")
            let id = ["webhook": try #require(added.json["id"]?.text)]
            try await desk.ask("removeWebhook", desk.administrator, at: id)
            let none = try await desk.ask("listWebhooks", desk.administrator)
            #expect(none.json["webhooks"]?.items.isEmpty == true)
        }
    }
}
