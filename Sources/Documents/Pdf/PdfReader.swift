import Foundation

/// Reads a PDF's text through poppler's `pdftotext`.
///
/// A PDF knows lines, not paragraphs. The layout is kept in spaces, which shows the two-character indent of a
/// Chinese paragraph; lines that run to the right edge are joined with an unindented line after them.
enum PdfReader {
    static func read(_ data: Data, limits: DocumentLimits, converter: OfficeConverter) throws -> TextDocument
    {
        let text = try converter.pdfText(data)
        try DocumentLimits.check(
            text.unicodeScalars.count, atMost: limits.textScalars * 4, "document.text-too-long")
        let paragraphs = PdfLines(text).paragraphs()
        // A scanned page is a picture without text.
        guard !paragraphs.isEmpty else { throw DocumentError("document.pdf-without-text") }
        let blocks = paragraphs.map { TextDocument.Block.paragraph(Paragraph(text: $0)) }
        return try TextDocument(format: .pdf, blocks: blocks, limits: limits)
    }
}

/// The printed lines of a PDF, to be joined into paragraphs.
struct PdfLines {
    private struct Line {
        var text: String
        var indent: Int
        var right: Int

        /// Whether wide gaps part the line into columns.
        var isTabular: Bool
    }

    private var lines: [Line] = []

    init(_ text: String) {
        for page in text.split(separator: "\u{0C}") {
            var lines = page.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
            if let last = lines.last, PdfLines.isPageNumber(last) { lines.removeLast() }
            if let first = lines.first, PdfLines.isPageNumber(first) { lines.removeFirst() }
            self.lines += lines.map(PdfLines.line)
        }
    }

    func paragraphs() -> [String] {
        let margin = lines.map(\.indent).min() ?? 0
        // The right edge that full lines reach; a few wide tables must not move it.
        let edges = lines.filter { !$0.isTabular }.map(\.right).sorted()
        let edge = edges.isEmpty ? 0 : edges[min(edges.count - 1, edges.count * 9 / 10)]
        var paragraphs: [String] = []
        var previous: Line?
        for line in lines {
            let runsOn = previous.map { PdfLines.runsOn($0, edge: edge) } ?? false
            if runsOn, !line.isTabular, line.indent <= margin + 1, let last = paragraphs.last {
                paragraphs[paragraphs.count - 1] = last + PdfLines.joint(last, line.text) + line.text
            } else {
                paragraphs.append(line.text)
            }
            previous = line
        }
        return paragraphs
    }

    /// Whether a line reached the edge. Signs that may not begin a line, and long numbers, take up to some five
    /// characters with them to the next one; a line that short must not end a sentence.
    private static func runsOn(_ line: Line, edge: Int) -> Bool {
        guard !line.isTabular, line.right >= edge - 10 else { return false }
        return line.right >= edge - 4 || !(line.text.last.map { "。！？：；".contains($0) } ?? true)
    }

    private static func line(_ raw: Substring) -> Line {
        let text = withoutSpacing(String(raw).trimmingSpaces)
        let indent = raw.prefix { $0.isWhitespace }.reduce(0) { $0 + width($1) }
        let right = raw.reduce(0) { $0 + width($1) }
        return Line(text: text, indent: indent, right: right, isTabular: text.contains("   "))
    }

    /// A Chinese character is printed as wide as two Latin ones.
    private static func width(_ character: Character) -> Int {
        (character.unicodeScalars.first?.value ?? 0) >= 0x2E80 ? 2 : 1
    }

    /// Latin words are parted by a space where the line broke; Chinese ones by nothing.
    private static func joint(_ before: String, _ after: String) -> String {
        guard let last = before.last, let next = after.first else { return "" }
        return last.isASCII && next.isASCII && (last.isLetter || last == ",") && next.isLetter ? " " : ""
    }

    /// Without the single blanks that typesetting puts between Chinese characters and Latin letters or digits.
    private static func withoutSpacing(_ text: String) -> String {
        let signs = Array(text)
        var kept = ""
        for (index, sign) in signs.enumerated() {
            if sign == " ", index > 0, index + 1 < signs.count, signs[index - 1] != " ",
                signs[index + 1] != " ",
                width(signs[index - 1]) != width(signs[index + 1])
            {
                continue
            }
            kept.append(sign)
        }
        return kept
    }

    /// A line with nothing but a number, plain or between dashes (`— 3 —`).
    private static func isPageNumber(_ line: Substring) -> Bool {
        let signs = line.filter { !$0.isWhitespace }
        let digits = signs.filter { $0.isNumber }
        return !digits.isEmpty && digits.count <= 4
            && signs.allSatisfy { $0.isNumber || "-—–－―".contains($0) }
    }
}
