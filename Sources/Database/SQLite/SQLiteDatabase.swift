import Foundation
import GRDB

/// An SQLite file with one writing connection and a few reading ones.
struct SQLiteDatabase: Database {
    let engine = Engine.sqlite
    private let pool: DatabasePool
    private let readers: SQLiteReaders

    init(path: String, create: Bool) throws {
        try SQLiteFile.prepare(path: path, create: create)
        pool = try SQLiteErrors.translated(path: path) {
            let pool = try DatabasePool(path: path, configuration: Self.configuration)
            // GRDB sets NORMAL as it turns the write-ahead log on, so this must come after the opening. With
            // NORMAL a power cut may lose transactions that were already acknowledged to a person.
            try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
            return pool
        }
        readers = SQLiteReaders(beside: pool, configuration: Self.configuration, most: 4)
    }

    static var configuration: GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.foreignKeysEnabled = true
        // The default fails at once when another process (a command beside the server) is writing.
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { db in
            // A damaged or doctored file must not call functions from its schema.
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
            // Notices a damaged page when it is read instead of returning nonsense.
            try db.execute(sql: "PRAGMA cell_size_check = ON")
        }
        return configuration
    }

    func read<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        try readHere(body)
    }

    /// On the thread that asks. Handing a read over to another thread and back costs more than most reads take.
    private func readHere<T: Sendable>(_ body: (any Connection) throws -> T) throws -> T {
        try SQLiteErrors.translated {
            try readers.read { db in try body(SQLiteSession(db)) }
                // All at work, or closed: the pool waits, or says so.
                ?? pool.read { db in try body(SQLiteSession(db)) }
        }
    }

    func write<T: Sendable>(_ body: @Sendable (any Transaction) throws -> T) async throws -> T {
        try await SQLiteErrors.translated {
            // GRDB begins writes with BEGIN IMMEDIATE: two processes then wait for each other in turn. With a
            // deferred transaction the second one would fail, without waiting, at its first write.
            try await pool.write { db in
                let session = SQLiteSession(db)
                let result = try body(session)
                try session.requireIntact()
                return result
            }
        }
    }

    func backup(to path: String) async throws {
        try await SQLiteBackup(source: pool.path, target: path).run()
    }

    func integrityProblems() async throws -> [String] {
        do {
            return try await read { db in
                let damage = try SQLiteFile.integrityProblems(db)
                let orphans = try db.rows("PRAGMA foreign_key_check").map { row in
                    let table = try row.get("table", as: String.self)
                    let parent = try row.get("parent", as: String.self)
                    let number = try row.get("rowid", as: Int64?.self)
                    let place = number.map { " \($0)" } ?? ""
                    return "\(table): row\(place) refers to a missing row of \(parent)"
                }
                return damage + orphans
            }
        } catch let error as DatabaseError where error.kind == .corrupt {
            // Damage that stops the check itself is a finding, not a failure to look.
            return [error.description]
        }
    }

    func close() throws {
        try SQLiteErrors.translated {
            try readers.close()
            // GRDB closes its reading connections last, which cannot empty the log into the file. Whoever then
            // copies the file alone would copy nothing. When another program is still at work, it does that.
            do {
                try pool.writeWithoutTransaction { db in
                    try db.execute(sql: "PRAGMA busy_timeout = 200")
                    try db.checkpoint(.truncate)
                }
            } catch GRDB.DatabaseError.SQLITE_BUSY, GRDB.DatabaseError.SQLITE_MISUSE {}
            try pool.close()
        }
    }
}
