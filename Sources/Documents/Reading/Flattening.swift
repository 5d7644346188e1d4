extension TextDocument {
    /// One text for a document's blocks; every line ends with a newline but the last.
    static func flatten(_ blocks: [Block]) -> String {
        var lines: [String] = []
        for block in blocks {
            switch block {
            case .paragraph(let paragraph): lines.append(paragraph.numberedText)
            case .table(let table): lines += table.rows.map(\.line)
            }
        }
        return lines.joined(separator: "\n")
    }
}

extension Paragraph {
    /// The text with its numbering in front. A label that ends in an ASCII sign (`1.`) is parted by a space;
    /// one that ends in a Chinese sign (`一、`) stands close, as it is printed.
    public var numberedText: String {
        guard let numbering else { return text }
        let close = numbering.unicodeScalars.last.map { $0.value >= 0x2E80 } ?? true
        return numbering + (close ? "" : " ") + text
    }
}

extension Table.Row {
    /// The row on one line; newlines inside a cell become spaces.
    public var line: String {
        let texts = cells.map { cell in
            String(decoding: cell.text.utf8.map { (0x0A...0x0D).contains($0) ? 0x20 : $0 }, as: UTF8.self)
        }
        return texts.joined(separator: " | ") + " |"
    }
}
