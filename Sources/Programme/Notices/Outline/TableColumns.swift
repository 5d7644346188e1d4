/// The columns of a table as its head names them.
struct TableColumns: Sendable {
    private var kinds: [LabelKind?] = []
    private var isFramed = false

    /// Whether a row is a head; it then holds for the rows below.
    mutating func readsHead(_ cells: [Passage]) -> Bool {
        let found = cells.map { $0.isEmpty ? nil : Labels.column($0) }
        let filled = cells.filter { !$0.isEmpty }.count
        let known = found.compactMap { $0 }.count
        guard known >= 2, known * 2 >= filled, filled >= 2 else { return false }
        guard
            found.contains(where: { kind in
                switch kind {
                case .ordinal, .name, .content, .units: true
                default: false
                }
            })
        else { return false }
        isFramed = cells.first?.isEmpty ?? false
        kinds = isFramed ? Array(found.dropFirst()) : found
        if !kinds.contains(.name) {
            // The first column of words names the actions.
            if let content = kinds.firstIndex(of: .content) {
                kinds[content] = .name
            } else if let unnamed = kinds.firstIndex(of: nil) {
                kinds[unnamed] = .name
            }
        }
        return true
    }

    /// The number and the contents of a row; nil for a row that is no action.
    func record(_ cells: [Passage]) -> (ordinal: Int?, record: Record)? {
        var cells = cells
        if isFramed, cells.first?.isEmpty == true { cells.removeFirst() }
        let moved = [Passage()] + cells
        if !answers(cells), answers(moved) { cells = moved }
        let columns = kinds.isEmpty ? guessed(cells) : kinds
        guard columns.contains(.ordinal) || columns.contains(.name) else { return nil }
        var record = Record()
        var ordinal: Int?
        var isNamed = false
        for (i, cell) in cells.enumerated() where !cell.isEmpty {
            let kind = i < columns.count ? columns[i] : nil
            switch kind {
            case .ordinal: ordinal = number(cell)
            case .name:
                // Two columns of names: the second says more about the first.
                if isNamed {
                    record.content.append(cell)
                } else if !columns.contains(.ordinal), let marker = Markers.marker(cell, at: 0) {
                    // 14.某事: the number stands before the name.
                    (ordinal, record.name) = (marker.ordinal, cell[marker.length..<cell.count].trimmed())
                } else {
                    record.name = cell
                }
                isNamed = true
            case .content, nil: record.content.append(cell)
            case .plan: record.plan.append(cell)
            case .units(let role): record.units.append((role, cell))
            case .due: record.due.append(cell)
            case .money: record.money.append(cell)
            case .person, .progress, .note: break
            }
        }
        record.isForm = columns.contains(.progress)
        guard record.name != nil || !record.content.isEmpty || !record.units.isEmpty || !record.plan.isEmpty
        else {
            return nil
        }
        return (ordinal, record)
    }

    /// Whether the columns of units hold units: not so where the first cell is one with that of the row above.
    private func answers(_ cells: [Passage]) -> Bool {
        var isAnswered = false
        for (i, kind) in kinds.enumerated() where i < cells.count && !cells[i].isEmpty {
            guard case .units = kind else { continue }
            guard UnitNames.isList(cells[i]) else { return false }
            isAnswered = true
        }
        return isAnswered
    }

    /// Whether a row without a number goes on with the one before: it names nothing new.
    func continues(_ record: Record, _ previous: Record?) -> Bool {
        guard let name = record.name else { return true }
        return kinds.contains(.ordinal) || name.compacted().scalars == previous?.name?.compacted().scalars
    }

    /// Columns of a table without a head: a number, a name, then by what the cells look like.
    private func guessed(_ cells: [Passage]) -> [LabelKind?] {
        guard cells.count >= 2, number(cells[0]) != nil else { return [] }
        var kinds: [LabelKind?] = [.ordinal, .name]
        for cell in cells.dropFirst(2) {
            if UnitNames.isList(cell) {
                kinds.append(.units(.responsible))
            } else if cell.count <= 20, DueDates.inCell(cell, year: 2000) != nil {
                kinds.append(.due)
            } else {
                kinds.append(.content)
            }
        }
        return kinds
    }

    private func number(_ cell: Passage) -> Int? {
        let text = cell.compacted().trimmed { "、.()第项件".unicodeScalars.contains($0) }
        guard
            let (value, end) = Markers.plainNumber(text.scalars, at: 0)
                ?? ChineseNumerals.read(text.scalars, at: 0),
            end == text.count
        else { return nil }
        return value
    }
}

extension Record {
    /// Takes in a row that goes on with this one.
    mutating func absorb(_ other: Record) {
        if let name = other.name, name.compacted().scalars != self.name?.compacted().scalars {
            // Two sentences under one number: the first is a promise as well as the title.
            if content.isEmpty, let own = self.name, own.compacted().ends(with: "。") { content.append(own) }
            content.append(name)
        }
        content += other.content
        plan += other.plan
        units += other.units
        due += other.due
        money += other.money
    }
}
