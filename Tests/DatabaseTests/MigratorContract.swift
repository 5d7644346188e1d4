import Database
import Foundation
import Testing

@Suite("Migrations go forward and are never edited")
struct MigratorContract {
    private let plan = Migration(name: "0001-plan", sql: "CREATE TABLE plan (id text);")
    private let reports = Migration(
        name: "0002-reports",
        sql: "CREATE TABLE reports (id text);\nINSERT INTO plan (id) VALUES ('from 2');")
    private let places = Migration(name: "0003-places", sql: "CREATE TABLE places (id text);")

    @Test(arguments: Engine.available)
    func whatIsMissingIsAppliedOnce(engine: Engine) async throws {
        try await engine.withDatabase { database, _ in
            let now = Date(timeIntervalSince1970: 1_750_000_000)
            let first = Migrator(migrations: [plan, reports])
            #expect(try await first.pending(database) == ["0001-plan", "0002-reports"])
            // Asking changes nothing.
            #expect(try await database.read { try $0.hasTable("schema_migrations") } == false)
            #expect(try await first.migrate(database, at: now) == ["0001-plan", "0002-reports"])
            #expect(try await first.migrate(database) == [])
            let second = Migrator(migrations: [plan, reports, places])
            #expect(try await second.migrate(database) == ["0003-places"])
            #expect(try await second.pending(database) == [])
            let row = try await database.read { db in
                try db.row("SELECT * FROM schema_migrations WHERE name = '0002-reports'")
            }
            #expect(try row?.get("checksum", as: String.self) == reports.checksum)
            #expect(try row?.get("applied_at", as: String.self) == "2025-06-15T15:06:40Z")
            #expect(try await database.read { try $0.value("SELECT count(*) FROM plan", as: Int.self) } == 1)
        }
    }

    @Test(arguments: Engine.available)
    func anEditedMigrationIsRefused(engine: Engine) async throws {
        try await engine.withDatabase { database, _ in
            try await Migrator(migrations: [plan]).migrate(database)
            let edited = Migration(name: plan.name, sql: plan.sql + " ")
            let migrator = Migrator(migrations: [edited, reports])
            let error = try await failure { try await migrator.migrate(database) }
            #expect(error?.code == "database.migration-edited")
            #expect(error?.details == ["migration": "0001-plan"])
            #expect(try await database.read { try $0.hasTable("reports") } == false)
        }
    }

    @Test(arguments: Engine.available)
    func aNewerDatabaseIsRefused(engine: Engine) async throws {
        try await engine.withDatabase { database, _ in
            try await Migrator(migrations: [plan, reports]).migrate(database)
            let older = Migrator(migrations: [plan])
            let error = try await failure { try await older.migrate(database) }
            #expect(error?.code == "database.migration-unknown")
            #expect(error?.details == ["migration": "0002-reports"])
            #expect(try await failure { _ = try await older.pending(database) } == error)
        }
    }

    @Test(arguments: Engine.available)
    func aGapInWhatIsAppliedIsRefused(engine: Engine) async throws {
        try await engine.withDatabase { database, _ in
            let migrator = Migrator(migrations: [plan, reports, places])
            try await migrator.migrate(database)
            try await database.write { tx in
                _ = try tx.execute("DELETE FROM schema_migrations WHERE name = '0002-reports'")
            }
            let error = try await failure { try await migrator.migrate(database) }
            #expect(error?.code == "database.migration-order")
            #expect(error?.details == ["migration": "0002-reports"])
        }
    }

    @Test(arguments: Engine.available)
    func aFailingMigrationLeavesNothing(engine: Engine) async throws {
        try await engine.withDatabase { database, _ in
            let broken = Migration(
                name: "0002-broken", sql: "CREATE TABLE half (id text); INSERT INTO nowhere VALUES (1);")
            let migrator = Migrator(migrations: [plan, broken])
            let error = try await failure { try await migrator.migrate(database) }
            #expect(error?.code == "database.migration-failed")
            #expect(error?.details["migration"] == "0002-broken")
            #expect(error?.details["cause"] == "database.statement")
            #expect(error?.diagnostic.contains("nowhere") == true)
            #expect(try await database.read { try $0.hasTable("half") } == false)
            #expect(try await migrator.pending(database) == ["0002-broken"])
        }
    }

