import HTTPTypes
import Hummingbird
import Operations
import Programme

/// The list of a year's proposals, what the criteria weigh, and the draft notice.
struct ProposalsController {
    @Sendable func list(_ visit: Visit) async throws -> Response { try await list(visit, []) }

    private func list(_ visit: Visit, _ problems: [Problem]) async throws -> Response {
        let view = try await ReadProposals(visit.office)(year: try visit.year, by: visit.person)
        return try visit.page(
            ProposalsPage(view, visit, problems), status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func weigh(_ visit: Visit) async throws -> Response {
        try await visit.answered(
            to: "/proposals", "proposals.weighed", again: { try await list(visit, $0) }
        ) { try await ChangeCriteria(visit.office)(ProposalWords.points(visit), by: visit.person) }
    }

    @Sendable func carry(_ visit: Visit) async throws -> Response {
        try await visit.answered(
            to: "/proposals", "proposals.carried-over", again: { try await list(visit, $0) }
        ) { try await CarryOverPromises(visit.office)(by: visit.person) }
    }

    @Sendable func draft(_ visit: Visit) async throws -> Response {
        do {
            let file = try await MakeDraftNotice(visit.office)(year: try visit.year, by: visit.person)
            return visit.file(file.data, name: file.name, mediaType: file.shape.mediaType)
        } catch { return try await list(visit, Faults.caught(error)) }
    }

    @Sendable func plan(_ visit: Visit) async throws -> Response {
        let view = try await ReadProposals(visit.office)(year: try visit.year, by: visit.person)
        return try await visit.answered(
            to: "/plans/\(view.year)/draft", "proposals.planned", again: { try await list(visit, $0) }
        ) { _ = try await MakeDraftNotice(visit.office).plan(year: view.year, by: visit.person) }
    }
}
