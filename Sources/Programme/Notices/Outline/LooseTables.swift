/// Undoes two ways in which web pages lose a table: rows run together with spaces, and numbers that stand
/// on a line above the heading they count.
enum LooseTables {
    static func restore(_ lines: [Line]) -> [Line] {
        let exploded = explode(lines)
        let hasHead = exploded.contains { line in
            if case .text(let text) = line { Labels.column(text) == .ordinal } else { false }
        }
        return hasHead ? exploded : numbered(exploded)
    }

    /// A line `序号 项目 责任单位 …` is cut at its spaces, and so are the rows behind it.
    private static func explode(_ lines: [Line]) -> [Line] {
        var out: [Line] = []
        var isInTable = false
        for line in lines {
            guard case .text(let text) = line, text.scalars.contains(" ") else {
                if case .row = line { isInTable = false }
                out.append(line)
                continue
            }
            if let start = headStart(text) {
                if start > 0 { out.append(.text(text[0..<start].trimmed())) }
                out += cells(text[start..<text.count])
                isInTable = true
            } else if isInTable, opensRow(text) {
                out += cells(text)
            } else {
                isInTable = false
                out.append(line)
            }
        }
        return out
    }

    /// Where 序号 stands with two more column heads behind it.
    private static func headStart(_ text: Passage) -> Int? {
        var i = 0
        while let at = text.scalars.firstIndex(of: "序号", in: i..<text.count) {
            let words = text[at..<min(text.count, at + 120)].split { $0 == " " }
            if words.count >= 4, words.prefix(3).allSatisfy({ Labels.column($0) != nil }) { return at }
            i = at + 2
        }
        return nil
    }

    private static func opensRow(_ text: Passage) -> Bool {
        guard let (_, end) = Markers.plainNumber(text.scalars, at: 0), end < text.count else { return false }
        return text.scalars[end] == " "
    }

    private static func cells(_ text: Passage) -> [Line] { text.split { $0 == " " }.map(Line.text) }

    /// `01` on a line, the heading on the next: they become one line, if they count on from 1.
    private static func numbered(_ lines: [Line]) -> [Line] {
        var places: [Int] = []
        var ordinals = 0
        for (i, line) in lines.enumerated() {
            guard case .text(let text) = line else { continue }
            if text.count > 2, let marker = Markers.marker(text, at: 0), marker.rank <= 3 { ordinals += 1 }
            guard text.count <= 2, let (value, end) = Markers.plainNumber(text.scalars, at: 0),
                end == text.count,
                value == places.count + 1, i + 1 < lines.count, case .text(let next) = lines[i + 1],
                next.count > 2
            else { continue }
            places.append(i)
        }
        guard places.count >= 2, ordinals < places.count else { return lines }
        var out = lines
        for i in places.reversed() {
            guard case .text(var number) = out[i], case .text(let heading) = out[i + 1] else { continue }
            number.append("、", printed: "、", at: heading.offsets[0])
            number.append(heading)
            out.replaceSubrange(i...i + 1, with: [.text(number)])
        }
        return out
    }
}
