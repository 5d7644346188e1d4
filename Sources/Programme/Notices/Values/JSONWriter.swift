/// Writes JSON with its keys in the order given, which `JSONEncoder` cannot promise.
struct JSONWriter {
    private(set) var text = ""
    private var depth = 0
    private var isFirst = true

    mutating func object(_ body: (inout JSONWriter) -> Void) { enclosed("{", "}", body) }

    mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
        key(name)
        object(body)
    }

    mutating func field(_ name: String, _ value: String?) {
        key(name)
        text += value.map(Self.quoted) ?? "null"
    }

    /// A number by its digits, so that no floating point comes between.
    mutating func field(_ name: String, number: String) {
        key(name)
        text += number
    }

    mutating func field(_ name: String, _ values: [String]) {
        key(name)
        text += "[" + values.map(Self.quoted).joined(separator: ", ") + "]"
    }

    mutating func list<Element>(
        _ name: String, _ values: [Element], _ each: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        guard !values.isEmpty else {
            text += "[]"
            return
        }
        enclosed("[", "]") { writer in
            for value in values {
                writer.separate()
                writer.object { each(&$0, value) }
            }
        }
    }

    private mutating func enclosed(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
        text += open
        depth += 1
        isFirst = true
        body(&self)
        depth -= 1
        text += "\n" + String(repeating: "  ", count: depth) + close
        isFirst = false
    }

    private mutating func key(_ name: String) {
        separate()
        text += Self.quoted(name) + ": "
    }

    private mutating func separate() {
        text += (isFirst ? "\n" : ",\n") + String(repeating: "  ", count: depth)
        isFirst = false
    }

    /// A JSON string (RFC 8259, section 7).
    private static func quoted(_ value: String) -> String {
        var out = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
