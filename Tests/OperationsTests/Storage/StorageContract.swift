import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("The database's tables")
struct StorageContract {
    private static let folder = "Sources/Operations/Migrations"

    private func migrations() throws -> [(name: String, text: String)] {
        try SourceTree.files(below: Self.folder, endingIn: ".sql").map {
            (String($0.dropFirst(Self.folder.count + 1)), try SourceTree.text($0))
        }
    }

    /// A released migration has run on somebody's data: an edit would make their database another one than ours.
    /// Before a release, and for a new file, the list is changed by hand, together with the file.
    @Test("no migration was edited unnoticed")
    func checksums() throws {
        let listed = try SourceTree.text("Tests/OperationsTests/migrations.sha256")
        let actual = try migrations().map { "\(Digest.sha256($0.text))  \($0.name)\n" }.joined()
        #expect(actual == listed)
    }

    @Test("every table starts its key with the region, and is known to the tests")
    func keys() throws {
        var tables: [String] = []
        for (name, text) in try migrations() {
            for part in text.components(separatedBy: "CREATE TABLE ").dropFirst() {
                let table = String(part.prefix { $0 != " " })
                tables.append(table)
                let end = part.range(of: ");\n")?.lowerBound ?? part.endIndex
                let body = part[..<end]
                let isKeyed =
                    body.contains("PRIMARY KEY (jurisdiction")
                    || body.contains("jurisdiction TEXT NOT NULL PRIMARY KEY")
                #expect(isKeyed, "\(table) in \(name)")
            }
        }
        #expect(tables.sorted() == Snapshot.tables)
    }

    @Test(
        "a database that is missing, or has no tables yet, is refused and left alone",
        arguments: Engine.available)
    func unmigrated(engine: Engine) async throws {
        try await withFolder { folder in
            let location = try engine.location("new", in: folder)
            #expect(await codes { _ = try await Storage.open(location) } == ["database.missing"])
            try Databases.open(location, create: true).close()
            #expect(await codes { _ = try await Storage.open(location) } == ["database.not-migrated"])
            let again = try Databases.open(location, create: false)
            #expect(try await again.read { try !$0.hasTable("plans") })
            try again.close()
            try await Storage.create(location).close()
            try await Storage.open(location).close()
        }
    }

    @Test(
        "an older database is not brought up to date by who did not ask for it", arguments: Engine.available)
    func older(engine: Engine) async throws {
        try await withFolder { folder in
            let location = try engine.location("older", in: folder)
            let database = try await Storage.create(location)
            try await database.write { tx in
                _ = try tx.execute(
                    "DELETE FROM schema_migrations WHERE name = (SELECT max(name) FROM schema_migrations)")
            }
            try database.close()
            #expect(await codes { _ = try await Storage.create(location) } == ["database.not-migrated"])
            #expect(await codes { _ = try await Storage.open(location) } == ["database.not-migrated"])
        }
    }
}
