import Documents
import Foundation
import Programme

extension OfficialForms {
    /// An order as a Word document: head, number under the red rule, title, text (GB/T 9704-2012, 7.2 and 7.3).
    public static func docx(_ form: OrderForm) throws -> Data {
        var page = PageSetup.officialPortrait
        page.grid = PageSetup.Grid(.lines, linePitch: 579)
        let issuer = WordFont(eastAsian: "方正小标宋简体", latin: "方正小标宋简体", halfPoints: 52, colour: "FF0000")
        var blocks: [WordBlock] = [
            // A single sheet has no room for the head of a document of several pages: 35 mm become 8.
            .paragraph(
                WordParagraph(
                    form.issuer, font: issuer,
                    style: .issuerMark.with { ($0.spaceBefore, $0.snapsToGrid) = (454, false) })),
            .paragraph(.blank), .paragraph(WordParagraph(form.number, style: .documentNumber)),
            .paragraph(.blank), heading(form.title),
        ]
        blocks += mark(form.mark) + [.paragraph(.blank), .paragraph(WordParagraph(form.unit))]
        blocks += texts([form.opening])
        blocks += part("一、督办事项", [])
        blocks.append(.table(table(form.facts, page)))
        blocks += part("二、督办事由", form.reason) + part("三、办理要求", form.request)
        blocks += part("四、回复期限", [form.deadline])
        blocks.append(.paragraph(.blank))
        blocks += WordParagraph.signature(form.issuer, date: form.issuedOn).map { .paragraph($0) }
        if !form.replies.isEmpty {
            blocks += part("回复及办结情况", [])
            blocks.append(.table(table(form.replies, page)))
        }
        return try WordDocument(
            sections: [WordSection(page: page, pageNumbers: .official, blocks: blocks)],
            title: "\(title(form.title))（\(form.number)）"
        ).data()
    }

    private static func part(_ name: String, _ words: [String]) -> [WordBlock] {
        [.paragraph(WordParagraph(name, style: .heading1.with { $0.keepNext = true }))] + texts(words)
    }

    private static func texts(_ words: [String]) -> [WordBlock] {
        words.map { .paragraph(WordParagraph($0, style: .text)) }
    }

    private static func table(_ rows: [OrderForm.Row], _ page: PageSetup) -> WordTable {
        WordTable(
            columns: WordTable.widths(total: page.textWidth, shares: [20, 80]),
            rows: rows.map { row in
                WordRow([
                    cell([row.name], narrowHead, centred: true),
                    cell(row.value.split(separator: "\n").map(String.init), narrowCell),
                ])
            })
    }
}
