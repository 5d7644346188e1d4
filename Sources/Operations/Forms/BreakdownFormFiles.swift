import Documents
import Foundation
import Programme

extension OfficialForms {
    /// The breakdown as a Word document: A4 on its side, an action's own cells running beside all of its lines.
    public static func docx(_ form: BreakdownForm) throws -> Data {
        let page = PageSetup.officialLandscape
        let rows = form.groups.flatMap { Self.rows(of: $0) }
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

    private static func rows(of group: BreakdownForm.Group) -> [WordRow] {
        // Cells that run beside several rows do not make them higher in every program, so the room is counted:
        // seven characters to a line of the units' column, 17 points to a line.
        let needed = max(TextFit.lines(group.others, width: 15), TextFit.lines(group.title, width: 12)) * 340
        return group.lines.enumerated().map { index, line in
            let isFirst = index == 0
            let merge: WordCell.VerticalMerge? = group.lines.count == 1 ? nil : isFirst ? .restart : .continue
            // A short action stays on one page.
            let keeps = index < group.lines.count - 1 && group.lines.count <= 8
            func own(_ text: String, centred: Bool = false) -> WordCell {
                cell(isFirst ? [text] : [], narrowCell, centred: centred, merge: merge, keepNext: keeps)
            }
            func each(_ text: String, centred: Bool = false) -> WordCell {
                cell([text], narrowCell, centred: centred, keepNext: keeps)
            }
            return WordRow(
                [
                    own(String(group.ordinal), centred: true), own(group.title), each(line.subject),
                    each(line.target, centred: true), each(line.unit, centred: true),
                    each(line.due, centred: true), own(group.leads), own(group.others),
                    each(line.accountable), each(line.note),
                ], height: needed / group.lines.count)
        }
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
            if group.lines.count > 1 {
                let rows = first...sheet.rows.count - 1
                sheet.merges += BreakdownForm.mergedColumns.map { SheetRange(rows: rows, columns: $0...$0) }
            }
        }
        sheet.print = Sheet.Print.officialLandscape
        sheet.print.repeatedRows = headRow...headRow
        sheet.frozenRows = headRow + 1
        return try Workbook(sheets: [TextFit.fitted(sheet)], title: title(form.title)).data()
    }
}
