import Foundation

/// What kind of file some bytes are, by their content first and the name's extension second.
enum DocumentKind: Equatable {
    case format(TextDocument.Format)
    case other(String)

    /// A short name for people, such as `xlsx`.
    var name: String {
        switch self {
        case .format(let format): format.rawValue
        case .other(let name): name
        }
    }

    static func of(_ data: Data, name: String) throws -> DocumentKind {
        let parts = name.lowercased().split(separator: ".")
        let ending = parts.count > 1 ? String(parts[parts.count - 1]) : ""
        if data.starts(with: [0x50, 0x4B, 0x03, 0x04]) || data.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return .other("zip")
        }
        if isOLE(data) {
            try refuseEncrypted(data)
            if contains(data, utf16: "Workbook") { return .other("xls") }
            if contains(data, utf16: "PowerPoint Document") { return .other("ppt") }
            return .format(ending == "wps" ? .wps : .doc)
        }
        if data.prefix(1_024).firstRange(of: Data("%PDF-".utf8)) != nil { return .format(.pdf) }
        if data.starts(with: Data("{\\rtf".utf8)) { return .format(.rtf) }
        if let picture = picture(data) { return .other(picture) }
        if HtmlReader.looksLikeHtml(data) || ["html", "htm", "xhtml"].contains(ending) {
            return .format(.html)
        }
        return .format(.text)
    }

    /// What an opened zip archive is.
    static func of(_ archive: ZipArchive) throws -> DocumentKind {
        if archive.contains("mimetype") {
            let type = String(decoding: try archive.data("mimetype"), as: UTF8.self)
            return type.hasSuffix("opendocument.text") ? .format(.odt) : .other("opendocument")
        }
        guard archive.contains("[Content_Types].xml") else { return .other("zip") }
        if archive.names.contains(where: { $0.hasPrefix("word/") }) { return .format(.docx) }
        if archive.names.contains(where: {
            $0.hasPrefix("xl/") && $0.hasSuffix(".bin") && $0.contains("workbook")
        }) {
            return .other("xlsb")
        }
        if archive.names.contains(where: { $0.hasPrefix("xl/") }) { return .other("xlsx") }
        if archive.names.contains(where: { $0.hasPrefix("ppt/") }) { return .other("pptx") }
        // The main part may stand anywhere; its relationship is what counts.
        return .format(.docx)
    }

    static func of(_ package: OfficePackage) -> DocumentKind {
        (try? of(package.archive)) ?? .other("zip")
    }

    /// Throws for anything that is not a zip archive, with what it is.
    static func requireZip(_ data: Data) throws {
        if data.starts(with: [0x50, 0x4B]) { return }
        throw DocumentError("document.format-unsupported", ["format": try of(data, name: "").name])
    }

    /// Whether an OLE container holds a Word document (MS-DOC 2.1.1).
    static func isWord(_ data: Data) -> Bool { isOLE(data) && contains(data, utf16: "WordDocument") }

    private static func isOLE(_ data: Data) -> Bool {
        data.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }

    /// An office file with a password is an OLE container with a stream of this name (MS-OFFCRYPTO 2.3.2).
    private static func refuseEncrypted(_ data: Data) throws {
        if contains(data, utf16: "EncryptedPackage") { throw DocumentError("document.encrypted") }
    }

    /// Whether a name stands anywhere in the container as UTF-16LE, as names in its directory do.
    private static func contains(_ data: Data, utf16 name: String) -> Bool {
        let bytes = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        return data.range(of: Data(bytes)) != nil
    }

    private static func picture(_ data: Data) -> String? {
        if data.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "png" }
        if data.starts(with: [0xFF, 0xD8, 0xFF]) { return "jpeg" }
        if data.starts(with: [0x49, 0x49, 0x2A, 0x00]) || data.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) {
            return "tiff"
        }
        return nil
    }
}
