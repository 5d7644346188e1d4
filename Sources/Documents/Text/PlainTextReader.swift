import Foundation

/// Reads a plain text file: every line a paragraph.
enum PlainTextReader {
    static func read(_ data: Data, limits: DocumentLimits) throws -> TextDocument {
        let decoded = try TextDecoder.decode(data)
        let blocks = lines(of: decoded.string).map { TextDocument.Block.paragraph(Paragraph(text: $0)) }
        return try TextDocument(format: .text, blocks: blocks, encoding: decoded.encoding, limits: limits)
    }

    /// The lines of a text, without their ends; a last empty line is none.
    static func lines(of text: String) -> [String] {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}
