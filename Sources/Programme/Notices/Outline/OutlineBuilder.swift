/// Puts lines into a tree by their ordinals.
struct OutlineBuilder {
    private var outline = Outline()
    private var stack: [Int] = []
    private var part = 0
    /// The last ordinal seen at each rank under the present parent.
    private var last = [Int](repeating: 0, count: 8)
    private var table = TableColumns()
    private var inAttachments = false

    static func build(_ lines: [Line]) -> Outline {
        var builder = OutlineBuilder()
        for (i, line) in lines.enumerated() {
            switch line {
            case .row(let cells): builder.add(cells)
            case .text(let text):
                var next: Passage?
                if i + 1 < lines.count, case .text(let following) = lines[i + 1] { next = following }
                builder.add(text, next: next)
            }
        }
        return builder.outline
    }

    private mutating func add(_ text: Passage, next: Passage?) {
        if inAttachments, let marker = Markers.marker(text, at: 0), marker.rank == 3, text.count < 80 {
            addLoose(text)
            return
        }
        inAttachments = false
        let isUnmarked = Markers.marker(text, at: 0) == nil
        if isUnmarked, TailWords.ends(text, next: next) || TailWords.instructs(text) && isAnswered {
            close()
            inAttachments = text.starts(with: "附件") && text.count > 4
            // The names of attachments have ordinals of their own.
            let cut = inAttachments ? text.count : firstInlineMarker(text, from: 0)
            addLoose(text[0..<cut])
            if cut < text.count { addPieces(text[cut..<text.count]) }
            return
        }
        addPieces(text)
    }

    /// The last line said who answers for the action: it is complete.
    private var isAnswered: Bool {
        guard let top = stack.last, let line = outline.items[top].lines.last else { return false }
        return !Statements(line).units.isEmpty
    }

    /// Cuts a line at the ordinals inside it.
    private mutating func addPieces(_ text: Passage) {
        var start = 0
        while start < text.count {
            let marker = isAcceptable(text, at: start) ? Markers.marker(text, at: start) : nil
            let body = start + (marker?.length ?? 0)
            if let marker { open(marker, at: text.offsets[start]) }
            let end = firstInlineMarker(text, from: max(body, start + 1))
            var piece = text[min(body, end)..<end].trimmed()
            if stack.isEmpty {
                addLoose(piece)
            } else {
                let cut = TailWords.cut(piece)
                if cut < piece.count {
                    let tail = piece[cut..<piece.count]
                    piece = piece[0..<cut].trimmed()
                    append(piece)
                    close()
                    addLoose(tail)
                } else {
                    append(piece)
                }
            }
            start = end
        }
    }

    /// The next ordinal inside a line that goes on with a count or starts one.
    private func firstInlineMarker(_ text: Passage, from start: Int) -> Int {
        var i = max(start, 1)
        while i < text.count {
            if isAcceptable(text, at: i), Markers.marker(text, at: i) != nil { return i }
            i += 1
        }
        return text.count
    }

    /// At the start of a line any ordinal will do; inside one it must follow a break and fit the count.
    private func isAcceptable(_ text: Passage, at i: Int) -> Bool {
        guard i > 0 else { return true }
        let before = text.scalars[i - 1]
        guard " 。;:)”,，！".unicodeScalars.contains(before) else { return false }
        guard let marker = Markers.marker(text, at: i) else { return false }
        if ",，".unicodeScalars.contains(before), marker.rank != 5 { return false }
        if before == ")" && marker.rank == 4 { return false }
        let isNext = marker.ordinal == 1 || marker.ordinal == last[marker.rank] + 1
        return isNext && i + marker.length < text.count
    }

    private mutating func open(_ marker: Marker, at offset: Int) {
        while let top = stack.last, outline.items[top].rank >= marker.rank { stack.removeLast() }
        if stack.isEmpty, let root = outline.roots.last, outline.items[root].part == part {
            let previous = outline.items[root]
            if previous.rank > marker.rank || marker.ordinal <= previous.ordinal ?? 0 { part += 1 }
        }
        last[marker.rank] = marker.ordinal
        for deeper in marker.rank + 1..<last.count { last[deeper] = 0 }
        push(Item(rank: marker.rank, ordinal: marker.ordinal, lines: [], part: part, start: offset))
    }

    private mutating func push(_ item: Item) {
        outline.items.append(item)
        let index = outline.items.count - 1
        if let parent = stack.last {
            outline.items[parent].children.append(index)
        } else {
            outline.roots.append(index)
        }
        stack.append(index)
    }

    private mutating func append(_ text: Passage) {
        guard !text.isEmpty, let top = stack.last else { return }
        outline.items[top].lines.append(text)
    }

    private mutating func addLoose(_ text: Passage) {
        if !text.isEmpty { outline.loose.append(text) }
    }

    /// Ends the list: what follows without an ordinal belongs to no action.
    private mutating func close() {
        if !stack.isEmpty { part += 1 }
        stack = []
        last = [Int](repeating: 0, count: 8)
    }

    /// A row of a table: column heads, an action, or more of the action before.
    private mutating func add(_ cells: [Passage]) {
        inAttachments = false
        if table.readsHead(cells) {
            while let top = stack.last, outline.items[top].record != nil { stack.removeLast() }
            return
        }
        guard let (ordinal, record) = table.record(cells) else {
            addLoose(Line.row(cells).passage)
            if !cells.contains(where: { $0.count > 30 }) { return }
            for cell in cells where cell.count > 30 { addPieces(cell) }
            return
        }
        let previous = stack.last.flatMap { outline.items[$0].record == nil ? nil : $0 }
        if ordinal == nil, let previous, table.continues(record, outline.items[previous].record) {
            outline.items[previous].record?.absorb(record)
            return
        }
        while let top = stack.last, outline.items[top].rank >= 6 { stack.removeLast() }
        let start = cells.first { !$0.isEmpty }?.span.start ?? 0
        if stack.isEmpty, let root = outline.roots.last, let ordinal, outline.items[root].part == part,
            ordinal <= outline.items[root].ordinal ?? 0 || outline.items[root].rank < 6
        {
            part += 1
        }
        push(Item(rank: 6, ordinal: ordinal, lines: [], record: record, part: part, start: start))
    }
}
