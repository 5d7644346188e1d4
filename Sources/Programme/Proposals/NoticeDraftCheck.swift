extension NoticeDraft {
    /// Where its text would be read as another plan, all at once; empty when it is read back to what it says.
    public var faults: [Problem] { faults(readFrom: printed.text) }

    /// The same for a text that was read from the draft's file.
    public func faults(readFrom text: String) -> [Problem] {
        guard !items.isEmpty else { return [Problem(.invalid, "notice-draft.empty")] }
        guard let read = try? NoticeParser().parse(text) else {
            return [Problem(.invalid, "notice-draft.unread")]
        }
        guard read.actions.count == items.count else {
            return [
                Problem(
                    .invalid, "notice-draft.actions",
                    ["wanted": String(items.count), "found": String(read.actions.count)])
            ]
        }
        let year = try? PlanDraft.year(of: read)
        let head =
            year == self.year
            ? []
            : [
                Problem(
                    .invalid, "notice-draft.year",
                    ["wanted": String(self.year), "found": year.map { String($0) } ?? "—"])
            ]
        return head + zip(items, read.actions).flatMap { faults($0, $1) }
    }

    private func faults(_ item: Item, _ read: ParsedAction) -> [Problem] {
        let place = "action.\(read.ordinal)"
        var found: [Problem] = []
        func compare(_ code: String, _ wanted: String, _ read: String, at place: String) {
            guard wanted != read else { return }
            found.append(Problem(.invalid, code, ["wanted": wanted, "found": read], at: place))
        }
        compare("notice-draft.title", item.title, read.title, at: place)
        compare("notice-draft.units", words(item.units), words(read.units), at: place)
        compare("notice-draft.due", words(item.dueOn), words(read.dueOn), at: place)
        guard item.promises.count == read.commitments.count else {
            compare(
                "notice-draft.promises", String(item.promises.count), String(read.commitments.count),
                at: place)
            return found
        }
        for (index, (promise, commitment)) in zip(item.promises, read.commitments).enumerated() {
            let place = "\(place).\(index + 1)"
            if !Target.same(promise.target, commitment.target) {
                compare("notice-draft.target", words(promise.target), words(commitment.target), at: place)
            }
            compare(
                "notice-draft.due", words(promise.dueOn ?? item.dueOn),
                words(commitment.dueOn ?? read.dueOn), at: place)
            if !commitment.text.contains(promise.words.prefix(4)) {
                compare("notice-draft.words", promise.words, commitment.text, at: place)
            }
        }
        return found
    }

    private func words(_ units: [ParsedUnit]) -> String {
        units.map { "\($0.name)（\($0.role.rawValue)）" }.joined(separator: "、")
    }

    private func words(_ day: Day?) -> String { day?.description ?? "—" }

    private func words(_ target: Target?) -> String {
        guard let target else { return "—" }
        return "\(target.comparator.rawValue) \(target.value.plain)\(target.unit)"
            + (target.per.map { " / \($0)" } ?? "")
    }
}