    @Test(arguments: Engine.available)
    func aMigrationCannotEndItsTransaction(engine: Engine) async throws {
        for ending in ["COMMIT;", "  rollback;", "BEGIN;", "begin immediate;"] {
            try await engine.withDatabase { database, _ in
                let sneaky = Migration(name: "0001-sneaky", sql: "CREATE TABLE half (id text);\n\(ending)\n")
                let error = try await failure { try await Migrator(migrations: [sneaky]).migrate(database) }
                #expect(error?.details["cause"] == "database.transaction-ended")
                #expect(try await database.read { try $0.hasTable("half") } == false)
            }
        }
    }

    @Test(arguments: Engine.available)
    func twoProgramsMigrateAtOnce(engine: Engine) async throws {
        try await engine.withDatabase { first, folder in
            let second = try engine.open("main", in: folder)
            let migrator = Migrator(migrations: [plan, reports, places])
            async let mine = migrator.migrate(first)
            async let theirs = migrator.migrate(second)
            let applied = try await mine + theirs
            #expect(applied.sorted() == ["0001-plan", "0002-reports", "0003-places"])
            #expect(try await first.read { try $0.value("SELECT count(*) FROM plan", as: Int.self) } == 1)
            try second.close()
        }
    }

    @Test func namesMustBeNumberedWithoutGaps() async throws {
        try await Engine.sqlite.withDatabase { database, _ in
            for names in [
                ["0002-b"], ["0001-a", "0001-b"], ["0001-a", "0003-c"], ["1-a"], ["0001-A"], ["0001"],
            ] {
                let migrator = Migrator(migrations: names.map { Migration(name: $0, sql: "SELECT 1") })
                let error = try await failure { try await migrator.migrate(database) }
                #expect(error?.code == "database.migration-name", "\(names)")
            }
        }
    }
}

@Suite("Migrations are files")
struct MigrationFileTests {
    private func load(_ files: [String: String], _ engine: Engine) async throws -> [Migration] {
        var migrations: [Migration] = []
        try await withFolder { folder in
            for (name, text) in files {
                try Data(text.utf8).write(to: folder.appending(path: name))
            }
            migrations = try Migrator.load(directory: folder, engine: engine)
        }
        return migrations
    }

    @Test func anEnginesOwnFileWins() async throws {
        let files = [
            "0002-b.sql": "all", "0001-a.sql": "first", "0002-b.postgres.sql": "server", "README.md": "no",
        ]
        #expect(try await load(files, .sqlite).map(\.sql) == ["first", "all"])
        #expect(try await load(files, .postgres).map(\.sql) == ["first", "server"])
        #expect(try await load(files, .postgres).map(\.name) == ["0001-a", "0002-b"])
    }

    @Test func aMigrationForAnotherEngineOnlyIsRefused() async throws {
        let error = try await failure { _ = try await load(["0001-a.postgres.sql": ""], .sqlite) }
        #expect(error?.code == "database.migration-engine")
        #expect(error?.details == ["migration": "0001-a", "engine": "sqlite"])
    }

    @Test(arguments: ["0001-a.mysql.sql", "plan.sql", "0001-a.sqlite.x.sql", "0002-a.sql"])
    func aWrongNameIsRefused(name: String) async throws {
        let error = try await failure { _ = try await load([name: ""], .sqlite) }
        #expect(error?.code == "database.migration-name")
    }

    @Test func aMissingFolderIsNamed() async throws {
        let folder = URL(fileURLWithPath: "/nonexistent/migrations")
        let error = try await failure { _ = try Migrator.load(directory: folder, engine: .sqlite) }
        #expect(error?.kind == .missing)
        #expect(error?.details["path"] == "/nonexistent/migrations")
    }

    @Test func theChecksumIsThatOfSha256sum() {
        // The examples of FIPS 180-4, and lengths around a block's end.
        let expected = [
            "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq":
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            String(repeating: "a", count: 1_000_000):
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
        ]
        for (text, checksum) in expected {
            #expect(Migration(name: "0001-a", sql: text).checksum == checksum)
        }
    }

    @Test func lineEndsAreNoEdit() {
        let unix = Migration(name: "0001-a", sql: "a\nb\n")
        #expect(Migration(name: "0001-a", sql: "a\r\nb\r\n") == unix)
        #expect(Migration(name: "0001-a", sql: "a\nb").checksum != unix.checksum)
    }
}
