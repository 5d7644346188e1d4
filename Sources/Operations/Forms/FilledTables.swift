import Documents
import Foundation
import Programme

/// A filled form out of a Word document.
enum FilledTables {
    static func form(_ document: TextDocument, name: String) throws -> FilledForm {
        let identity = try FormIdentity(properties: document.properties)
        var tables: [Table] = []
        var strays: [String] = []
        for block in document.blocks {
            switch block {
            case .table(let table): tables.append(table)
            case .paragraph(let paragraph): strays.append(paragraph.text)
            }
        }
        var cells: [FilledForm.Place: FilledForm.Cell] = [:]
        var merges: [FilledForm.Merge] = []
        for (block, table) in tables.enumerated() {
            for (row, cellsOfRow) in table.rows.map(\.cells).enumerated() {
                // By their order, not by the grid's columns: word processors draw a new grid when they save.
                for (column, cell) in cellsOfRow.enumerated() {
                    let place = FilledForm.Place(block: block, row: row, column: column)
                    cells[place] = FilledForm.Cell(text(cell), tags: cell.controls.compactMap(\.tag))
                    if cell.continuesAbove { extend(&merges, downTo: place) }
                }
            }
        }
        return FilledForm(
            name: name, container: .tables, identity: identity, cells: cells, merges: merges,
            blockCount: tables.count, strayText: strays)
    }

    /// Lengthens the merge that reaches to the row above, or starts one of two rows.
    private static func extend(_ merges: inout [FilledForm.Merge], downTo place: FilledForm.Place) {
        let above = merges.firstIndex { merge in
            merge.place.block == place.block && merge.place.column == place.column
                && merge.place.row + merge.rows == place.row
        }
        if let above {
            merges[above].rows += 1
        } else {
            let top = FilledForm.Place(block: place.block, row: place.row - 1, column: place.column)
            merges.append(.init(place: top, rows: 2, columns: 1))
        }
    }

    /// What a word processor shows in an emptied field, when it does not show the form's own prompt.
    private static let foreignPrompts = ["单击或点击此处", "单击此处", "点击此处", "Click or tap here", "Click here"]

    /// The cell's words. All of them, not only the field's: something typed beside a field must not be lost.
    private static func text(_ cell: Table.Cell) -> String {
        let text = cell.text
        let isEmpty = !cell.controls.isEmpty && cell.controls.allSatisfy(\.showingPlaceholder)
        return isEmpty && foreignPrompts.contains { text.contains($0) } ? "" : text
    }
}
