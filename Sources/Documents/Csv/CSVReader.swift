import Foundation

/// One record of a CSV file.
public struct CSVRow: Hashable, Sendable {
    /// The record's number, from 1, blank lines not counted.
    public var number: Int

    /// The line of the file on which the record begins, from 1; quoted newlines count as lines.
    public var line: Int

    /// The fields without their quotes.
    public var fields: [String]
}

/// Reads delimited text (RFC 4180) record by record.
///
/// Beyond the RFC it takes what offices send: a byte order mark, GB18030 and UTF-16, semicolons or tabs in
/// place of commas, and lines that end in CR, LF or both. Blank lines are passed over.
public struct CSVReader {
    /// The name of the file's character encoding.
    public let encoding: String

    /// The byte that parts fields: a comma, a semicolon or a tab.
    public let delimiter: UInt8

    private let bytes: [UInt8]
    private let limits: DocumentLimits

    /// Decodes the file and finds its delimiter, unless one is given.
    ///
    /// Throws `document.empty`, `document.too-large`, `document.text-encoding` or `document.binary`.
    public init(data: Data, delimiter: UInt8? = nil, limits: DocumentLimits = .init()) throws {
        try limits.check(inputBytes: data.count)
        let decoded = try TextDecoder.decode(data)
        bytes = decoded.utf8
        encoding = decoded.encoding
        self.delimiter = delimiter ?? CSVReader.delimiter(of: decoded.utf8.prefix(1 << 16))
        self.limits = limits
    }

    /// Reads a file; see `init(data:delimiter:limits:)`.
    public init(path: String, delimiter: UInt8? = nil, limits: DocumentLimits = .init()) throws {
        try self.init(data: FileBytes.read(path, limits: limits), delimiter: delimiter, limits: limits)
    }

    /// Hands every record to `body` in order.
    ///
    /// Throws `document.csv-quote` (a quote that is never closed, with `line`), `document.rows`,
    /// `document.columns`, `document.cells`, `document.cell-too-long`, or what `body` throws.
    public func readRows(_ body: (CSVRow) throws -> Void) throws {
        try bytes.withUnsafeBufferPointer { bytes in
            var parser = CSVParser(bytes: bytes, delimiter: delimiter, limits: limits)
            while let row = try parser.next() { try body(row) }
        }
    }

    /// The candidate that parts most of the first records into the same number of fields.
    static func delimiter(of start: ArraySlice<UInt8>) -> UInt8 {
        let comma = UInt8(ascii: ",")
        let candidates = [comma, UInt8(ascii: "\t"), UInt8(ascii: ";")]
        var best = (score: 0, delimiter: comma)
        for candidate in candidates {
            let counts = fieldCounts(of: start, delimiter: candidate)
            // How often the commonest count above none occurs weighs more than how high it is.
            let times = Dictionary(grouping: counts.filter { $0 > 0 }) { $0 }.mapValues(\.count)
            let score = times.map { $0.key * $0.value * $0.value }.max() ?? 0
            if score > best.score { best = (score, candidate) }
        }
        return best.delimiter
    }

    /// How often a delimiter stands outside quotes in each of the first records.
    private static func fieldCounts(of start: ArraySlice<UInt8>, delimiter: UInt8) -> [Int] {
        var counts = [0]
        var quoted = false
        for byte in start {
            switch byte {
            case UInt8(ascii: "\""): quoted.toggle()
            case delimiter where !quoted: counts[counts.count - 1] += 1
            case 0x0A where !quoted, 0x0D where !quoted:
                if counts.count == 20 { return counts }
                counts.append(0)
            default: break
            }
        }
        return counts
    }
}
