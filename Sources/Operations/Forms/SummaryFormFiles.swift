import Documents
import Foundation
import Programme

extension OfficialForms {
    /// The annual summary as a Word document in the layout of an official text (GB/T 9704-2012, 7.3).
    public static func docx(_ form: SummaryForm) throws -> Data {
        var page = PageSetup.officialPortrait
        page.grid = PageSetup.Grid(.lines, linePitch: 579)
        var blocks = [heading(form.title)] + mark(form.mark) + [.paragraph(.blank)]
        blocks += section("一、总体情况", form.overview)
        blocks += section("二、各项实事完成情况", [])
        for action in form.parts {
            blocks.append(
                .paragraph(WordParagraph(action.title, style: .heading2.with { $0.keepNext = true })))
            blocks += texts(action.done.isEmpty ? ["没有审核通过的报告说明完成情况。"] : action.done)
            if !action.rows.isEmpty {
                blocks.append(
                    .table(
                        table(
                            SummaryForm.columns, action.rows, shares: [22, 16, 14, 14, 10, 10, 14], page,
                            left: [0])))
            }
        }
        blocks += section(
            "三、未完成事项及原因",
            form.unmet.isEmpty
                ? ["有量化目标的承诺事项均已完成。"] : form.unmet.map { "\($0.name)：\($0.sentence)" })
        blocks += section("四、核查情况", form.checks)
        blocks += section("五、满意度", [form.satisfaction])
        if !form.satisfactionRows.isEmpty {
            blocks.append(
                .table(
                    table(
                        SummaryForm.satisfactionColumns, form.satisfactionRows,
                        shares: [12, 12, 12, 12, 12, 18, 22], page, left: [0])))
        }
        blocks += section("六、下步打算", form.closing)
        blocks.append(.paragraph(.blank))
        blocks += WordParagraph.signature(form.issuer, date: form.issuedOn).map { .paragraph($0) }
        return try WordDocument(
            sections: [WordSection(page: page, pageNumbers: .official, blocks: blocks)],
            title: title(form.title)
        ).data()
    }

    private static func texts(_ words: [String]) -> [WordBlock] {
        words.map { .paragraph(WordParagraph($0, style: .text)) }
    }
}
