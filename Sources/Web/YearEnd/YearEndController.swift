import HTTPTypes
import Hummingbird
import Operations
import Programme

/// One year's end.
struct YearEndController {
    @Sendable func show(_ visit: Visit) async throws -> Response { try await show(visit, []) }

    private func show(_ visit: Visit, _ problems: [Problem]) async throws -> Response {
        let end = try await ReadYearEnd(visit.office)(year: try visit.number("year"), by: visit.person)
        return try visit.page(
            YearEndPage(end, visit, problems), status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func record(_ visit: Visit) async throws -> Response {
        let (year, fields) = (try visit.number("year"), visit.fields)
        return try await visit.answered(
            to: "/year-end/\(year)", "year-end.recorded", again: { try await show(visit, $0) }
        ) {
            func number(_ name: String) -> Int? { fields.text(name).flatMap { Int($0) } }
            let action = fields.text("action")
            // What is no number is no action's number either.
            let draft = SatisfactionDraft(
                action: action.map { Int($0) ?? 0 }, asOf: try visit.neededDay("day"),
                asked: number("asked"), answered: number("answered"), satisfied: number("satisfied"),
                source: fields["source"] ?? "")
            try await RecordSatisfaction(visit.office)(draft, year: year, by: visit.person)
        }
    }

    @Sendable func summary(_ visit: Visit) async throws -> Response {
        let file = try await MakeSummary(visit.office)(year: try visit.number("year"), by: visit.person)
        return visit.file(file.data, name: file.name, mediaType: file.shape.mediaType)
    }

    @Sendable func archive(_ visit: Visit) async throws -> Response {
        let file = try await MakeArchive(visit.office)(year: try visit.number("year"), by: visit.person)
        return visit.file(file.data, name: file.name, mediaType: "application/zip")
    }
}
