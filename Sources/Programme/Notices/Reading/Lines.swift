/// A line of the text with hard wraps undone, or a row of a table.
enum Line: Hashable, Sendable {
    case text(Passage)
    /// Cells in their columns; empty ones kept.
    case row([Passage])

    /// All of it.
    var passage: Passage {
        switch self {
        case .text(let passage): return passage
        case .row(let cells):
            var all = Passage()
            for cell in cells where !cell.isEmpty {
                if !all.isEmpty { all.append("|", printed: "|", at: cell.offsets[0]) }
                all.append(cell)
            }
            return all
        }
    }
}

/// Cuts a folded text into lines.
enum Lines {
    static func read(_ folded: Passage) -> [Line] {
        var raw: [Passage] = []
        var start = 0
        for i in 0...folded.count where i == folded.count || folded.scalars[i] == "\n" {
            raw.append(folded[start..<i])
            start = i + 1
        }
        let width = wrapWidth(raw)
        var lines: [Line] = []
        var isOpen = false
        for passage in raw {
            if let cells = cells(passage) {
                isOpen = false
                if cells.count > 1 {
                    lines.append(.row(cells))
                } else if !cells[0].isEmpty {
                    lines.append(.text(cells[0]))
                }
                continue
            }
            let text = unbulleted(passage.trimmed())
            if text.isEmpty {
                isOpen = false
                continue
            }
            if isOpen, case .text(var previous)? = lines.last,
                previous.ends(with: "(") || !startsAnew(passage)
            {
                previous.append(text)
                lines[lines.count - 1] = .text(previous)
            } else {
                lines.append(.text(text))
            }
            isOpen = width.map { text.count >= $0 - 3 } ?? false
        }
        return lines
    }

    /// The cells of a table row; nil for a line that is none. One cell left means text in a table's frame.
    private static func cells(_ line: Passage) -> [Passage]? {
        var bars = 0
        var tabs = 0
        for scalar in line.trimmed().scalars {
            if scalar == "|" { bars += 1 } else if scalar == "\t" { tabs += 1 }
        }
        guard bars > 0 || tabs >= 2 else { return nil }
        let separator: Unicode.Scalar = bars > 0 ? "|" : "\t"
        var cells: [Passage] = []
        var start = 0
        for i in 0...line.count where i == line.count || line.scalars[i] == separator {
            cells.append(line[start..<i].trimmed())
            start = i + 1
        }
        // A frame line of a Markdown table says nothing.
        if cells.allSatisfy({ $0.scalars.allSatisfy { "-:=+".unicodeScalars.contains($0) } }) {
            return [Passage()]
        }
        let filled = cells.filter { !$0.isEmpty }
        if filled.count <= 1 { return filled.isEmpty ? [Passage()] : filled }
        while cells.count > 1, cells.last?.isEmpty == true { cells.removeLast() }
        return cells
    }

    /// A line without the sign that opens a point: ★, ●, ——.
    private static func unbulleted(_ line: Passage) -> Passage {
        let signs = "★☆●○■□◆◇▲△◎※•·▪►-".unicodeScalars
        guard let first = line.scalars.first, signs.contains(first),
            let start = line.scalars.firstIndex(where: { !signs.contains($0) && !$0.isLayout })
        else { return line }
        return line[start..<line.count]
    }

    /// The width a text was wrapped at: several of its lines are about equally long, none is longer, and
    /// most of them break off in the middle of a sentence.
    private static func wrapWidth(_ lines: [Passage]) -> Int? {
        let filled = lines.map { $0.trimmed() }.filter { !$0.isEmpty }
        guard let longest = filled.map(\.count).max(), (12...70).contains(longest) else { return nil }
        let full = filled.filter { $0.count >= longest - 3 }
        let ended = full.filter { line in
            line.scalars.last.map { "。;:)!".unicodeScalars.contains($0) } ?? false
        }
        return full.count >= 3 && full.count * 4 >= filled.count && ended.count * 2 < full.count
            ? longest : nil
    }

    /// Whether a line is set in or starts with an ordinal or a label, and so cannot go on the one before.
    private static func startsAnew(_ line: Passage) -> Bool {
        if line.scalars.first.map(\.isLayout) ?? false { return true }
        return Markers.marker(line, at: 0) != nil || Labels.match(line.scalars, at: 0) != nil
            || Labels.bracketed(line.scalars, at: 0) != nil
    }
}
