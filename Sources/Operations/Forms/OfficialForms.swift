import Documents
import Foundation
import Programme

/// Writes the official forms as files: `docx` and `xlsx`. A PDF is the docx converted by `PDFConverter`.
///
/// The documents name the fonts that offices have (方正小标宋, 仿宋, 黑体); where a machine has none of them the
/// converter puts others in their place. Every function throws `DocumentError` when the file cannot be made.
public enum OfficialForms {
    /// Text of a table with many columns: 仿宋 五号.
    static let narrowCell = WordFont(eastAsian: "仿宋_GB2312", halfPoints: 21)
    /// The head of such a table.
    static let narrowHead = WordFont(eastAsian: "黑体", latin: "黑体", halfPoints: 21)

    /// What a document is called in its properties: the title on one line.
    static func title(_ lines: [String]) -> String { lines.joined() }

    /// The title on the lines that the form gives it (GB/T 9704-2012, 7.3.1).
    static func heading(_ lines: [String]) -> WordBlock {
        // 33 points a line: on the page's grid a line of 22 points would take the room of two.
        let style = WordParagraphStyle.title.with { ($0.spacing, $0.snapsToGrid) = (.exact(660), false) }
        return .paragraph(WordParagraph(lines.joined(separator: "\n"), style: style))
    }

    /// A line in the middle under the title: the quarter, or a note that must be seen.
    static func subtitle(_ text: String?, colour: String? = nil) -> [WordBlock] {
        guard let text else { return [] }
        let font = WordFont(eastAsian: "楷体_GB2312", halfPoints: 32, colour: colour)
        let style = WordParagraphStyle().with { $0.alignment = .center }
        return [.paragraph(WordParagraph(text, font: font, style: style))]
    }

    /// A note that must be seen, in brackets and red.
    static func mark(_ mark: String?) -> [WordBlock] {
        subtitle(mark.map { "（\($0)）" }, colour: "C00000")
    }

    /// A row of headings, repeated on every page.
    static func head(_ columns: [String], _ font: WordFont) -> WordRow {
        WordRow(columns.map { WordCell($0, font: font, style: .cellHead) }, isHeader: true)
    }

    /// A cell of paragraphs; a line break inside one stays inside it.
    static func cell(
        _ paragraphs: [String], _ font: WordFont, centred: Bool = false, merge: WordCell.VerticalMerge? = nil,
        keepNext: Bool = false
    ) -> WordCell {
        let base: WordParagraphStyle = centred ? .cellCentred : .cell
        let style = base.with { $0.keepNext = keepNext }
        let texts = paragraphs.isEmpty ? [""] : paragraphs
        return WordCell(
            texts.map { .paragraph(WordParagraph($0, font: font, style: style)) }, merge: merge,
            alignment: .center)
    }
}
