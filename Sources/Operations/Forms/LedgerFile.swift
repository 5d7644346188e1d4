import Documents
import Foundation
import Programme

/// One row of a list in a file: its number there, and its cells from the left; empty ones are empty texts.
struct ListRow: Sendable, Hashable {
    var number: Int
    var cells: [String]
}

/// What a list in a file looks like, found from its first rows.
struct ListShape: Sendable, Hashable {
    /// The kinds of files that lists come in.
    enum Format: String, Sendable, Codable {
        case xlsx, csv, geojson
    }

    var format: Format
    /// The sheet's place and name, in a workbook.
    var sheet: Int = 0
    var sheetName: String?
    /// The number of the row with the heads, and of the last row before the records.
    var headRow: Int
    var lastHeadRow: Int
    /// What tells which column is which: in a template the fields' names.
    var heads: [String]
    /// What people read at the heads.
    var labels: [String] = []
    /// The first records.
    var samples: [ListRow]
    /// The ledger that the file's properties name, if they do.
    var ledger: String?
}

/// A list in a workbook, in delimited text or of points on a map. The first two are read as a stream, so memory stays the
/// same however long they are.
final class LedgerFile {
    /// More than any list has: a workbook's million rows, and ten times as many lines of text.
    static let limits = DocumentLimits(
        inputBytes: 4 << 30, entryBytes: 4 << 30, totalUncompressedBytes: 6 << 30, cells: 400_000_000,
        rows: 20_000_000, columns: 1_000, cellBytes: 64 << 10)
    /// The heads stand among the first so many rows: titles and notes may be above them.
    private static let headRows = 40

    let shape: ListShape
    private let source: Source

    private enum Source {
        case book(XlsxReader)
        case text(CSVStream)
        case points(PointsFile)
    }

    /// Opens a file and finds its list.
    ///
    /// - Throws: `DocumentError` for what is no readable file; `import.no-head` when no row has heads of the ledger.
    init(_ file: URL, for ledger: Ledger) throws {
        let matcher = HeadMatcher(ledger)
        let start = try LedgerFile.start(of: file)
        if PointsFile.isOne(start) {
            let points = try PointsFile(file, for: ledger)
            source = .points(points)
            guard matcher.score(points.heads) > 0 else { throw Problem(.invalid, "import.no-head") }
            shape = ListShape(
                format: .geojson, headRow: 0, lastHeadRow: 0, heads: points.heads, labels: points.heads,
                samples: Array(points.rows.prefix(3)))
        } else if LedgerFile.isArchive(start) {
            let book = try XlsxReader(path: file.path, limits: LedgerFile.limits)
            source = .book(book)
            shape = try LedgerFile.shape(of: book, matcher)
        } else {
            let text = try CSVStream(path: file.path, limits: LedgerFile.limits)
            source = .text(text)
            var rows: [ListRow] = []
            try text.readRows { row in
                rows.append(ListRow(number: row.line, cells: row.fields.map(LedgerFile.plain)))
                return rows.count < LedgerFile.headRows
            }
            shape = try LedgerFile.found(
                LedgerFile.list(in: rows, matcher),
                ListShape(format: .csv, headRow: 0, lastHeadRow: 0, heads: [], samples: []))
        }
    }

    /// How much of the file has been read, of 1; nothing is known for a workbook.
    var share: Double {
        if case .text(let text) = source { Double(text.consumed) / Double(max(1, text.size)) } else { 0 }
    }

    /// Hands over every row behind the heads, blank ones left out.
    ///
    /// - Parameter kinds: what stands in each column, as far as it is known.
    func readRows(kinds: [FieldKind?], _ body: (ListRow) throws -> Void) throws {
        let width = shape.heads.count
        switch source {
        case .text(let text):
            try text.readRows { row in
                guard row.line > shape.lastHeadRow else { return true }
                var cells = row.fields
                // Cells behind the last head belong to no column; when all are empty, an editor added them.
                while cells.count > width, cells.last?.isEmpty == true { cells.removeLast() }
                for index in cells.indices where LedgerFile.mayNeedPlaining(cells[index]) {
                    cells[index] = LedgerFile.plain(cells[index])
                }
                while cells.count < width { cells.append("") }
                if !cells.allSatisfy(\.isEmpty) { try body(ListRow(number: row.line, cells: cells)) }
                return true
            }
        case .points(let points):
            for row in points.rows where !row.cells.allSatisfy(\.isEmpty) { try body(row) }
        case .book(let book):
            try book.readRows(sheet: shape.sheet) { row in
                guard row.number > shape.lastHeadRow else { return }
                var cells = [String](repeating: "", count: width)
                var isBlank = true
                for cell in row.cells where cell.column < width {
                    let text = SheetText.text(cell.value, kind: kinds[cell.column])
                    if !text.isEmpty { isBlank = false }
                    cells[cell.column] = text
                }
                if !isBlank { try body(ListRow(number: row.number, cells: cells)) }
            }
        }
    }

