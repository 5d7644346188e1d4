import Foundation
import GRDB
import Synchronization

/// A few reading connections that are always ready.
///
/// A page reads twice for some tens of microseconds. GRDB's pool takes about as long for each handing out, and parses the
/// beginning and the end of every transaction anew.
final class SQLiteReaders: Sendable {
    private struct State {
        var idle: [DatabaseQueue] = []
        var count = 0
        var isClosed = false
    }

    private let path: String
    private let configuration: GRDB.Configuration
    private let most: Int
    private let state = Mutex(State())
    /// Whatever goes first, the writer goes last: only a connection that writes empties the log into the file.
    private let writer: DatabasePool

    /// - Parameters:
    ///   - writer: what writes the same file.
    ///   - most: how many connections there are at most.
    init(beside writer: DatabasePool, configuration: GRDB.Configuration, most: Int) {
        var configuration = configuration
        configuration.readonly = true
        self.writer = writer
        path = writer.path
        self.configuration = configuration
        self.most = most
    }

    deinit { try? close() }

    /// Reads from one snapshot, on the thread that asks; nil when all connections are at work.
    func read<T>(_ body: (GRDB.Database) throws -> T) throws -> T? {
        guard let reader = try take() else { return nil }
        defer { give(back: reader) }
        return try reader.unsafeRead { db in
            try db.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
            do {
                let result = try body(db)
                try db.cachedStatement(sql: "COMMIT TRANSACTION").execute()
                return result
            } catch {
                // SQLite itself has ended it after some faults.
                if db.isInsideTransaction { try? db.execute(sql: "ROLLBACK TRANSACTION") }
                throw error
            }
        }
    }

    /// Ends the connections; reading is the pool's business from then on.
    func close() throws {
        let idle = state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        for reader in idle { try reader.close() }
    }

    private enum Place {
        case ready(DatabaseQueue)
        case open
        case none
    }

    private func take() throws -> DatabaseQueue? {
        let place = state.withLock { state -> Place in
            if let reader = state.idle.popLast() { return .ready(reader) }
            guard !state.isClosed, state.count < most else { return .none }
            state.count += 1
            return .open
        }
        switch place {
        case .ready(let reader): return reader
        case .none: return nil
        case .open:
            do { return try DatabaseQueue(path: path, configuration: configuration) } catch {
                state.withLock { $0.count -= 1 }
                throw error
            }
        }
    }

    private func give(back reader: DatabaseQueue) {
        let isLate = state.withLock { state in
            if !state.isClosed { state.idle.append(reader) }
            return state.isClosed
        }
        if isLate { try? reader.close() }
    }
}
