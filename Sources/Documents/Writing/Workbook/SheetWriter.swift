import CLibxlsxwriter

/// Hands one sheet to libxlsxwriter.
struct SheetWriter {
    let sheet: Sheet
    /// The rows whose height is a guess, counted from 1.
    private(set) var guessedRows: Set<Int> = []
    let page: UnsafeMutablePointer<lxw_worksheet>
    let format: (CellFormat) -> UnsafeMutablePointer<lxw_format>?

    /// The most that a sheet and a cell can take (ECMA-376 gives no limits; these are Excel's).
    static let rowLimit = 1_048_576, columnLimit = 16_384, textLimit = 32_767

    init(
        sheet: Sheet, page: UnsafeMutablePointer<lxw_worksheet>,
        format: @escaping (CellFormat) -> UnsafeMutablePointer<lxw_format>?
    ) {
        (self.sheet, self.page, self.format) = (sheet, page, format)
    }

    mutating func write() throws {
        for (column, width) in sheet.widths.enumerated() {
            worksheet_set_column(page, lxw_col_t(column), lxw_col_t(column), width, nil)
        }
        try merge()
        for (row, content) in sheet.rows.enumerated() { try write(content, row: row) }
        if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
            worksheet_freeze_panes(page, lxw_row_t(sheet.frozenRows), lxw_col_t(sheet.frozenColumns))
        }
        for validation in sheet.validations { try validate(validation) }
        if sheet.isProtected {
            // Rows and columns may still be drawn wider: a long entry has to be readable.
            var open = lxw_protection()
            open.format_columns = 1
            open.format_rows = 1
            worksheet_protect(page, nil, &open)
        }
        if sheet.visibility != .visible { worksheet_hide(page) }
        try setPrint()
    }

    private mutating func write(_ row: SheetRow, row number: Int) throws {
        guard number < SheetWriter.rowLimit, row.cells.count <= SheetWriter.columnLimit else {
            throw refusal("document.bad-range", ["range": "\(number + 1)"])
        }
        if let height = row.height {
            worksheet_set_row(page, lxw_row_t(number), height, nil)
        } else if let height = RowHeight.guess(row, number: number, of: sheet) {
            worksheet_set_row(page, lxw_row_t(number), height, nil)
            guessedRows.insert(number + 1)
        }
        for (column, cell) in row.cells.enumerated() where !isCovered(row: number, column: column) {
            try write(cell, row: number, column: column)
        }
    }

    private func write(_ cell: SheetCell, row: Int, column: Int) throws {
        let (r, c) = (lxw_row_t(row), lxw_col_t(column))
        let style = cell.format.flatMap(format)
        var written = LXW_NO_ERROR
        switch cell.value {
        case .text(let text):
            let text = try checked(text, row: row, column: column)
            written = worksheet_write_string(page, r, c, text, style)
        case .number(let number):
            guard number.isFinite else { throw refusal("document.bad-number", row: row, column: column) }
            written = worksheet_write_number(page, r, c, number, style)
        case .day(let year, let month, let day):
            if let serial = CellValue.serial(year: year, month: month, day: day) {
                written = worksheet_write_number(page, r, c, Double(serial), style)
            } else {
                written = worksheet_write_string(
                    page, r, c, CellValue.iso(year: year, month: month, day: day), style)
            }
        case .boolean(let value): written = worksheet_write_boolean(page, r, c, value ? 1 : 0, style)
        case .blank: if style != nil { written = worksheet_write_blank(page, r, c, style) }
        }
        if written == LXW_NO_ERROR, let comment = cell.comment {
            written = worksheet_write_comment(page, r, c, try checked(comment, row: row, column: column))
        }
        guard written == LXW_NO_ERROR else {
            throw refusal(
                "document.cannot-write", ["file": "", "reason": words(written)], row: row, column: column)
        }
    }

    /// Text that the format can hold. The library counts characters, Excel counts UTF-16 units.
    private func checked(_ text: String, row: Int, column: Int) throws -> String {
        if text.utf8.count > SheetWriter.textLimit {
            let length = text.utf16.count
            guard length <= SheetWriter.textLimit else {
                throw refusal(
                    "document.cell-text-too-long",
                    ["length": String(length), "limit": String(SheetWriter.textLimit)],
                    row: row, column: column)
            }
        }
        guard text.contains("_x") else { return XMLText.allowed(text) }
        // Excel reads _x0041_ as the letter A (ECMA-376 part 1, 22.9.2.19); so its first sign is written so.
        return XMLText.allowed(text).replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    }

    private func merge() throws {
        for (place, range) in sheet.merges.enumerated() {
            let overlaps = sheet.merges[..<place].contains {
                $0.rows.overlaps(range.rows) && $0.columns.overlaps(range.columns)
            }
            let (first, last) = try corners(range)
            guard !overlaps, range.rows.count * range.columns.count > 1 else { throw badRange(range) }
            let cell = cell(row: range.rows.lowerBound, column: range.columns.lowerBound)
            // Written empty first; the upper left cell's content follows with the other cells.
            worksheet_merge_range(
                page, first.row, first.column, last.row, last.column, "", cell?.format.flatMap(format))
        }
    }

    /// Whether another cell shows in this one's place.
    private func isCovered(row: Int, column: Int) -> Bool {
        sheet.merges.contains {
            $0.rows.contains(row) && $0.columns.contains(column)
                && !($0.rows.lowerBound == row && $0.columns.lowerBound == column)
        }
    }

    private func cell(row: Int, column: Int) -> SheetCell? {
        guard sheet.rows.indices.contains(row), sheet.rows[row].cells.indices.contains(column) else {
            return nil
        }
        return sheet.rows[row].cells[column]
    }

    /// A range's corners in the library's numbers.
    func corners(
        _ range: SheetRange
    ) throws -> (first: (row: lxw_row_t, column: lxw_col_t), last: (row: lxw_row_t, column: lxw_col_t)) {
        guard range.rows.lowerBound >= 0, range.rows.upperBound < SheetWriter.rowLimit,
            range.columns.lowerBound >= 0, range.columns.upperBound < SheetWriter.columnLimit
        else { throw badRange(range) }
        return (
            (lxw_row_t(range.rows.lowerBound), lxw_col_t(range.columns.lowerBound)),
            (lxw_row_t(range.rows.upperBound), lxw_col_t(range.columns.upperBound))
        )
    }

    private func badRange(_ range: SheetRange) -> DocumentError {
        let first = SheetRange.name(row: range.rows.lowerBound, column: range.columns.lowerBound)
        let last = SheetRange.name(row: range.rows.upperBound, column: range.columns.upperBound)
        return refusal("document.bad-range", ["range": "\(first):\(last)"])
    }

    /// A refusal at a cell of this sheet, or at the whole of it.
    func refusal(
        _ code: String, _ details: [String: String] = [:], row: Int? = nil, column: Int? = nil
    ) -> DocumentError {
        guard let row, let column else { return DocumentError(code, details, at: sheet.name) }
        return DocumentError(
            code, details, at: "\(sheet.name)!\(SheetRange.name(row: row, column: column))")
    }

    func words(_ code: lxw_error) -> String { lxw_strerror(code).map { String(cString: $0) } ?? "" }
}
