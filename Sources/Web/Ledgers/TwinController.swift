import Hummingbird
import Operations
import Programme

/// Persons who may be one and the same: looked for, held side by side, and made one.
struct TwinController {
    @Sendable func show(_ visit: Visit) async throws -> Response {
        let ledger = try await visit.ledger()
        guard ledger.subject != nil else { throw Problem(.notFound, "page.not-found") }
        let twins = try await FindTwins(visit.office)(ledger: ledger.name, by: visit.person)
        return try visit.page(TwinPage(ledger, twins, try visit.ledgerWords))
    }

    /// Names what a merge brings.
    @Sendable func ask(_ visit: Visit) async throws -> Response {
        let ledger = try await visit.ledger()
        let (keep, merge) = try pair(try visit.queryFields)
        let twins = try await FindTwins(visit.office)(ledger: ledger.name, by: visit.person)
        // Only those who were found to be alike, as they stand now.
        guard let group = twins.first(where: { $0.contains { $0.id == keep } }),
            let kept = group.first(where: { $0.id == keep }),
            let merged = group.first(where: { $0.id == merge })
        else {
            return visit.redirect(
                to: LedgerPath(ledger.name).persons, Flash("ledger-twin.gone", isGood: false))
        }
        return try visit.page(question(ledger, kept, merged, try visit.ledgerWords))
    }

    private func question(
        _ ledger: Ledger, _ kept: SubjectSummary, _ merged: SubjectSummary, _ words: LedgerWords
    ) -> LedgerAskPage {
        let path = LedgerPath(ledger.name)
        return LedgerAskPage(
            title: words("ledger-twin.merge-title"),
            trail: path.trail(ledger, words, isBelow: true)
                + [Link(words: words("ledger-twin.title"), path: path.persons)],
            consequences: [
                words(
                    "ledger-twin.merge-keeps",
                    ["kept": TwinWords.name(kept, words), "merged": TwinWords.name(merged, words)]),
                words("ledger-twin.merge-records", ["count": words.count(merged.records)]),
                words("ledger-twin.merge-counts"), words("ledger-twin.merge-final"),
            ],
            action: "\(path.persons)/merging",
            hidden: [
                HiddenField(name: "keep", value: kept.id.rawValue),
                HiddenField(name: "merge", value: merged.id.rawValue),
            ],
            back: path.persons, send: words("ledger-twin.merge-send"))
    }

    @Sendable func merge(_ visit: Visit) async throws -> Response {
        let (keep, merge) = try pair(visit.fields)
        try await MergeSubjects(visit.office)(keep: keep, merge: merge, by: visit.person)
        return visit.redirect(
            to: LedgerPath(try visit.parameter("ledger")).persons, Flash("ledger-twin.merged"))
    }

    private func pair(_ fields: FormFields) throws -> (ID<Subject>, ID<Subject>) {
        guard let keep = fields.text("keep"), let merge = fields.text("merge"), keep != merge else {
            throw Problem(.notFound, "page.not-found")
        }
        return (ID(keep), ID(merge))
    }
}

/// A person as the page of twins names them.
enum TwinWords {
    static func name(_ subject: SubjectSummary, _ words: LedgerWords) -> String {
        let identity = subject.identity
        return [identity.name, identity.number, identity.birth?.description, identity.phone]
            .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// Persons who may be one.
struct TwinPage: Page {
    static let template = "ledgers/twins"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let groups: [Part]

    init(_ ledger: Ledger, _ twins: [[SubjectSummary]], _ words: LedgerWords) {
        let path = LedgerPath(ledger.name)
        title = words("ledger-twin.title")
        trail = path.trail(ledger, words, isBelow: true)
        groups = twins.enumerated().map { index, group in
            let name = group.first?.identity.name ?? ""
            return Part([
                "number": String(index), "name": name,
                "persons": group.map { person in
                    Part([
                        "person": TwinWords.name(person, words),
                        "records": words("ledger-twin.records", ["count": words.count(person.records)]),
                        // One direction for each other one: this one stays.
                        "moves": group.filter { $0.id != person.id }.map { other in
                            Link(
                                words: words(
                                    "ledger-twin.take-in", ["other": TwinWords.name(other, words)]),
                                path: "\(path.persons)/merging?"
                                    + QueryText.make([
                                        ("keep", person.id.rawValue), ("merge", other.id.rawValue),
                                    ]))
                        },
                    ])
                },
            ])
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "groups": groups
        case "hasGroups": !groups.isEmpty
        default: nil
        }
    }
}
