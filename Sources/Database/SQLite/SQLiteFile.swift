import Foundation

/// The file under an SQLite database.
enum SQLiteFile {
    /// Makes sure that there is a file SQLite can open, and that nobody else can read a new one.
    static func prepare(path: String, create: Bool) throws {
        if access(path, F_OK) != 0 {
            guard create else {
                throw DatabaseError(
                    .missing, code: .missing, details: ["path": path],
                    diagnostic: "no database at \(path); `banshi init` makes one")
            }
            try createParent(of: path)
            try createEmpty(path)
        }
        try requireDatabase(path)
    }

    /// Makes an empty file, readable by its owner only; SQLite gives its -wal and -shm files the same mode.
    static func createEmpty(_ path: String) throws {
        // O_EXCL: a file that appears in this instant is somebody else's.
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw cannotOpen(path) }
        close(descriptor)
    }

    /// Waits until a file, or a folder's entries, are on the disk.
    static func synchronise(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw cannotOpen(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw DatabaseError(
                .other, code: .inputOutput, details: ["path": path], diagnostic: systemMessage())
        }
    }

    /// SQLite's own findings on an open database; empty when it is sound.
    static func integrityProblems(_ db: any Connection) throws -> [String] {
        let findings = try db.values("PRAGMA integrity_check", as: String.self)
        return findings == ["ok"] ? [] : findings
    }

    /// An error that names the file and gives the system's reason.
    static func cannotOpen(_ path: String) -> DatabaseError {
        DatabaseError(
            errno == ENOSPC || errno == EDQUOT ? .full : .other, code: .cannotOpen, details: ["path": path],
            diagnostic: systemMessage())
    }

    private static func createParent(of path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard access(folder, F_OK) != 0 else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw DatabaseError(
                .other, code: .cannotOpen, details: ["path": folder], diagnostic: "\(error)")
        }
    }

    /// Refuses another kind of file before SQLite touches it. An empty file is an empty database.
    private static func requireDatabase(_ path: String) throws {
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw cannotOpen(path) }
        let handle: FileHandle
        guard facts.st_mode & S_IFMT == S_IFREG, let opened = FileHandle(forReadingAtPath: path) else {
            throw DatabaseError(
                .other, code: .cannotOpen, details: ["path": path], diagnostic: "no readable file")
        }
        handle = opened
        defer { try? handle.close() }
        let start = try handle.read(upToCount: 16) ?? Data()
        guard start.isEmpty || start == Data("SQLite format 3\0".utf8) else {
            throw DatabaseError(.corrupt, code: .notADatabase, details: ["path": path])
        }
    }

    private static func systemMessage() -> String { String(cString: strerror(errno)) }
}
