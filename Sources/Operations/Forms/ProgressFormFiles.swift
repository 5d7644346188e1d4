import Documents
import Foundation
import Programme

extension OfficialForms {
    /// Shares of the sheet's width: 序号, 实事名称, 责任单位, 进度情况, 完成时限.
    private static let progressShares: [Double] = [6, 19, 22, 40, 13]

    /// The annex as a Word document: A4 on its side, 附件 in 黑体 flush left on the first line and the title on
    /// the third (GB/T 9704-2012, 7.3.7), the head of the table on every page.
    ///
    /// - Parameter sources: the list of sources, behind the annex in a section of its own; nil for the annex alone.
    public static func docx(_ form: ProgressForm, sources: SourceList? = nil) throws -> Data {
        let page = PageSetup.officialLandscape
        let rows = form.rows.map { row in
            WordRow(
                [
                    cell([String(row.ordinal)], .cell, centred: true), cell([row.title], .cell),
                    cell([row.unitsText], .cell), cell(row.progress, .cell),
                    cell(row.due.isEmpty ? [] : row.due.split(separator: "\n").map(String.init), .cell),
                ],
                // Long texts run on over the page; a row that could not would leave a page half empty.
                keepsTogether: row.progress.isEmpty, height: row.progress.isEmpty ? 800 : nil)
        }
        let table = WordTable(
            columns: WordTable.widths(total: page.textWidth, shares: progressShares),
            rows: [head(ProgressForm.columns, .cellHead)] + rows)
        var blocks: [WordBlock] = [
            .paragraph(.annexMark(ProgressForm.label, onNewPage: false)), .paragraph(.blank),
            heading(form.title),
        ]
        blocks += subtitle(form.period.map { "（\($0)）" }) + mark(form.mark)
        if form.period == nil, form.mark == nil { blocks.append(.paragraph(.blank)) }
        blocks.append(.table(table))
        var sections = [WordSection(page: page, pageNumbers: .official, blocks: blocks)]
        if let sources {
            sections.append(
                WordSection(
                    page: page, pageNumbers: .official,
                    blocks: Self.blocks(of: sources, width: page.textWidth)))
        }
        return try WordDocument(sections: sections, title: title(form.title) + (form.period ?? "")).data()
    }

    /// The annex as a workbook, laid out for A4 on its side.
    ///
    /// A sheet's row holds about 25 lines: longer texts go on in further rows, beside which the other columns'
    /// cells are merged.
    ///
    /// - Parameter sources: the list of sources, as a second sheet; nil for the annex alone.
    public static func xlsx(_ form: ProgressForm, sources: SourceList? = nil) throws -> Data {
        let widths: [Double] = [6, 22, 26, 56, 16]
        var sheet = Sheet(Sheet.safeName("进展情况报表"), widths: widths)
        sheet.rows.append(SheetRow([SheetCell(ProgressForm.label, .annexMark)]))
        let titles = titleRows(form.title, form.period, form.mark, columns: widths.count)
        sheet.merges = titles.indices.map { SheetRange(rows: $0 + 1...$0 + 1, columns: 0...4) }
        sheet.rows += titles
        let headRow = sheet.rows.count
        sheet.rows.append(SheetRow(ProgressForm.columns.map { SheetCell($0, .head) }))
        for row in form.rows {
            let pieces = TextFit.pieces(row.progress, width: widths[3], lines: 22)
            let first = sheet.rows.count
            // Beside a text of several rows the other cells are merged; their words stand at the top, on the first page.
            let cell = CellFormat.cell.with { $0.vertical = pieces.count > 1 ? .top : .center }
            let centred = cell.with { $0.horizontal = .center }
            for index in 0..<max(pieces.count, 1) {
                let isFirst = index == 0
                sheet.rows.append(
                    SheetRow([
                        isFirst ? SheetCell(.number(Double(row.ordinal)), centred) : SheetCell("", centred),
                        SheetCell(isFirst ? row.title : "", cell),
                        SheetCell(isFirst ? row.unitsText : "", cell),
                        SheetCell(pieces.indices.contains(index) ? pieces[index] : "", cell),
                        SheetCell(isFirst ? row.due : "", centred),
                    ]))
            }
            if pieces.count > 1 {
                let rows = first...sheet.rows.count - 1
                sheet.merges += [0, 1, 2, 4].map { SheetRange(rows: rows, columns: $0...$0) }
            }
        }
        sheet.print = Sheet.Print.officialLandscape
        sheet.print.repeatedRows = headRow...headRow
        sheet.frozenRows = headRow + 1
        let sheets = [TextFit.fitted(sheet)] + (sources.map { [Self.sheet(of: $0)] } ?? [])
        return try Workbook(sheets: sheets, title: title(form.title) + (form.period ?? "")).data()
    }

    /// The rows above a sheet's table, each to be merged over all columns.
    static func titleRows(
        _ lines: [String], _ period: String?, _ mark: String?, columns: Int
    ) -> [SheetRow] {
        let small = CellFormat(font: "楷体_GB2312", size: 14, horizontal: .center)
        let red = small.with { $0.colour = 0xC00000 }
        var rows = [
            SheetRow(filled(SheetCell(lines.joined(separator: "\n"), .title), columns))
        ]
        if let period { rows.append(SheetRow(filled(SheetCell("（\(period)）", small), columns))) }
        if let mark { rows.append(SheetRow(filled(SheetCell("（\(mark)）", red), columns))) }
        return rows
    }

    /// A cell with blank ones of its format beside it, as a merged range wants them.
    static func filled(_ cell: SheetCell, _ columns: Int) -> [SheetCell] {
        [cell] + Array(repeating: SheetCell(.blank, cell.format), count: max(columns - 1, 0))
    }
}
