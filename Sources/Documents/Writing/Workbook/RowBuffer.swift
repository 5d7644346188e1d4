import Foundation

/// The rows of a sheet as bytes of XML, on their way to a file. Written with bytes rather than strings: a
/// million cells go through here.
struct RowBuffer {
    /// A cell that the format cannot hold.
    struct Refusal: Error {
        var code: String
        var details: [String: String] = [:]
        var column: Int
    }

    /// Bytes of ` s="n"`, the style of a column's cells by what they hold.
    struct Styles {
        var text: [UInt8], number: [UInt8], day: [UInt8]
        /// Column letters, so that no cell has to work them out again.
        var letters: [UInt8]
    }

    private static let limit = 1 << 18
    private var bytes: [UInt8] = []
    private var descriptor: Int32
    private let path: String
    private let styles: [Styles]
    private let markStyle: [UInt8]

    init(descriptor: Int32, path: String, styles: [Styles], markStyle: [UInt8]) {
        (self.descriptor, self.path, self.styles) = (descriptor, path, styles)
        self.markStyle = markStyle
        bytes.reserveCapacity(RowBuffer.limit * 2)
    }

    mutating func raw(_ text: String) throws {
        bytes.append(contentsOf: text.utf8)
        try flushIfFull()
    }

    mutating func flushIfFull() throws { if bytes.count >= RowBuffer.limit { try flush() } }

    mutating func flush() throws {
        try bytes.withUnsafeBytes { try AtomicFile.writeAll($0, to: descriptor, path: path) }
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func shut() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }

    /// Adds a row; a refused one leaves nothing behind.
    mutating func row(
        _ cells: [CellValue], number: Int, isHead: Bool, marked: Set<Int> = []
    ) throws(Refusal) {
        let start = bytes.count
        let digits = Array(String(number).utf8)
        put("<row r=\"")
        bytes.append(contentsOf: digits)
        put("\">")
        for column in cells.indices {
            do throws(Refusal) {
                let mark = marked.contains(column) ? markStyle : nil
                try cell(cells[column], column: column, row: digits, isHead: isHead, mark: mark)
            } catch {
                bytes.removeSubrange(start...)
                throw error
            }
        }
        put("</row>")
    }

    private mutating func cell(
        _ value: CellValue, column: Int, row: [UInt8], isHead: Bool, mark: [UInt8]?
    ) throws(Refusal) {
        switch value {
        case .blank:
            guard let mark else { return }
            open(column, row, mark)
            put("/>")
        case .text(let text):
            open(column, row, isHead ? RowWriterParts.headStyle : mark ?? styles[column].text)
            try put(text: text, column: column)
        case .number(let number):
            guard number.isFinite else { throw Refusal(code: "document.bad-number", column: column) }
            open(column, row, mark ?? styles[column].number)
            put("><v>")
            put(number: number)
            put("</v></c>")
        case .day(let year, let month, let day):
            if let serial = CellValue.serial(year: year, month: month, day: day) {
                open(column, row, mark ?? styles[column].day)
                put("><v>")
                bytes.append(contentsOf: String(serial).utf8)
                put("</v></c>")
            } else {
                open(column, row, styles[column].text)
                try put(text: CellValue.iso(year: year, month: month, day: day), column: column)
            }
        case .boolean(let flag):
            open(column, row, [])
            put(flag ? " t=\"b\"><v>1</v></c>" : " t=\"b\"><v>0</v></c>")
        }
    }

    private mutating func open(_ column: Int, _ row: [UInt8], _ style: [UInt8]) {
        put("<c r=\"")
        bytes.append(contentsOf: styles[column].letters)
        bytes.append(contentsOf: row)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: style)
    }

    private mutating func put(number: Double) {
        // A whole number as people write it; Swift would add ".0" and, for large ones, an exponent.
        if let whole = Int(exactly: number), whole.magnitude < 1_000_000_000_000_000 {
            bytes.append(contentsOf: String(whole).utf8)
        } else {
            bytes.append(contentsOf: number.description.utf8)
        }
    }

    private mutating func put(text: String, column: Int) throws(Refusal) {
        var text = text
        if text.utf8.count > SheetWriter.textLimit && text.utf16.count > SheetWriter.textLimit {
            let details = ["length": String(text.utf16.count), "limit": String(SheetWriter.textLimit)]
            throw Refusal(code: "document.cell-text-too-long", details: details, column: column)
        }
        // White space at an end, and line breaks, would be lost without being asked for.
        put(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
        text.withUTF8 { utf8 in escape(utf8) }
        put("</t></is></c>")
    }

    private mutating func put(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}

extension RowBuffer {
    /// Adds words, whole stretches at a time; only what XML or Excel reads as more than itself is changed.
    private mutating func escape(_ utf8: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var place = 0
        while place < utf8.count {
            let byte = utf8[place]
            // Letters, digits and all of Chinese; U+FFFE and U+FFFF begin with EF BF.
            if byte > 0x3E && byte != 0x5F && byte != 0xEF || byte >= 0x27 && byte < 0x3C {
                place += 1
                continue
            }
            guard let change = change(utf8, at: place) else {
                place += 1
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<place]))
            put(change.bytes)
            place += change.length
            start = place
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }

    /// What stands in place of the bytes from here on; nil when they stand as they are.
    private func change(
        _ utf8: UnsafeBufferPointer<UInt8>, at place: Int
    ) -> (bytes: StaticString, length: Int)? {
        switch utf8[place] {
        case UInt8(ascii: "&"): return ("&amp;", 1)
        case UInt8(ascii: "<"): return ("&lt;", 1)
        case UInt8(ascii: ">"): return ("&gt;", 1)
        case 0x0D: return ("&#13;", 1)
        case 0x09, 0x0A: return nil
        case 0..<0x20: return ("", 1)
        case 0xEF where place + 2 < utf8.count && utf8[place + 1] == 0xBF && utf8[place + 2] >= 0xBE:
            return ("", 3)
        // Excel reads _x0041_ as the letter A (ECMA-376 part 1, 22.9.2.19); so its first sign is written so.
        case UInt8(ascii: "_") where isCode(utf8, at: place): return ("_x005F_", 1)
        default: return nil
        }
    }

    private func isCode(_ utf8: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        guard place + 6 < utf8.count, utf8[place + 1] == UInt8(ascii: "x"),
            utf8[place + 6] == UInt8(ascii: "_")
        else { return false }
        return utf8[place + 2...place + 5].allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
    }
}
