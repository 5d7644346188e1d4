import HTTPTypes
import Hummingbird
import Operations
import Programme

/// One proposal: writing it, handing it in, scoring and choosing it.
struct ProposalController {
    @Sendable func compose(_ visit: Visit) async throws -> Response { try await compose(visit, []) }

    private func compose(_ visit: Visit, _ problems: [Problem]) async throws -> Response {
        let view = try await ReadProposals(visit.office)(year: try visit.year, by: visit.person)
        return try visit.page(
            ProposalPage(nil, view, visit, problems), status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func show(_ visit: Visit) async throws -> Response { try await show(visit, []) }

    private func show(_ visit: Visit, _ problems: [Problem]) async throws -> Response {
        let (view, proposal) = try await ReadProposals(visit.office).one(
            ID(visit.parameter("proposal")), by: visit.person)
        return try visit.page(
            ProposalPage(proposal, view, visit, problems),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func save(_ visit: Visit) async throws -> Response {
        let view = try await ReadProposals(visit.office)(year: try visit.year, by: visit.person)
        return try await visit.answered(
            to: "/proposals?year=\(view.year)", "proposals.saved", again: { try await compose(visit, $0) }
        ) { try await SaveProposal(visit.office)(form(visit), year: view.year, by: visit.person) }
    }

    @Sendable func rewrite(_ visit: Visit) async throws -> Response {
        let (view, proposal) = try await ReadProposals(visit.office).one(
            ID(visit.parameter("proposal")), by: visit.person)
        return try await answered(visit, "proposals.saved") {
            try await SaveProposal(visit.office)(
                form(visit), year: view.year, id: proposal.id, by: visit.person)
        }
    }

    @Sendable func submit(_ visit: Visit) async throws -> Response { try await move(visit, .submit) }

    @Sendable func withdraw(_ visit: Visit) async throws -> Response { try await move(visit, .withdraw) }

    @Sendable func select(_ visit: Visit) async throws -> Response { try await move(visit, .select) }

    @Sendable func setAside(_ visit: Visit) async throws -> Response { try await move(visit, .setAside) }

    @Sendable func score(_ visit: Visit) async throws -> Response {
        try await answered(visit, "proposals.scored") {
            try await ScoreProposal(visit.office)(
                ID(visit.parameter("proposal")), ProposalWords.points(visit), by: visit.person)
        }
    }

    private func move(_ visit: Visit, _ move: ProposalMove) async throws -> Response {
        try await answered(visit, "proposals.moved") {
            try await MoveProposal(visit.office)(
                ID(visit.parameter("proposal")), move, reason: visit.fields["reason"] ?? "", by: visit.person)
        }
    }

    private func answered(
        _ visit: Visit, _ done: String, _ work: () async throws -> Void
    ) async throws -> Response {
        let path = ProposalWords.path(ID(try visit.parameter("proposal")))
        return try await visit.answered(to: path, done, again: { try await show(visit, $0) }, work)
    }

    private func form(_ visit: Visit) throws -> ProposalForm {
        var form = ProposalForm()
        func text(_ name: String) -> String { visit.fields[name] ?? "" }
        (form.title, form.reason, form.promise) = (text("title"), text("reason"), text("promise"))
        (form.beneficiaries, form.funding) = (text("beneficiaries"), text("funding"))
        (form.number, form.unit, form.cost) = (text("number"), text("unit"), text("cost"))
        form.comparator = Programme.Comparator(rawValue: text("comparator")) ?? .atLeast
        form.responsible = visit.fields.text("responsible").map { ID($0) }
        form.dueOn = try visit.day("due")
        return form
    }
}
