import Foundation

/// Another system that is told of events.
public struct Webhook: Hashable, Sendable {
    /// In which form it wants to be told.
    public enum Form: String, Sendable, CaseIterable {
        /// Our own: JSON, signed.
        case json
        /// A group's robot of WeCom (企业微信群机器人).
        case wecom
        /// A group's robot of DingTalk (钉钉群机器人), signed (加签).
        case dingtalk
    }

    /// Which one.
    public var id: ID<Webhook>
    /// The host, to be shown; the whole address may hold a key and is sealed.
    public var host: String
    /// The form.
    public var form: Form
    /// What it is told of.
    public var kinds: Set<OutboxKind>
    /// When it was added.
    public var createdAt: Instant
    /// Whether it is in use.
    public var isActive: Bool

    /// A webhook.
    public init(
        id: ID<Webhook>, host: String, form: Form, kinds: Set<OutboxKind>, createdAt: Instant,
        isActive: Bool = true
    ) {
        self.id = id
        self.host = host
        self.form = form
        self.kinds = kinds
        self.createdAt = createdAt
        self.isActive = isActive
    }
}

/// The address of another system, as an administrator types it.
public struct WebhookAddress: Hashable, Sendable {
    /// The most characters.
    public static let limit = 2000

    /// As it is asked for.
    public let text: String
    /// The host's name or number, without brackets, in small letters.
    public let host: String
    /// The port.
    public let port: Int
    /// Whether it is spoken to through TLS.
    public let isSecure: Bool

    /// - Parameter allowsPlain: whether `http` will do: in a closed network alone.
    /// - Throws: `webhook.address-invalid`, `webhook.address-plain`, both at `address`.
    public init(_ raw: String, allowsPlain: Bool) throws {
        let text = raw.trimmingCharacters(in: .whitespacesAndNewlines)
        let invalid = Problem(.invalid, "webhook.address-invalid", at: "address")
        guard !text.isEmpty, text.utf8.count <= WebhookAddress.limit,
            // Printable ASCII without what would end a quoted text of another program.
            text.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value < 127 && $0 != "\"" && $0 != "\\" }),
            let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            scheme == "https" || scheme == "http", var host = parts.host, !host.isEmpty,
            // A name in the address would be sent as a password, and a fragment is never sent.
            parts.user == nil, parts.password == nil, parts.fragment == nil
        else { throw invalid }
        guard scheme == "https" || allowsPlain else {
            throw Problem(.invalid, "webhook.address-plain", at: "address")
        }
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        let port = parts.port ?? (scheme == "https" ? 443 : 80)
        guard (1...65_535).contains(port), host.utf8.allSatisfy(WebhookAddress.isHostByte) else {
            throw invalid
        }
        self.text = text
        self.host = host.lowercased()
        self.port = port
        isSecure = scheme == "https"
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
