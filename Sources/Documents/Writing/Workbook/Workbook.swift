/// A spreadsheet file as a value: formatted sheets to print or to fill in. No formulas: a cell shows what it
/// was given. The same value gives the same bytes.
public struct Workbook: Hashable, Sendable {
    /// The sheets, in the order of their tabs; at least one, and the first is the one that shows on opening.
    public var sheets: [Sheet]
    /// Title in the file's properties.
    public var title: String
    /// Who made it, in the file's properties.
    public var creator: String
    /// When it was made, seconds since 1970; the format wants a moment, so there is always one.
    public var created: Int
    /// Properties by name that come back with the file; 255 characters each at most.
    public var customProperties: [String: String]
    /// Names for ranges, by name: `["单位": "名单!$A$1:$A$37"]`.
    public var definedNames: [String: String]

    /// A spreadsheet file.
    public init(
        sheets: [Sheet], title: String = "", creator: String = "", created: Int = 946_684_800,
        customProperties: [String: String] = [:], definedNames: [String: String] = [:]
    ) {
        (self.sheets, self.title, self.creator, self.created) = (sheets, title, creator, created)
        (self.customProperties, self.definedNames) = (customProperties, definedNames)
    }
}

/// What a cell holds.
public enum CellValue: Hashable, Sendable {
    /// Words. Whatever they begin with, and however much they look like a number, they stay words.
    case text(String)
    /// A number; has to be finite.
    case number(Double)
    /// A day of the civil calendar. A day before 1900-03-01, which the format cannot count, is written as text.
    case day(year: Int, month: Int, day: Int)
    /// Yes or no.
    case boolean(Bool)
    /// Nothing, though the cell may have a format.
    case blank

    /// The day's number in the 1900 date system (ECMA-376 part 1, 18.17.4.1); nil before 1900-03-01, where
    /// that system counts a day that never was.
    static func serial(year: Int, month: Int, day: Int) -> Int? {
        // Howard Hinnant's civil calendar arithmetic: years start in March, so the leap day comes last.
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let serial = era * 146_097 + dayOfEra - 719_468 + 25_569
        return serial >= 61 ? serial : nil
    }

    /// `1899-04-05`: how a day is written that has no number.
    static func iso(year: Int, month: Int, day: Int) -> String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

/// A cell: what it holds and how it is shown.
public struct SheetCell: Hashable, Sendable {
    /// What it holds.
    public var value: CellValue
    /// How it is shown; as a fresh sheet shows it when nil.
    public var format: CellFormat?
    /// A note that shows when the pointer rests on the cell.
    public var comment: String?

    /// A cell.
    public init(_ value: CellValue, _ format: CellFormat? = nil, comment: String? = nil) {
        (self.value, self.format, self.comment) = (value, format, comment)
    }

    /// A cell of words.
    public init(_ text: String, _ format: CellFormat? = nil) { self.init(.text(text), format) }

    /// Nothing.
    public static let blank = SheetCell(.blank)
}

/// A row: its cells from column A on.
public struct SheetRow: Hashable, Sendable {
    /// The cells.
    public var cells: [SheetCell]
    /// Height in points; as high as its text when nil.
    public var height: Double?

    /// A row.
    public init(_ cells: [SheetCell], height: Double? = nil) { (self.cells, self.height) = (cells, height) }
}

/// Cells from one corner to the other, counted from 0.
public struct SheetRange: Hashable, Sendable {
    /// First and last row, first and last column, both included.
    public var rows: ClosedRange<Int>, columns: ClosedRange<Int>

    /// Cells from one corner to the other.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        (self.rows, self.columns) = (rows, columns)
    }

    /// One cell.
    public init(row: Int, column: Int) { self.init(rows: row...row, columns: column...column) }

    /// `C7`: how people name the cell, counted from 0.
    public static func name(row: Int, column: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters + String(row + 1)
    }
}
