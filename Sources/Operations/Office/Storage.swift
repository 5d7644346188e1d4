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

    /// Makes a database with all tables; a database that is there already is brought up to date.
    public static func create(_ location: DatabaseLocation) async throws -> any Database {
        let database = try Databases.open(location, create: true)
        try await migrator(for: database.engine).migrate(database)
        return database
    }

    /// Opens a database that fits this program; throws `database.not-migrated` naming what is missing.
    public static func open(_ location: DatabaseLocation) async throws -> any Database {
        let database = try Databases.open(location, create: false)
        let pending = try await migrator(for: database.engine).pending(database)
        guard pending.isEmpty else {
            throw Problem(
                .conflict, "database.not-migrated", ["pending": pending.joined(separator: ", ")])
        }
        return database
    }
}
