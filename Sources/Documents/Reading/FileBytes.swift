import Foundation

/// Reads files whole, but never more than the limits allow.
enum FileBytes {
    /// Throws `document.unreadable` with the file's `name`, or `document.too-large`.
    static func read(_ path: String, limits: DocumentLimits) throws -> Data {
        let name = FileName.last(of: path)
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw DocumentError("document.unreadable", ["name": name])
        }
        defer { try? file.close() }
        do {
            let data = try file.read(upToCount: limits.inputBytes + 1) ?? Data()
            try limits.check(inputBytes: data.count)
            return data
        } catch let error as DocumentError {
            throw error
        } catch {
            throw DocumentError("document.unreadable", ["name": name])
        }
    }
}
