/// One line of a result; a value that outlives its transaction.
///
/// ```swift
/// let name = try row.get("name", as: String.self)
/// let leader: String? = try row.get("leader")
/// ```
public struct Row: Sendable {
    /// The names and places of a result's columns, shared by all its rows.
    final class Layout: Sendable {
        let names: [String]
        private let places: [String: Int]
        private let repeated: Set<String>

        init(names: [String]) {
            self.names = names
            var places: [String: Int] = [:]
            var repeated: Set<String> = []
            for (place, name) in names.enumerated() {
                if places.updateValue(place, forKey: name) != nil { repeated.insert(name) }
            }
            self.places = places
            self.repeated = repeated
        }

        /// A repeated name has no place: picking one of two `id` columns would be a silent guess.
        func place(of name: String) -> Int? {
            repeated.contains(name) ? nil : places[name]
        }

        func isRepeated(_ name: String) -> Bool { repeated.contains(name) }
    }

    let layout: Layout

    /// The values in the order of the columns.
    public let values: [SQLValue]

    init(layout: Layout, values: [SQLValue]) {
        self.layout = layout
        self.values = values
    }

    /// The columns' names, in order.
    public var columns: [String] { layout.names }

    /// The stored value of a column; `nil` when there is none of this name, or more than one.
    public subscript(column: String) -> SQLValue? {
        layout.place(of: column).map { values[$0] }
    }

    /// Reads a column as a Swift value.
    ///
    /// Ask for an optional type where the column may be null.
    ///
    /// - Parameters:
    ///   - column: The column's name or alias, exactly as the statement spells it (lower case, since
    ///     PostgreSQL folds names).
    ///   - type: The type to read it as.
    /// - Returns: The value.
    /// - Throws: ``DatabaseError`` with code `database.column-unknown`, `database.column-ambiguous` or
    ///   `database.column-type`, naming the column and, for the last, the types expected and found.
    public func get<T: SQLReadable>(_ column: String, as type: T.Type = T.self) throws -> T {
        guard let place = layout.place(of: column) else {
            throw layout.isRepeated(column)
                ? DatabaseError(.other, code: .columnAmbiguous, details: ["column": column])
                : DatabaseError(
                    .other, code: .columnUnknown,
                    details: ["column": column, "columns": columns.joined(separator: ", ")])
        }
        return try Self.read(values[place], column: column, as: type)
    }

    /// Reads the first column, for statements that return a single one.
    func first<T: SQLReadable>(as type: T.Type) throws -> T {
        guard let value = values.first, let name = columns.first else {
            throw DatabaseError(.other, code: .columnUnknown, details: ["column": "", "columns": ""])
        }
        return try Self.read(value, column: name, as: type)
    }

    private static func read<T: SQLReadable>(
        _ value: SQLValue, column: String, as type: T.Type
    ) throws -> T {
        guard let result = T.fromSQL(value) else {
            throw DatabaseError(
                .other, code: .columnType,
                details: ["column": column, "expected": "\(T.self)", "found": value.typeName])
        }
        return result
    }
}
