import Foundation

/// A value as a database stores it; the common ground of every engine.
public enum SQLValue: Sendable, Hashable {
    /// The absence of a value.
    case null
    /// A whole number.
    case integer(Int64)
    /// A floating-point number.
    case real(Double)
    /// A text.
    case text(String)
    /// Bytes.
    case blob(Data)
    /// A truth value. An engine without a boolean type (SQLite) gives it back as the integer 0 or 1.
    case boolean(Bool)

    /// Refuses what engines would store as something else without a word.
    ///
    /// SQLite's binding ends a text at U+0000 and PostgreSQL refuses it; SQLite turns "not a number" to null.
    func requireStorable() throws {
        switch self {
        case .text(let text) where text.utf8.contains(0):
            throw DatabaseError(.other, code: .textWithNull)
        case .real(let number) where number.isNaN:
            throw DatabaseError(.other, code: .notANumber)
        default: break
        }
    }

    /// The type's name in error messages, never the value itself: values may be personal data.
    var typeName: String {
        switch self {
        case .null: "null"
        case .integer: "integer"
        case .real: "real"
        case .text: "text"
        case .blob: "blob"
        case .boolean: "boolean"
        }
    }
}

/// Something that can be bound into an ``SQL`` statement.
public protocol SQLConvertible {
    /// The value to be stored.
    var sqlValue: SQLValue { get }
}

/// Something that can be read out of a ``Row``.
public protocol SQLReadable {
    /// Reads a stored value.
    ///
    /// - Parameter value: What the database holds.
    /// - Returns: The Swift value, or `nil` when the stored value is of another type.
    static func fromSQL(_ value: SQLValue) -> Self?
}

extension SQLValue: SQLConvertible, SQLReadable {
    /// The value itself.
    public var sqlValue: SQLValue { self }

    /// Any value, unchanged.
    public static func fromSQL(_ value: SQLValue) -> SQLValue? { value }
}

extension String: SQLConvertible, SQLReadable {
    /// A text.
    public var sqlValue: SQLValue { .text(self) }

    /// Only a text; a number is not silently spelled out.
    @inlinable
    public static func fromSQL(_ value: SQLValue) -> String? {
        if case .text(let text) = value { text } else { nil }
    }
}

extension Int64: SQLConvertible, SQLReadable {
    /// An integer.
    public var sqlValue: SQLValue { .integer(self) }

    /// Only an integer; a fraction is not silently cut.
    @inlinable
    public static func fromSQL(_ value: SQLValue) -> Int64? {
        if case .integer(let number) = value { number } else { nil }
    }
}

extension Int: SQLConvertible, SQLReadable {
    /// An integer.
    public var sqlValue: SQLValue { .integer(Int64(self)) }

    /// Only an integer that fits.
    @inlinable
    public static func fromSQL(_ value: SQLValue) -> Int? {
        if case .integer(let number) = value { Int(exactly: number) } else { nil }
    }
}

extension Double: SQLConvertible, SQLReadable {
    /// A floating-point number; "not a number" is refused when the statement runs.
    public var sqlValue: SQLValue { .real(self) }

    /// A floating-point number, or an integer that it can hold exactly: a sum of whole amounts is one.
    @inlinable
    public static func fromSQL(_ value: SQLValue) -> Double? {
        switch value {
        case .real(let number): number
        case .integer(let number): Double(exactly: number)
        default: nil
        }
    }
}

extension Bool: SQLConvertible, SQLReadable {
    /// A truth value.
    public var sqlValue: SQLValue { .boolean(self) }

    /// A truth value, or the integers 0 and 1 with which SQLite stores one.
    @inlinable
    public static func fromSQL(_ value: SQLValue) -> Bool? {
        switch value {
        case .boolean(let flag): flag
        case .integer(0): false
        case .integer(1): true
        default: nil
        }
    }
}

extension Data: SQLConvertible, SQLReadable {
    /// Bytes.
    public var sqlValue: SQLValue { .blob(self) }

    /// Only bytes.
    @inlinable
    public static func fromSQL(_ value: SQLValue) -> Data? {
        if case .blob(let data) = value { data } else { nil }
    }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    /// The wrapped value, or null.
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension Optional: SQLReadable where Wrapped: SQLReadable {
    /// `nil` for null, else the wrapped type's reading.
    @inlinable
    public static func fromSQL(_ value: SQLValue) -> Wrapped?? {
        if case .null = value { return .some(.none) }
        guard let wrapped = Wrapped.fromSQL(value) else { return .none }
        return .some(.some(wrapped))
    }
}
