import Hummingbird
import Operations
import Programme

/// Which ledgers there are, and how each is defined.
struct LedgerController {
    @Sendable func list(_ visit: Visit) async throws -> Response {
        let summaries = try await ListLedgers(visit.office)(by: visit.person)
        return try visit.page(
            LedgerListPage(summaries, role: visit.person.role, try visit.ledgerWords))
    }

    @Sendable func show(_ visit: Visit) async throws -> Response {
        let ledger = try await visit.ledger()
        return try visit.page(
            LedgerDefinitionPage(ledger, role: visit.person.role, try visit.ledgerWords))
    }
}

/// What a ledger is about, for people who look for it in a list.
enum LedgerGroup: String, CaseIterable, Sendable {
    /// Rows about persons: trainings, assistance.
    case people
    /// How things stand: institutions, rooms, grounds.
    case places
    /// What happens: talks, performances, fairs.
    case events

    init(_ ledger: Ledger) {
        if ledger.subject != nil {
            self = .people
        } else {
            self = ledger.feeds.contains { $0.statistic == .level } ? .places : .events
        }
    }
}

/// The list of ledgers.
struct LedgerListPage: Page {
    static let template = "ledgers/ledgers"

    let title: String
    let area = Area.ledgers
    let groups: [Group]
    let mayDefine: Bool

    /// Ledgers about the same sort of thing.
    struct Group: MustacheParent, Sendable {
        let name: String
        let words: String
        let rows: [Part]

        func child(named name: String) -> Any? {
            switch name {
            case "group": self.name
            case "groupWords": words
            case "rows": rows
            default: nil
            }
        }
    }

    init(_ summaries: [LedgerSummary], role: Role, _ words: LedgerWords) {
        title = words("nav.ledgers")
        mayDefine = Access.definers.admits(role)
        let writes = Access.units.admits(role)
        let imports = Access.importers.admits(role)
        let byGroup = Dictionary(grouping: summaries) { LedgerGroup($0.ledger) }
        groups = LedgerGroup.allCases.compactMap { group in
            guard let found = byGroup[group] else { return nil }
            let rows = found.map { summary in
                let (ledger, path) = (summary.ledger, LedgerPath(summary.ledger.name))
                let label = words.label(ledger.label)
                return Part([
                    "label": label, "path": path.records,
                    "hint": words.label(ledger.hint),
                    "records": words.count(summary.records) + (summary.isCountCapped ? "+" : ""),
                    "latest": summary.latest?.description, "isPersonal": ledger.isPersonal,
                    "new": writes ? path.new : nil, "imports": imports ? path.imports : nil,
                    "template": imports ? path.template : nil, "definition": path.page,
                ])
            }
            return Group(
                name: group.rawValue, words: words("ledger-group.\(group.rawValue)"), rows: rows)
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "groups": groups
        case "hasGroups": !groups.isEmpty
        case "mayDefine": mayDefine
        default: nil
        }
    }
}

/// How a ledger is defined: its columns, what it counts, and what its records are known by.
struct LedgerDefinitionPage: Page {
    static let template = "ledgers/definition"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let parts: DefinitionParts
    let path: LedgerPath
    let mayImport: Bool

    init(_ ledger: Ledger, role: Role, _ words: LedgerWords) {
        path = LedgerPath(ledger.name)
        title = words("ledger-definition.title", ["ledger": words.label(ledger.label)])
        mayImport = Access.importers.admits(role)
        trail = path.trail(ledger, words, isBelow: true)
        parts = DefinitionParts(ledger, words)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "records": path.records
        case "template": maybe(mayImport ? path.template : nil)
        case "imports": maybe(mayImport ? path.imports : nil)
        default: parts.child(named: name)
        }
    }
}

/// A definition's facts, for its page and for the page on which one is taken in.
struct DefinitionParts: MustacheParent, Sendable {
    let hint: String?
    let facts: [Part]
    let fields: [Part]
    let feeds: [Part]

    init(_ ledger: Ledger, _ words: LedgerWords) {
        let hint = words.label(ledger.hint)
        self.hint = hint.isEmpty ? nil : hint
        func labels(_ names: [String]) -> String {
            names.map { name in
                name == "unit"
                    ? words("record-page.unit") : ledger.field(name).map { words.label($0.label) } ?? name
            }.joined(separator: words("ledger.and"))
        }
        var facts: [(String, String)] = [
            ("name", ledger.name), ("version", String(ledger.version)),
            ("day", labels([ledger.dateField])), ("unique", labels(ledger.uniqueBy)),
        ]
        if let place = ledger.placeField { facts.append(("place", labels([place]))) }
        if let subject = ledger.subject { facts.append(("subject", labels(subject.all))) }
        self.facts = facts.filter { !$0.1.isEmpty }.map {
            Part(["factName": words("ledger-definition.\($0.0)"), "fact": $0.1])
        }
        fields = ledger.fields.map { field in
            var notes: [String] = []
            if let relevant = field.relevant {
                notes.append(words("ledger-definition.relevant", ["expression": relevant.source]))
            }
            if let constraint = field.constraint {
                let said = field.constraintMessage.map { words.label($0) } ?? ""
                notes.append(
                    said.isEmpty
                        ? words("ledger-definition.constraint", ["expression": constraint.source]) : said)
            }
            if let calculation = field.calculation {
                notes.append(words("ledger-definition.calculation", ["expression": calculation.source]))
            }
            let choices = field.choices.map { words.label($0.label) }
            return Part([
                "field": field.name, "label": words.label(field.label), "kind": words.kind(field.kind),
                "isRequired": field.isRequired, "sensitivity": words.sensitivity(field.sensitivity),
                "isGuarded": field.sensitivity >= .personal, "hint": words.label(field.hint),
                "choices": choices.isEmpty ? nil : choices.joined(separator: words("ledger.and")),
                "notes": notes,
            ])
        }
        feeds = ledger.feeds.map { feed in
            Part([
                "feed": feed.name, "label": words.label(feed.label),
                "statistic": words("ledger-statistic.\(feed.statistic.rawValue)"),
                "terms": feed.terms.map { FeedWords.term($0, in: ledger, words) },
            ])
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "hint": maybe(hint)
        case "facts": facts
        case "fields": fields
        case "feeds": feeds
        case "hasFeeds": !feeds.isEmpty
        default: nil
        }
    }
}

/// What a ledger counts, in a sentence.
enum FeedWords {
    static func term(_ term: Feed.Term, in ledger: Ledger, _ words: LedgerWords) -> String {
        let measure =
            switch term.measure {
            case .records: words("ledger-measure.records")
            case .persons: words("ledger-measure.persons")
            case .sum(let name):
                words(
                    "ledger-measure.sum", ["field": ledger.field(name).map { words.label($0.label) } ?? name])
            }
        var text =
            term.part == .value ? measure : words("ledger-part.\(term.part.rawValue)", ["measure": measure])
        if let condition = term.condition {
            text += words("ledger-measure.where", ["expression": condition.source])
        }
        if let end = term.endField {
            text += words(
                "ledger-measure.until", ["field": ledger.field(end).map { words.label($0.label) } ?? end])
        }
        return text
    }
}
