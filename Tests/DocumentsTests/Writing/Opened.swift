import CLibzip
import Documents
import Foundation
import FoundationXML

/// An Office file taken apart again, for tests.
struct Opened {
    let parts: [String: String]

    init(_ data: Data) throws {
        let path = NSTemporaryDirectory() + "opened-\(UUID().uuidString).zip"
        try data.write(to: URL(fileURLWithPath: path))
        defer { unlink(path) }
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else { throw Failure.notAnArchive }
        defer { zip_discard(archive) }
        var parts: [String: String] = [:]
        for place in 0..<zip_uint64_t(zip_get_num_entries(archive, 0)) {
            guard let name = zip_get_name(archive, place, 0), let file = zip_fopen_index(archive, place, 0)
            else {
                throw Failure.notAnArchive
            }
            defer { zip_fclose(file) }
            var bytes: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 8192)
            while case let count = zip_fread(file, &chunk, 8192), count > 0 { bytes += chunk[..<Int(count)] }
            parts[String(cString: name)] = String(decoding: bytes, as: UTF8.self)
        }
        self.parts = parts
    }

    /// A part's text; empty when there is none.
    subscript(name: String) -> String { parts[name] ?? "" }

    /// The parts that are not well-formed XML.
    var broken: [String] {
        parts.filter { !XMLParser(data: Data($0.value.utf8)).parse() }.keys.sorted()
    }

    enum Failure: Error { case notAnArchive }
}

extension String {
    /// How often the words occur.
    func count(of words: String) -> Int { components(separatedBy: words).count - 1 }
}

/// A folder for one test's files.
struct Scratch {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "scratch-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func file(_ name: String) -> String { path + "/" + name }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// A refusal at a place.
func refusal(_ code: String, _ details: [String: String] = [:], at position: String) -> DocumentError {
    var error = DocumentError(code, details)
    error.position = position
    return error
}
