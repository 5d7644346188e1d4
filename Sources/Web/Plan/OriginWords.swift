import Operations
import Programme

/// Where a commitment's number comes from, in words.
struct OriginWords {
    let view: PlanView
    let words: PlanWords

    init(_ view: PlanView, _ words: PlanWords) { (self.view, self.words) = (view, words) }

    /// The source, what it counted with the latest report that counts, and what that is divided by. A duty without a
    /// number and without a source has nothing to tell.
    func facts(of commitment: Commitment) -> [Fact] {
        let origin = view.origin(of: commitment)
        guard commitment.target != nil || origin.source != nil else { return [] }
        var facts = [
            Fact(name: words("sources.source"), value: source(origin), path: path(origin, commitment))
        ]
        if let counted = origin.counted, let value = counted.counting.counting.value(of: commitment) {
            facts.append(
                Fact(
                    name: words("sources.as-of"),
                    value: words(
                        "origin.counted",
                        [
                            "quarter": words.quarter(counted.quarter),
                            "value": words.value(value, of: commitment),
                        ]), path: nil))
        }
        if let reference = origin.reference {
            facts.append(
                Fact(
                    name: words("sources.reference"),
                    value: words(
                        "origin.reference",
                        [
                            "name": words("reference.\(reference.name.rawValue)"),
                            "value": reference.value.description, "day": words.day(reference.asOf),
                            "source": words.plain(reference.source),
                        ]), path: nil))
        }
        if let note = origin.source?.note, !note.isEmpty {
            facts.append(Fact(name: words("sources.note"), value: words.plain(note), path: nil))
        }
        return facts
    }

    private func source(_ origin: CommitmentOrigin) -> String {
        guard let source = origin.source else { return words("origin.none") }
        guard source.feed != nil else { return words("origin.typed") }
        let language = words.words.language.rawValue
        return words(
            "counting.source",
            [
                "ledger": origin.ledger?.words(language) ?? "", "feed": origin.feed?.words(language) ?? "",
                "version": (origin.counted?.counting.counting.version ?? origin.version).map(String.init)
                    ?? "",
            ])
    }

    /// The rows of the year so far, for those who may open them.
    func path(_ origin: CommitmentOrigin, _ commitment: Commitment) -> String? {
        guard let feed = origin.source?.feed, view.reader.mayOpenRows(of: commitment.accountable) else {
            return nil
        }
        let from = origin.statistic == .level ? nil : Quarter(year: view.quarter.year, number: 1)?.firstDay
        return CountingPart.path(
            feed, (from, view.quarter.lastDay),
            unit: view.reader.unit == commitment.accountable ? view.reader.unit : nil)
    }
}
