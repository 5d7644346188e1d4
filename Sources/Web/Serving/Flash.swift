import Foundation
import Hummingbird
import Programme

/// A line that is shown once, on the page after a form: what happened, and how to take it back.
///
/// It travels in a cookie of a minute. It holds a message's key and details, never anything personal, and is escaped
/// like everything else.
struct Flash: Hashable, Sendable, Codable {
    /// What happened.
    var message: Message
    /// Whether it is good news; else it is shown as a warning.
    var isGood = true
    /// The path that takes it back by POST, and the fields to send there.
    var undo: String?

    static let cookieName = "banshi-flash"

    init(_ key: String, _ details: [String: String] = [:], isGood: Bool = true, undo: String? = nil) {
        message = Message(key, details)
        self.isGood = isGood
        self.undo = undo.map(SafePath.checked)
    }

    /// Reads what a browser brought back; nil for what is no such line.
    init?(cookie: String?) {
        guard let cookie, cookie.utf8.count <= 3000,
            let data = Base64URL.decode(cookie),
            var flash = try? JSONDecoder().decode(Flash.self, from: data)
        else { return nil }
        flash.undo = flash.undo.map(SafePath.checked)
        self = flash
    }

    func cookie(isSecure: Bool) -> Cookie {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let data = (try? encoder.encode(self)) ?? Data()
        return Cookie(
            name: Flash.cookieName, value: Base64URL.encode(data), maxAge: 60, path: "/", secure: isSecure,
            httpOnly: true, sameSite: .lax)
    }

    static func clearing(isSecure: Bool) -> Cookie {
        Cookie(
            name: cookieName, value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true,
            sameSite: .lax)
    }
}

/// Base64 for cookies and paths (RFC 4648, section 5), without padding.
enum Base64URL {
    static func encode(_ data: some DataProtocol) -> String {
        Data(data).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    static func decode(_ text: String) -> Data? {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
    }
}
