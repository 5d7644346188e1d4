/// Decides which items of an outline are the actions.
struct ActionSelection {
    private let outline: Outline
    private let contents: [ItemContent]
    private let hasUnits: [Bool]
    private(set) var emptySections: [TextSpan] = []

    init(_ outline: Outline) {
        self.outline = outline
        contents = outline.items.map(ItemContent.init)
        var hasUnits = contents.map { !$0.units.isEmpty }
        // Children stand after their parents, so one pass backwards is enough.
        for i in outline.items.indices.reversed()
        where outline.items[i].children.contains(where: { hasUnits[$0] }) {
            hasUnits[i] = true
        }
        self.hasUnits = hasUnits
    }

    /// The actions of all parts of the text, in its order.
    mutating func drafts() -> [Draft] {
        var found: [Resolved] = []
        let counted = partsCountedThrough()
        for root in outline.roots { found += resolve(root, under: [], depth: 0, counted: counted) }
        let partsWithNested = Set(found.filter(\.isNested).map(\.draft.part))
        return found.compactMap { resolved in
            // A heading without a word under it, beside headings that have actions, is a section left empty.
            if resolved.isBare, partsWithNested.contains(resolved.draft.part) {
                emptySections.append(resolved.draft.span)
                return nil
            }
            return resolved.draft
        }
    }

    /// Parts whose items are counted on from section to section (一、1. 2. 二、3. 4.): the items are the actions.
    private func partsCountedThrough() -> Set<Int> {
        var last: [Int: Int] = [:]
        var found: Set<Int> = []
        for root in outline.roots {
            let item = outline.items[root]
            let ordinals = item.children.compactMap { outline.items[$0].ordinal }
            guard let first = ordinals.first, let end = ordinals.last else { continue }
            if let previous = last[item.part], first == previous + 1 { found.insert(item.part) }
            last[item.part] = end
        }
        return found
    }

    private struct Resolved {
        var draft: Draft
        var isNested: Bool
        /// A heading and nothing else.
        var isBare: Bool
    }

    private func resolve(_ index: Int, under units: [NamedUnit], depth: Int, counted: Set<Int>) -> [Resolved]
    {
        let item = outline.items[index]
        let content = contents[index]
        let parted = content.heading.map {
            Headings.part($0, hasMore: !content.rest.isEmpty || !item.children.isEmpty)
        }
        let title = parted?.title ?? Passage()
        if Headings.isFraming(title), content.units.isEmpty, !childrenCarryUnits(item), item.record == nil {
            return []
        }
        let inherited = content.units.isEmpty ? units : content.units
        let isContainer = Headings.isContainer(title) && content.units.isEmpty && !item.children.isEmpty
        let isCountedThrough =
            depth == 0 && counted.contains(item.part) && content.units.isEmpty && !item.children.isEmpty
        if isContainer || isCountedThrough || childrenCarryUnits(item)
            || item.children.contains(where: { outline.items[$0].record != nil })
        {
            return item.children.flatMap { resolve($0, under: inherited, depth: depth + 1, counted: counted) }
        }
        guard title.scalars.lazy.filter(\.isHan).prefix(2).count == 2 else { return [] }
        var draft = Draft(
            ordinal: item.ordinal, title: title, heading: parted?.heading, part: item.part,
            span: TextSpan(start: item.start, end: content.end))
        if let body = parted?.body { draft.paragraphs.append(body) }
        draft.sectionUnits = units
        draft.isForm = item.record?.isForm ?? false
        gather(index, into: &draft, isTop: true)
        let isBare = depth == 0 && item.record == nil && item.children.isEmpty && content.rest.isEmpty
        return [Resolved(draft: draft, isNested: depth > 0, isBare: isBare && draft.units.isEmpty)]
    }

    /// Whether the items under one name their own units; a list of units after the last of them is the whole's.
    private func childrenCarryUnits(_ item: Item) -> Bool {
        let carrying = item.children.filter { hasUnits[$0] && !isLabel($0) }
        guard !carrying.isEmpty else { return false }
        return carrying.count > 1 || item.children.count == 1
            || carrying != [item.children[item.children.count - 1]]
    }

    /// 3.责任单位：… says who answers for the item it stands under.
    private func isLabel(_ index: Int) -> Bool {
        contents[index].heading == nil && outline.items[index].children.isEmpty
    }

    /// Everything under an item becomes the action's text.
    private func gather(_ index: Int, into draft: inout Draft, isTop: Bool) {
        let content = contents[index]
        if !isTop, let heading = content.heading { draft.paragraphs.append(heading) }
        draft.paragraphs += content.rest
        draft.plan += content.plan
        draft.units += content.units
        draft.due += content.due
        draft.money += content.money
        draft.span.end = max(draft.span.end, content.end)
        for child in outline.items[index].children { gather(child, into: &draft, isTop: false) }
    }
}
