import Documents
import Foundation
import Programme

/// A ledger's XLSForm as a workbook.
public enum LedgerFormWorkbook {
    /// What the form gives. `name` is the file's name, for forms that do not name themselves.
    ///
    /// - Throws: `form.wrong-file-kind` for anything but xlsx, or the `document.*` codes of a file that cannot be read.
    public static func read(_ data: Data, name: String) throws(Problem) -> XLSForm.Reading {
        let stem = name.split(separator: "/").last.map { $0.split(separator: ".").first ?? $0 }
        do {
            guard data.starts(with: Data("PK".utf8)) else {
                let found = name.split(separator: ".").last.map { String($0.prefix(10)) } ?? ""
                throw Problem(.invalid, "form.wrong-file-kind", ["found": found])
            }
            return XLSForm.read(try sheets(XlsxReader(data: data)), name: stem.map(String.init))
        } catch let problem as Problem {
            throw problem
        } catch let error as DocumentError {
            throw Problem(.invalid, error.code, error.details, at: error.position)
        } catch {
            throw Problem(.invalid, "document.unreadable", ["name": name])
        }
    }

    /// One row more than is allowed, so that the reader can tell.
    private static let rows = XLSForm.rowLimit + 1
    private static let columns = 200

    private static func sheets(_ book: XlsxReader) throws -> [String: [[String?]]] {
        var sheets: [String: [[String?]]] = [:]
        for sheet in book.sheets {
            var cells: [[String?]] = []
            try book.readRows(sheet: sheet.index) { row in
                guard row.number <= rows + 1 else { return }
                while cells.count < row.number - 1 { cells.append([]) }
                var line: [String?] = []
                for cell in row.cells where cell.column < columns {
                    while line.count < cell.column { line.append(nil) }
                    line.append(text(cell.value))
                }
                cells.append(line)
            }
            sheets[sheet.name] = cells
        }
        return sheets
    }

    private static func text(_ value: XlsxValue) -> String? {
        switch value {
        case .empty, .error: nil
        case .text(let text), .date(let text): text
        case .number(let written, let number):
            Decimal(string: String(number), locale: Locale(identifier: "en_US_POSIX"))?.rounded(scale: 10)
                .plain
                ?? written
        case .boolean(let flag): flag ? "true" : "false"
        }
    }
}

extension LedgerFormWorkbook {
    /// A ledger's form as an xlsx workbook; every cell is text.
    public static func data(of ledger: Ledger) throws -> Data {
        let sheets = XLSForm.sheets(of: ledger).map { name, rows in
            Sheet(name, rows: rows.map { row in SheetRow(row.map { $0.map { SheetCell($0) } ?? .blank }) })
        }
        return try Workbook(sheets: sheets, title: ledger.label.zhHans).data()
    }
}
