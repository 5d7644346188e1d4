import Foundation

/// Objects of texts by name, as JSON: what a record's fields are stored as. Written and read by hand because a ledger has
/// millions of them.
enum FlatJSON {
    /// With the names in order, so that equal values are equal texts.
    static func text(_ values: [String: String]) -> String {
        var out: [UInt8] = [UInt8(ascii: "{")]
        out.reserveCapacity(values.count * 32)
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            if out.count > 1 { out.append(UInt8(ascii: ",")) }
            append(name, to: &out)
            out.append(UInt8(ascii: ":"))
            append(value, to: &out)
        }
        out.append(UInt8(ascii: "}"))
        return String(decoding: out, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func append(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                out.append(UInt8(ascii: "\\"))
                out.append(byte)
            case 0..<0x20:
                out += Array("\\u00".utf8)
                out.append(digits[Int(byte >> 4)])
                out.append(digits[Int(byte & 15)])
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }

    /// - Throws: `database.value-unknown` for anything but such an object.
    static func values(_ text: String) throws -> [String: String] {
        var text = text
        if let plain = text.withUTF8({ plain($0) }) { return plain }
        guard let values = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)) else {
            throw JSONColumn.unreadable
        }
        return values
    }

    /// Without escapes and white space, as nearly all are; nil for whatever is not exactly so.
    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> [String: String]? {
        let quote = UInt8(ascii: "\"")
        guard bytes.count >= 2, bytes[0] == UInt8(ascii: "{"), bytes[bytes.count - 1] == UInt8(ascii: "}")
        else { return nil }
        var (values, at, end): ([String: String], Int, Int) = ([:], 1, bytes.count - 1)
        func piece() -> String? {
            guard at < end, bytes[at] == quote else { return nil }
            let start = at + 1
            at = start
            while at < end, bytes[at] != quote {
                if bytes[at] == UInt8(ascii: "\\") { return nil }
                at += 1
            }
            guard at < end else { return nil }
            at += 1
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at - 1]), as: UTF8.self)
        }
        while at < end {
            if !values.isEmpty {
                guard bytes[at] == UInt8(ascii: ",") else { return nil }
                at += 1
            }
            guard let name = piece(), at < end, bytes[at] == UInt8(ascii: ":") else { return nil }
            at += 1
            guard let value = piece() else { return nil }
            values[name] = value
        }
        return values
    }
}

extension JSONColumn {
    /// A column that holds something else than it must.
    static var unreadable: any Error {
        DecodingError.dataCorrupted(DecodingError.Context(codingPath: [], debugDescription: "not flat JSON"))
    }
}