    private static func start(of file: URL) throws -> Data {
        guard let handle = try? FileHandle(forReadingFrom: file) else {
            throw DocumentError("document.unreadable", ["name": file.lastPathComponent])
        }
        defer { try? handle.close() }
        return (try? handle.read(upToCount: 64)) ?? Data()
    }

    private static func isArchive(_ start: Data) -> Bool {
        // An old or locked workbook is told as what it is by the workbook's reader.
        start.starts(with: [0x50, 0x4B]) || start.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    }

    // MARK: Delimited text

    private static func mayNeedPlaining(_ cell: String) -> Bool {
        guard let first = cell.utf8.first else { return false }
        return first == UInt8(ascii: "=") || first == UInt8(ascii: "'") || first == UInt8(ascii: "\t")
            || cell.utf8.last == UInt8(ascii: "\t")
    }

    /// Without what programs put around a long number to keep it as text: `="3703…"`, a tab, an apostrophe.
    private static func plain(_ cell: String) -> String {
        if cell.hasPrefix("=\""), cell.hasSuffix("\""), cell.utf8.count >= 3 {
            return String(cell.dropFirst(2).dropLast())
        }
        if cell.hasPrefix("\t") || cell.hasSuffix("\t") {
            return cell.trimmingCharacters(in: CharacterSet(charactersIn: "\t"))
        }
        return CSVWriter.unguarded(cell)
    }

    // MARK: The heads

    private struct Stop: Error {}

    private static func shape(of book: XlsxReader, _ matcher: HeadMatcher) throws -> ListShape {
        var best: (score: Int, shape: ListShape)?
        for sheet in book.sheets where sheet.state == .visible {
            var rows: [ListRow] = []
            do {
                try book.readRows(sheet: sheet.index) { row in
                    var cells: [String] = []
                    for cell in row.cells {
                        while cells.count <= cell.column { cells.append("") }
                        cells[cell.column] = SheetText.text(cell.value, kind: nil)
                    }
                    rows.append(ListRow(number: row.number, cells: cells))
                    if rows.count >= headRows { throw Stop() }
                }
            } catch is Stop {}
            guard let list = list(in: rows, matcher), list.score > best?.score ?? 0 else { continue }
            var shape = list.shape
            (shape.format, shape.sheet, shape.sheetName) = (.xlsx, sheet.index, sheet.name)
            shape.ledger = book.customProperties[LedgerTemplate.ledgerProperty]
            best = (list.score, shape)
        }
        return try found(best, ListShape(format: .xlsx, headRow: 0, lastHeadRow: 0, heads: [], samples: []))
    }

    /// The row with the most heads, the first of equals; a second one right below it names the same columns again.
    private static func list(in rows: [ListRow], _ matcher: HeadMatcher) -> (score: Int, shape: ListShape)? {
        let scores = rows.map { matcher.score($0.cells) }
        guard let most = scores.max(), most > 0, let place = scores.firstIndex(of: most) else { return nil }
        var last = place
        while last + 1 < rows.count, scores[last + 1] * 2 > most, scores[last + 1] > 1 { last += 1 }
        var heads = rows[place].cells
        while heads.last?.isEmpty == true { heads.removeLast() }
        var shape = ListShape(
            format: .csv, headRow: rows[place].number, lastHeadRow: rows[last].number, heads: heads,
            samples: rows[(last + 1)...].prefix(3).map { $0 })
        shape.labels = heads.indices.map { index in
            let label = rows[last].cells.indices.contains(index) ? rows[last].cells[index] : ""
            return label.isEmpty ? heads[index] : label
        }
        return (most, shape)
    }

    /// The list that was found. One row of unknown heads alone is no list: whoever knows the columns says so.
    private static func found(_ list: (score: Int, shape: ListShape)?, _ empty: ListShape) throws -> ListShape
    {
        guard let list else { throw Problem(.invalid, "import.no-head") }
        var shape = list.shape
        shape.format = empty.format
        return shape
    }
}
