extension WordBody {
    /// A table (ECMA-376 part 1, 17.4).
    mutating func table(_ table: WordTable) throws {
        raw("<w:tbl>")
        properties(of: table)
        for (place, row) in table.rows.enumerated() {
            let found = row.cells.reduce(0) { $0 + $1.span }
            guard found == table.columns.count, row.cells.allSatisfy({ $0.span >= 1 }) else {
                throw DocumentError(
                    "document.bad-table",
                    [
                        "row": String(place + 1), "columns": String(table.columns.count),
                        "found": String(found),
                    ])
            }
            try self.row(row, of: table)
        }
        raw("</w:tbl>")
    }

    private mutating func properties(of table: WordTable) {
        var xml = XMLText()
        xml.element("w:tblPr") { xml in
            xml.empty("w:tblW", ["w:w": String(table.columns.reduce(0, +)), "w:type": "dxa"])
            xml.empty("w:jc", ["w:val": "center"])
            if let border = table.border {
                xml.element("w:tblBorders") { xml in
                    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                        WordBody.rule(side, border, into: &xml)
                    }
                }
            }
            // Fixed: widths are the writer's, not what a word processor makes of the longest word.
            xml.empty("w:tblLayout", ["w:type": "fixed"])
            xml.element("w:tblCellMar") { xml in
                let margins = table.cellMargins
                let sides = [
                    ("top", margins.top), ("left", margins.left), ("bottom", margins.bottom),
                    ("right", margins.right),
                ]
                for (side, width) in sides {
                    xml.empty("w:\(side)", ["w:w": String(width), "w:type": "dxa"])
                }
            }
        }
        xml.element("w:tblGrid") { xml in
            for width in table.columns { xml.empty("w:gridCol", ["w:w": String(width)]) }
        }
        raw(xml.text)
    }

    private mutating func row(_ row: WordRow, of table: WordTable) throws {
        var xml = XMLText()
        if row.keepsTogether || row.height != nil || row.isHeader {
            xml.element("w:trPr") { xml in
                if row.keepsTogether { xml.empty("w:cantSplit") }
                if let height = row.height {
                    xml.empty("w:trHeight", ["w:val": String(height), "w:hRule": "atLeast"])
                }
                if row.isHeader { xml.empty("w:tblHeader") }
            }
        }
        raw("<w:tr>" + xml.text)
        var column = 0
        for cell in row.cells {
            let width = table.columns[column..<column + cell.span].reduce(0, +)
            try self.cell(cell, width: width)
            column += cell.span
        }
        raw("</w:tr>")
    }

    private mutating func cell(_ cell: WordCell, width: Int) throws {
        var xml = XMLText()
        xml.element("w:tcPr") { xml in
            xml.empty("w:tcW", ["w:w": String(width), "w:type": "dxa"])
            if cell.span > 1 { xml.empty("w:gridSpan", ["w:val": String(cell.span)]) }
            if let merge = cell.merge { xml.empty("w:vMerge", ["w:val": merge.rawValue]) }
            if let border = cell.border {
                xml.element("w:tcBorders") { xml in
                    for side in ["top", "left", "bottom", "right"] { WordBody.rule(side, border, into: &xml) }
                }
            }
            if let shading = cell.shading {
                xml.empty("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": shading])
            }
            xml.empty("w:vAlign", ["w:val": cell.alignment.rawValue])
        }
        raw("<w:tc>" + xml.text)
        // Word refuses a cell without a paragraph.
        try blocks(cell.blocks.isEmpty ? [.paragraph(WordParagraph("", style: .cell))] : cell.blocks)
        raw("</w:tc>")
    }

    private static func rule(_ side: String, _ border: WordBorder, into xml: inout XMLText) {
        xml.empty(
            "w:\(side)",
            [
                "w:val": border.eighths > 0 ? "single" : "nil", "w:sz": String(border.eighths),
                "w:space": "0",
                "w:color": border.colour,
            ])
    }
}
