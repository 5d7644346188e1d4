import Foundation

/// JSON of texts by name, as words, the facts of audit entries and the fields of records are kept.
///
/// Foundation's decoder takes longer for one such text than everything else that a table's row needs; so what has no
/// escapes, which is nearly all, is read here, and the rest by the decoder.
public enum FlatJSON {
    /// The texts in their order; nil for what is something else.
    public static func pairs(of json: String) -> [(name: String, value: String)]? {
        var json = json
        return json.withUTF8 { plain($0, isChecked: true) }
            ?? (try? JSONDecoder().decode([String: String].self, from: Data(json.utf8)))?
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The texts by name; nil for what is something else, also when a name comes twice.
    public static func facts(of data: Data) -> [String: String]? {
        let pairs = data.withUnsafeBytes { plain($0.bindMemory(to: UInt8.self)) }
        guard let pairs else { return try? JSONDecoder().decode([String: String].self, from: data) }
        let facts = Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        return facts.count == pairs.count ? facts : nil
    }

    /// The texts by name.
    ///
    /// - Throws: a decoding error for anything but such an object.
    static func values(_ text: String) throws -> [String: String] {
        guard let pairs = pairs(of: text) else { throw JSONColumn.unreadable }
        return Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    }

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

    /// Nil for whatever is not exactly an object of texts, with at most some texts that have escapes.
    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>, isChecked: Bool = false) -> [(
        name: String, value: String
    )]? {
        var reader = FlatReader(bytes: bytes, isChecked: isChecked)
        guard reader.take("{") else { return nil }
        var pairs: [(name: String, value: String)] = []
        if reader.take("}") { return reader.isAtEnd ? pairs : nil }
        while true {
            guard let name = reader.text(), reader.take(":"), let value = reader.text() else { return nil }
            pairs.append((name, value))
            if reader.take("}") { return reader.isAtEnd ? pairs : nil }
            guard reader.take(",") else { return nil }
        }
    }
}

/// Reads along the bytes of a flat object.
private struct FlatReader {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Whether the bytes are known to be UTF-8.
    let isChecked: Bool
    var at = 0

    init(bytes: UnsafeBufferPointer<UInt8>, isChecked: Bool) {
        (self.bytes, self.isChecked) = (bytes, isChecked)
    }

    /// Whether nothing but white space is left.
    var isAtEnd: Bool {
        mutating get {
            skip()
            return at == bytes.count
        }
    }

    private mutating func skip() {
        while at < bytes.count,
            bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09
        { at += 1 }
    }

    mutating func take(_ sign: Unicode.Scalar) -> Bool {
        skip()
        guard at < bytes.count, bytes[at] == UInt8(ascii: sign) else { return false }
        at += 1
        return true
    }

    /// A text without escapes; nil for any other, and for control characters, which JSON does not allow.
    mutating func text() -> String? {
        guard take("\"") else { return nil }
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            guard bytes[at] != UInt8(ascii: "\\"), bytes[at] >= 0x20 else { return nil }
            at += 1
        }
        guard at < bytes.count else { return nil }
        at += 1
        let text = UnsafeBufferPointer(rebasing: bytes[start..<at - 1])
        return isChecked ? String(decoding: text, as: UTF8.self) : String(validating: text, as: UTF8.self)
    }
}

extension JSONColumn {
    /// A column that holds something else than it must.
    static var unreadable: any Error {
        DecodingError.dataCorrupted(DecodingError.Context(codingPath: [], debugDescription: "not flat JSON"))
    }
}
