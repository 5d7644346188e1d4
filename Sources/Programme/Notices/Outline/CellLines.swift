/// Regroups a table that was saved with one cell to a line, as web pages lose their frames.
///
/// A line `序号` and the heads below it open such a table; a line with only a number opens a row.
enum CellLines {
    static func regroup(_ lines: [Line]) -> [Line] {
        var out: [Line] = []
        var i = 0
        while i < lines.count {
            guard let (heads, kinds, afterHead) = head(lines, at: i) else {
                out.append(lines[i])
                i += 1
                continue
            }
            out.append(.row(heads))
            i = afterHead
            while i < lines.count, case .text(let text) = lines[i] {
                if number(text) != nil {
                    let (cells, end) = row(lines, at: i, kinds)
                    out.append(.row(cells))
                    i = end
                } else if Markers.marker(text, at: 0) != nil, text.count < 60 {
                    out.append(lines[i])
                    i += 1
                } else {
                    break
                }
            }
        }
        return out
    }

    private static func head(_ lines: [Line], at start: Int) -> ([Passage], [LabelKind], Int)? {
        guard case .text(let first) = lines[start], Labels.column(first) == .ordinal else { return nil }
        var heads: [Passage] = []
        var kinds: [LabelKind] = []
        var i = start
        while i < lines.count, i - start < 12, case .text(let text) = lines[i], number(text) == nil,
            Markers.marker(text, at: 0) == nil
        {
            guard text.count <= 24 else { return nil }
            heads.append(text)
            kinds.append(Labels.column(text) ?? .content)
            i += 1
        }
        guard heads.count >= 2, i < lines.count, case .text = lines[i] else { return nil }
        if kinds.count > 1, !kinds.contains(.name) { kinds[1] = .name }
        return (heads, kinds, i)
    }

    /// One row: its number and the lines up to the next number, heading or close.
    private static func row(_ lines: [Line], at start: Int, _ kinds: [LabelKind]) -> ([Passage], Int) {
        var cells = [Passage](repeating: Passage(), count: kinds.count)
        if case .text(let number) = lines[start] { cells[0] = number }
        var at = 0
        var i = start + 1
        while i < lines.count, case .text(let text) = lines[i], number(text) == nil {
            let next: Passage? = i + 1 < lines.count ? lines[i + 1].passage : nil
            let marker = Markers.marker(text, at: 0)
            if marker?.rank == 1 || TailWords.ends(text, next: next) { break }
            let column = place(text, after: at, cells, kinds)
            cells[column].appendCell(text)
            at = column
            i += 1
        }
        return (cells, i)
    }

    /// The column a line belongs to, by what it looks like and by what is still empty.
    private static func place(_ text: Passage, after at: Int, _ cells: [Passage], _ kinds: [LabelKind]) -> Int
    {
        let isUnits = UnitNames.isList(text) && !cells[kinds.firstIndex(of: .name) ?? 0].isEmpty
        let isDue =
            text.count <= 20 && DueDates.inCell(text, year: 2000) != nil
            || text.count <= 6 && DueDates.isOpen(text)
        func first(_ fits: (LabelKind) -> Bool, from start: Int) -> Int? {
            kinds.indices.first { $0 >= start && fits(kinds[$0]) && cells[$0].isEmpty }
        }
        func isUnitColumn(_ kind: LabelKind) -> Bool { if case .units = kind { true } else { false } }
        if isUnits {
            if let free = first(isUnitColumn, from: at + 1) { return free }
            if let last = kinds.indices.last(where: { isUnitColumn(kinds[$0]) }) { return last }
        }
        if isDue, let due = kinds.firstIndex(of: .due) { return due }
        let isWords: (LabelKind) -> Bool = { $0 == .name || $0 == .content || $0 == .plan || $0 == .note }
        if let free = first(isWords, from: at + 1) { return free }
        return kinds.indices.last { isWords(kinds[$0]) && !cells[$0].isEmpty } ?? kinds.firstIndex(of: .name)
            ?? 0
    }

    private static func number(_ text: Passage) -> Int? {
        let digits = text.compacted()
        guard let (value, end) = Markers.plainNumber(digits.scalars, at: 0), end == digits.count else {
            return nil
        }
        return value
    }
}

extension Passage {
    /// Goes on with a cell on a further line; the break counts as an enumeration comma.
    fileprivate mutating func appendCell(_ text: Passage) {
        if let last = scalars.last, let offset = text.offsets.first, !"。;、，:".unicodeScalars.contains(last) {
            append("、", printed: "、", at: offset)
        }
        append(text)
    }
}
