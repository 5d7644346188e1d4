import Foundation
import Programme

/// What a JSON value must be (JSON Schema 2020-12, the part that is used here): one value that bodies are checked by and
/// that the description of the interface is written from, so that the two cannot differ.
indirect enum Schema: Hashable, Sendable {
    case bool
    case int(ClosedRange<Int>)
    /// Any number; only in answers.
    case number
    case text(Text)
    case array(Schema, most: Int?)
    case object([Property])
    /// An object whose names are not known beforehand.
    case map(Schema, most: Int?)
    case nullable(Schema)
    /// A schema with a name, which stands once in the description.
    case named(String, Schema)

    struct Text: Hashable, Sendable {
        var length: ClosedRange<Int>? = nil
        var pattern: String? = nil
        var format: String? = nil
        var values: [String] = []
        var example: String
    }

    struct Property: Hashable, Sendable {
        var name: String
        var schema: Schema
        var isRequired: Bool
        var hint: String?

        init(_ name: String, _ schema: Schema, required: Bool = true, _ hint: String? = nil) {
            (self.name, self.schema, isRequired, self.hint) = (name, schema, required, hint)
        }
    }

    // MARK: What comes up everywhere

    static func words(_ length: ClosedRange<Int> = 0...20_000, _ example: String = "按计划推进") -> Schema {
        .text(Text(length: length, example: example))
    }
    /// A text of an answer.
    static let plain = Schema.text(Text(example: "区卫生健康局"))
    static let id = Schema.text(Text(length: 1...64, example: "01890000-0000-7000-8000-000000000001"))
    static let day = Schema.text(
        Text(pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", format: "date", example: "2023-06-30"))
    static let instant = Schema.text(Text(format: "date-time", example: "2023-07-03T01:00:00Z"))
    static let quarter = Schema.text(Text(pattern: "^[0-9]{4}Q[1-4]$", example: "2023Q2"))
    static let hash = Schema.text(
        Text(pattern: "^[0-9a-f]{64}$", example: String(repeating: "0", count: 64)))
    /// A decimal number as a text, so that no program rounds it; never negative.
    static let amount = Schema.text(
        Text(length: 1...40, pattern: "^[0-9]+(\\.[0-9]+)?$", example: "12.5"))
    /// A decimal number of an answer, as a text.
    static let decimal = Schema.text(Text(pattern: "^-?[0-9]+(\\.[0-9]+)?$", example: "12.5"))
    static let count = Schema.int(0...Int(Int32.max))
    static let revision = Schema.int(0...Int(Int32.max))

    static func code(_ values: [String]) -> Schema {
        .text(Text(values: values, example: values.first ?? ""))
    }
    static func list(_ schema: Schema, most: Int? = nil) -> Schema { .array(schema, most: most) }

    // MARK: Checking

    /// What is wrong with a value, each fault with its place as a JSON pointer (RFC 6901).
    func faults(in value: JSON, at place: String = "", strict: Bool = true) -> [Problem] {
        func fault(_ code: String, _ details: [String: String] = [:]) -> [Problem] {
            [Problem(.invalid, code, details, at: place)]
        }
        switch (self, value) {
        case (.named(_, let inner), _): return inner.faults(in: value, at: place, strict: strict)
        case (.nullable, .null): return []
        case (.nullable(let inner), _): return inner.faults(in: value, at: place, strict: strict)
        case (.bool, .bool), (.number, .number): return []
        case (.int(let range), .number(let digits)):
            guard let int = JSON.whole(digits) else { return fault("json.not-whole") }
            return range.contains(int)
                ? []
                : fault("json.range", ["from": String(range.lowerBound), "to": String(range.upperBound)])
        case (.text(let rule), .text(let text)): return rule.fault(in: text).map { fault($0) } ?? []
        case (.array(let item, let most), .array(let items)):
            if let most, items.count > most { return fault("json.too-many", ["limit": String(most)]) }
            return items.enumerated().flatMap {
                item.faults(in: $0.element, at: "\(place)/\($0.offset)", strict: strict)
            }
        case (.map(let item, let most), .object(let members)):
            if let most, members.count > most { return fault("json.too-many", ["limit": String(most)]) }
            return members.flatMap {
                item.faults(in: $0.value, at: place + "/" + Schema.escaped($0.name), strict: strict)
            }
        case (.object(let properties), .object(let members)):
            let known = Set(properties.map(\.name))
            let strange = members.filter { !known.contains($0.name) }.flatMap {
                [Problem(.invalid, "json.unknown-name", at: place + "/" + Schema.escaped($0.name))]
            }
            return (strict ? strange : [])
                + properties.flatMap { property -> [Problem] in
                    let inner = "\(place)/\(property.name)"
                    guard let value = value[property.name] else {
                        return property.isRequired ? [Problem(.invalid, "json.missing", at: inner)] : []
                    }
                    return property.schema.faults(in: value, at: inner, strict: strict)
                }
        default: return fault("json.type", ["type": type])
        }
    }

    private static func escaped(_ name: String) -> String {
        String(name.prefix(100)).replacing("~", with: "~0").replacing("/", with: "~1")
    }

    /// The type's name in JSON Schema.
    var type: String {
        switch self {
        case .bool: "boolean"
        case .int: "integer"
        case .number: "number"
        case .text: "string"
        case .array: "array"
        case .object, .map: "object"
        case .nullable(let inner), .named(_, let inner): inner.type
        }
    }
}

extension Schema.Text {
    /// The code of what is wrong with a text; nil when it fits.
    func fault(in text: String) -> String? {
        if !values.isEmpty { return values.contains(text) ? nil : "json.unknown-value" }
        if let length, !length.contains(text.unicodeScalars.count) { return "json.length" }
        if format == "date", Day(text) == nil { return "json.date" }
        if format == "date-time", Instant(text) == nil { return "json.date" }
        if let pattern, text.range(of: pattern, options: .regularExpression) == nil { return "json.pattern" }
        return nil
    }
}
