import Documents
import Foundation
import Programme

/// A filled form out of a workbook.
enum FilledSheet {
    static func form(_ book: XlsxReader, name: String) throws -> FilledForm {
        let identity = try identity(of: book)
        guard let sheet = book.sheets.first(where: { $0.name == ReportForm.sheetName }) else {
            let names = book.sheets.filter { $0.state == .visible }.map(\.name)
            throw Problem(
                .invalid, "form.sheet-missing",
                ["expected": ReportForm.sheetName, "found": names.joined(separator: "、")])
        }
        var cells: [FilledForm.Place: FilledForm.Cell] = [:]
        try book.readRows(sheet: sheet.index) { row in
            for cell in row.cells {
                guard let value = value(cell, book.percentageFormats) else { continue }
                cells[.init(block: 0, row: row.number - 1, column: cell.column)] = value
            }
        }
        let merges = try book.mergedRanges(sheet: sheet.index).map { range in
            FilledForm.Merge(
                place: .init(block: 0, row: range.rows.lowerBound - 1, column: range.columns.lowerBound),
                rows: range.rows.count, columns: range.columns.count)
        }
        return FilledForm(
            name: name, container: .sheet, identity: identity, cells: cells, merges: merges, blockCount: 1,
            strayText: try strays(in: book, besides: sheet.index))
    }

    /// The hidden sheet and the properties say the same; a program may have dropped one of them.
    private static func identity(of book: XlsxReader) throws -> FormIdentity {
        var hidden: [String: String] = [:]
        if let sheet = book.sheets.first(where: { $0.name == ReportForm.identitySheetName }) {
            try book.readRows(sheet: sheet.index) { row in
                guard let name = row[column: 0].flatMap({ value($0) }),
                    let text = row[column: 1].flatMap({ value($0) })
                else { return }
                hidden[name.text] = text.text
            }
        }
        let own = book.customProperties.filter { $0.key.hasPrefix(FormIdentity.prefix) }
        if hidden.isEmpty { return try FormIdentity(properties: own) }
        let identity = try FormIdentity(properties: hidden)
        if !own.isEmpty, try FormIdentity(properties: own) != identity {
            throw Problem(.invalid, "form.identity-damaged", ["property": "form"])
        }
        return identity
    }

    /// What stands on other sheets that people see: it would be lost without a word.
    private static func strays(in book: XlsxReader, besides own: Int) throws -> [String] {
        var strays: [String] = []
        for sheet in book.sheets where sheet.index != own && sheet.state == .visible {
            var first: String?
            try book.readRows(sheet: sheet.index) { row in
                if first == nil {
                    first = row.cells.compactMap({ value($0) }).first { !$0.text.isEmpty }?.text
                }
            }
            if let first { strays.append("\(sheet.name)：\(first)") }
        }
        return strays
    }

    /// `percentages` are the workbook's number formats for them: what Excel makes of a typed 85% is 0.85.
    static func value(_ cell: XlsxCell, _ percentages: Set<Int> = []) -> FilledForm.Cell? {
        let (text, nature): (String, FilledForm.Nature) =
            switch cell.value {
            case .empty: ("", .text)
            case .text(let text): (text, .text)
            case .number(_, let number):
                (plain(number), percentages.contains(cell.numberFormat) ? .percentage : .number)
            case .date(let text): (text, .date)
            case .boolean(let flag): (flag ? "TRUE" : "FALSE", .boolean)
            case .error(let text): (text, .error)
            }
        if cell.hasFormula {
            return FilledForm.Cell(text.isEmpty ? "=" + (cell.formula ?? "") : text, .formula)
        }
        return text.isEmpty ? nil : FilledForm.Cell(text, nature)
    }

    /// 0.85 for what a sheet may store as 0.84999999999999998: ten decimals, more than a report may have.
    private static func plain(_ number: Double) -> String {
        let exact = Decimal(string: String(number), locale: Locale(identifier: "en_US_POSIX"))
        return exact.map { $0.rounded(scale: 10).plain } ?? String(number)
    }
}
