import CLibzip
import Foundation

/// A zip archive in memory, read through libzip within limits.
///
/// Refused: names that lead out of the archive, two entries of one name, encrypted entries, too many entries,
/// and entries that unpack to more than the limits allow, whatever size they claim to have.
public final class ZipArchive {
    /// The names of the entries in the archive's order, folders included.
    public let names: [String]

    private let archive: OpaquePointer
    private let bytes: UnsafeMutableRawBufferPointer
    private let entries: [String: (index: UInt64, packedBytes: Int)]
    private let limits: DocumentLimits
    private var unpackedBytes = 0

    /// Opens an archive.
    ///
    /// Throws `document.zip-damaged`, `document.zip-entry-name`, `document.zip-duplicate`,
    /// `document.zip-entries`, `document.encrypted` or `document.zip-bomb`.
    public init(_ data: Data, limits: DocumentLimits = .init()) throws {
        try limits.check(inputBytes: data.count)
        self.limits = limits
        // libzip reads from this memory as long as the archive is open; `Data` promises no stable address.
        bytes = .allocate(byteCount: data.count, alignment: 8)
        data.copyBytes(to: bytes)
        do {
            let listed = try ZipDirectory(UnsafeRawBufferPointer(bytes), limits: limits).entries
            try ZipArchive.check(listed, limits)
            names = listed.map(\.name)
            var found: [String: (index: UInt64, packedBytes: Int)] = [:]
            for (index, entry) in listed.enumerated() {
                found[entry.name] = (UInt64(index), entry.packedBytes)
            }
            entries = found
            archive = try ZipArchive.open(UnsafeRawBufferPointer(bytes), count: listed.count)
        } catch {
            bytes.deallocate()
            throw error
        }
    }

    deinit {
        zip_discard(archive)
        bytes.deallocate()
    }

    /// Whether the archive has an entry of exactly this name.
    public func contains(_ name: String) -> Bool { entries[name] != nil }

    /// Unpacks an entry piece by piece; memory stays flat however large the entry is.
    ///
    /// Throws `document.part-missing`, `document.zip-bomb`, `document.zip-damaged`, or what `body` throws.
    public func read(_ name: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard let entry = entries[name] else {
            throw DocumentError("document.part-missing", ["part": name])
        }
        guard let file = zip_fopen_index(archive, entry.index, 0) else {
            throw DocumentError("document.zip-damaged", ["entry": name])
        }
        defer { zip_fclose(file) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { piece.deallocate() }
        var count = 0
        while true {
            let got = Int(zip_fread(file, piece.baseAddress, UInt64(piece.count)))
            guard got >= 0 else { throw DocumentError("document.zip-damaged", ["entry": name]) }
            if got == 0 { break }
            count += got
            unpackedBytes += got
            try check(count, packed: entry.packedBytes, name)
            try body(UnsafeRawBufferPointer(rebasing: piece[..<got]))
        }
    }

    /// Unpacks an entry into memory.
    public func data(_ name: String) throws -> Data {
        var data = Data()
        try read(name) { data.append(contentsOf: $0) }
        return data
    }

    private func check(_ count: Int, packed: Int, _ name: String) throws {
        let tooDense = count > 1 << 20 && count / max(packed, 1) > limits.compressionRatio
        guard count <= limits.entryBytes, unpackedBytes <= limits.totalUncompressedBytes, !tooDense else {
            throw DocumentError("document.zip-bomb", ["entry": name])
        }
    }

    private static func check(_ entries: [ZipDirectory.Entry], _ limits: DocumentLimits) throws {
        if entries.contains(where: \.encrypted) { throw DocumentError("document.encrypted") }
        // Sizes of 4 GiB and more are written as all ones, so they too are over any sensible limit.
        var total = 0
        for entry in entries {
            total += entry.unpackedBytes
            guard entry.unpackedBytes <= limits.entryBytes, total <= limits.totalUncompressedBytes else {
                throw DocumentError("document.zip-bomb", ["entry": entry.name])
            }
        }
    }

    private static func open(_ bytes: UnsafeRawBufferPointer, count: Int) throws -> OpaquePointer {
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
        // Both readers of the directory must see the same entries, or one could be shown what the other hides.
        guard zip_get_num_entries(archive, 0) == count else {
            zip_discard(archive)
            throw DocumentError("document.zip-damaged")
        }
        return archive
    }
}
