/// What XLSForm writes into `constraint`, `relevant` and `calculation`: a subset of XPath 1.0 as ODK reads it, without
/// paths. `${name}` is the value of a field, `.` the value of the field that the expression belongs to.
///
/// Numbers are decimal and exact; a day counts as its number of days since 1970-01-01, a time as its part of a day;
/// an empty value is no number, so that every comparison of size with it is false.
public struct Expression: Sendable {
    /// As written.
    public let source: String
    /// Nil for a literal in the program's text that cannot be read.
    let root: ExpressionNode?

    /// At most so many characters; the deepest nesting is `ExpressionParser.depth`.
    public static let lengthLimit = 4_000

    /// Reads it. Throws a `Problem` (`expression.…`) whose position is the character, counted from 1, where it fails.
    public init(_ source: String) throws {
        var parser = try ExpressionParser(source)
        self.source = source
        root = try parser.expression()
    }

    /// Whether it could be read; false for a wrong literal only.
    public var isValid: Bool { root != nil }

    /// The fields that it reads, each once, in the order of the text; `.` for the field that it belongs to.
    public var fields: [String] {
        var names: [String] = []
        root?.visit { node in
            if case .field(let name) = node, !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Whether its value depends on the day on which it is worked out.
    public var dependsOnToday: Bool {
        var depends = false
        root?.visit { node in
            if case .call(.today, _) = node { depends = true }
        }
        return depends
    }

    /// Whether it holds. `value` gives each field's canonical text, nil for an empty one; it is asked for `.` too, and
    /// for `today()`, which it answers with the day (`2023-04-27`) or nil. An unreadable literal never holds.
    public func isTrue(_ value: (String) -> String?) -> Bool {
        guard let root else { return false }
        return root.value(value).isTrue
    }

    /// What it comes to, as text: numbers in their shortest form, `true` and `false`, nothing where there is no value.
    /// `value` is as for `isTrue`.
    public func text(_ value: (String) -> String?) -> String {
        root?.value(value).text ?? ""
    }
}

extension Expression: ExpressibleByStringLiteral {
    /// A literal. A wrong one never holds; a test walks over all that the program is built with.
    public init(stringLiteral source: String) {
        self.source = source
        var parser = try? ExpressionParser(source)
        root = try? parser?.expression()
    }
}

extension Expression: Hashable {
    /// Two are the same when they are written alike.
    public static func == (left: Expression, right: Expression) -> Bool { left.source == right.source }

    /// By what is written.
    public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

extension Expression: Codable {
    /// Reads what is written; refuses what cannot be read.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let source = try container.decode(String.self)
        do {
            try self.init(source)
        } catch {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not an expression: \(source)")
        }
    }

    /// Writes what is written.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(source)
    }
}
