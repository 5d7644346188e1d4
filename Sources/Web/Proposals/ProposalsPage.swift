import Operations
import Programme

/// What the pages of proposals share.
enum ProposalWords {
    static func path(_ id: ID<Proposal>) -> String { "/proposals/\(SafePath.part(id.rawValue))" }

    /// What a form says for each criterion.
    static func points(_ visit: Visit) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: Criterion.allCases.map { ($0.rawValue, visit.fields[$0.rawValue] ?? "") })
    }

    static func state(_ state: ProposalState, _ words: Localizer) -> String {
        words("proposals.state-\(state.rawValue)")
    }

    static func criterion(_ criterion: Criterion, _ words: Localizer) -> String {
        words("proposals.criterion-\(criterion.rawValue)")
    }

    /// A field for each criterion.
    static func fields(
        _ visit: Visit, _ faults: Faults, _ words: Localizer, _ value: (Criterion) -> String
    ) -> [Part] {
        Criterion.allCases.map { criterion in
            let name = criterion.rawValue
            return Part([
                "id": name, "label": self.criterion(criterion, words),
                "field": faults.field(name, visit.fields[name] ?? value(criterion)),
            ])
        }
    }
}

/// A year's proposals: the office's by points, a unit's own.
struct ProposalsPage: Page {
    static let template = "proposals/list"

    let title: String
    let area = Area.proposals
    private let content: Part

    init(_ view: ProposalsView, _ visit: Visit, _ problems: [Problem]) throws {
        let words = try visit.words
        let faults = Faults(problems, words)
        let isOffice = view.reader.role == .reviewer
        title = words("proposals.title", ["year": String(view.year)])
        let lines = view.ranking.lines
        let ranked = lines.compactMap { line in view.proposals.first { $0.id == line.proposal } }
        let others = view.proposals.filter { other in !ranked.contains { $0.id == other.id } }
        let rows = (ranked + others).map { proposal in
            let line = lines.first { $0.proposal == proposal.id }
            let missing = line?.missing.map { ProposalWords.criterion($0, words) } ?? []
            return Part([
                "title": proposal.content.title, "path": ProposalWords.path(proposal.id),
                "unit": view.name(of: proposal.content.responsible),
                "state": ProposalWords.state(proposal.state, words),
                "isCarried": proposal.carried != nil, "rank": line?.rank.map { String($0) } ?? "—",
                "points": line?.points?.plain ?? "—",
                "missing": missing.isEmpty
                    ? nil
                    : words(
                        "proposals.missing", ["criteria": missing.joined(separator: words("ledger.and"))]),
            ])
        }
        content = Part([
            "year": String(view.year), "isOffice": isOffice, "faults": faults.all,
            "hasFaults": !faults.all.isEmpty, "rows": rows, "hasRows": !rows.isEmpty,
            "mayWrite": isOffice || view.reader.unit != nil, "isRanked": view.reader.unit == nil,
            "hasSelected": isOffice && !view.selected.isEmpty,
            "weights": ProposalWords.fields(visit, faults, words) {
                view.weights.values[$0]?.description ?? ""
            },
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}
