import Database
import Foundation
import Programme

// The programme's values as columns. Reading refuses what is not such a value, instead of guessing.

extension ID: SQLConvertible, SQLReadable {
    /// The identifier's text.
    public var sqlValue: SQLValue { .text(rawValue) }

    /// Any text.
    public static func fromSQL(_ value: SQLValue) -> ID<Entity>? { String.fromSQL(value).map { ID($0) } }
}

extension Day: SQLConvertible, SQLReadable {
    /// ISO text.
    public var sqlValue: SQLValue { .text(description) }

    /// Only a day that the calendar has.
    public static func fromSQL(_ value: SQLValue) -> Day? { String.fromSQL(value).flatMap { Day($0) } }
}

extension Quarter: SQLConvertible, SQLReadable {
    /// `2023Q2`.
    public var sqlValue: SQLValue { .text(description) }

    /// Only a quarter.
    public static func fromSQL(_ value: SQLValue) -> Quarter? {
        String.fromSQL(value).flatMap { Quarter($0) }
    }
}

extension Instant: SQLConvertible, SQLReadable {
    /// ISO text in UTC.
    public var sqlValue: SQLValue { .text(description) }

    /// Only a moment in UTC.
    public static func fromSQL(_ value: SQLValue) -> Instant? {
        String.fromSQL(value).flatMap { Instant($0) }
    }
}

extension Amount: SQLConvertible, SQLReadable {
    /// Canonical decimal text.
    public var sqlValue: SQLValue { .text(description) }

    /// Only an amount.
    public static func fromSQL(_ value: SQLValue) -> Amount? {
        String.fromSQL(value).flatMap { Decimal(plain: $0) }.flatMap { try? Amount($0) }
    }
}

extension JurisdictionCode: SQLConvertible, SQLReadable {
    /// The six digits.
    public var sqlValue: SQLValue { .text(rawValue) }

    /// Only six digits.
    public static func fromSQL(_ value: SQLValue) -> JurisdictionCode? {
        String.fromSQL(value).flatMap { try? JurisdictionCode($0) }
    }
}

extension UnitName: SQLConvertible, SQLReadable {
    /// The name.
    public var sqlValue: SQLValue { .text(rawValue) }

    /// Only a unit's name.
    public static func fromSQL(_ value: SQLValue) -> UnitName? {
        String.fromSQL(value).flatMap { try? UnitName($0) }
    }
}

extension Row {
    /// A coded value, such as a role; a code that the program does not know is damage and says where.
    func code<Code: RawRepresentable<String>>(_ column: String, as type: Code.Type = Code.self) throws -> Code
    {
        let text = try get(column, as: String.self)
        guard let code = Code(rawValue: text) else {
            throw Problem(.conflict, "database.value-unknown", ["column": column, "value": text])
        }
        return code
    }
}

/// Small JSON columns: lists of names, details of messages.
enum JSONColumn {
    /// As text with sorted keys, so that equal values are equal texts.
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Back from text.
    static func value<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
