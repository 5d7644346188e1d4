extension DocxStory {
    /// Reads a table (ECMA-376 part 1, 17.4); rows that tracked changes deleted are left out.
    func table(_ element: XMLElement) -> Table { Table(rows: rows(in: element)) }

    private func rows(in parent: XMLElement) -> [Table.Row] {
        var rows: [Table.Row] = []
        for child in parent.children {
            switch child.name {
            case "w:tr": if child.first("w:trPr")?.first("w:del") == nil { rows.append(row(child)) }
            case "w:sdt":
                let place = begin(child)
                let inside = child.first("w:sdtContent").map { self.rows(in: $0) } ?? []
                _ = end(place, text: inside.map(\.line).joined(separator: "\n"))
                rows += inside
            case "w:customXml", "w:ins", "w:moveTo": rows += self.rows(in: child)
            case "mc:AlternateContent": rows += alternative(of: child).map { self.rows(in: $0) } ?? []
            default: continue
            }
        }
        return rows
    }

    private func row(_ element: XMLElement) -> Table.Row {
        var cells: [Table.Cell] = []
        // A row may begin some columns to the right of the table's edge.
        if let before = span(element.first("w:trPr")?.value(of: "w:gridBefore")) {
            cells.append(Table.Cell(paragraphs: [], columnSpan: before))
        }
        cells += self.cells(in: element)
        return Table.Row(cells: cells)
    }

    private func cells(in parent: XMLElement) -> [Table.Cell] {
        var cells: [Table.Cell] = []
        for child in parent.children {
            switch child.name {
            case "w:tc":
                let merged = child.first("w:tcPr")?.first("w:hMerge").map {
                    ($0["w:val"] ?? "continue") == "continue"
                }
                if merged == true, !cells.isEmpty {
                    cells[cells.count - 1].columnSpan += 1
                } else {
                    cells.append(cell(child))
                }
            case "w:sdt":
                let place = begin(child)
                var inside = child.first("w:sdtContent").map { self.cells(in: $0) } ?? []
                let control = end(place, text: inside.map(\.text).joined(separator: "\n"))
                if !inside.isEmpty { inside[0].controls.insert(control, at: 0) }
                cells += inside
            case "w:customXml", "w:ins", "w:moveTo": cells += self.cells(in: child)
            case "mc:AlternateContent": cells += alternative(of: child).map { self.cells(in: $0) } ?? []
            default: continue
            }
        }
        return cells
    }

    private func cell(_ element: XMLElement) -> Table.Cell {
        let properties = element.first("w:tcPr")
        let merge = properties?.first("w:vMerge").map { $0["w:val"] ?? "continue" }
        let firstControl = controls.count
        var paragraphs: [Paragraph] = []
        for block in blocks(in: element) {
            switch block {
            case .paragraph(let paragraph): paragraphs.append(paragraph)
            case .table(let inner): paragraphs += inner.rows.map { Paragraph(text: $0.line) }
            }
        }
        // Word requires a paragraph after an inner table and at a cell's end; an empty one says nothing.
        while paragraphs.count > 1, paragraphs.last?.numberedText.isEmpty == true { paragraphs.removeLast() }
        return Table.Cell(
            paragraphs: paragraphs,
            columnSpan: span(properties?.value(of: "w:gridSpan")) ?? 1,
            continuesAbove: merge == "continue",
            controls: controls(from: firstControl))
    }

    private func span(_ text: String?) -> Int? {
        guard let count = text.flatMap({ Int($0) }), count > 0 else { return nil }
        return min(count, columnLimit)
    }
}
