import CLibzip
import Foundation

/// Tells which office file a zip archive is, by the part that its list of types names as the main one.
enum PackageKind {
    private static let listName = "[Content_Types].xml"

    /// Throws `media.archive` for any other archive, `media.macros`, and what the directory's reader refuses.
    static func kind(of bytes: UnsafeRawBufferPointer) throws -> MediaKind {
        let entries = try ZipDirectory(bytes, limits: DocumentLimits()).entries
        if entries.contains(where: \.encrypted) { throw DocumentError("media.locked") }
        let names = Set(entries.map(\.name))
        if names.contains("OFD.xml") { return .ofd }
        guard names.contains(listName), names.contains("_rels/.rels") else {
            throw DocumentError("media.archive")
        }
        let types = String(decoding: try part(listName, of: bytes), as: UTF8.self)
        if types.contains("macroEnabled") || types.contains("vbaProject")
            || names.contains(where: { $0.lowercased().hasSuffix("vbaproject.bin") })
        {
            throw DocumentError("media.macros")
        }
        let mains: [(MediaKind, String)] = [
            (.docx, "wordprocessingml.document.main+xml"), (.docx, "wordprocessingml.template.main+xml"),
            (.xlsx, "spreadsheetml.sheet.main+xml"), (.xlsx, "spreadsheetml.template.main+xml"),
            (.pptx, "presentationml.presentation.main+xml"), (.pptx, "presentationml.slideshow.main+xml"),
            (.pptx, "presentationml.template.main+xml"),
        ]
        guard let found = mains.first(where: { types.contains($0.1) }) else {
            throw DocumentError("media.archive")
        }
        return found.0
    }

    /// A small part, unpacked without a copy of the archive; what is beyond a megabyte is no list of types.
    private static func part(_ name: String, of bytes: UnsafeRawBufferPointer) throws -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error) else {
            throw DocumentError("document.zip-damaged")
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw DocumentError("document.zip-damaged")
        }
        defer { zip_discard(archive) }
        guard let file = zip_fopen(archive, name, 0) else { throw DocumentError("document.zip-damaged") }
        defer { zip_fclose(file) }
        var content = [UInt8](repeating: 0, count: 1 << 20)
        var count = 0
        while count < content.count {
            let got = content.withUnsafeMutableBytes { room in
                zip_fread(file, room.baseAddress.map { $0 + count }, UInt64(room.count - count))
            }
            guard got >= 0 else { throw DocumentError("document.zip-damaged") }
            if got == 0 { return Array(content[..<count]) }
            count += Int(got)
        }
        throw DocumentError("document.zip-damaged")
    }
}
