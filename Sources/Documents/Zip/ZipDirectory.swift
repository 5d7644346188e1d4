import Foundation

/// The central directory of a zip archive as it stands in the bytes (APPNOTE.TXT, 4.3.12).
///
/// libzip hands names out as C strings, which end at the first NUL; a name such as `a.xml\0.exe` would pass
/// for `a.xml`. So the names are read and judged here, before the archive is opened.
struct ZipDirectory {
    /// One entry's name and what it says of itself.
    struct Entry {
        var name: String
        var encrypted: Bool
        var packedBytes: Int
        var unpackedBytes: Int
    }

    private(set) var entries: [Entry] = []

    /// Reads the directory and refuses names that could lead elsewhere.
    init(_ bytes: UnsafeRawBufferPointer, limits: DocumentLimits) throws {
        let ending = try ZipDirectory.ending(of: bytes)
        try DocumentLimits.check(ending.count, atMost: limits.entries, "document.zip-entries")
        var offset = ending.offset
        var seen = Set<String>()
        entries.reserveCapacity(ending.count)
        for _ in 0..<ending.count {
            guard offset >= 0, offset + 46 <= bytes.count, bytes.little32(offset) == 0x0201_4b50 else {
                throw DocumentError("document.zip-damaged")
            }
            let nameLength = bytes.little16(offset + 28)
            let next = offset + 46 + nameLength + bytes.little16(offset + 30) + bytes.little16(offset + 32)
            guard next <= bytes.count else { throw DocumentError("document.zip-damaged") }
            let raw = UnsafeRawBufferPointer(rebasing: bytes[(offset + 46)..<(offset + 46 + nameLength)])
            let name = try ZipDirectory.name(raw)
            guard seen.insert(name.lowercased()).inserted else {
                throw DocumentError("document.zip-duplicate", ["entry": name])
            }
            entries.append(
                Entry(
                    name: name,
                    encrypted: bytes.little16(offset + 8) & 0x2041 != 0,
                    packedBytes: bytes.little32(offset + 20),
                    unpackedBytes: bytes.little32(offset + 24)))
            offset = next
        }
    }

    /// The count and place of the directory's records, from the archive's last record.
    private static func ending(of bytes: UnsafeRawBufferPointer) throws -> (count: Int, offset: Int) {
        let last = bytes.count - 22
        guard last >= 0 else { throw DocumentError("document.zip-damaged") }
        // The comment after the record is at most 65,535 bytes; the newest record stands last.
        let place = stride(from: last, through: max(0, last - 65_535), by: -1).first { at in
            bytes.little32(at) == 0x0605_4b50 && at + 22 + bytes.little16(at + 20) == bytes.count
        }
        guard let place else { throw DocumentError("document.zip-damaged") }
        let count = bytes.little16(place + 10)
        let offset = bytes.little32(place + 16)
        guard count == 0xFFFF || offset == 0xFFFF_FFFF else { return (count, offset) }
        // Zip64 (4.3.14, 4.3.15): a locator of 20 bytes stands before the record.
        guard place >= 20, bytes.little32(place - 20) == 0x0706_4b50 else { return (count, offset) }
        let wide = bytes.little64(place - 12)
        guard wide >= 0, wide <= bytes.count - 56, bytes.little32(wide) == 0x0606_4b50 else {
            throw DocumentError("document.zip-damaged")
        }
        return (max(0, bytes.little64(wide + 32)), bytes.little64(wide + 48))
    }

    /// A name that stays inside the archive: relative, forward slashes, no `..`, no control characters.
    private static func name(_ raw: UnsafeRawBufferPointer) throws -> String {
        let name = String(decoding: raw, as: UTF8.self)
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let plain = raw.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
        let drive = name.dropFirst().first == ":"
        guard plain, !drive, !name.isEmpty, !name.hasPrefix("/"), !parts.contains(".."), !parts.contains(".")
        else {
            let shown = String(name.unicodeScalars.filter { $0.value >= 0x20 }.prefix(80).map(Character.init))
            throw DocumentError("document.zip-entry-name", ["entry": shown])
        }
        return name
    }
}

extension UnsafeRawBufferPointer {
    func little16(_ offset: Int) -> Int {
        Int(UInt16(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
    }

    func little32(_ offset: Int) -> Int {
        Int(UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }

    /// A 64-bit field; -1 when it does not fit an `Int`.
    func little64(_ offset: Int) -> Int {
        Int(exactly: UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))) ?? -1
    }
}
