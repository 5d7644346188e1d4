import Foundation

/// Brings a database's tables to the state this program needs; forward only.
///
/// Applied migrations are kept in the table `schema_migrations` with their checksums.
public struct Migrator: Sendable {
    private let migrations: [Migration]

    /// Makes a migrator.
    ///
    /// - Parameter migrations: All migrations of this program, in order, as ``load(directory:engine:)`` returns
    ///   them.
    public init(migrations: [Migration]) {
        self.migrations = migrations
    }

    /// Applies what is missing, each migration in a transaction of its own.
    ///
    /// When one fails, the earlier ones stay applied. Two programs may migrate at once; one waits.
    ///
    /// - Parameters:
    ///   - database: The database.
    ///   - now: The time to be noted.
    /// - Returns: The names of the migrations applied now; empty when there was nothing to do.
    /// - Throws: ``DatabaseError`` with code `database.migration-edited`, `database.migration-unknown`,
    ///   `database.migration-order`, `database.migration-name` or `database.migration-failed`, each with the
    ///   detail `migration`.
    @discardableResult
    public func migrate(_ database: any Database, at now: Date = Date()) async throws -> [String] {
        var applied: [String] = []
        // Looked at without the right to write first, so that an up-to-date database is never locked.
        while try await !pending(database).isEmpty {
            guard let name = try await database.write({ tx in try applyNext(in: tx, at: now) }) else { break }
            applied.append(name)
        }
        return applied
    }

    /// The migrations that are not applied yet. Changes nothing.
    ///
    /// - Parameter database: The database.
    /// - Returns: Their names, in order; empty when the database fits this program.
    /// - Throws: ``DatabaseError`` with code `database.migration-edited`, `database.migration-unknown` or
    ///   `database.migration-order` when the database does not fit this program and cannot be made to.
    public func pending(_ database: any Database) async throws -> [String] {
        try await database.read { db in try unapplied(in: db).map(\.name) }
    }

    private func applyNext(in tx: any Transaction, at now: Date) throws -> String? {
        try tx.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                name text PRIMARY KEY NOT NULL,
                checksum text NOT NULL,
                applied_at text NOT NULL
            )
            """)
        // Read again inside the transaction: another program may have applied it since.
        guard let migration = try unapplied(in: tx).first else { return nil }
        do {
            // A COMMIT in the middle would keep half of a migration that fails afterwards. (A trigger's BEGIN
            // has no semicolon behind it.)
            let ending =
                /^[ \t]*(?:BEGIN\s*(?:TRANSACTION|IMMEDIATE|DEFERRED|EXCLUSIVE|;)|COMMIT\b|ROLLBACK\b)/
                .ignoresCase().anchorsMatchLineEndings()
            guard migration.sql.firstMatch(of: ending) == nil else {
                throw DatabaseError(.other, code: .transactionEnded)
            }
            try tx.executeScript(migration.sql)
        } catch let error as DatabaseError {
            throw DatabaseError(
                error.kind, code: .migrationFailed,
                details: error.details.merging(["migration": migration.name, "cause": error.code]) { $1 },
                diagnostic: error.diagnostic)
        }
        try tx.execute(
            """
            INSERT INTO schema_migrations (name, checksum, applied_at)
            VALUES (\(migration.name), \(migration.checksum), \(now.formatted(.iso8601)))
            """)
        return migration.name
    }

    /// Compares the database with the program.
    private func unapplied(in db: any Connection) throws -> [Migration] {
        try Self.requireOrder(migrations)
        guard try db.hasTable("schema_migrations") else { return migrations }
        var applied: [String: String] = [:]
        for row in try db.rows("SELECT name, checksum FROM schema_migrations") {
            applied[try row.get("name")] = try row.get("checksum", as: String.self)
        }
        let known = Set(migrations.map(\.name))
        if let newer = applied.keys.filter({ !known.contains($0) }).min() {
            throw Self.refusal(.migrationUnknown, newer)
        }
        var open: [Migration] = []
        for migration in migrations {
            guard let checksum = applied[migration.name] else {
                open.append(migration)
                continue
            }
            // The database went on without this one: its tables are not what any program was tested with.
            if let skipped = open.first { throw Self.refusal(.migrationOrder, skipped.name) }
            guard checksum == migration.checksum else {
                throw Self.refusal(.migrationEdited, migration.name)
            }
        }
        return open
    }

    private static func refusal(_ code: DatabaseError.Code, _ name: String) -> DatabaseError {
        DatabaseError(.other, code: code, details: ["migration": name])
    }
}
