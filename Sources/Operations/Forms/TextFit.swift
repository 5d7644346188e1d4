import Documents
import Foundation

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

    /// The sheet with a height for every row that has none: not every program fits rows to wrapped text, and none
    /// fits them to merged cells.
    static func fitted(_ sheet: Sheet) -> Sheet {
        var fitted = sheet
        let tall = sheet.merges.filter { $0.rows.count > 1 }
        func inside(_ row: Int, _ column: Int) -> Bool {
            tall.contains { $0.rows.contains(row) && $0.columns.contains(column) }
        }
        func needed(_ row: Int, _ column: Int) -> Double {
            let cell = sheet.rows[row].cells[column]
            guard case .text(let text) = cell.value else { return 0 }
            let wide = sheet.merges.first { $0.rows.contains(row) && $0.columns.lowerBound == column }
            let width = (wide?.columns ?? column...column)
                .reduce(0.0) { $0 + (sheet.widths.indices.contains($1) ? sheet.widths[$1] : 8) }
            let size = cell.format?.size ?? 11
            // A column's width counts digits of 11 points.
            return height(lines: lines(text, width: width * 11 / size), size: size)
        }
        for row in sheet.rows.indices where sheet.rows[row].height == nil {
            let heights = sheet.rows[row].cells.indices.filter { !inside(row, $0) }.map { needed(row, $0) }
            fitted.rows[row].height = heights.max() ?? height(lines: 1, size: 11)
        }
        for merge in tall {
            let missing =
                needed(merge.rows.lowerBound, merge.columns.lowerBound)
                - merge.rows.reduce(0.0) { $0 + (fitted.rows[$1].height ?? 0) }
            guard missing > 0 else { continue }
            for row in merge.rows {
                let height = (fitted.rows[row].height ?? 0) + missing / Double(merge.rows.count)
                fitted.rows[row].height = min(height, tallest)
            }
        }
        return fitted
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
