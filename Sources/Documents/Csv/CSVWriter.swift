import Foundation

/// Writes delimited text (RFC 4180) record by record into a file; memory stays the same however long it is.
///
/// A cell that a spreadsheet program would run as a formula gets an apostrophe in front; `CSVWriter.unguarded` takes it
/// away again. Not closed, it leaves nothing behind.
public final class CSVWriter {
    private let path: String
    private var temporary: String?
    private var descriptor: Int32
    private var bytes: [UInt8] = []

    /// Starts a file.
    ///
    /// - Parameter hasMark: with the byte order mark by which Excel knows UTF-8.
    /// - Throws: `document.cannot-write` (file, reason).
    public init(path: String, hasMark: Bool) throws {
        self.path = path
        let (name, descriptor) = try AtomicFile.beside(path)
        (temporary, self.descriptor) = (name, descriptor)
        if hasMark { bytes += [0xEF, 0xBB, 0xBF] }
    }

    deinit {
        if descriptor >= 0 { Foundation.close(descriptor) }
        if let temporary { unlink(temporary) }
    }

    /// Adds a record.
    ///
    /// - Throws: `document.cannot-write` (file, reason) when the disk is full.
    public func append(_ cells: [String]) throws {
        for (place, cell) in cells.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            put(CSVWriter.isDangerous(cell[...]) ? "'" + cell : cell)
        }
        bytes += [0x0D, 0x0A]
        if bytes.count >= 1 << 18 { try flush() }
    }

    /// Finishes the file and puts it at its path.
    ///
    /// - Throws: `document.closed` the second time; `document.cannot-write`.
    public func close() throws {
        guard let temporary else { throw DocumentError("document.closed", ["file": FileName.last(of: path)]) }
        try flush()
        guard fsync(descriptor) == 0 else {
            throw DocumentError(
                "document.cannot-write", ["file": FileName.last(of: path), "reason": SystemError.last])
        }
        Foundation.close(descriptor)
        descriptor = -1
        self.temporary = nil
        try AtomicFile.publish(temporary, as: path)
    }

    /// The cell as it was before it was guarded.
    public static func unguarded(_ cell: String) -> String {
        guard cell.utf8.first == UInt8(ascii: "'"), isDangerous(cell.dropFirst()) else { return cell }
        return String(cell.dropFirst())
    }

    /// Whether a spreadsheet program might run it (OWASP, CSV injection), apostrophes before it not counted: what was
    /// guarded already is guarded once more, so that every cell comes back as it was.
    private static func isDangerous(_ cell: Substring) -> Bool {
        guard let first = cell.utf8.first(where: { $0 != UInt8(ascii: "'") }) else { return false }
        return [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first)
    }

    private func put(_ cell: String) {
        let utf8 = cell.utf8
        let needsQuotes =
            utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D } || utf8.first == 0x20
            || utf8.last == 0x20
        guard needsQuotes else {
            bytes.append(contentsOf: utf8)
            return
        }
        bytes.append(0x22)
        for byte in utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    private func flush() throws {
        try bytes.withUnsafeBytes { try AtomicFile.writeAll($0, to: descriptor, path: path) }
        bytes.removeAll(keepingCapacity: true)
    }
}
