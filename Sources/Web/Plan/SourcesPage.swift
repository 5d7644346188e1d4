import Foundation
import Operations
import Programme

/// Every number of the plan with what it may draw on, and the figures from elsewhere.
struct SourcesPage: Page {
    static let template = "plan/sources"

    let title: String
    let area = Area.plan
    let trail: [Link]
    private let content: Part

    /// - Parameters:
    ///   - typed: the form that was refused; nil for what is stored, with suggestions where nothing is.
    ///   - figure: the form of a reference figure that was refused.
    init(
        _ sources: PlanSources, _ visit: Visit, typed: FormFields? = nil, figure: FormFields? = nil,
        problems: [Problem] = []
    ) throws {
        let words = PlanWords(words: try visit.words)
        let language = words.words.language.rawValue
        let faults = Faults(problems, words.words)
        title = words("sources.title")
        trail = [Link(words: words("browse.plan-title", ["year": String(sources.plan.year)]), path: "/plan")]
        let groups = sources.plan.actions.compactMap { action -> Part? in
            let lines = sources.lines.filter { $0.action.id == action.id }
            guard !lines.isEmpty else { return nil }
            return Part([
                "name": "\(action.ordinal). \(words.plain(action.title))",
                "rows": lines.map { SourceRow.make($0, typed, faults, language, words) },
            ])
        }
        content = Part([
            "groups": groups, "hasGroups": !groups.isEmpty, "faults": faults.all,
            "hasFaults": !faults.all.isEmpty,
            "open": sources.open == 0 ? nil : words("sources.open", ["count": String(sources.open)]),
            "references": sources.references.map { figure in
                Part([
                    "name": words("reference.\(figure.name.rawValue)"), "value": figure.value.description,
                    "asOf": words.day(figure.asOf), "source": words.plain(figure.source),
                ])
            },
            "hasReferences": !sources.references.isEmpty,
            "names": ReferenceName.allCases.map {
                Choice(
                    value: $0.rawValue, words: words("reference.\($0.rawValue)"),
                    isChosen: figure?["name"] == $0.rawValue)
            },
            "value": faults.field("value", figure?["value"]),
            "asOf": faults.field("as-of", figure?["as-of"]),
            "source": faults.field("source", figure?["source"]),
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}

/// One commitment with what it may draw on.
enum SourceRow {
    static func make(
        _ line: PlanSources.Line, _ typed: FormFields?, _ faults: Faults, _ language: String,
        _ words: PlanWords
    ) -> Part {
        let commitment = line.commitment
        let id = commitment.id.rawValue
        let shown = line.source ?? line.suggestion
        let chosen = typed?["source.\(id)"] ?? SourcesInput.option(shown)
        let own = faults.all.filter { $0.field == "source-\(id)" || $0.field == "note-\(id)" }.map(\.words)
        return Part([
            "id": id, "number": "\(line.action.ordinal).\(commitment.ordinal)",
            "subject": words.plain(commitment.subject), "target": words.target(commitment),
            "kind": words("browse.kind-\(commitment.kind.rawValue)"),
            "isSuggested": line.source == nil && line.suggestion != nil && typed == nil,
            "isOpen": line.source == nil,
            "none": Choice(value: "", words: words("sources.none"), isChosen: chosen.isEmpty),
            "typed": Choice(
                value: SourcesInput.typed, words: words("sources.typed"),
                isChosen: chosen == SourcesInput.typed),
            "groups": groups(line, chosen, language, words),
            "note": typed?["note.\(id)"] ?? shown?.note ?? "",
            "fault": own.isEmpty ? nil : own.joined(separator: " "),
        ])
    }

    /// The feeds by ledger. Where a promise is for each thousand, the feeds are offered as such.
    private static func groups(
        _ line: PlanSources.Line, _ chosen: String, _ language: String, _ words: PlanWords
    ) -> [Part] {
        let rate =
            line.commitment.target?.per == "1000 residents"
            ? (try? Amount(1000)).map { ReferenceRate(.residents, per: $0) } : nil
        var names: [String] = []
        for pair in line.fitting where !names.contains(pair.ledger.name) { names.append(pair.ledger.name) }
        return names.map { name in
            let own = line.fitting.filter { $0.ledger.name == name }
            return Part([
                "ledger": own.first.map { $0.ledger.label.words(language) } ?? name,
                "options": own.map { pair -> Choice in
                    let reference = FeedReference(name, pair.feed.name)
                    let option = SourcesInput.option(CommitmentSource(.feed(reference, per: rate)))
                    let label = pair.feed.label.words(language)
                    return Choice(
                        value: option,
                        words: rate == nil ? label : words("sources.per-thousand", ["feed": label]),
                        isChosen: option == chosen)
                },
            ])
        }
    }
}
