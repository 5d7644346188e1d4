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
    /// Every page carries one in its forms, so it is made without a detour.
    static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(48)
        var (bits, count) = (UInt32(0), 0)
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 6 {
                count -= 6
                out.append(letters[Int(bits >> UInt32(count) & 63)])
            }
            bits &= 63
        }
        if count > 0 { out.append(letters[Int(bits << UInt32(6 - count) & 63)]) }
        return String(decoding: out, as: UTF8.self)
    }

    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func decode(_ text: String) -> Data? {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
    }
}
