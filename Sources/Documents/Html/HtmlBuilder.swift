/// Builds blocks from the elements of a page, most of which are never closed properly.
final class HtmlBuilder {
    /// A table being read; tables in cells make a stack.
    private struct OpenTable {
        var rows: [Table.Row] = []
        var cells: [Table.Cell] = []
        var paragraphs: [Paragraph] = []
        var columnSpan = 1
        var inCell = false
        var rowSpan = 1

        /// The grid's column at which the next cell begins.
        var column = 0

        /// Cells that reach down into later rows, by their first column.
        var reaching: [Int: (rows: Int, span: Int)] = [:]

        mutating func closeCell() {
            if rowSpan > 1 { reaching[column] = (rowSpan - 1, columnSpan) }
            cells.append(Table.Cell(paragraphs: paragraphs, columnSpan: columnSpan))
            column += columnSpan
            paragraphs = []
            inCell = false
        }

        /// Puts in the lower part of a cell that reaches down into this row.
        mutating func cover() {
            while let above = reaching[column], above.rows > 0 {
                reaching[column] = (above.rows - 1, above.span)
                cells.append(Table.Cell(paragraphs: [], columnSpan: above.span, continuesAbove: true))
                column += above.span
            }
        }

        mutating func closeRow() {
            cover()
            rows.append(Table.Row(cells: cells))
            cells = []
            column = 0
        }
    }

    private var blocks: [TextDocument.Block] = []
    private var tables: [OpenTable] = []
    /// For each open list, the last number given; nil in a list without numbers.
    private var lists: [Int?] = []
    private var text = ""
    private var label: String?
    private var style: String?
    private var skipped = 0
    private var preformatted = 0

    private static let unseen: Set<String> = [
        "script", "style", "nav", "noscript", "template", "head", "select", "button", "iframe", "object",
        "svg",
    ]
    private static let breaking: Set<String> = [
        "p", "div", "section", "article", "header", "footer", "main", "aside", "ul", "ol", "li", "dl", "dt",
        "dd", "blockquote", "pre", "form", "fieldset", "address", "figure", "figcaption", "hr", "h1", "h2",
        "h3",
        "h4", "h5", "h6", "caption", "center", "body", "table",
    ]

    func start(_ name: String, _ attributes: [String: String]) {
        if HtmlBuilder.unseen.contains(name) { skipped += 1 }
        guard skipped == 0 else { return }
        if HtmlBuilder.breaking.contains(name) { endParagraph() }
        switch name {
        case "br": text.append("\n")
        case "pre": preformatted += 1
        case "h1", "h2", "h3", "h4", "h5", "h6": style = name
        case "ul": lists.append(nil)
        case "ol": lists.append((Int(attributes["start"] ?? "") ?? 1) &- 1)
        case "li": label = nextLabel(attributes["value"])
        case "table": tables.append(OpenTable())
        case "tr": endRow()
        case "td", "th": startCell(attributes)
        default: break
        }
    }

    func end(_ name: String) {
        if HtmlBuilder.unseen.contains(name) {
            skipped = max(0, skipped - 1)
            return
        }
        guard skipped == 0 else { return }
        if HtmlBuilder.breaking.contains(name) { endParagraph() }
        switch name {
        case "pre": preformatted = max(0, preformatted - 1)
        case "ul", "ol": _ = lists.popLast()
        case "td", "th": endCell()
        case "tr": endRow()
        case "table": endTable()
        default: break
        }
    }

    func characters(_ more: String) {
        guard skipped == 0 else { return }
        guard preformatted == 0 else { return text += more }
        for scalar in more.unicodeScalars {
            let isSpace =
                scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar == "\u{0C}"
            if !isSpace {
                // A blank that may not break is still a blank, but not one that collapses.
                text.unicodeScalars.append(scalar == "\u{00A0}" ? " " : scalar)
            } else if let last = text.unicodeScalars.last, last != " ", last != "\n" {
                text.append(" ")
            }
        }
    }

    /// Closes what the page left open and gives the blocks.
    func finish() -> [TextDocument.Block] {
        endParagraph()
        while !tables.isEmpty { endTable() }
        return blocks
    }

    private func nextLabel(_ value: String?) -> String? {
        guard let last = lists.last, let number = last else { return "•" }
        let next = value.flatMap { Int($0) } ?? (number &+ 1)
        lists[lists.count - 1] = next
        return "\(next)."
    }

    private func endParagraph() {
        defer {
            text = ""
            style = nil
        }
        let content = text.trimmingSpaces
        guard !content.isEmpty else { return }
        let paragraph = Paragraph(text: content, numbering: label, style: style)
        label = nil
        if tables.last?.inCell == true {
            tables[tables.count - 1].paragraphs.append(paragraph)
        } else {
            blocks.append(.paragraph(paragraph))
        }
    }

    private func startCell(_ attributes: [String: String]) {
        endCell()
        guard !tables.isEmpty else { return }
        tables[tables.count - 1].cover()
        tables[tables.count - 1].inCell = true
        tables[tables.count - 1].columnSpan = min(max(Int(attributes["colspan"] ?? "") ?? 1, 1), 1_000)
        tables[tables.count - 1].rowSpan = min(max(Int(attributes["rowspan"] ?? "") ?? 1, 1), 10_000)
    }

    private func endCell() {
        endParagraph()
        label = nil
        guard tables.last?.inCell == true else { return }
        tables[tables.count - 1].closeCell()
    }

    private func endRow() {
        endCell()
        guard tables.last?.cells.isEmpty == false else { return }
        tables[tables.count - 1].closeRow()
    }

    private func endTable() {
        endRow()
        guard let table = tables.popLast(), !table.rows.isEmpty else { return }
        if tables.last?.inCell == true {
            tables[tables.count - 1].paragraphs += table.rows.map { Paragraph(text: $0.line) }
        } else {
            blocks.append(.table(Table(rows: table.rows)))
        }
    }
}
