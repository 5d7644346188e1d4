import CLibzip
import Foundation

/// Puts the parts of an Office file into a zip archive; the same parts give the same bytes.
struct PackageArchive {
    /// One part: its name inside the archive and where its bytes are.
    struct Part {
        /// Where the bytes come from.
        enum Content {
            /// Text held in memory.
            case text(String)
            /// Bytes held in memory.
            case bytes(Data)
            /// A file that stays in place until the archive is closed.
            case file(String)
        }

        var name: String
        var content: Content
    }

    /// How hard to compress, 1 (fast) to 9 (small).
    var level: UInt32 = 6
    var parts: [Part] = []

    /// Adds a part held in memory.
    mutating func add(_ name: String, _ text: String) { parts.append(Part(name: name, content: .text(text))) }

    /// The archive's bytes.
    func data() throws -> Data {
        guard let memory = zip_source_buffer_create(nil, 0, 0, nil) else {
            throw PackageArchive.failure("memory")
        }
        defer { zip_source_free(memory) }
        // The archive takes the source over; keeping it lets the bytes be read after closing.
        zip_source_keep(memory)
        guard let archive = zip_open_from_source(memory, ZIP_TRUNCATE, nil) else {
            zip_source_free(memory)
            throw PackageArchive.failure("memory")
        }
        try fill(archive)
        guard zip_close(archive) == 0 else { throw PackageArchive.discard(archive) }
        guard zip_source_open(memory) == 0 else { throw PackageArchive.failure("memory") }
        defer { zip_source_close(memory) }
        return try PackageArchive.readAll(memory)
    }

    /// Writes the archive to a path, readable by this account only, and puts it there when it is whole.
    func write(to path: String) throws {
        let (temporary, descriptor) = try AtomicFile.beside(path)
        close(descriptor)
        do {
            var code: Int32 = 0
            guard let archive = zip_open(temporary, ZIP_TRUNCATE, &code) else {
                throw PackageArchive.failure(PackageArchive.words(of: code))
            }
            try fill(archive)
            guard zip_close(archive) == 0 else { throw PackageArchive.discard(archive) }
        } catch let error as DocumentError {
            unlink(temporary)
            throw DocumentError(
                "document.cannot-write", error.details.merging(["file": FileName.last(of: path)]) { $1 })
        }
        try AtomicFile.publish(temporary, as: path)
    }

    private func fill(_ archive: OpaquePointer) throws {
        for part in parts {
            guard let source = source(of: part, in: archive) else { throw PackageArchive.discard(archive) }
            let index = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else {
                zip_source_free(source)
                throw PackageArchive.discard(archive)
            }
            let place = zip_uint64_t(index)
            // 1980-01-01 00:00, the first moment that a zip archive can name.
            guard zip_set_file_compression(archive, place, ZIP_CM_DEFLATE, level) == 0,
                zip_file_set_dostime(archive, place, 0, 0x21, 0) == 0
            else { throw PackageArchive.discard(archive) }
        }
    }

    private func source(of part: Part, in archive: OpaquePointer) -> OpaquePointer? {
        switch part.content {
        case .file(let path): return zip_source_file(archive, path, 0, -1)
        case .text(let text): return PackageArchive.source(of: Array(text.utf8), in: archive)
        case .bytes(let data): return PackageArchive.source(of: Array(data), in: archive)
        }
    }

    /// Text as libzip takes it.
    static func source(of text: String, in archive: OpaquePointer) -> OpaquePointer? {
        source(of: Array(text.utf8), in: archive)
    }

    /// Bytes as libzip takes them: it reads them when it closes the archive, so it gets a copy, and frees it.
    static func source(of bytes: [UInt8], in archive: OpaquePointer) -> OpaquePointer? {
        guard let copy = malloc(max(bytes.count, 1)) else { return nil }
        bytes.withUnsafeBytes { if let start = $0.baseAddress { memcpy(copy, start, bytes.count) } }
        let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1)
        if source == nil { free(copy) }
        return source
    }

    static func readAll(_ source: OpaquePointer) throws -> Data {
        var data = Data()
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = zip_source_read(source, &chunk, zip_uint64_t(chunk.count))
            guard count >= 0 else { throw failure("memory") }
            if count == 0 { return data }
            data.append(contentsOf: chunk[..<Int(count)])
        }
    }

    private static func discard(_ archive: OpaquePointer) -> DocumentError {
        let reason = zip_strerror(archive).map { String(cString: $0) } ?? ""
        zip_discard(archive)
        return failure(reason)
    }

    private static func words(of code: Int32) -> String {
        var error = zip_error_t()
        zip_error_init_with_code(&error, code)
        defer { zip_error_fini(&error) }
        return zip_error_strerror(&error).map { String(cString: $0) } ?? String(code)
    }

    private static func failure(_ reason: String) -> DocumentError {
        DocumentError("document.cannot-write", ["file": "", "reason": reason])
    }
}
