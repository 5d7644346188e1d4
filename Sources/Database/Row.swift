/// One line of a result; a value that outlives its transaction.
///
/// ```swift
/// let name = try row.get("name", as: String.self)
/// let leader: String? = try row.get("leader")
/// ```
public struct Row: Sendable {
    /// The names of a result's columns, shared by all its rows.
    @usableFromInline
    struct Layout: Sendable {
        let names: [String]

        init(names: [String]) { self.names = names }

        /// A repeated name has no place: picking one of two `id` columns would be a silent guess.
        ///
        /// Compared one by one: names are short and few, a table of them would cost more to make than it saves.
        @usableFromInline
        func place(of name: String) -> Int? {
            var found: Int?
            for (place, known) in names.enumerated() where known == name {
                if found != nil { return nil }
                found = place
            }
            return found
        }
    }

    @usableFromInline let layout: Layout

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
    @inlinable
    public func get<T: SQLReadable>(_ column: String, as type: T.Type = T.self) throws -> T {
        guard let place = layout.place(of: column) else { throw unknown(column) }
        guard let result = T.fromSQL(values[place]) else { throw mismatch(place, "\(T.self)") }
        return result
    }

    /// Reads the first column, for statements that return a single one.
    func first<T: SQLReadable>(as type: T.Type) throws -> T {
        guard let value = values.first, !columns.isEmpty else {
            throw DatabaseError(.other, code: .columnUnknown, details: ["column": "", "columns": ""])
        }
        guard let result = T.fromSQL(value) else { throw mismatch(0, "\(T.self)") }
        return result
    }

    @usableFromInline
    func unknown(_ column: String) -> DatabaseError {
        columns.contains(column)
            ? DatabaseError(.other, code: .columnAmbiguous, details: ["column": column])
            : DatabaseError(
                .other, code: .columnUnknown,
                details: ["column": column, "columns": columns.joined(separator: ", ")])
    }

    @usableFromInline
    func mismatch(_ place: Int, _ expected: String) -> DatabaseError {
        DatabaseError(
            .other, code: .columnType,
            details: ["column": columns[place], "expected": expected, "found": values[place].typeName])
    }
}
