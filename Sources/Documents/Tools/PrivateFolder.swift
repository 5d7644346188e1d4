import Foundation
import Glibc

/// A new folder that only this account can enter, deleted with all in it when the work is done.
enum PrivateFolder {
    /// Makes the folder, runs `body` with its path, and deletes it whatever happens.
    static func with<Value>(_ body: (String) throws -> Value) throws -> Value {
        let base = FileManager.default.temporaryDirectory.path
        var template = Array((base + "/documents-XXXXXX").utf8CString)
        // `mkdtemp` makes the folder with mode 0700 and a name that cannot be foreseen.
        guard mkdtemp(&template) != nil else {
            throw DocumentError("document.temporary-folder", ["reason": String(cString: strerror(errno))])
        }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try body(path)
    }
}
