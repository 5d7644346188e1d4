/// A database inside `read`: statements that return rows.
///
/// It lives only as long as the closure it is given to, and nothing in it can suspend.
public protocol Connection {
    /// The engine behind it, for the few statements that must differ.
    var engine: Engine { get }

    /// Runs a statement and returns all its rows.
    ///
    /// - Parameter sql: One statement.
    /// - Returns: The rows, in the statement's order.
    /// - Throws: ``DatabaseError``; `CancellationError` when the task was cancelled.
    func rows(_ sql: SQL) throws -> [Row]

    /// Runs a statement and returns its first row.
    ///
    /// - Parameter sql: One statement.
    /// - Returns: The first row; `nil` when there is none.
    /// - Throws: ``DatabaseError``; `CancellationError` when the task was cancelled.
    func row(_ sql: SQL) throws -> Row?

    /// Runs a statement and hands over its rows one by one, so that a large result needs little memory.
    ///
    /// `body` may run other statements, but must not change the tables that are being read.
    ///
    /// - Parameters:
    ///   - sql: One statement.
    ///   - body: Called once per row; what it throws ends the reading and is passed on.
    /// - Throws: ``DatabaseError``; `CancellationError` when the task was cancelled; what `body` throws.
    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws

    /// Runs a statement and hands over its rows by the places of their columns: for pages with many rows, where making a
    /// ``Row`` of each and looking its names up takes longer than reading it.
    ///
    /// - Parameters:
    ///   - sql: One statement.
    ///   - body: Called once per row; it must not run a statement of the same text. What it throws is passed on.
    /// - Throws: ``DatabaseError``; `CancellationError` when the task was cancelled; what `body` throws.
    func forEachPlaced(_ sql: SQL, _ body: (any PlacedRow) throws -> Void) throws

    /// Whether a table (or view) of this name exists.
    ///
    /// - Parameter name: The name in lower case.
    /// - Returns: `true` when it exists.
    /// - Throws: ``DatabaseError``.
    func hasTable(_ name: String) throws -> Bool
}

/// The row on which a statement stands, by the places of its columns from 0; good until the next row.
public protocol PlacedRow {
    /// The text at a place.
    ///
    /// - Throws: ``DatabaseError`` with code `database.column-type` when it is something else.
    func text(_ place: Int) throws -> String

    /// The whole number at a place.
    ///
    /// - Throws: ``DatabaseError`` with code `database.column-type` when it is something else.
    func integer(_ place: Int) throws -> Int
}

extension Connection {
    /// Runs a statement and returns the first column of its first row.
    ///
    /// - Parameters:
    ///   - sql: One statement.
    ///   - type: The type to read the value as.
    /// - Returns: The value; `nil` when there is no row, or when the value is null.
    /// - Throws: ``DatabaseError``.
    public func value<T: SQLReadable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
        guard let row = try row(sql) else { return nil }
        return try row.first(as: T?.self)
    }

    /// Runs a statement and returns the first column of all its rows.
    ///
    /// - Parameters:
    ///   - sql: One statement.
    ///   - type: The type to read the values as; an optional one where they may be null.
    /// - Returns: The values, in the statement's order.
    /// - Throws: ``DatabaseError``.
    public func values<T: SQLReadable>(_ sql: SQL, as type: T.Type = T.self) throws -> [T] {
        try rows(sql).map { try $0.first(as: type) }
    }
}

/// A database inside `write`: statements that change rows, all of which are kept or none.
///
/// A statement that fails spoils the transaction, on every engine: whatever follows throws
/// `database.transaction-aborted` and nothing is kept, unless the failing statement stood inside a
/// ``savepoint(_:)``. So use `ON CONFLICT`, or a savepoint, where a failure is expected.
public protocol Transaction: Connection {
    /// Runs a statement that changes rows.
    ///
    /// - Parameter sql: One statement; several in one text are refused.
    /// - Returns: The number of rows inserted, changed or deleted (not counting triggers and cascades).
    /// - Throws: ``DatabaseError``; `CancellationError` when the task was cancelled.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int

    /// Runs statements that are undone alone when one of them fails; the transaction goes on.
    ///
    /// - Parameter body: The statements. May open further savepoints.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, after its changes were undone.
    @discardableResult
    func savepoint<T>(_ body: () throws -> T) throws -> T

    /// Runs a text of several statements without values, such as a migration.
    ///
    /// - Parameter text: Text that comes with the program, never from a person: nothing is escaped here. It
    ///   must not contain `BEGIN`, `COMMIT` or `ROLLBACK`.
    /// - Throws: ``DatabaseError``.
    func executeScript(_ text: String) throws

    /// Prepares a statement that is to be run for very many rows.
    ///
    /// - Parameter sql: One statement; its values stand as `$1`, `$2` … in the text and come with each run.
    /// - Throws: ``DatabaseError``.
    func bulk(_ sql: SQL) throws -> any BulkStatement

    /// Gives the engine more memory while very many rows are written.
    ///
    /// - Parameter body: The writing.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws.
    func bulkLoad<T>(_ body: () throws -> T) throws -> T
}

/// A statement prepared once and run for each of very many rows, without the cost of making a text for each.
public protocol BulkStatement {
    /// Runs it.
    ///
    /// - Parameter values: As many as the text has places, in their order.
    /// - Returns: The number of rows inserted, changed or deleted.
    /// - Throws: ``DatabaseError``; after that the transaction is lost as with `execute`.
    @discardableResult
    func run(_ values: [SQLValue]) throws -> Int
}
