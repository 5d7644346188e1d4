/// Parts UTF-8 bytes into records.
struct CSVParser {
    /// What is parsed; a stream puts the next stretch in its place and sets `offset` back.
    var bytes: UnsafeBufferPointer<UInt8>
    let delimiter: UInt8
    let limits: DocumentLimits
    var offset = 0
    private var width = 0
    private var line = 1
    private var number = 0
    private var cells = 0

    init(bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, limits: DocumentLimits) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.limits = limits
    }

    /// The next record; nil at the end.
    mutating func next() throws -> CSVRow? {
        while offset < bytes.count, endOfLine() {}
        guard offset < bytes.count else { return nil }
        number += 1
        try DocumentLimits.check(number, atMost: limits.rows, "document.rows", at: "\(line)")
        var row = CSVRow(number: number, line: line, fields: [])
        row.fields.reserveCapacity(width)
        while true {
            row.fields.append(try field())
            cells += 1
            try DocumentLimits.check(
                row.fields.count, atMost: limits.columns, "document.columns", at: "\(row.line)")
            try DocumentLimits.check(cells, atMost: limits.cells, "document.cells", at: "\(row.line)")
            guard offset < bytes.count, bytes[offset] == delimiter else { break }
            offset += 1
        }
        _ = endOfLine()
        width = row.fields.count
        return row
    }

    /// Steps over one line's end; false when there is none here.
    private mutating func endOfLine() -> Bool {
        guard offset < bytes.count, bytes[offset] == 0x0A || bytes[offset] == 0x0D else { return false }
        if bytes[offset] == 0x0D, offset + 1 < bytes.count, bytes[offset + 1] == 0x0A { offset += 1 }
        offset += 1
        line += 1
        return true
    }

    private mutating func field() throws -> String {
        let quote = UInt8(ascii: "\"")
        guard offset < bytes.count, bytes[offset] == quote else { return try text(plain()) }
        let opened = line
        offset += 1
        var content: [UInt8] = []
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == quote {
                guard offset + 1 < bytes.count, bytes[offset + 1] == quote else {
                    offset += 1
                    // What stands between the closing quote and the delimiter is taken as it is.
                    content += plain()
                    return try content.withUnsafeBufferPointer { try text($0) }
                }
                offset += 1
            }
            if byte == 0x0A || (byte == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A)) {
                line += 1
            }
            content.append(byte)
            // Before the closing quote is found: it may never come.
            if content.count > limits.cellBytes { try check(content.count) }
            offset += 1
        }
        throw DocumentError("document.csv-quote", ["line": String(opened)], at: "\(opened)")
    }

    /// The bytes up to the next delimiter or line's end.
    private mutating func plain() -> UnsafeBufferPointer<UInt8> {
        let start = offset
        while offset < bytes.count, bytes[offset] != delimiter, bytes[offset] != 0x0A, bytes[offset] != 0x0D {
            offset += 1
        }
        return UnsafeBufferPointer(rebasing: bytes[start..<offset])
    }

    private func text(_ content: UnsafeBufferPointer<UInt8>) throws -> String {
        if content.count > limits.cellBytes { try check(content.count) }
        return String(decoding: content, as: UTF8.self)
    }

    private func check(_ count: Int) throws {
        try DocumentLimits.check(
            bytes: count, atMost: limits.cellBytes, "document.cell-too-long", at: "\(line)")
    }
}
