import Operations
import Programme

/// One proposal with what the reader can do with it; without one, the form of a new one.
struct ProposalPage: Page {
    static let template = "proposals/proposal"

    let title: String
    let area = Area.proposals
    let trail: [Link]
    private let content: Part

    init(_ proposal: Proposal?, _ view: ProposalsView, _ visit: Visit, _ problems: [Problem]) throws {
        let words = try visit.words
        let faults = Faults(problems, words)
        let reader = view.reader
        title = proposal?.content.title ?? words("proposals.new")
        trail = [
            Link(
                words: words("proposals.title", ["year": String(view.year)]),
                path: "/proposals?year=\(view.year)")
        ]
        let isWritten = proposal?.mayBeWritten(by: reader) ?? true
        func may(_ move: ProposalMove) -> Bool { proposal.map { move.isOpen(for: $0, to: reader) } ?? false }
        let mayScore =
            reader.role == .reviewer
            && proposal.map { [.submitted, .selected, .setAside].contains($0.state) } ?? false
        content = Part([
            "year": String(view.year), "faults": faults.all, "hasFaults": !faults.all.isEmpty,
            "isWritten": isWritten, "isShown": !isWritten, "limit": Proposal.limit,
            "titleLimit": Proposal.titleLimit,
            "path": proposal.map { ProposalWords.path($0.id) } ?? "/proposals",
            "maySubmit": may(.submit), "mayWithdraw": may(.withdraw), "maySelect": may(.select),
            "maySetAside": may(.setAside), "mayScore": mayScore,
            "state": proposal.map { ProposalWords.state($0.state, words) },
            "isCarried": proposal?.carried != nil,
            "why": faults.field("reason", isWritten ? "" : visit.fields["reason"]),
            "hasSteps": proposal?.steps.isEmpty == false,
            "steps": (proposal?.steps ?? []).map { step in
                Part([
                    "state": ProposalWords.state(step.state, words), "at": step.at.local,
                    "reason": step.reason,
                ])
            },
            "scores": ProposalWords.fields(visit, faults, words) { criterion in
                proposal?.scores.first { $0.criterion == criterion && $0.reviewer == reader.id }?
                    .points.description ?? ""
            },
            "form": ProposalPage.form(proposal?.content, view, visit, faults, words),
        ])
    }

    private static func form(
        _ content: Proposal.Content?, _ view: ProposalsView, _ visit: Visit, _ faults: Faults,
        _ words: Localizer
    ) -> Part {
        func field(_ name: String, _ kept: String?) -> Field {
            faults.field(name, visit.fields[name] ?? kept)
        }
        let target = content?.target
        let comparator = visit.fields["comparator"] ?? (target?.comparator ?? .atLeast).rawValue
        let responsible =
            visit.fields.text("responsible")
            ?? (content?.responsible ?? view.reader.unit)?.rawValue
        return Part([
            "heading": field("title", content?.title), "reason": field("reason", content?.reason),
            "promise": field("promise", content?.promise),
            "number": field("number", target?.value.plain), "unit": field("unit", target?.unit),
            "beneficiaries": field("beneficiaries", content?.beneficiaries),
            "cost": field("cost", content?.cost?.description), "funding": field("funding", content?.funding),
            "due": field("due", content?.dueOn?.description),
            "responsible": view.name(of: content?.responsible),
            "comparators": Programme.Comparator.allCases.map {
                Choice(
                    value: $0.rawValue, words: words("draft.bound-name-\(DraftWords.code(of: $0))"),
                    isChosen: $0.rawValue == comparator)
            },
            "units": view.units.map {
                Choice(
                    value: $0.id.rawValue, words: $0.name.rawValue, isChosen: $0.id.rawValue == responsible)
            },
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}
