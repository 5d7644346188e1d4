import Database
import Foundation
import Programme

/// The database with the program's tables in it.
public enum Storage {
    /// The program's migrations.
    public static func migrator(for engine: Engine) throws -> Migrator {
        let folder = Bundle.module.bundleURL.appendingPathComponent("Migrations", isDirectory: true)
        return Migrator(migrations: try Migrator.load(directory: folder, engine: engine))
    }

    /// Makes a database with all tables; one that has tables already is held against them as `open` does it, and
    /// never migrated unasked.
    public static func create(_ location: DatabaseLocation) async throws -> any Database {
        let database = try Databases.open(location, create: true)
        if try await database.read({ try $0.hasTable("schema_migrations") }) {
            try await requireUpToDate(database)
        } else {
            try await migrator(for: database.engine).migrate(database)
        }
        return database
    }

    /// Opens a database that fits this program; throws `database.not-migrated` naming what is missing.
    public static func open(_ location: DatabaseLocation) async throws -> any Database {
        let database = try Databases.open(location, create: false)
        try await requireUpToDate(database)
        return database
    }

    private static func requireUpToDate(_ database: any Database) async throws {
        let pending = try await migrator(for: database.engine).pending(database)
        guard pending.isEmpty else {
            throw Problem(
                .conflict, "database.not-migrated", ["pending": pending.joined(separator: ", ")])
        }
    }
}
