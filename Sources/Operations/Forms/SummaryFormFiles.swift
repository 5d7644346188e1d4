import Documents
import Foundation
import Programme

extension OfficialForms {
    /// The annual summary as a Word document in the layout of an official text (GB/T 9704-2012, 7.3).
    public static func docx(_ form: SummaryForm) throws -> Data {
        var page = PageSetup.officialPortrait
        page.grid = PageSetup.Grid(.lines, linePitch: 579)
        var blocks = [heading(form.title)] + mark(form.mark) + [.paragraph(.blank)]
        blocks += part("一、总体情况", form.overview)
        blocks += part("二、各项实事完成情况", [])
        for action in form.parts {
            blocks.append(
                .paragraph(WordParagraph(action.title, style: .heading2.with { $0.keepNext = true })))
            blocks += texts(action.done.isEmpty ? ["没有审核通过的报告说明完成情况。"] : action.done)
            if !action.rows.isEmpty {
                blocks.append(
                    .table(
                        table(SummaryForm.columns, action.rows, [22, 16, 14, 14, 10, 10, 14], page)))
            }
        }
        blocks += part(
            "三、未完成事项及原因",
            form.unmet.isEmpty
                ? ["有量化目标的承诺事项均已完成。"] : form.unmet.map { "\($0.name)：\($0.sentence)" })
        blocks += part("四、核查情况", form.checks)
        blocks += part("五、满意度", [form.satisfaction])
        if !form.satisfactionRows.isEmpty {
            blocks.append(
                .table(
                    table(
                        SummaryForm.satisfactionColumns, form.satisfactionRows,
                        [12, 12, 12, 12, 12, 18, 22], page)))
        }
        blocks += part("六、下步打算", form.closing)
        blocks.append(.paragraph(.blank))
        blocks += WordParagraph.signature(form.issuer, date: form.issuedOn).map { .paragraph($0) }
        return try WordDocument(
            sections: [WordSection(page: page, pageNumbers: .official, blocks: blocks)],
            title: title(form.title)
        ).data()
    }

    private static func part(_ name: String, _ words: [String]) -> [WordBlock] {
        [.paragraph(WordParagraph(name, style: .heading1.with { $0.keepNext = true }))] + texts(words)
    }

    private static func texts(_ words: [String]) -> [WordBlock] {
        words.map { .paragraph(WordParagraph($0, style: .text)) }
    }

    private static func table(
        _ columns: [String], _ rows: [[String]], _ shares: [Double], _ page: PageSetup
    ) -> WordTable {
        WordTable(
            columns: WordTable.widths(total: page.textWidth, shares: shares),
            rows: [head(columns, narrowHead)]
                + rows.map { row in
                    WordRow(row.enumerated().map { cell([$1], narrowCell, centred: $0 > 0) })
                })
    }
}
