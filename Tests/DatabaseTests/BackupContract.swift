import Database
import Foundation
import Testing

@Suite("A backup is whole, sound and never overwrites")
struct BackupContract {
    private func fill(_ database: any Database) async throws {
        try await database.write { tx in
            try tx.execute("CREATE TABLE notes (id integer PRIMARY KEY, words text NOT NULL)")
            try tx.execute("INSERT INTO notes VALUES (1, \("办实事"))")
        }
    }

    @Test(arguments: Engine.available)
    func aBackupOpensAsADatabase(engine: Engine) async throws {
        try await engine.withDatabase { database, folder in
            try await fill(database)
            let path = try engine.location("copy", in: folder).path
            try await database.backup(to: path)
            // What comes later is not in the copy.
            try await database.write { tx in _ = try tx.execute("INSERT INTO notes VALUES (2, 'later')") }
            let copy = try engine.open("copy", in: folder)
            let words = try await copy.read { db in
                try db.values("SELECT words FROM notes", as: String.self)
            }
            #expect(words == ["办实事"])
            #expect(try await copy.integrityProblems() == [])
            try copy.close()
        }
    }

    @Test(arguments: Engine.available)
    func anExistingFileStays(engine: Engine) async throws {
        try await engine.withDatabase { database, folder in
            try await fill(database)
            let file = folder.appending(path: "taken")
            try Data("precious".utf8).write(to: file)
            let error = try await failure { try await database.backup(to: file.path) }
            #expect(error?.code == "database.backup-exists")
            #expect(error?.details == ["path": file.path])
            #expect(try Data(contentsOf: file) == Data("precious".utf8))
        }
    }

    @Test(arguments: Engine.available)
    func aFailureLeavesNoFile(engine: Engine) async throws {
        try await engine.withDatabase { database, folder in
            try await fill(database)
            let path = folder.appending(path: "no/such/folder/copy").path
            let error = try await failure { try await database.backup(to: path) }
            #expect(error?.code == "database.cannot-open")
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test(arguments: Engine.available)
    func theProgramGoesOnWorkingMeanwhile(engine: Engine) async throws {
        try await engine.withDatabase { database, folder in
            try await fill(database)
            try await database.write { tx in
                for number in 2..<5000 {
                    try tx.execute(
                        "INSERT INTO notes VALUES (\(number), \(String(repeating: "字", count: 200)))")
                }
            }
            async let backup: Void = database.backup(to: folder.appending(path: "copy.db").path)
            for _ in 0..<20 {
                try await database.write { tx in
                    // Two rows that must not be parted.
                    let next = try tx.value("SELECT count(*) FROM notes", as: Int.self) ?? 0
                    try tx.execute("INSERT INTO notes VALUES (\(next + 1), 'pair'), (\(next + 2), 'pair')")
                }
            }
            try await backup
            let copy = try engine.open("copy", in: folder)
            let pairs = try await copy.read { db in
                try db.value("SELECT count(*) FROM notes WHERE words = 'pair'", as: Int.self) ?? -1
            }
            #expect(pairs >= 0 && pairs % 2 == 0)
            try copy.close()
        }
    }

    @Test(arguments: Engine.available)
    func aCancelledBackupLeavesNoFile(engine: Engine) async throws {
        try await engine.withDatabase { database, folder in
            try await fill(database)
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                try await database.backup(to: folder.appending(path: "copy.db").path)
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(names.filter { $0.hasPrefix("copy") } == [])
        }
    }
}
