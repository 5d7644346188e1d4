import Foundation
import GRDB

/// Copies a database into a new file.
///
/// `VACUUM INTO` copies one snapshot while others read and write. It runs on a connection of its own, so that
/// the program's writer stays free. The copy is made under another name and gets its own only when it is sound
/// and on the disk; after a crash a file ending in `.partial` may remain and can be deleted.
struct SQLiteBackup {
    let source: String
    let target: String

    func run() async throws {
        let path = DatabaseLocation(sqlite: target).path
        guard access(path, F_OK) != 0 else { throw exists(path) }
        let partial = "\(path).\(UUID().uuidString.prefix(8)).partial"
        try SQLiteFile.createEmpty(partial)
        defer { unlink(partial) }
        try await SQLiteErrors.translated {
            var configuration = SQLiteDatabase.configuration
            configuration.label = "backup"
            let queue = try DatabaseQueue(path: source, configuration: configuration)
            // All of it on the queue's own thread: checking and syncing a large file takes its time.
            try await queue.writeWithoutTransaction { db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [partial])
                try verify(partial)
                // SQLite does not sync the file it has vacuumed into.
                try SQLiteFile.synchronise(partial)
                try publish(partial, as: path)
            }
            try queue.close()
        }
    }

    private func verify(_ copy: String) throws {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: copy, configuration: configuration)
        let problems = try queue.read { db in try SQLiteFile.integrityProblems(SQLiteSession(db)) }
        try queue.close()
        guard problems.isEmpty else {
            throw DatabaseError(
                .corrupt, code: .backupUnsound, details: ["path": target],
                diagnostic: problems.joined(separator: "; "))
        }
    }

    private func publish(_ copy: String, as path: String) throws {
        // A link, unlike a renaming, fails when the name is taken.
        if link(copy, path) != 0 {
            switch errno {
            case EEXIST: throw exists(path)
            case EPERM, EOPNOTSUPP, ENOSYS, EMLINK:
                // File systems of memory sticks and shared folders have no links.
                guard access(path, F_OK) != 0 else { throw exists(path) }
                guard rename(copy, path) == 0 else { throw SQLiteFile.cannotOpen(path) }
            default: throw SQLiteFile.cannotOpen(path)
            }
        }
        try SQLiteFile.synchronise(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }

    private func exists(_ path: String) -> DatabaseError {
        DatabaseError(.other, code: .backupExists, details: ["path": path])
    }
}
