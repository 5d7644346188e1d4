import Foundation

/// Writing a file so that a reader sees the old one or the new one, never half of it.
enum AtomicFile {
    /// A new empty file beside `path` (mode 0600), open for writing.
    static func beside(_ path: String) throws -> (path: String, descriptor: Int32) {
        var template = Array((path + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw refusal(path) }
        let name = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        return (name, descriptor)
    }

    /// Puts `data` at `path`.
    static func write(_ data: Data, to path: String) throws {
        let (temporary, descriptor) = try beside(path)
        do {
            try data.withUnsafeBytes { try writeAll($0, to: descriptor, path: path) }
            guard fsync(descriptor) == 0 else { throw refusal(path) }
            close(descriptor)
        } catch {
            close(descriptor)
            unlink(temporary)
            throw error
        }
        try publish(temporary, as: path)
    }

    /// Renames a finished temporary file to its place; it stays readable by this account only, since what
    /// the office writes out may name people.
    static func publish(_ temporary: String, as path: String) throws {
        guard rename(temporary, path) == 0 else {
            let error = refusal(path)
            unlink(temporary)
            throw error
        }
    }

    /// Writes every byte, however many calls it takes.
    static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Foundation.write(
                descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw refusal(path) }
            rest = rest.dropFirst(count)
        }
    }

    private static func refusal(_ path: String) -> DocumentError {
        DocumentError("document.cannot-write", ["file": FileName.last(of: path), "reason": SystemError.last])
    }
}
