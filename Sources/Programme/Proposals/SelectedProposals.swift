extension NoticeDraft {
    /// The draft notice of the proposals that were selected, in the order given.
    ///
    /// Proposals of one heading become one action; the unit that answers for the first promise leads it.
    ///
    /// - Parameter names: the units' names as the notice prints them.
    public init(
        of proposals: [Proposal], year: Int, names: [ID<Unit>: String], issuer: String, recipients: [String],
        issuedOn: Day
    ) {
        var items: [Item] = []
        for content in proposals.map(\.content) {
            let place = items.firstIndex { $0.title == content.title }
            var item = place.map { items[$0] } ?? Item(title: content.title, units: [], promises: [])
            item.promises.append(
                Promise(words: content.promise, target: content.target, dueOn: content.dueOn))
            if let name = names[content.responsible], !item.units.contains(where: { $0.name == name }) {
                item.units.append(ParsedUnit(name: name, role: item.units.isEmpty ? .lead : .responsible))
            }
            if let place { items[place] = item } else { items.append(item) }
        }
        // One unit alone leads nobody.
        for index in items.indices where items[index].units.count == 1 {
            items[index].units[0].role = .responsible
        }
        self.init(
            year: year, issuer: issuer, recipients: recipients, items: items, issuedOn: issuedOn, mark: "草案")
    }
}
