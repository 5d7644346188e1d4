import Foundation

/// A new folder that only this account can enter, deleted with all in it when the work is done.
struct PrivateFolder {
    let path: String

    private init(path: String) { self.path = path }

    /// Makes the folder, runs `body` with it, and deletes it whatever happens.
    static func with<Value>(_ body: (PrivateFolder) throws -> Value) throws -> Value {
        let base = FileManager.default.temporaryDirectory.path
        var template = Array((base + "/documents-XXXXXX").utf8CString)
        // `mkdtemp` makes the folder with mode 0700 and a name that cannot be foreseen.
        guard mkdtemp(&template) != nil else { throw refusal(SystemError.last) }
        let folder = PrivateFolder(
            path: String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        return try body(folder)
    }

    /// The path of a file in the folder.
    func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file into the folder and gives its path.
    func write(_ data: Data, as name: String) throws -> String {
        let path = file(name)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw PrivateFolder.refusal(SystemError.last) }
        defer { close(descriptor) }
        do {
            try data.withUnsafeBytes { try AtomicFile.writeAll($0, to: descriptor, path: path) }
        } catch let error as DocumentError {
            throw PrivateFolder.refusal(error.details["reason"] ?? "")
        }
        return path
    }

    /// The bytes of all files in the folder, whatever made them.
    var size: Int {
        let names = FileManager.default.enumerator(atPath: path)
        var total = 0
        while let name = names?.nextObject() as? String {
            var info = stat()
            // A link counts as itself, and a file that has just gone as nothing.
            if lstat(file(name), &info) == 0, info.st_mode & S_IFMT == S_IFREG { total += Int(info.st_size) }
        }
        return total
    }

    private static func refusal(_ reason: String) -> DocumentError {
        DocumentError("document.temporary-folder", ["reason": reason])
    }
}
