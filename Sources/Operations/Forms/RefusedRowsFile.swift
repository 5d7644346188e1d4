import Documents
import Foundation
import Programme

/// The rows of a file that cannot be kept, to be mended and sent again: the same columns, each wrong cell red with a note
/// beside it, and all reasons together in a last column. Importing it again passes over the two columns that it adds.
final class RefusedRowsFile {
    /// What the columns are.
    struct Layout: Sendable {
        let ledger: Ledger
        let mapping: ColumnMapping
        let labels: [String]
        let words: @Sendable (Message) -> String
        let language: String

        /// Whether a head is one that only such a file has.
        func isOwn(_ label: String) -> Bool {
            ["zh-Hans", "en"].contains { language in
                let words = TemplateWords(language)
                return label == words.reason || label == words.rowNumber
            }
        }
    }

    private let layout: Layout
    private let writer: RowWriter
    /// The columns of the file that are kept; what an earlier round added is left out.
    private let kept: [Int]

    init(_ file: URL, _ layout: Layout) throws {
        self.layout = layout
        let words = TemplateWords(layout.language)
        kept = layout.labels.indices.filter { !layout.isOwn(layout.labels[$0]) }
        writer = try RowWriter(
            path: file.path, sheet: Sheet.safeName(layout.ledger.label.words(layout.language)),
            columns: [.init(words.rowNumber, .text, width: 8)]
                + kept.map { .init(layout.labels[$0], .text, width: 18) } + [
                    .init(words.reason, .text, width: 60)
                ])
    }

    func append(_ line: RefusedLine) throws {
        var marks: [Int: String] = [:]
        var reasons: [String] = []
        for problem in line.problems {
            let said = layout.words(problem.message)
            let field = problem.position.flatMap { layout.ledger.field($0) }
            reasons.append(field.map { "\($0.label.words(layout.language))：\(said)" } ?? said)
            let column = field.flatMap { layout.mapping.column(of: $0.name) } ?? unitColumn(problem)
            guard let column, let place = kept.firstIndex(of: column) else { continue }
            marks[place + 1] = marks[place + 1].map { "\($0)\n\(said)" } ?? said
        }
        // A row whose fault is no single cell's, such as one that comes twice, is red at its reason.
        if marks.isEmpty { marks[kept.count + 1] = "" }
        let cells = kept.map { line.row.cells.indices.contains($0) ? line.row.cells[$0] : "" }
        try writer.append(
            [.text(String(line.row.number))]
                + cells.map { $0.isEmpty ? .blank : .text(String($0.prefix(32_000))) }
                + [.text(String(reasons.joined(separator: "；").prefix(32_000)))],
            marks: marks)
    }

    func close() throws { try writer.close() }

    private func unitColumn(_ problem: Problem) -> Int? {
        ["import.unit-missing", "import.unit-unknown", "import.other-unit"].contains(problem.code)
            ? layout.mapping.unitColumn : nil
    }
}
