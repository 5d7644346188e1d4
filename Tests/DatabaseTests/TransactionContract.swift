import Database
import Testing

@Suite("A transaction keeps all or nothing")
struct TransactionContract {
    private struct Refused: Error {}

    private func withCounter(_ engine: Engine, _ test: (any Database) async throws -> Void) async throws {
        try await engine.withDatabase { database, _ in
            try await database.write { tx in
                try tx.execute("CREATE TABLE counter (id text PRIMARY KEY NOT NULL, total integer NOT NULL)")
                try tx.execute("INSERT INTO counter VALUES ('a', 0)")
            }
            try await test(database)
        }
    }

    private func total(_ database: any Database) async throws -> Int? {
        try await database.read { db in try db.value("SELECT sum(total) FROM counter", as: Int.self) }
    }

    @Test(arguments: Engine.available)
    func aReturnKeepsAndAnErrorUndoes(engine: Engine) async throws {
        try await withCounter(engine) { database in
            let answer = try await database.write { tx in
                try tx.execute("UPDATE counter SET total = 1")
                return 42
            }
            #expect(answer == 42)
            #expect(try await total(database) == 1)
            await #expect(throws: Refused.self) {
                try await database.write { tx in
                    try tx.execute("UPDATE counter SET total = 2")
                    try tx.execute("CREATE TABLE other (id text)")
                    throw Refused()
                }
            }
            #expect(try await total(database) == 1)
            #expect(try await database.read { try $0.hasTable("other") } == false)
        }
    }

    @Test(arguments: Engine.available)
    func aFailedStatementSpoilsTheTransactionEvenWhenCaught(engine: Engine) async throws {
        try await withCounter(engine) { database in
            let swallowed = try await failure {
                try await database.write { tx in
                    try tx.execute("UPDATE counter SET total = 5")
                    do {
                        try tx.execute("INSERT INTO counter VALUES ('a', 1)")
                    } catch is DatabaseError {}
                }
            }
            #expect(swallowed?.code == "database.transaction-aborted")
            let next = try await failure {
                try await database.write { tx in
                    do {
                        try tx.execute("INSERT INTO counter VALUES ('a', 1)")
                    } catch is DatabaseError {}
                    try tx.execute("UPDATE counter SET total = 5")
                }
            }
            #expect(next?.code == "database.transaction-aborted")
            #expect(try await total(database) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func aSavepointIsUndoneAlone(engine: Engine) async throws {
        try await withCounter(engine) { database in
            try await database.write { tx in
                try tx.execute("UPDATE counter SET total = 1")
                // Undone by a statement's failure: the transaction stays usable.
                let failed = thrown {
                    try tx.savepoint {
                        try tx.execute("UPDATE counter SET total = 100")
                        try tx.execute("INSERT INTO counter VALUES ('a', 1)")
                    }
                }
                #expect((failed as? DatabaseError)?.code == "database.unique")
                // Undone by the caller, from the inner of two.
                try tx.savepoint {
                    try tx.execute("INSERT INTO counter VALUES ('b', 10)")
                    let refused = thrown {
                        try tx.savepoint {
                            try tx.execute("DELETE FROM counter")
                            throw Refused()
                        }
                    }
                    #expect(refused is Refused)
                }
                #expect(try tx.savepoint { try tx.execute("INSERT INTO counter VALUES ('c', 100)") } == 1)
            }
            #expect(try await total(database) == 111)
        }
    }

    @Test(arguments: Engine.available)
    func aFailureCaughtInsideASavepointUndoesTheSavepoint(engine: Engine) async throws {
        try await withCounter(engine) { database in
            try await database.write { tx in
                let error = #expect(throws: DatabaseError.self) {
                    try tx.savepoint {
                        try tx.execute("UPDATE counter SET total = 100")
                        do {
                            try tx.execute("INSERT INTO counter VALUES ('a', 1)")
                        } catch is DatabaseError {}
                    }
                }
                #expect(error?.code == "database.transaction-aborted")
                try tx.execute("UPDATE counter SET total = total + 1")
            }
            #expect(try await total(database) == 1)
        }
    }

    @Test(arguments: Engine.available)
    func aReadCannotWrite(engine: Engine) async throws {
        try await withCounter(engine) { database in
            let error = try await failure {
                try await database.read { db in
                    _ = try db.rows("UPDATE counter SET total = 7 RETURNING total")
                }
            }
            #expect(error?.kind == .readOnly)
            #expect(error?.code == "database.read-only")
            #expect(try await total(database) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func aReadSeesOneSnapshot(engine: Engine) async throws {
        try await withCounter(engine) { database in
            let (began, begin) = AsyncStream.makeStream(of: Void.self)
            let (written, finish) = AsyncStream.makeStream(of: Void.self)
            async let writing: Void = {
                for await _ in began { break }
                try await database.write { tx in _ = try tx.execute("UPDATE counter SET total = 9") }
                finish.finish()
            }()
            let text: SQL = "SELECT total FROM counter"
            // Reads until the write has certainly happened; the closure itself cannot wait for it.
            let seen = try await database.read { db in
                var seen: Set<Int?> = [try db.value(text)]
                begin.finish()
                for _ in 0..<2000 { seen.insert(try db.value(text)) }
                return seen
            }
            try await writing
            for await _ in written {}
            #expect(seen == [0])
            #expect(try await total(database) == 9)
        }
    }

    @Test(arguments: Engine.available)
    func twoProgramsWriteAtOnce(engine: Engine) async throws {
        try await engine.withDatabase { first, folder in
            try await first.write { tx in
                try tx.execute("CREATE TABLE counter (id text PRIMARY KEY NOT NULL, total integer NOT NULL)")
                try tx.execute("INSERT INTO counter VALUES ('a', 0)")
            }
            let second = try engine.open("main", in: folder)
            try await withThrowingTaskGroup { group in
                for database in [first, second] {
                    group.addTask {
                        for _ in 0..<50 {
                            try await database.write { tx in
                                // Read, then write: with a deferred transaction this is what goes wrong.
                                let total = try tx.value("SELECT total FROM counter", as: Int.self) ?? 0
                                try tx.execute("UPDATE counter SET total = \(total + 1)")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await total(second) == 100)
            try second.close()
        }
    }

    @Test(arguments: Engine.available)
    func aCancelledTaskLeavesNothing(engine: Engine) async throws {
        try await withCounter(engine) { database in
            let (began, begin) = AsyncStream.makeStream(of: Void.self)
            let task = Task {
                try await database.write { tx in
                    try tx.execute("UPDATE counter SET total = 1")
                    begin.finish()
                    for number in 0..<5_000_000 {
                        try tx.execute("INSERT INTO counter VALUES (\("n\(number)"), 1)")
                    }
                }
            }
            for await _ in began {}
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await total(database) == 0)
            // The connection is as good as new.
            try await database.write { tx in _ = try tx.execute("UPDATE counter SET total = 3") }
            #expect(try await total(database) == 3)
        }
    }

    @Test(arguments: Engine.available)
    func aClosedDatabaseSaysSo(engine: Engine) async throws {
        try await withFolder { folder in
            let database = try engine.open("main", in: folder)
            try database.close()
            let error = try await failure { try await database.read { _ = try $0.rows("SELECT 1") } }
            #expect(error?.code == "database.closed")
            let write = try await failure { try await database.write { _ = try $0.execute("SELECT 1") } }
            #expect(write?.code == "database.closed")
            // Twice does no harm.
            try database.close()
        }
    }
}
