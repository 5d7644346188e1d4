import Crypto
import Documents
import Foundation
import Programme

/// An event in the form that another system wants, signed.
struct WebhookMessage {
    let delivery: Delivery
    let region: Jurisdiction
    let words: EventWords
    let link: String?
    let at: Instant

    /// The message for an address that was looked up.
    func transfer(_ form: Webhook.Form, _ secrets: WebhookStore.Secrets, resolved: String) throws -> Transfer
    {
        let body = try self.body(form)
        var transfer = Transfer(
            name: delivery.id.rawValue, address: secrets.address, body: Data(body.utf8))
        transfer.headers = ["Content-Type: application/json; charset=utf-8", "User-Agent: Banshi", "Expect:"]
        transfer.resolved = resolved
        let seconds = String(at.seconds)
        switch form {
        case .json:
            transfer.headers += [
                "X-Banshi-Event: \(delivery.event.id)", "X-Banshi-Delivery: \(delivery.id)",
                "X-Banshi-Timestamp: \(seconds)",
                "X-Banshi-Signature: \(WebhookMessage.signature(of: body, at: seconds, secret: secrets.secret))",
            ]
        case .wecom: break
        case .dingtalk:
            guard !secrets.secret.isEmpty else { break }
            let milliseconds = seconds + "000"
            let sign = WebhookMessage.dingTalkSign(at: milliseconds, secret: secrets.secret)
            let mark = secrets.address.contains("?") ? "&" : "?"
            transfer.address += "\(mark)timestamp=\(milliseconds)&sign=\(sign)"
        }
        return transfer
    }

    /// What is signed and sent: the same at each attempt.
    func body(_ form: Webhook.Form) throws -> String {
        let text = [words.line, link].compactMap { $0 }.joined(separator: "\n")
        switch form {
        case .wecom, .dingtalk:
            // The robots have no place for an identifier but the text; both take the same shape.
            return try JSONColumn.text(RobotMessage(msgtype: "text", text: .init(content: text)))
        case .json:
            let event = delivery.event
            return try JSONColumn.text(
                EventMessage(
                    id: event.id.rawValue, delivery: delivery.id.rawValue, kind: event.kind.rawValue,
                    at: event.at.description, region: region.code.rawValue, subject: event.subject,
                    unit: event.unit?.rawValue, facts: event.facts, text: words.line, link: link))
        }
    }

    /// `sha256=` and the HMAC of `TIMESTAMP.BODY` in hexadecimal.
    static func signature(of body: String, at seconds: String, secret: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("\(seconds).\(body)".utf8), using: SymmetricKey(data: Array(secret.utf8)))
        return "sha256=" + Hex.text(code)
    }

    /// The signature of DingTalk's robots (加签), ready for an address.
    static func dingTalkSign(at milliseconds: String, secret: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("\(milliseconds)\n\(secret)".utf8), using: SymmetricKey(data: Array(secret.utf8)))
        return Data(code).base64EncodedString().replacing("+", with: "%2B").replacing("/", with: "%2F")
            .replacing("=", with: "%3D")
    }

    /// Whether the other side took it; else the stable code of why not.
    static func failure(_ outcome: TransferOutcome?, _ form: Webhook.Form) -> String? {
        guard let outcome else { return "curl-unknown" }
        guard outcome.code == 0 else { return "curl-\(outcome.code)" }
        guard (200..<300).contains(outcome.status) else { return "http-\(outcome.status)" }
        guard form != .json else { return nil }
        // The robots say in the body what they think of a message, always with status 200.
        guard let answer = try? JSONDecoder().decode(RobotAnswer.self, from: outcome.answer) else {
            return "robot-unreadable"
        }
        return answer.errcode == 0 ? nil : "robot-\(answer.errcode)"
    }

    private struct RobotMessage: Encodable {
        struct Text: Encodable { var content: String }
        var msgtype: String
        var text: Text
    }

    private struct RobotAnswer: Decodable { var errcode: Int }

    private struct EventMessage: Encodable {
        var id: String
        var delivery: String
        var kind: String
        var at: String
        var region: String
        var subject: String
        var unit: String?
        var facts: [String: String]
        var text: String
        var link: String?
    }
}
