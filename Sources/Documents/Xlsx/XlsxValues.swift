/// What a cell holds.
public enum XlsxValue: Hashable, Sendable {
    /// Nothing: a formula without a stored result.
    case empty
    /// Text, every digit and blank as stored.
    case text(String)
    /// A number as written in the file, and its value. A long number's digits beyond the 15th are lost
    /// before it is saved; the written form (`3.7030420190315E17`) shows that.
    case number(String, Double)
    /// A date or time of day from a number in a date format, as ISO 8601: `2024-03-01`,
    /// `2024-03-01T08:30:00`, or `08:30:00` for a time without a date.
    case date(String)
    /// True or false.
    case boolean(Bool)
    /// An error such as `#N/A`.
    case error(String)
}

/// A cell that holds something.
public struct XlsxCell: Hashable, Sendable {
    /// The row's number, from 1.
    public var row: Int

    /// The column, from 0.
    public var column: Int

    /// What it holds; for a formula the result stored with it.
    public var value: XlsxValue

    /// The formula; nil for a plain value and for a cell that shares the formula of another.
    public var formula: String?

    /// Whether a formula gives the value.
    public var hasFormula: Bool

    /// The number format's identifier (ECMA-376 part 1, 18.8.30); 0 is General, 49 is Text.
    public var numberFormat: Int

    /// The place as people write it, such as `C7`.
    public var reference: String { XlsxReference.name(column: column) + String(row) }
}

/// A row that holds something.
public struct XlsxRow: Hashable, Sendable {
    /// The row's number, from 1.
    public var number: Int

    /// Whether the row is hidden, by hand or by a filter.
    public var isHidden: Bool

    /// The cells that hold something, from left to right; empty cells are left out.
    public var cells: [XlsxCell]

    /// The cell in a column counted from 0; nil when it is empty.
    public subscript(column column: Int) -> XlsxCell? {
        // Most rows have no gaps, so the cell usually stands at its column's place.
        if cells.indices.contains(column), cells[column].column == column { return cells[column] }
        return cells.first { $0.column == column }
    }
}

/// A sheet of a workbook.
public struct XlsxSheetInfo: Hashable, Sendable {
    /// Whether people see the sheet (ECMA-376 part 1, 18.18.68).
    public enum State: String, Hashable, Sendable {
        case visible, hidden, veryHidden
    }

    /// The name on the sheet's tab.
    public var name: String

    /// Whether people see it.
    public var state: State

    /// The place among the workbook's sheets, from 0.
    public var index: Int
}

/// A rectangle of cells.
public struct CellRange: Hashable, Sendable {
    /// Rows, from 1, both included.
    public var rows: ClosedRange<Int>

    /// Columns, from 0, both included.
    public var columns: ClosedRange<Int>

    /// Reads `B2:C7` or `B2`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let places = parts.compactMap {
            XlsxReference.parse(Array($0.utf8.filter { $0 != UInt8(ascii: "$") }))
        }
        guard parts.count <= 2, places.count == parts.count, let first = places.first, let last = places.last,
            first.row <= last.row, first.column <= last.column
        else { return nil }
        rows = first.row...last.row
        columns = first.column...last.column
    }
}

/// A name that a workbook gives to cells or a formula.
public struct XlsxDefinedName: Hashable, Sendable {
    /// The name.
    public var name: String

    /// What it stands for, such as `名单!$A$1:$C$9`.
    public var reference: String

    /// The sheet to which it belongs; nil when the whole workbook knows it.
    public var sheet: Int?

    /// Whether people do not see it in the list of names.
    public var isHidden: Bool
}

/// Cell places in the A1 style.
enum XlsxReference {
    /// A column's letters: 0 is A, 26 is AA.
    static func name(column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column + 1
        while rest > 0 {
            letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// Row from 1 and column from 0; nil unless the bytes are up to three letters and up to seven digits.
    @inline(__always)
    static func parse(_ bytes: some RandomAccessCollection<UInt8>) -> (row: Int, column: Int)? {
        var column = 0
        var row = 0
        var letters = 0
        var digits = 0
        for byte in bytes {
            if byte >= 0x30, byte <= 0x39 {
                row = row * 10 + Int(byte - 0x30)
                digits += 1
            } else {
                let letter = byte & 0xDF
                guard digits == 0, letter >= 0x41, letter <= 0x5A else { return nil }
                column = column * 26 + Int(letter - 0x40)
                letters += 1
            }
            if letters > 3 || digits > 7 { return nil }
        }
        guard letters > 0, row > 0 else { return nil }
        return (row, column - 1)
    }
}
