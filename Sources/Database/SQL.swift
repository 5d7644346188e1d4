/// A statement whose text and values stay apart, so that no value can ever become a piece of SQL.
///
/// ```swift
/// let sql: SQL = "SELECT name FROM people WHERE id = \(id) AND role IN (\(list: roles))"
/// sql.text     // SELECT name FROM people WHERE id = $1 AND role IN ($2, $3)
/// ```
///
/// Placeholders are numbered in order of appearance, which PostgreSQL and SQLite both understand. Never
/// write a placeholder by hand. A plain `String` cannot be passed where an `SQL` is expected.
public struct SQL: Sendable, Hashable {
    /// What a statement is put together from.
    enum Part: Sendable, Hashable {
        case text(String)
        case value(SQLValue)
    }

    private(set) var parts: [Part]

    /// A statement without values, from text that the program itself made.
    init(trusted text: String) {
        parts = [.text(text)]
    }

    /// The statement as it is sent, with `$1`, `$2` … where the values stand.
    public var text: String { rendered.text }

    /// The values, in the order of their placeholders.
    public var values: [SQLValue] { rendered.values }

    /// Text and values in one pass; adapters call this once per statement.
    var rendered: (text: String, values: [SQLValue]) {
        var text = ""
        var values: [SQLValue] = []
        for part in parts {
            switch part {
            case .text(let piece):
                text += piece
            case .value(let value):
                values.append(value)
                text += "$\(values.count)"
            }
        }
        return (text, values)
    }

    /// One statement made of two, put side by side without a blank between them.
    public static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.parts += right.parts
        return sum
    }

    /// Extends a statement in place.
    public static func += (left: inout SQL, right: SQL) {
        left.parts += right.parts
    }
}

extension SQL: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// A statement without values, written in the source.
    public init(stringLiteral text: String) {
        parts = [.text(text)]
    }

    /// A statement with values, written in the source.
    public init(stringInterpolation: StringInterpolation) {
        parts = stringInterpolation.parts
    }

    /// Collects the pieces of a literal; called by the compiler.
    public struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        /// Called by the compiler before the first piece.
        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        /// A piece of the text between two values.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.text(literal)) }
        }

        /// A value: it becomes a placeholder, whatever it contains.
        public mutating func appendInterpolation(_ value: some SQLConvertible) {
            parts.append(.value(value.sqlValue))
        }

        /// A value or null. (Without an overload for optionals the compiler suspects a mistake.)
        public mutating func appendInterpolation<V: SQLConvertible>(_ value: V?) {
            parts.append(.value(value.sqlValue))
        }

        /// Values for `IN (…)`, one placeholder each.
        ///
        /// An empty list becomes `NULL`: `x IN (NULL)` matches nothing. Mind that `x NOT IN (NULL)` matches
        /// nothing either; ask for an empty list in Swift before writing `NOT IN`. SQLite takes at most 32766
        /// values in one statement.
        public mutating func appendInterpolation(list values: some Sequence<some SQLConvertible>) {
            var isFirst = true
            for value in values {
                if !isFirst { parts.append(.text(", ")) }
                parts.append(.value(value.sqlValue))
                isFirst = false
            }
            if isFirst { parts.append(.text("NULL")) }
        }

        /// Another statement's text and values, in this place.
        public mutating func appendInterpolation(_ fragment: SQL) {
            parts += fragment.parts
        }

        /// Another statement's text and values, in this place.
        public mutating func appendInterpolation(fragment: SQL) {
            parts += fragment.parts
        }

        /// Appends a text as a constant of the statement itself. Only where the planner must know it: a partial index
        /// is used for a constant, not for a value that comes later.
        public mutating func appendInterpolation(constant text: String) {
            parts.append(.text("'" + text.replacing("'", with: "''") + "'"))
        }

        /// The name of a table or column, quoted; a quotation mark in it is doubled.
        public mutating func appendInterpolation(identifier name: String) {
            parts.append(.text("\"" + name.replacing("\"", with: "\"\"") + "\""))
        }
    }
}

extension Sequence<SQL> {
    /// The statements with a separator between them, as in a list of conditions.
    ///
    /// - Parameter separator: What stands between two, its blanks included: `" AND "`.
    /// - Returns: One statement; empty for an empty sequence.
    public func joined(separator: SQL) -> SQL {
        var result: SQL = ""
        var isFirst = true
        for element in self {
            if !isFirst { result += separator }
            result += element
            isFirst = false
        }
        return result
    }
}
