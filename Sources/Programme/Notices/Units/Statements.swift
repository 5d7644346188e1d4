/// What a line of an action says beside its promises: who answers for it and by when.
struct Statements: Sendable {
    /// The line without them, in stretches.
    var rest: [Passage] = []
    var units: [NamedUnit] = []
    var due: [Passage] = []
    /// Steps on the way, from a label that announces them.
    var plan: [Passage] = []
    /// A label whose names are still to come, on the lines below.
    var awaited: LabelKind?

    /// Reads one line.
    init(_ line: Passage) {
        let enclosures = Enclosures(line.scalars)
        var cuts: [(range: Range<Int>, kind: LabelKind?, body: Passage)] = []
        for pair in enclosures.pairs {
            let inner = line[pair.lowerBound + 1..<pair.upperBound - 1]
            if Self.announces(inner) {
                cuts.append((pair, nil, inner))
            } else if let comma = Self.dueComma(inner), UnitNames.saysRole(inner[0..<comma]),
                UnitNames.isList(inner[0..<comma])
            {
                let at = pair.lowerBound + 1 + comma
                cuts.append((pair.lowerBound..<at, .units(.responsible), inner[0..<comma]))
                cuts.append((at..<pair.upperBound, .due, inner[comma + 1..<inner.count]))
            } else if inner.count > 1, UnitNames.isList(inner),
                UnitNames.saysRole(inner) || Self.isLast(pair, in: line) && inner.count > 2
            {
                cuts.append((pair, .units(.responsible), inner))
            }
        }
        var i = 0
        while i < line.count {
            defer { i += 1 }
            guard let (kind, end) = Self.label(line, at: i),
                line.scalars[i] == "(" || !enclosures.isInParentheses(i)
            else { continue }
            let stop = Self.end(of: kind, in: line, from: end, enclosures)
            cuts.append((i..<stop, kind, line[end..<stop]))
            i = stop - 1
        }
        cuts.sort { $0.range.lowerBound < $1.range.lowerBound }
        var start = 0
        for cut in cuts where cut.range.lowerBound >= start {
            keep(line[start..<cut.range.lowerBound])
            take(cut.body, as: cut.kind, isOpen: cut.range.upperBound == line.count && cut.kind != nil)
            start = cut.range.upperBound
        }
        keep(line[start..<line.count])
    }

    private mutating func keep(_ part: Passage) {
        let part = part.trimmed { $0.isLayout || $0 == "(" || $0 == ")" && part.count < 3 }
        if part.scalars.contains(where: { $0.isHan || $0.isDigit }) { rest.append(part) }
    }

    private mutating func take(_ body: Passage, as kind: LabelKind?, isOpen: Bool) {
        guard let kind else {
            // A bracket with labels of its own inside.
            let inner = Statements(body)
            units += inner.units
            due += inner.due
            plan += inner.plan
            return
        }
        let text = body.trimmed { $0.isLayout || "。;，、:".unicodeScalars.contains($0) }
        switch kind {
        case .units(let role):
            // An enumeration comma at the end: the names go on below.
            if isOpen, text.isEmpty || body.trimmed().ends(with: "、") { awaited = kind }
            units += UnitNames.read(text, role: role)
        case .due: if text.isEmpty { awaited = isOpen ? kind : nil } else { due.append(text) }
        case .plan: if !text.isEmpty { plan.append(text) }
        case .person, .progress, .ordinal: break
        case .name, .content, .money, .note: keep(body)
        }
    }

    /// The comma before a date that ends a bracket: 某局牵头，11月底前完成.
    private static func dueComma(_ inner: Passage) -> Int? {
        guard let comma = inner.scalars.lastIndex(where: { $0 == "，" || $0 == ";" }), comma > 1,
            (3...20).contains(inner.count - comma - 1)
        else { return nil }
        return DueDates.inCell(inner[comma + 1..<inner.count], year: 2000) == nil ? nil : comma
    }

    /// Whether a bracket starts with a label.
    private static func announces(_ inner: Passage) -> Bool {
        let inner = inner.trimmed()
        switch Labels.match(inner.scalars, at: 0)?.kind {
        case .units, .due, .person: return true
        default: return false
        }
    }

    /// A label at an index, after a break.
    private static func label(_ line: Passage, at i: Int) -> (kind: LabelKind, end: Int)? {
        guard isBoundary(line.scalars, at: i) else { return nil }
        return Labels.match(line.scalars, at: i) ?? Labels.bracketed(line.scalars, at: i)
    }

    private static func isLast(_ pair: Range<Int>, in line: Passage) -> Bool {
        line.scalars[pair.upperBound...].allSatisfy { $0 == "。" || $0 == ";" || $0.isLayout }
    }

    private static func isBoundary(_ scalars: [Unicode.Scalar], at i: Int) -> Bool {
        i == 0 || " \t。;，、()“”".unicodeScalars.contains(scalars[i - 1])
    }

    /// Where what a label announces ends: at the next label, a full stop, or a space before something else.
    private static func end(
        of kind: LabelKind, in line: Passage, from start: Int, _ enclosures: Enclosures
    ) -> Int {
        var i = start
        while i < line.count {
            let scalar = line.scalars[i]
            if scalar == "。" || scalar == "(" && i > start && announces(line[i + 1..<min(i + 20, line.count)])
            {
                return scalar == "。" ? i + 1 : i
            }
            if i > start, label(line, at: i) != nil { return i }
            if scalar == ";", kind != .units(.responsible), kind != .units(.lead),
                kind != .units(.cooperating)
            {
                return i + 1
            }
            if scalar.isLayout, i > start + 1 {
                switch kind {
                case .person, .due: return i
                case .units:
                    var next = i + 1
                    while next < line.count, !"、，;。 (".unicodeScalars.contains(line.scalars[next]) {
                        next += 1
                    }
                    if !OrganWords.isName(line[i + 1..<next]), line.scalars[i - 1] != "、" { return i }
                default: break
                }
            }
            i += 1
        }
        return line.count
    }
}
