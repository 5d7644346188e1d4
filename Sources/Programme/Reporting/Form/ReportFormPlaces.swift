extension ReportForm {
    /// A cell of the form together with where it stands in a file.
    public struct Placed: Hashable, Sendable {
        /// Where its left end stands.
        public var place: FilledForm.Place
        /// The cell.
        public var cell: FormCell
        /// How many of the file's columns it takes: in a docx cells are counted, whatever their width.
        public var width: Int
        /// The words that must come back; nil for inputs and cells that are only shown.
        var fixedText: String? {
            guard case .fixed(let text) = cell.content else { return nil }
            return text
        }
        /// What is to be filled in; nil for everything else.
        var input: FormInput? {
            guard case .input(let input) = cell.content else { return nil }
            return input
        }
    }

    /// Every cell with its place: in a sheet the blocks follow one another, in a docx each is a table.
    public func placed(in container: FilledForm.Container) -> [Placed] {
        var all: [Placed] = []
        var rowsBefore = 0
        for (number, block) in blocks.enumerated() {
            for (index, row) in block.rows.enumerated() {
                var column = 0
                for cell in row.cells {
                    let place =
                        container == .sheet
                        ? FilledForm.Place(block: 0, row: rowsBefore + index, column: column)
                        : FilledForm.Place(block: number, row: index, column: column)
                    let width = container == .sheet ? cell.columns : 1
                    all.append(Placed(place: place, cell: cell, width: width))
                    column += width
                }
            }
            rowsBefore += block.rows.count
        }
        return all
    }
}

/// Texts are held against each other without regard to spaces and line ends, which programs change on saving.
enum FormText {
    static func normal(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
    }

    /// A cell's text without blank ends; line ends of every program become a newline.
    static func trimmed(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\n" || $0 == "\r" }
        let cleaned = lines.map(trimmedLine)
        let start = cleaned.firstIndex { !$0.isEmpty } ?? cleaned.endIndex
        let end = cleaned.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? start
        return cleaned[start..<max(start, end)].joined(separator: "\n")
    }

    private static func trimmedLine(_ line: Substring) -> String {
        let scalars = line.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
