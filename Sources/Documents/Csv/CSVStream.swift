import Foundation

/// Reads delimited text of any length record by record, as `CSVReader` does, without holding the file in memory.
public final class CSVStream {
    /// The name of the file's character encoding.
    public let encoding: String
    /// The byte that parts fields: a comma, a semicolon or a tab.
    public let delimiter: UInt8
    /// The file's bytes.
    public let size: Int
    /// How many of them have been read.
    public private(set) var consumed = 0

    private let file: FileHandle
    private let mark: Int
    private let limits: DocumentLimits

    /// How much is read at once.
    private static let stretch = 1 << 20

    /// Opens a file, and finds its encoding and delimiter from its first megabyte.
    ///
    /// Throws `document.unreadable`, `document.empty`, `document.too-large`, `document.text-encoding`,
    /// `document.binary`.
    public init(path: String, limits: DocumentLimits = .init()) throws {
        let name = FileName.last(of: path)
        guard let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd(),
            (try? file.seek(toOffset: 0)) != nil
        else { throw DocumentError("document.unreadable", ["name": name]) }
        try limits.check(inputBytes: Int(size))
        guard let read = try? file.read(upToCount: CSVStream.stretch) else {
            throw DocumentError("document.unreadable", ["name": name])
        }
        let start = CSVStream.whole(read, isAll: read.count >= size)
        let decoded = try TextDecoder.decode(start)
        (self.file, self.size, self.limits) = (file, Int(size), limits)
        encoding = decoded.encoding
        delimiter = CSVReader.delimiter(of: decoded.utf8.prefix(1 << 16))
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
        mark = marks.first { read.starts(with: $0) }?.count ?? 0
    }

    /// Hands every record to `body` in order, from the beginning; ends when it returns false.
    ///
    /// Throws what `CSVReader.readRows` throws, `document.text-encoding`, `document.binary` and `document.unreadable`,
    /// or what `body` throws.
    public func readRows(_ body: (CSVRow) throws -> Bool) throws {
        guard (try? file.seek(toOffset: UInt64(mark))) != nil else { throw unreadable }
        consumed = mark
        var decoder = try TextStreamDecoder(encoding, skipped: mark)
        var buffer: [UInt8] = []
        var parser: CSVParser?
        var isAtEnd = false
        while !isAtEnd {
            // Without progress the stretch grows, so that a long record is not read again for each megabyte of it.
            let wanted = max(CSVStream.stretch, buffer.count)
            let piece: Data
            // Nil is the end of the file.
            do { piece = try file.read(upToCount: wanted) ?? Data() } catch { throw unreadable }
            isAtEnd = piece.isEmpty
            consumed += piece.count
            try decoder.add(piece, isLast: isAtEnd, to: &buffer)
            let (used, goesOn) = try buffer.withUnsafeBufferPointer { bytes in
                var next = parser ?? CSVParser(bytes: bytes, delimiter: delimiter, limits: limits)
                (next.bytes, next.offset) = (bytes, 0)
                let goesOn = try CSVStream.parse(&next, isAtEnd: isAtEnd, body)
                parser = next
                return (next.offset, goesOn)
            }
            guard goesOn else { return }
            buffer.removeFirst(used)
        }
    }

    /// Hands over the records that are surely whole; the parser stands behind the last of them.
    private static func parse(
        _ parser: inout CSVParser, isAtEnd: Bool, _ body: (CSVRow) throws -> Bool
    ) throws -> Bool {
        while true {
            let before = parser
            let row: CSVRow?
            do {
                row = try parser.next()
            } catch let error as DocumentError where error.code == "document.csv-quote" && !isAtEnd {
                parser = before
                return true
            }
            // What reaches to the end of the stretch may go on behind it.
            guard isAtEnd || parser.offset < parser.bytes.count else {
                parser = before
                return true
            }
            guard let row else { return true }
            guard try body(row) else { return false }
        }
    }

    /// A beginning that is not cut in the middle of a character.
    private static func whole(_ start: Data, isAll: Bool) -> Data {
        if isAll { return start }
        if start.contains(0) { return start.prefix(start.count & ~1) }
        return start.lastIndex(of: 0x0A).map { start[start.startIndex...$0] } ?? start
    }

    private var unreadable: DocumentError { DocumentError("document.unreadable", ["name": ""]) }
}
