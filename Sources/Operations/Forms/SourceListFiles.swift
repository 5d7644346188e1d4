import Documents
import Foundation
import Programme

extension OfficialForms {
    /// The list as a part of a Word document, on a page of its own.
    static func blocks(of list: SourceList, width: Int) -> [WordBlock] {
        let rows = list.rows.map { row in
            WordRow([
                cell([row.number], narrowCell, centred: true), cell([row.subject], narrowCell),
                cell([row.reported], narrowCell, centred: true),
                cell([row.counted], narrowCell, centred: true),
                cell([row.value], narrowCell, centred: true),
                cell([row.countedSoFar], narrowCell, centred: true), cell([row.source], narrowCell),
                cell(row.note.split(separator: "\n").map(String.init), narrowCell),
            ])
        }
        let table = WordTable(
            columns: WordTable.widths(total: width, shares: [6, 18, 10, 10, 12, 12, 18, 18]),
            rows: [head(SourceList.columns, narrowHead)] + rows)
        return [heading([SourceList.name])] + subtitle("（\(list.period)）") + mark(list.mark) + [.table(table)]
    }

    /// The list as a Word document of its own.
    public static func docx(_ list: SourceList) throws -> Data {
        let page = PageSetup.officialLandscape
        return try WordDocument(
            sections: [
                WordSection(
                    page: page, pageNumbers: .official, blocks: blocks(of: list, width: page.textWidth))
            ], title: SourceList.name + list.period
        ).data()
    }

    /// The list as a sheet.
    static func sheet(of list: SourceList) -> Sheet {
        let count = SourceList.columns.count
        var sheet = Sheet(Sheet.safeName(SourceList.name), widths: [8, 28, 16, 16, 20, 20, 32, 40])
        sheet.rows = titleRows([SourceList.name], list.period, list.mark, columns: count)
        sheet.merges = sheet.rows.indices.map { SheetRange(rows: $0...$0, columns: 0...count - 1) }
        let headRow = sheet.rows.count
        sheet.rows.append(SheetRow(SourceList.columns.map { SheetCell($0, .head) }))
        sheet.rows += list.rows.map { row in
            SheetRow([
                SheetCell(row.number, .cellCentred), SheetCell(row.subject, .cell),
                SheetCell(row.reported, .cellCentred), SheetCell(row.counted, .cellCentred),
                SheetCell(row.value, .cellCentred), SheetCell(row.countedSoFar, .cellCentred),
                SheetCell(row.source, .cell), SheetCell(row.note, .cell),
            ])
        }
        sheet.print = Sheet.Print.officialLandscape
        sheet.print.repeatedRows = headRow...headRow
        sheet.frozenRows = headRow + 1
        return TextFit.fitted(sheet)
    }

    /// The list as a workbook of its own.
    public static func xlsx(_ list: SourceList) throws -> Data {
        try Workbook(sheets: [sheet(of: list)], title: SourceList.name + list.period).data()
    }
}
