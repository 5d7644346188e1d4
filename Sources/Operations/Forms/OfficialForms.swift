import Documents
import Foundation
import Programme

/// Writes the official forms as files: `docx` and `xlsx`. A PDF is the docx converted by `PDFConverter`.
///
/// The documents name the fonts that offices have (方正小标宋, 仿宋, 黑体); where a machine has none of them the
/// converter puts others in their place. Every function throws `DocumentError` when the file cannot be made.
public enum OfficialForms {
    /// Text of a table in an official form: 仿宋 四号 where there is room.
    static let wideCell = WordFont(eastAsian: "仿宋_GB2312", halfPoints: 28)
    /// The head of such a table.
    static let wideHead = WordFont(eastAsian: "黑体", latin: "黑体", halfPoints: 28)
    /// Text of a table with many columns: 仿宋 五号.
    static let narrowCell = WordFont(eastAsian: "仿宋_GB2312", halfPoints: 21)
    /// The head of such a table.
    static let narrowHead = WordFont(eastAsian: "黑体", latin: "黑体", halfPoints: 21)

    /// What a document is called in its properties: the title on one line.
    static func title(_ lines: [String]) -> String { lines.joined() }

    /// The title on the lines that the form gives it (GB/T 9704-2012, 7.3.1).
    static func heading(_ lines: [String]) -> WordBlock {
        .paragraph(WordParagraph(lines.joined(separator: "\n"), style: .title))
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
        _ paragraphs: [String], _ font: WordFont, centred: Bool = false, merge: WordCell.VerticalMerge? = nil
    ) -> WordCell {
        let style: WordParagraphStyle = centred ? .cellCentred : .cell
        let texts = paragraphs.isEmpty ? [""] : paragraphs
        return WordCell(
            texts.map { .paragraph(WordParagraph($0, font: font, style: style)) }, merge: merge,
            alignment: .center)
    }
}

/// How much room words take in a sheet, whose merged rows do not grow by themselves.
enum TextFit {
    /// How many lines a text needs in a cell so many characters wide; a Chinese one is two wide.
    static func lines(_ text: String, width: Double) -> Int {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).reduce(0) { sum, line in
            let taken = line.unicodeScalars.reduce(0.0) { $0 + ($1.isASCII ? 1 : 2) }
            return sum + max(1, Int((taken / max(width - 1, 2)).rounded(.up)))
        }
    }

    /// The tallest row that a sheet can have, in points.
    static let tallest = 409.0

    /// A row's height for so many lines of type of that size.
    static func height(lines: Int, size: Double) -> Double {
        min(Double(max(lines, 1)) * size * 1.35 + 6, tallest)
    }

    /// Pieces of a text of at most so many lines, broken after a sentence where one ends in time.
    static func pieces(_ paragraphs: [String], width: Double, lines limit: Int) -> [String] {
        var pieces: [String] = []
        var open = ""
        for sentence in paragraphs.map({ $0 + "\n" }).flatMap(sentences) {
            if !open.isEmpty, lines(open + sentence, width: width) > limit {
                pieces.append(open)
                open = ""
            }
            open += sentence
        }
        pieces.append(open)
        return pieces.map { $0.trimmingCharacters(in: .newlines) }.filter { !$0.isEmpty }
    }

    /// Sentences with what ends them; one without an end is cut after 200 characters.
    private static func sentences(_ text: String) -> [String] {
        var sentences: [String] = []
        var open = ""
        for character in text {
            open.append(character)
            if "。；！？\n".contains(character) || open.count >= 200 {
                sentences.append(open)
                open = ""
            }
        }
        return open.isEmpty ? sentences : sentences + [open]
    }
}
