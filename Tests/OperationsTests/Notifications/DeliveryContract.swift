import Crypto
import Database
import Documents
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Letters and messages to other systems", .serialized)
struct DeliveryContract {
    /// A district in which one thing is told to the reporter by letter, and to a webhook.
    private func told(
        _ engine: Engine, _ form: Webhook.Form = .json, address: String = "http://127.0.0.1:9/hook?key=k",
        secret: String = "", _ test: (District, String) async throws -> Void
    ) async throws {
        try await engine.withDistrict { district async throws in
            try await district.handOn()
            try await ChangeContact(district.office)(
                email: "li@example.org", byMail: true, by: district.cast.reporter)
            let added = try await district.addWebhook(
                form, address: address, secret: secret, by: district.cast.administrator)
            try await district.submit()
            try await district.move(.return, by: district.cast.reviewer, reason: "补充材料")
            try await district.handOn()
            try await test(district, added.secret)
        }
    }

    @Test("a letter to who wants it, a signed message to the webhook, once", arguments: Engine.available)
    func sent(engine: Engine) async throws {
        try await told(engine) { district, secret in
            let post = TestPost()
            #expect(try await district.deliver(post) == DeliverOutbox.Sent(delivered: 3, failed: 0))
            #expect(try await district.deliver(post) == DeliverOutbox.Sent())
            let letters = post.transfers.filter { $0.envelope != nil }
            #expect(letters.map(\.envelope?.to) == ["li@example.org"])
            #expect(letters.allSatisfy { !String(decoding: $0.body, as: UTF8.self).contains("补充材料") })
            let messages = post.transfers.filter { $0.envelope == nil }
            #expect(messages.count == 2 && messages.allSatisfy { $0.resolved == "127.0.0.1:9:127.0.0.1" })
            let message = try #require(messages.last)
            let fields = Dictionary(
                message.headers.map { $0.split(separator: ":", maxSplits: 1).map(String.init) }
                    .map { ($0[0], $0.count > 1 ? $0[1].trimmingCharacters(in: .whitespaces) : "") },
                uniquingKeysWith: { first, _ in first })
            let signed = Data("\(fields["X-Banshi-Timestamp"] ?? "").".utf8) + message.body
            let code = HMAC<SHA256>.authenticationCode(
                for: signed, using: SymmetricKey(data: Data(secret.utf8)))
            let hex = code.map { String(format: "%02x", $0) }.joined()
            #expect(fields["X-Banshi-Signature"] == "sha256=\(hex)")
            let json = try #require(
                try JSONSerialization.jsonObject(with: message.body) as? [String: Any])
            #expect(json["kind"] as? String == "report-returned")
            #expect(json["id"] as? String == fields["X-Banshi-Event"])
            #expect(json["delivery"] as? String == message.name)
            #expect(json["link"] as? String == "https://banshi.example.org/all")
            // Neither who did it nor what was written.
            let text = String(decoding: message.body, as: UTF8.self)
            #expect(!text.contains(district.cast.reviewer.id.rawValue) && !text.contains("补充材料"))
        }
    }

    @Test(
        "what failed comes again with the same identifiers and body, later and later",
        arguments: Engine.available)
    func again(engine: Engine) async throws {
        try await told(engine) { district, _ in
            let refused = TestPost(status: 503)
            // A letter's server that answers 503 has not failed by HTTP: `curl` would say so with its code.
            #expect(try await district.deliver(refused).failed == 2)
            #expect(try await district.deliver(refused) == DeliverOutbox.Sent())
            let post = TestPost()
            try await district.deliver(post, at: Instant(seconds: Fixed.now.seconds + 15))
            let first = refused.transfers.filter { $0.envelope == nil }
            #expect(post.transfers.map(\.name).sorted() == first.map(\.name).sorted())
            #expect(Set(post.transfers.map(\.body)) == Set(first.map(\.body)))
        }
    }

    @Test("given up after ten attempts, and sent again when asked", arguments: Engine.available)
    func dead(engine: Engine) async throws {
        try await told(engine) { district, _ in
            let administrator = district.cast.administrator
            let dead = try await district.giveUp()
            #expect(dead.attempts == RetrySchedule.attempts && dead.lastError == "http-500")
            #expect(
                try await district.refusal {
                    try await SendAgain(district.office)(dead.id, by: district.cast.reviewer)
                } == ["person.not-allowed"])
            let before = try await district.snapshot()
            try await SendAgain(district.office)(dead.id, by: administrator)
            #expect(try await district.snapshot().auditLength == before.auditLength + 1)
            #expect(
                try await district.refusal {
                    try await SendAgain(district.office)(dead.id, by: administrator)
                } == ["delivery.not-dead"])
            let post = TestPost()
            #expect(try await district.deliver(post).delivered == 1)
            #expect(post.transfers.map(\.name) == [dead.id.rawValue])
        }
    }

    @Test("a tool that is missing loses nothing", arguments: Engine.available)
    func tool(engine: Engine) async throws {
        try await told(engine) { district, _ in
            let post = TestPost(error: DocumentError("document.tool-missing", ["program": "curl"]))
            #expect(try await district.deliver(post) == DeliverOutbox.Sent(delivered: 0, failed: 3))
            let counts = try await ReadDeliveries(district.office)(by: district.cast.administrator).counts
            #expect(counts[.waiting] == 3 && counts[.dead] == 0)
        }
    }

    @Test("robots get their own form; what they refuse in the body has failed", arguments: Engine.available)
    func robots(engine: Engine) async throws {
        try await told(engine, .wecom) { district, _ in
            let post = TestPost(answer: "{\"errcode\":45009,\"errmsg\":\"freq out of limit\"}")
            #expect(try await district.deliver(post).failed == 2)
            let message = try #require(post.transfers.first { $0.envelope == nil })
            let json = try JSONSerialization.jsonObject(with: message.body) as? [String: Any]
            #expect(json?["msgtype"] as? String == "text")
            let text = (json?["text"] as? [String: String])?["content"] ?? ""
            #expect(text.hasSuffix("https://banshi.example.org/all"))
            #expect(!message.headers.contains { $0.hasPrefix("X-Banshi") })
        }
        let address = "http://127.0.0.1:9/robot/send?access_token=t"
        try await told(engine, .dingtalk, address: address, secret: "SECabc") { district, shown in
            #expect(shown.isEmpty)
            let post = TestPost(answer: "{\"errcode\":0}")
            #expect(try await district.deliver(post).failed == 0)
            let message = try #require(post.transfers.first { $0.envelope == nil })
            let stamp = "\(Fixed.now.seconds)000"
            let code = HMAC<SHA256>.authenticationCode(
                for: Data("\(stamp)\nSECabc".utf8), using: SymmetricKey(data: Data("SECabc".utf8)))
            let sign = try #require(
                Data(code).base64EncodedString().addingPercentEncoding(withAllowedCharacters: .alphanumerics))
            #expect(message.address == "\(address)&timestamp=\(stamp)&sign=\(sign)")
        }
    }

    @Test("addresses of closed networks are refused before anything is sent", arguments: Engine.available)
    func closed(engine: Engine) async throws {
        try await told(engine) { district, _ in
            let post = TestPost()
            let sent = try await DeliverOutbox(
                district.office, DeliverySettings(), .plain, chance: { 0 },
                send: { transfers, _ in try post.take(transfers) })()
            #expect(post.transfers.isEmpty && sent.delivered == 0 && sent.failed == 3)
            #expect(
                try await district.refusal {
                    _ = try await AddWebhook(district.office, DeliverySettings())(
                        address: "http://10.0.0.1/", form: .json, kinds: [], secret: "a b",
                        by: district.cast.administrator)
                } == ["webhook.address-plain", "webhook.kinds-missing", "webhook.secret-invalid"])
            _ = try await AddWebhook(district.office, DeliverySettings())(
                address: "https://localhost/", form: .json, kinds: [.reportSubmitted], secret: "",
                by: district.cast.administrator)
            try await district.submit(Cast.otherUnit, 3)
            try await district.handOn()
            _ = try await DeliverOutbox(
                district.office, DeliverySettings(), .plain, chance: { 0 },
                send: { transfers, _ in try post.take(transfers) })()
            #expect(post.transfers.isEmpty)
            let dead = try await ReadDeliveries(district.office)(by: district.cast.administrator).dead
            #expect(dead.contains { $0.lastError == "address-refused" })
        }
    }

    @Test("address and secret are sealed, and do not open elsewhere", arguments: Engine.available)
    func sealed(engine: Engine) async throws {
        try await told(engine) { district, secret in
            let rows = try await district.snapshot().rows["webhooks"] ?? []
            #expect(rows.count == 1 && !rows[0].contains(secret) && !rows[0].contains("key=k"))
            try await district.tamper("UPDATE webhooks SET sealed_address = sealed_secret")
            let post = TestPost()
            // The letter goes nevertheless.
            #expect(try await district.deliver(post) == DeliverOutbox.Sent(delivered: 1, failed: 2))
            #expect(post.transfers.allSatisfy { $0.envelope != nil })
            let dead = try await ReadDeliveries(district.office)(by: district.cast.administrator).dead
            #expect(Set(dead.compactMap(\.lastError)) == ["keys.cannot-open"])
        }
    }
}
