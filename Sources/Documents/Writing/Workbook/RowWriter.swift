import Foundation

/// Writes a long list to a spreadsheet file row by row; memory stays the same however long the list.
///
/// libxlsxwriter's own streaming mode takes twice as long: it formats each cell through the C library's
/// printing, and compresses at the level made for small files. The rows go to a temporary file beside the
/// path, and into the archive on closing.
///
///     let writer = try RowWriter(path: path, sheet: "台账", columns: [.init("编号", .text), .init("日期", .day)])
///     try writer.append([.text("370304199001011234"), .day(year: 2023, month: 4, day: 27)])
///     try writer.close()
///
/// Not closed, it leaves nothing behind.
public final class RowWriter {
    /// A column: its head, what it mostly holds, and how wide it is.
    public struct Column: Hashable, Sendable {
        /// What a column mostly holds; it decides how an empty cell of the column behaves when typed into.
        public enum Kind: Hashable, Sendable {
            /// Words: a long number typed later stays as typed.
            case text
            /// Numbers in a number format, for instance `0.00`; the general form when nil.
            case number(String? = nil)
            /// Days, shown as `2023-04-27`.
            case day
        }

        /// What stands at its head.
        public var title: String
        /// What it mostly holds.
        public var kind: Kind
        /// Width in characters of the standard font.
        public var width: Double

        /// A column.
        public init(_ title: String, _ kind: Kind = .text, width: Double = 14) {
            (self.title, self.kind, self.width) = (title, kind, width)
        }
    }

    /// What the file says of itself, besides its rows.
    public struct About: Hashable, Sendable {
        /// The name of a second sheet, and its lines.
        public var sheet: String, lines: [String]
        /// What is printed above and below each page, in Excel's codes; an ampersand of the words has to be doubled.
        public var header: String, footer: String
        /// Properties by name that come back with the file.
        public var properties: [String: String]

        /// What a file says of itself.
        public init(
            sheet: String, lines: [String], header: String = "", footer: String = "",
            properties: [String: String] = [:]
        ) {
            (self.sheet, self.lines, self.properties) = (sheet, lines, properties)
            (self.header, self.footer) = (header, footer)
        }
    }

    private let path: String
    private let sheet: String
    private var parts: RowWriterParts
    private var rows: RowBuffer
    private var temporary: String?
    private var count = 1

    /// How many rows have been written, the head not counted.
    public var rowCount: Int { count - 1 }

    /// Starts a file whose first row is the columns' heads.
    ///
    /// - Throws: `document.bad-sheet-name` (name), `document.bad-range` (range) without a column or with more
    ///   than 16,384, `document.cell-text-too-long` (length, limit), `document.cannot-write` (file, reason).
    public init(path: String, sheet: String, columns: [Column], about: About? = nil) throws {
        guard Sheet.isValidName(sheet),
            about.map({ Sheet.isValidName($0.sheet) && $0.sheet != sheet }) ?? true
        else {
            throw DocumentError("document.bad-sheet-name", ["name": sheet])
        }
        guard (1...SheetWriter.columnLimit).contains(columns.count) else {
            throw DocumentError("document.bad-range", ["range": String(columns.count)], at: sheet)
        }
        (self.path, self.sheet) = (path, sheet)
        parts = RowWriterParts(sheet: sheet, columns: columns, about: about)
        let (name, descriptor) = try AtomicFile.beside(path)
        temporary = name
        rows = RowBuffer(descriptor: descriptor, path: path, styles: parts.styles, markStyle: parts.markStyle)
        try rows.raw(parts.sheetStart)
        try row(columns.map { .text($0.title) }, isHead: true)
    }

    deinit {
        rows.shut()
        if let temporary { unlink(temporary) }
    }

    /// Adds a row.
    ///
    /// - Parameter marks: cells that are shown red, by column, with what stands in a note beside them. Only the first
    ///   5,000 notes of a file are kept, since the format wants a drawing for each.
    /// - Throws: `document.row-width` (columns, found) when it does not fill the columns;
    ///   `document.too-many-rows` (limit) after 1,048,576 rows with the head; `document.cell-text-too-long`
    ///   (length, limit) and `document.bad-number` at the cell; `document.closed` after ``close()``;
    ///   `document.cannot-write` (file, reason) when the disk is full. Nothing of a refused row is written.
    public func append(_ cells: [CellValue], marks: [Int: String] = [:]) throws {
        guard temporary != nil else {
            throw DocumentError("document.closed", ["file": FileName.last(of: path)])
        }
        guard cells.count == parts.columns else {
            let details = ["columns": String(parts.columns), "found": String(cells.count)]
            throw DocumentError("document.row-width", details, at: "\(sheet)!\(count + 1)")
        }
        guard count < SheetWriter.rowLimit else {
            throw DocumentError(
                "document.too-many-rows", ["limit": String(SheetWriter.rowLimit)], at: sheet)
        }
        try row(cells, isHead: false, marks: marks)
        count += 1
    }

    /// Finishes the file and puts it at its path, in place of what stood there.
    ///
    /// - Throws: `document.closed` the second time; `document.cannot-write` (file, reason).
    public func close() throws {
        guard let temporary else { throw DocumentError("document.closed", ["file": FileName.last(of: path)]) }
        defer {
            unlink(temporary)
            self.temporary = nil
        }
        try rows.raw(parts.sheetEnd(rows: count))
        try rows.flush()
        rows.shut()
        try parts.archive(sheetFile: temporary, rows: count).write(to: path)
    }

    private func row(_ cells: [CellValue], isHead: Bool, marks: [Int: String] = [:]) throws {
        do throws(RowBuffer.Refusal) {
            try rows.row(
                cells, number: isHead ? 1 : count + 1, isHead: isHead,
                marked: marks.isEmpty ? [] : Set(marks.keys))
            for (column, words) in marks.sorted(by: { $0.key < $1.key }) {
                parts.notes.add(words, row: count, column: column)
            }
        } catch {
            let cell = SheetRange.name(row: isHead ? 0 : count, column: error.column)
            throw DocumentError(error.code, error.details, at: "\(sheet)!\(cell)")
        }
        try rows.flushIfFull()
    }
}
