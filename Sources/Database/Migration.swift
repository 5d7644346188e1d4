import Foundation

/// One step of a database's tables from empty to today's; never edited after its release.
public struct Migration: Sendable, Hashable {
    /// A number of four digits and a name, such as `0001-plan`.
    public let name: String
    /// The statements.
    public let sql: String
    /// The SHA-256 of the statements, with line ends as `\n`, in hexadecimal digits.
    public let checksum: String

    /// Makes a migration.
    ///
    /// - Parameters:
    ///   - name: A number of four digits and a name, such as `0001-plan`.
    ///   - sql: The statements, without `BEGIN` and `COMMIT`.
    public init(name: String, sql: String) {
        self.name = name
        // A checkout with another line-end setting is no edit.
        self.sql = sql.replacing("\r\n", with: "\n")
        checksum = Checksum.sha256(Data(self.sql.utf8))
    }

    /// The number at the start; `nil` when the name is not of the right form.
    var number: Int? {
        guard let match = name.wholeMatch(of: /(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*/) else { return nil }
        return Int(match.output.1)
    }
}

extension Migrator {
    /// Reads a folder of migrations.
    ///
    /// A file is named `0001-plan.sql`. Where engines must differ, `0001-plan.sqlite.sql` or
    /// `0001-plan.postgres.sql` stands beside it and is taken for that engine instead.
    ///
    /// - Parameters:
    ///   - directory: The folder; files that do not end in `.sql` are passed over.
    ///   - engine: The engine the statements are for.
    /// - Returns: The migrations in order.
    /// - Throws: ``DatabaseError`` with code `database.missing` when there is no such folder,
    ///   `database.migration-engine` when a migration exists for another engine only, and
    ///   `database.migration-name`, each with details `migration` or `path`.
    public static func load(directory: URL, engine: Engine) throws -> [Migration] {
        let files: [URL]
        do {
            files = try FileManager.default.contentsOfDirectory(
                at: directory, includingPropertiesForKeys: nil)
        } catch {
            throw DatabaseError(
                .missing, code: .missing, details: ["path": directory.path], diagnostic: "\(error)")
        }
        var texts: [String: String] = [:]
        var names: Set<String> = []
        // The file for all engines comes first, so that the engine's own one takes its place.
        for file in files.sorted(by: { $0.lastPathComponent.count < $1.lastPathComponent.count }) {
            guard file.pathExtension == "sql" else { continue }
            let parts = file.lastPathComponent.split(separator: ".", omittingEmptySubsequences: false)
            let special = parts.count == 3 ? Engine(rawValue: String(parts[1])) : nil
            guard parts.count == 2 || special != nil else {
                throw Self.badName(file.lastPathComponent)
            }
            names.insert(String(parts[0]))
            guard special == nil || special == engine else { continue }
            texts[String(parts[0])] = try String(contentsOf: file, encoding: .utf8)
        }
        let migrations = try names.sorted().map { name in
            guard let text = texts[name] else {
                throw DatabaseError(
                    .other, code: .migrationEngine, details: ["migration": name, "engine": engine.rawValue])
            }
            return Migration(name: name, sql: text)
        }
        try requireOrder(migrations)
        return migrations
    }

    /// Refuses names of another form and numbers that are not 1, 2, 3 …: two branches that both added a
    /// "0007" must be noticed before either is released.
    static func requireOrder(_ migrations: [Migration]) throws {
        for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
            throw badName(migration.name)
        }
    }

    private static func badName(_ name: String) -> DatabaseError {
        DatabaseError(.other, code: .migrationName, details: ["migration": name])
    }
}
