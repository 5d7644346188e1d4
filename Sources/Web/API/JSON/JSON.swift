import Foundation

/// A JSON value, its members in the order in which they came.
///
/// Foundation's decoder takes what JSON does not allow, says of a fault only where it gave up, and is slow; what others
/// send here is read by `JSONParser`.
enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    /// As it was written: no digit is lost.
    case number(String)
    case text(String)
    case array([JSON])
    case object([Member])

    struct Member: Hashable, Sendable {
        var name: String
        var value: JSON
    }

    static func int(_ value: Int) -> JSON { .number(String(value)) }

    /// A measure with two digits after the point: enough for shares, and the same text on every machine.
    static func double(_ value: Double) -> JSON {
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
        let sign = hundredths < 0 ? "-" : ""
        guard rest != 0 else { return .number("\(sign)\(whole)") }
        return .number("\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest % 10 == 0 ? rest / 10 : rest)")
    }

    /// A text, or null.
    static func maybe(_ text: (some CustomStringConvertible)?) -> JSON {
        text.map { .text($0.description) } ?? .null
    }

    /// An object; nil members are left out.
    static func of(_ members: KeyValuePairs<String, JSON?>) -> JSON {
        .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
    }

    /// A member of an object.
    subscript(_ name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var isNull: Bool { self == .null }
    var int: Int? { if case .number(let digits) = self { JSON.whole(digits) } else { nil } }
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    var items: [JSON] { if case .array(let items) = self { items } else { [] } }
    var members: [Member] { if case .object(let members) = self { members } else { [] } }

    /// Whole numbers of bearable size; `1.0` is one too.
    static func whole(_ digits: String) -> Int? {
        if let int = Int(digits) { return int }
        guard digits.utf8.count <= 40, let value = Double(digits), value == value.rounded(),
            abs(value) < 9_007_199_254_740_992
        else { return nil }
        return Int(value)
    }

    // MARK: Writing

    /// The value as UTF-8.
    var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(4096)
        write(to: &out)
        return out
    }

    func write(to out: inout [UInt8]) {
        switch self {
        case .null: out.append(contentsOf: "null".utf8)
        case .bool(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let digits): out.append(contentsOf: digits.utf8)
        case .text(let text): JSON.write(text, to: &out)
        case .array(let items):
            out.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                item.write(to: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let members):
            out.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                JSON.write(member.name, to: &out)
                out.append(UInt8(ascii: ":"))
                member.value.write(to: &out)
            }
            out.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ text: String, to out: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            out.append(UInt8(ascii: "\""))
            var start = 0
            for index in bytes.indices {
                let byte = bytes[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
                    continue
                }
                out.append(contentsOf: bytes[start..<index])
                start = index + 1
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                    out.append(UInt8(ascii: "\\"))
                    out.append(byte)
                case 0x0A: out.append(contentsOf: "\\n".utf8)
                default:
                    out.append(contentsOf: "\\u00".utf8)
                    out.append(digits[Int(byte >> 4)])
                    out.append(digits[Int(byte & 15)])
                }
            }
            out.append(contentsOf: bytes[start...])
            out.append(UInt8(ascii: "\""))
        }
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
