/// Tells by its bytes what a file is, and refuses with what to do what is not taken.
enum MediaSignature {
    /// The kind; throws `media.program`, `media.archive` and their kin.
    static func kind(of bytes: UnsafeRawBufferPointer) throws -> MediaKind {
        let media = MediaBytes(bytes: bytes, format: "")
        if media.has([0xFF, 0xD8, 0xFF], at: 0) { return .jpeg }
        if media.has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], at: 0) { return .png }
        if media.says("RIFF", at: 0), media.says("WEBP", at: 8) { return .webp }
        if media.says("GIF87a", at: 0) || media.says("GIF89a", at: 0) { return .gif }
        // Only at the very beginning: readers that look further are what lets one file be two things.
        if media.says("%PDF-", at: 0) { return try pdf(bytes) }
        if media.says("PK\u{03}\u{04}", at: 0) || media.says("PK\u{05}\u{06}", at: 0) {
            return try PackageKind.kind(of: bytes)
        }
        if media.has(OLEDirectory.signature, at: 0) { return try oleKind(bytes) }
        if let refusal = refusal(media) { throw DocumentError(refusal) }
        guard PlainTextCheck.isText(bytes) else { throw DocumentError("media.unknown") }
        if PlainTextCheck.isMarkup(bytes) { throw DocumentError("media.web-page") }
        return .text
    }

    /// A PDF is whole when its last part says where its table stands.
    private static func pdf(_ bytes: UnsafeRawBufferPointer) throws -> MediaKind {
        let tail = MediaBytes(
            bytes: UnsafeRawBufferPointer(rebasing: bytes.suffix(1 << 16)), format: MediaKind.pdf.label)
        var at = 0
        while let found = tail.next(UInt8(ascii: "%"), from: at) {
            if tail.says("%%EOF", at: found) { return .pdf }
            at = found + 1
        }
        throw tail.cutShort
    }

    /// An office file of before, by the streams in it.
    private static func oleKind(_ bytes: UnsafeRawBufferPointer) throws -> MediaKind {
        let names = try OLEDirectory.names(in: MediaBytes(bytes: bytes, format: "OLE"))
        if names.contains("EncryptedPackage") { throw DocumentError("media.locked") }
        if !names.isDisjoint(with: ["_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA", "Macros"]) {
            throw DocumentError("media.macros")
        }
        if names.contains("WordDocument") { return .doc }
        if names.contains("Workbook") || names.contains("Book") { return .xls }
        if names.contains("PowerPoint Document") { return .ppt }
        throw DocumentError("media.unknown")
    }

    /// The refusal of a file that is known and not taken; each says another thing to do.
    private static func refusal(_ media: MediaBytes) -> String? {
        func any(_ texts: [StaticString]) -> Bool { texts.contains { media.says($0, at: 0) } }
        func anyBytes(_ all: [[UInt8]]) -> Bool { all.contains { media.has($0, at: 0) } }
        if any(["MZ", "\u{7F}ELF", "#!", "%!PS"])
            || anyBytes([
                [0xCA, 0xFE, 0xBA, 0xBE], [0xCF, 0xFA, 0xED, 0xFE], [0xCE, 0xFA, 0xED, 0xFE],
                [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF], [0x4C, 0, 0, 0, 0x01, 0x14, 0x02, 0],
                [0, 0x61, 0x73, 0x6D],
            ])
        {
            return "media.program"
        }
        if any(["Rar!", "MSCF", "BZh", "7z\u{1B}"]) || media.says("ustar", at: 257)
            || anyBytes([
                [0x37, 0x7A, 0xBC, 0xAF], [0x1F, 0x8B], [0x1F, 0x9D], [0xFD, 0x37, 0x7A, 0x58],
                [0x28, 0xB5, 0x2F, 0xFD],
            ])
        {
            return "media.archive"
        }
        if media.says("ftyp", at: 4) {
            let isPicture = (["heic", "heix", "heif", "mif1", "msf1", "hevc", "avif"] as [StaticString])
                .contains { media.says($0, at: 8) }
            return isPicture ? "media.picture-format" : "media.film"
        }
        // Words may begin with BM too; a bitmap says its own size.
        let isBitmap = media.says("BM", at: 0) && (try? media.little32(2)) == media.count
        if isBitmap || any(["8BPS", "II*\0", "MM\0*"]) || anyBytes([[0, 0, 1, 0]]) {
            return "media.picture-format"
        }
        if media.says("{\\rtf", at: 0) { return "media.unknown" }
        if any(["RIFF", "OggS", "fLaC", "ID3", "FLV"])
            || anyBytes([[0x1A, 0x45, 0xDF, 0xA3], [0x30, 0x26, 0xB2, 0x75], [0, 0, 1, 0xBA]])
        {
            return "media.film"
        }
        return nil
    }
}
