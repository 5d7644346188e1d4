import Documents
import Foundation
import Programme

extension ReportForm {
    /// The form as a Word document: a table for each block, content controls where something is filled in.
    ///
    /// Only the controls can be changed; there is no password. Throws `DocumentError`.
    public func docx() throws -> Data { try wordDocument.data() }

    /// The document as a value.
    var wordDocument: WordDocument {
        let page = PageSetup(
            width: 16_838, height: 11_906, top: 1020, right: 850, bottom: 1020, left: 850,
            headerDistance: 500,
            footerDistance: 500)
        let columns = WordTable.widths(total: page.textWidth, shares: ReportForm.columnWidths)
        let tables = blocks.map { block in
            WordTable(
                columns: columns,
                rows: block.rows.enumerated().map { index, row in
                    ReportFormWord.row(row, isHeader: block.headerRow.map { index <= $0 } ?? false)
                })
        }
        // Tables that touch become one when a word processor saves them.
        let gap = WordBlock.paragraph(
            WordParagraph("", font: WordFont(eastAsian: "宋体", halfPoints: 12), style: ReportFormWord.tight))
        return WordDocument(
            sections: [
                WordSection(
                    page: page, pageNumbers: PageNumbering(place: .centred),
                    blocks: tables.flatMap { [.table($0), gap] })
            ],
            title: title,
            customProperties: Dictionary(
                identity.properties.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
            protection: .forms)
    }
}

/// How the cells of a report form look in a Word document.
enum ReportFormWord {
    static let tight = WordParagraphStyle(.cell).with { $0.snapsToGrid = false }
    private static let lineHeight = 290

    static func row(_ row: FormRow, isHeader: Bool) -> WordRow {
        WordRow(
            row.cells.map(cell), isHeader: isHeader, keepsTogether: row.lines == nil,
            height: row.lines.map { $0 * lineHeight })
    }

    private static func cell(_ cell: FormCell) -> WordCell {
        var made: WordCell
        switch cell.content {
        case .fixed(let text), .display(let text):
            made = WordCell(text, font: font(cell.style), style: style(cell.style), span: cell.columns)
            made.alignment = cell.style == .guidance ? .top : .center
        case .input(let input):
            let isLong = input.kind == .multiline
            let control = WordControl(
                tag: input.key.description, title: input.alias, text: input.prefill,
                placeholder: input.prompt, font: font(.body), entry: entry(input.kind))
            let style = isLong || input.kind == .text ? tight : tight.with { $0.alignment = .center }
            // In the paragraph, not around it, and not as plain text: LibreOffice 7.4 would write the words of
            // either of those several times.
            made = WordCell(
                [.paragraph(WordParagraph([.control(control)], style: style))], span: cell.columns,
                alignment: isLong ? .top : .center)
        }
        made.shading = shading(cell)
        return made
    }

    private static func entry(_ kind: FormInput.Kind) -> WordControl.Entry {
        if case .choice(let choices) = kind { .choice(choices) } else { .anything }
    }

    private static func font(_ style: FormCell.Style) -> WordFont {
        switch style {
        case .title: WordFont(eastAsian: "方正小标宋简体", halfPoints: 36)
        case .mark: WordFont(eastAsian: "黑体", latin: "黑体", halfPoints: 28, colour: "C00000")
        case .section: WordFont(eastAsian: "黑体", latin: "黑体", halfPoints: 26)
        case .heading: WordFont(eastAsian: "黑体", latin: "黑体", halfPoints: 21)
        case .body, .centred: WordFont(eastAsian: "宋体", halfPoints: 21)
        case .guidance: WordFont(eastAsian: "宋体", halfPoints: 19)
        }
    }

    private static func style(_ style: FormCell.Style) -> WordParagraphStyle {
        switch style {
        case .title, .mark, .heading, .centred: tight.with { $0.alignment = .center }
        case .section, .body, .guidance: tight
        }
    }

    private static func shading(_ cell: FormCell) -> String? {
        if case .input = cell.content { return "FFF7D6" }
        switch cell.style {
        case .section: return "DDEBF7"
        case .heading: return "F2F2F2"
        case .title, .mark, .body, .centred, .guidance: return nil
        }
    }
}
