import Documents
import Foundation
import Programme

extension OfficialForms {
    /// The breakdown as a Word document: A4 on its side, an action's own cells running beside all of its lines.
    public static func docx(_ form: BreakdownForm) throws -> Data {
        let page = PageSetup.officialLandscape
        let rows = form.groups.flatMap { group in
            group.lines.enumerated().map { index, line in
                let merge: WordCell.VerticalMerge? =
                    group.lines.count == 1 ? nil : index == 0 ? .restart : .continue
                let isFirst = index == 0
                return WordRow([
                    cell(isFirst ? [String(group.ordinal)] : [], narrowCell, centred: true, merge: merge),
                    cell(isFirst ? [group.title] : [], narrowCell, merge: merge),
                    cell([line.subject], narrowCell), cell([line.target], narrowCell, centred: true),
                    cell([line.unit], narrowCell, centred: true), cell([line.due], narrowCell, centred: true),
                    cell(isFirst ? [group.leads] : [], narrowCell, merge: merge),
                    cell(isFirst ? [group.others] : [], narrowCell, merge: merge),
                    cell([line.accountable], narrowCell), cell([line.note], narrowCell),
                ])
            }
        }
        let table = WordTable(
            columns: WordTable.widths(
                total: page.textWidth, shares: [4, 11, 17, 9, 7, 11, 9, 14, 10, 10]),
            rows: [head(BreakdownForm.columns, narrowHead)] + rows)
        let blocks = [heading(form.title)] + mark(form.mark) + [.paragraph(.blank), .table(table)]
        return try WordDocument(
            sections: [WordSection(page: page, pageNumbers: .official, blocks: blocks)],
            title: title(form.title)
        ).data()
    }

    /// The breakdown as a workbook.
    public static func xlsx(_ form: BreakdownForm) throws -> Data {
        let count = BreakdownForm.columns.count
        var sheet = Sheet("责任分解表", widths: [6, 22, 26, 14, 10, 16, 16, 28, 18, 22])
        sheet.rows = titleRows(form.title, nil, form.mark, columns: count)
        sheet.merges = sheet.rows.indices.map { SheetRange(rows: $0...$0, columns: 0...count - 1) }
        let headRow = sheet.rows.count
        sheet.rows.append(SheetRow(BreakdownForm.columns.map { SheetCell($0, .head) }))
        for group in form.groups {
            let first = sheet.rows.count
            sheet.rows += group.lines.enumerated().map { index, line in
                let isFirst = index == 0
                return SheetRow([
                    isFirst ? SheetCell(.number(Double(group.ordinal)), .cellCentred) : SheetCell("", .cell),
                    SheetCell(isFirst ? group.title : "", .cell), SheetCell(line.subject, .cell),
                    SheetCell(line.target, .cellCentred), SheetCell(line.unit, .cellCentred),
                    SheetCell(line.due, .cellCentred), SheetCell(isFirst ? group.leads : "", .cell),
                    SheetCell(isFirst ? group.others : "", .cell), SheetCell(line.accountable, .cell),
                    SheetCell(line.note, .cell),
                ])
            }
            // A row grows with its own cells only: many units beside one line would be cut off.
            if let needed = group.lines.count == 1 ? nil : unitLines(group), needed > group.lines.count * 2 {
                let each = TextFit.height(lines: needed / group.lines.count + 1, size: 12)
                for row in first..<sheet.rows.count { sheet.rows[row].height = each }
            }
            if group.lines.count > 1 {
                let rows = first...sheet.rows.count - 1
                sheet.merges += BreakdownForm.mergedColumns.map { SheetRange(rows: rows, columns: $0...$0) }
            }
        }
        sheet.print = Sheet.Print.officialLandscape
        sheet.print.repeatedRows = headRow...headRow
        sheet.frozenRows = headRow + 1
        return try Workbook(sheets: [sheet], title: title(form.title)).data()
    }

    /// How many lines the units of an action take in their column.
    private static func unitLines(_ group: BreakdownForm.Group) -> Int {
        max(TextFit.lines(group.others, width: 26), TextFit.lines(group.title, width: 20))
    }
}
