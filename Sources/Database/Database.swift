/// The kinds of database the program can keep its data in.
public enum Engine: String, Sendable, Hashable, CaseIterable {
    /// One file on this computer.
    case sqlite
    /// A server.
    case postgres
}

/// A database: the only way to its rows leads through one transaction.
///
/// ```swift
/// let name = try await database.read { db in
///     try db.value("SELECT name FROM people WHERE id = \(id)", as: String.self)
/// }
/// try await database.write { tx in
///     try tx.execute("UPDATE people SET active = \(false) WHERE id = \(id)")
///     try tx.execute("INSERT INTO audit (action) VALUES (\("person.left"))")
/// }
/// ```
///
/// Closures are synchronous, so that nothing can suspend (and hold locks) inside a transaction. They run away
/// from Swift's cooperative threads. When a task is cancelled, its transaction is undone as a whole.
public protocol Database: Sendable {
    /// The engine behind it.
    var engine: Engine { get }

    /// Reads from one snapshot: what others write meanwhile is not seen.
    ///
    /// - Parameter body: The statements; one that changes rows fails with `database.read-only`.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws; ``DatabaseError``; `CancellationError`.
    func read<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T

    /// Runs one transaction. It is on the disk when this returns, and has left no trace when this throws.
    ///
    /// - Parameter body: The statements. Must not wait for anything: one writer runs at a time on SQLite.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws; ``DatabaseError``; `CancellationError`.
    func write<T: Sendable>(_ body: @Sendable (any Transaction) throws -> T) async throws -> T

    /// Writes a verified copy into a new file while the program goes on working.
    ///
    /// The copy appears under its name only when it is complete, sound and on the disk.
    ///
    /// - Parameter path: The new file.
    /// - Throws: ``DatabaseError`` with code `database.backup-exists` when there is something already,
    ///   `database.backup-unsound` when the copy is not intact, `database.full` and others.
    func backup(to path: String) async throws

    /// Looks for damage: broken pages and indexes, rows that point to nothing.
    ///
    /// - Returns: One line for each problem, in the engine's words; empty when the database is sound.
    /// - Throws: ``DatabaseError`` when it cannot even be looked at.
    func integrityProblems() async throws -> [String]

    /// Ends all connections; later calls throw `database.closed`.
    ///
    /// - Throws: ``DatabaseError`` with kind `busy` while a statement is running.
    func close() throws
}

/// Opens databases.
public enum Databases {
    /// Opens a database.
    ///
    /// A new SQLite file, and its parent folder when that is new too, can be read by the program's own account
    /// only.
    ///
    /// - Parameters:
    ///   - location: Where it is.
    ///   - create: Whether to make it when it is missing.
    /// - Returns: The open database; its tables are the ``Migrator``'s business.
    /// - Throws: ``DatabaseError`` with code `database.missing` (with `path`) when there is none and `create` is
    ///   false, `database.not-a-database`, `database.cannot-open`, or `database.engine-unavailable`.
    public static func open(_ location: DatabaseLocation, create: Bool) throws -> any Database {
        switch location.engine {
        case .sqlite:
            return try SQLiteDatabase(path: location.path, create: create)
        case .postgres:
            throw DatabaseError(.other, code: .engineUnavailable, details: ["engine": "postgres"])
        }
    }
}
