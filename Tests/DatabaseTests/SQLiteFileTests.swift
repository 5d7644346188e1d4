import Database
import Foundation
import Testing

@Suite("An SQLite file is opened with care")
struct SQLiteFileTests {
    private func mode(_ path: String) throws -> Int? {
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        return (facts[.posixPermissions] as? NSNumber)?.intValue
    }

    @Test func aNewFileIsForItsOwnerOnly() async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "new/deep/a.db").path
            let database = try Databases.open(DatabaseLocation(sqlite: path), create: true)
            try await database.write { tx in _ = try tx.execute("CREATE TABLE a (id text)") }
            #expect(try mode(path) == 0o600)
            #expect(try mode(path + "-wal") == 0o600)
            #expect(try mode(path + "-shm") == 0o600)
            #expect(try mode(folder.appending(path: "new").path) == 0o700)
            #expect(try mode(folder.appending(path: "new/deep").path) == 0o700)
            let copy = folder.appending(path: "copy.db").path
            try await database.backup(to: copy)
            #expect(try mode(copy) == 0o600)
            try database.close()
        }
    }

    @Test func aMissingFileIsNotMadeUnasked() async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "none/a.db").path
            let error = try await failure {
                _ = try Databases.open(DatabaseLocation(sqlite: path), create: false)
            }
            #expect(error?.kind == .missing)
            #expect(error?.code == "database.missing")
            #expect(error?.details == ["path": path])
            #expect(error?.description.contains("banshi init") == true)
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "none").path))
        }
    }

    @Test(arguments: [true, false])
    func anotherKindOfFileIsRefusedAndLeftAlone(create: Bool) async throws {
        try await withFolder { folder in
            let file = folder.appending(path: "notice.docx")
            let content = Data("PK\u{3}\u{4} a document that is no database".utf8)
            try content.write(to: file)
            let error = try await failure {
                _ = try Databases.open(DatabaseLocation(sqlite: file.path), create: create)
            }
            #expect(error?.kind == .corrupt)
            #expect(error?.code == "database.not-a-database")
            #expect(error?.details == ["path": file.path])
            #expect(try Data(contentsOf: file) == content)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["notice.docx"])
            let directory = try await failure {
                _ = try Databases.open(DatabaseLocation(sqlite: folder.path), create: create)
            }
            #expect(directory?.code == "database.cannot-open")
        }
    }

    @Test func theConnectionIsSetUpForAcknowledgedWrites() async throws {
        try await Engine.sqlite.withDatabase { database, _ in
            try await database.write { tx in
                try #expect(tx.value("PRAGMA journal_mode", as: String.self) == "wal")
                // 2 is FULL.
                try #expect(tx.value("PRAGMA synchronous", as: Int.self) == 2)
                try #expect(tx.value("PRAGMA foreign_keys", as: Int.self) == 1)
                try #expect(tx.value("PRAGMA trusted_schema", as: Int.self) == 0)
                try #expect(tx.value("PRAGMA busy_timeout", as: Int.self) == 10_000)
            }
        }
    }

    @Test func aMistypedColumnInQuotationMarksIsNoText() async throws {
        try await Engine.sqlite.withDatabase { database, _ in
            let error = try await failure {
                try await database.read { db in _ = try db.rows("SELECT \(identifier: "nmae")") }
            }
            #expect(error?.code == "database.statement")
        }
    }

    /// What a killed program leaves is its files as they are at that instant.
    @Test func aProgramKilledInATransactionLeavesNothingOfIt() async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "a.db").path
            let database = try Databases.open(DatabaseLocation(sqlite: path), create: true)
            try await database.write { tx in
                try tx.execute("CREATE TABLE notes (id integer PRIMARY KEY, words text NOT NULL)")
                try tx.execute("INSERT INTO notes VALUES (0, 'kept')")
            }
            let text = String(repeating: "字", count: 2000)
            let spilled = try await database.write { tx in
                let before = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size]
                // A cache this small makes SQLite write pages of the open transaction to the disk.
                try tx.executeScript("PRAGMA cache_size = 5")
                for number in 1..<500 {
                    try tx.execute("INSERT INTO notes VALUES (\(number), \(text))")
                }
                for suffix in ["", "-wal"] {
                    try FileManager.default.copyItem(
                        atPath: path + suffix, toPath: folder.path + "/killed.db" + suffix)
                }
                let after = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size]
                return (after as? NSNumber)?.intValue ?? 0 > ((before as? NSNumber)?.intValue ?? 0) + 100_000
            }
            #expect(spilled, "the log must hold pages of the open transaction for this test to mean anything")
            let killed = try Databases.open(
                DatabaseLocation(sqlite: folder.path + "/killed.db"), create: false)
            #expect(
                try await killed.read { try $0.values("SELECT words FROM notes", as: String.self) } == [
                    "kept"
                ])
            #expect(try await killed.integrityProblems() == [])
            try killed.close()
            #expect(
                try await database.read { try $0.value("SELECT count(*) FROM notes", as: Int.self) } == 500)
            try database.close()
        }
    }

    @Test func aFullDiskKeepsNothingAndSaysSo() async throws {
        try await Engine.sqlite.withDatabase { database, _ in
            try await database.write { tx in
                try tx.execute("CREATE TABLE notes (id integer PRIMARY KEY, words text NOT NULL)")
                try tx.executeScript("PRAGMA max_page_count = 20")
            }
            let text = String(repeating: "字", count: 2000)
            let error = try await failure {
                try await database.write { tx in
                    for number in 0..<100 {
                        try tx.execute("INSERT INTO notes VALUES (\(number), \(text))")
                    }
                }
            }
            #expect(error?.kind == .full)
            #expect(error?.code == "database.full")
            #expect(try await database.read { try $0.value("SELECT count(*) FROM notes", as: Int.self) } == 0)
        }
    }

    @Test func damageIsFound() async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "a.db").path
            let database = try Databases.open(DatabaseLocation(sqlite: path), create: true)
            try await database.write { tx in
                try tx.execute("CREATE TABLE notes (id integer PRIMARY KEY, words text NOT NULL)")
                for number in 0..<500 {
                    try tx.execute(
                        "INSERT INTO notes VALUES (\(number), \(String(repeating: "x", count: 500)))")
                }
            }
            #expect(try await database.integrityProblems() == [])
            try database.close()
            // A closed database is one file: whoever copies it now needs nothing beside it.
            let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? NSNumber
            #expect(log == nil || log == 0)
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            for page in 10..<20 {
                try handle.seek(toOffset: UInt64(page * 4096))
                try handle.write(contentsOf: Data(repeating: 0x5a, count: 4096))
            }
            try handle.close()
            let damaged = try Databases.open(DatabaseLocation(sqlite: path), create: false)
            #expect(try await !damaged.integrityProblems().isEmpty)
            let copy = folder.appending(path: "copy.db").path
            let error = try await failure { try await damaged.backup(to: copy) }
            #expect(error?.kind == .corrupt)
            #expect(!FileManager.default.fileExists(atPath: copy))
            try damaged.close()
        }
    }

    @Test func aRowThatPointsToNothingIsFound() async throws {
        try await Engine.sqlite.withDatabase { database, folder in
            try await database.write { tx in
                try tx.execute("CREATE TABLE units (id text PRIMARY KEY NOT NULL)")
                try tx.execute("CREATE TABLE people (unit text REFERENCES units (id))")
                try tx.execute("INSERT INTO units VALUES ('u')")
                try tx.execute("INSERT INTO people VALUES ('u')")
                // Done behind the program's back, as an outside tool without foreign keys would.
                try tx.executeScript("PRAGMA writable_schema = ON")
                try tx.execute(
                    """
                    UPDATE sqlite_schema SET sql = replace(sql, 'units', 'other') WHERE name = 'people'
                    """)
                try tx.executeScript("PRAGMA writable_schema = RESET")
                try tx.execute("CREATE TABLE other (id text PRIMARY KEY NOT NULL)")
            }
            let problems = try await database.integrityProblems()
            #expect(problems == ["people: row 1 refers to a missing row of other"])
        }
    }

    @Test("a program that ends without closing leaves everything in the file, though it has read")
    func endsWithoutClosing() async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "a.db").path
            func work() async throws {
                let database = try Databases.open(DatabaseLocation(sqlite: path), create: true)
                try await database.write { tx in
                    try tx.executeScript("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x')")
                }
                let read = try await database.read { try $0.values("SELECT a FROM t", as: String.self) }
                #expect(read == ["x"])
            }
            try await work()
            let copy = folder.appending(path: "copy.db").path
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            let database = try Databases.open(DatabaseLocation(sqlite: copy), create: false)
            let kept = try await database.read { try $0.values("SELECT a FROM t", as: String.self) }
            #expect(kept == ["x"])
            try database.close()
        }
    }
}
