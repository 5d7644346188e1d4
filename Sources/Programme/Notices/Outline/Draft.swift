/// An action before its promises are read.
struct Draft: Sendable {
    var ordinal: Int?
    var title: Passage
    /// The heading, when it is apart from the promises.
    var heading: Passage?
    var paragraphs: [Passage] = []
    /// Steps on the way to what the paragraphs promise.
    var plan: [Passage] = []
    var units: [NamedUnit] = []
    var due: [Passage] = []
    /// Stretches of columns about money.
    var money: [Passage] = []
    /// The units of the section it stands in.
    var sectionUnits: [NamedUnit] = []
    var isForm = false
    var part = 0
    var span: TextSpan
}

/// The lines of one item, sorted.
struct ItemContent: Sendable {
    var heading: Passage?
    var rest: [Passage] = []
    var units: [NamedUnit] = []
    var due: [Passage] = []
    var plan: [Passage] = []
    var money: [Passage] = []
    var end = 0

    init(_ item: Item) {
        end = item.start + 1
        if let record = item.record { read(record) }
        var awaited: LabelKind?
        for line in item.lines {
            end = max(end, line.span.end)
            if let kind = awaited, take(line, awaited: kind) { continue }
            let statements = Statements(line)
            units += statements.units
            due += statements.due
            plan += statements.plan
            rest += statements.rest.map { $0.compacted() }
            awaited = statements.awaited
        }
        if item.record == nil || heading == nil, !rest.isEmpty { heading = rest.removeFirst() }
        if units.isEmpty, item.record == nil {
            // Lines with nothing but an organ: the column of units of a table that lost its frame.
            units = rest.filter(OrganWords.isOrganLine).map { NamedUnit(name: $0, role: .responsible) }
            rest.removeAll(where: OrganWords.isOrganLine)
        }
    }

    private mutating func read(_ record: Record) {
        for cell in [record.name].compactMap({ $0 }) + record.content {
            end = max(end, cell.span.end)
            let statements = Statements(cell)
            units += statements.units
            due += statements.due
            plan += statements.plan
            rest += statements.rest.map { $0.compacted() }
        }
        if !rest.isEmpty { heading = rest.removeFirst() }
        for (role, list) in record.units {
            end = max(end, list.span.end)
            let statements = Statements(list)
            units += statements.units.isEmpty ? UnitNames.read(list, role: role) : statements.units
        }
        for cell in record.plan + record.due + record.money { end = max(end, cell.span.end) }
        plan += record.plan
        due += record.due
        money += record.money
    }

    /// Takes a line that a label above it announced.
    private mutating func take(_ line: Passage, awaited: LabelKind) -> Bool {
        switch awaited {
        case .units(let role):
            guard UnitNames.isList(line) else { return false }
            units += UnitNames.read(line, role: role)
        case .due: due.append(line)
        default: return false
        }
        return true
    }
}
