extension ReportForm {
    /// What is wrong with the form around its inputs: moved rows, merged cells, replaced words, notes outside.
    ///
    /// `isReadable` is false where the places of the inputs cannot be trusted any more.
    func structure(of filled: FilledForm) -> (problems: [Problem], isReadable: Bool) {
        let placed = placed(in: filled.container)
        if let moved = movement(of: filled, placed) { return ([moved], false) }
        let counts = cellCounts(of: filled, placed)
        if !counts.isEmpty { return (counts, false) }
        return (
            merges(of: filled, placed) + replacements(in: filled, placed) + strays(of: filled, placed), true
        )
    }

    // MARK: - Rows and columns

    private func movement(of filled: FilledForm, _ placed: [Placed]) -> Problem? {
        if filled.container == .tables, filled.blockCount != blocks.count {
            return Problem(
                .invalid, "form.tables-changed",
                ["expected": String(blocks.count), "found": String(filled.blockCount)])
        }
        let expected = Dictionary(
            placed.compactMap { cell in cell.fixedText.map { (cell.place, FormText.normal($0)) } },
            uniquingKeysWith: { first, _ in first })
        let tags = tagMovement(of: filled, placed)
        let found = filled.cells.filter { !$0.value.text.isEmpty }.mapValues { FormText.normal($0.text) }
        let wanted = Set(expected.values)
        var standing: [String: [FilledForm.Place]] = [:]
        for (place, text) in found where wanted.contains(text) { standing[text, default: []].append(place) }
        for (place, text) in expected.sorted(by: { $0.key < $1.key }) where found[place] != text {
            // A dash or an ordinal stands in many places and tells nothing.
            guard text.unicodeScalars.count > 3 else { continue }
            if let new = standing[text]?.filter({ expected[$0] != text }).min() {
                return Problem(
                    .invalid, "form.structure-changed",
                    ["expected": short(text), "found": filled.label(new)], at: filled.label(place))
            }
        }
        return tags ?? lostRow(of: filled, placed)
    }

    /// A content control that stands in another cell than the one it was made for.
    private func tagMovement(of filled: FilledForm, _ placed: [Placed]) -> Problem? {
        let homes = Dictionary(
            placed.compactMap { cell in cell.input.map { ($0.key.description, cell.place) } },
            uniquingKeysWith: { first, _ in first })
        for (place, cell) in filled.cells.sorted(by: { $0.key < $1.key }) {
            for tag in cell.tags {
                guard let home = homes[tag], home != place else { continue }
                return Problem(
                    .invalid, "form.structure-changed",
                    ["expected": tag, "found": filled.label(place)], at: filled.label(home))
            }
        }
        return nil
    }

    /// A row of which no fixed word is left was deleted or emptied.
    private func lostRow(of filled: FilledForm, _ placed: [Placed]) -> Problem? {
        let rows = Dictionary(grouping: placed.filter { $0.fixedText != nil }) { cell in
            FilledForm.Place(block: cell.place.block, row: cell.place.row, column: 0)
        }
        for (place, cells) in rows.sorted(by: { $0.key < $1.key }) {
            let isEmpty = cells.allSatisfy { FormText.normal(filled.cells[$0.place]?.text ?? "").isEmpty }
            if isEmpty {
                return Problem(
                    .invalid, "form.row-missing",
                    ["expected": short(cells.compactMap(\.fixedText).joined(separator: " "))],
                    at: filled.label(place))
            }
        }
        return nil
    }

    /// In tables a merge shows as a row with fewer cells, an inserted column as rows with more.
    private func cellCounts(of filled: FilledForm, _ placed: [Placed]) -> [Problem] {
        guard filled.container == .tables else { return [] }
        func counts(_ places: some Sequence<FilledForm.Place>) -> [FilledForm.Place: Int] {
            Dictionary(grouping: places) { FilledForm.Place(block: $0.block, row: $0.row, column: 0) }
                .mapValues(\.count)
        }
        let found = counts(filled.cells.keys)
        return counts(placed.map(\.place)).sorted { $0.key < $1.key }.compactMap { row, expected in
            let count = found[row] ?? 0
            guard count != expected else { return nil }
            return Problem(
                .invalid, count < expected ? "form.cells-merged-in-row" : "form.cells-added",
                ["expected": String(expected), "found": String(count)], at: filled.label(row))
        }
    }

    // MARK: - Cells

    private func merges(of filled: FilledForm, _ placed: [Placed]) -> [Problem] {
        let own = Set(
            placed.filter { $0.width > 1 }
                .map { FilledForm.Merge(place: $0.place, rows: 1, columns: $0.width) })
        return filled.merges.filter { merge in
            !own.contains(merge) && placed.contains { overlaps(merge, $0) }
        }.map { merge in
            let last = FilledForm.Place(
                block: merge.place.block, row: merge.place.row + merge.rows - 1,
                column: merge.place.column + merge.columns - 1)
            return Problem(
                .invalid, "form.cells-merged", ["through": filled.label(last)], at: filled.label(merge.place))
        }
    }

    private func overlaps(_ merge: FilledForm.Merge, _ cell: Placed) -> Bool {
        let rows = merge.place.row..<merge.place.row + merge.rows
        let columns = merge.place.column..<merge.place.column + merge.columns
        return merge.place.block == cell.place.block && rows.contains(cell.place.row)
            && columns.overlaps(cell.place.column..<cell.place.column + cell.width)
    }

    private func replacements(in filled: FilledForm, _ placed: [Placed]) -> [Problem] {
        placed.compactMap { cell in
            guard let text = cell.fixedText else { return nil }
            let found = filled.cells[cell.place]?.text ?? ""
            // A cell that a merge swallowed is answered by the merge.
            guard FormText.normal(found) != FormText.normal(text), !isSwallowed(cell, filled) else {
                return nil
            }
            return Problem(
                .invalid, "form.text-replaced", ["expected": short(text), "found": short(found)],
                at: filled.label(cell.place))
        }
    }

    private func isSwallowed(_ cell: Placed, _ filled: FilledForm) -> Bool {
        filled.merges.contains { overlaps($0, cell) && $0.place != cell.place }
    }

    /// A note beside the form would be lost without a word.
    private func strays(of filled: FilledForm, _ placed: [Placed]) -> [Problem] {
        let own = Set(placed.map(\.place))
        let cells = filled.cells.filter { !own.contains($0.key) && !FormText.normal($0.value.text).isEmpty }
        return cells.sorted { $0.key < $1.key }.prefix(ReportForm.mostStrays).map { place, cell in
            Problem(.invalid, "form.outside-text", ["found": short(cell.text)], at: filled.label(place))
        }
            + filled.strayText.filter { !FormText.normal($0).isEmpty }.map {
                Problem(.invalid, "form.outside-text", ["found": short($0)])
            }
    }

    /// More notes beside the form than these are not told one by one: somebody pasted a whole sheet.
    private static let mostStrays = 20

    /// Enough of a text to know it by.
    func short(_ text: String) -> String {
        let line = FormText.trimmed(text).split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 40 ? line.prefix(40) + "…" : line
    }
}
