import HTTPTypes
import Hummingbird
import Operations
import Programme

/// Asking for more time, and answering.
struct ExtensionsController {
    @Sendable func show(_ visit: Visit) async throws -> Response {
        try await visit.planned(try visit.person.unit == nil ? .review : .reports, "extensions.title") {
            try await page(visit)
        }
    }

    @Sendable func ask(_ visit: Visit) async throws -> Response {
        let input = ExtensionInput(visit.fields)
        return try await answer(visit, input) {
            guard let quarter = input.quarter else {
                throw Problem(.invalid, "extensions.quarter-needed", at: "quarter")
            }
            try await RequestExtension(visit.office)(
                quarter, until: input.day(at: "until"), reason: input.reason, by: visit.person)
            return Flash("extensions.asked")
        }
    }

    @Sendable func grant(_ visit: Visit) async throws -> Response {
        let input = ExtensionInput(visit.fields, request: try visit.parameter("request"))
        return try await answer(visit, input) {
            try await AnswerExtension(visit.office)(
                ID(input.request), .grant(until: input.day(at: "until")), by: visit.person)
            return Flash("extensions.granted")
        }
    }

    @Sendable func decline(_ visit: Visit) async throws -> Response {
        let input = ExtensionInput(visit.fields, request: try visit.parameter("request"))
        return try await answer(visit, input) {
            try await AnswerExtension(visit.office)(
                ID(input.request), .decline(reason: input.reason), by: visit.person)
            return Flash("extensions.declined")
        }
    }

    private func answer(
        _ visit: Visit, _ input: ExtensionInput, _ work: () async throws -> Flash
    ) async throws -> Response {
        do { return visit.redirect(to: "/extensions", try await work()) } catch let problem as Problem
            where problem.kind == .invalid || problem.kind == .conflict
        { return try await page(visit, input, [problem]) }
    }

    private func page(
        _ visit: Visit, _ input: ExtensionInput? = nil, _ problems: [Problem] = []
    ) async throws -> Response {
        let list = try await ReadExtensions(visit.office)(by: visit.person)
        return try visit.page(
            ExtensionsPage(list, input, problems, visit),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }
}

/// What a form about more time says.
struct ExtensionInput: Sendable {
    /// The request that is answered; empty for a new one.
    let request: String
    let quarter: Quarter?
    let until: String
    let reason: String

    init(_ fields: FormFields, request: String = "") {
        self.request = request
        quarter = fields["quarter"].flatMap { Quarter($0) }
        until = fields.text("until") ?? ""
        reason = fields["reason"] ?? ""
    }

    /// Throws `date.invalid` at the field.
    func day(at field: String) throws -> Day {
        guard let day = Day(until) else {
            throw Problem(.invalid, "date.invalid", ["value": until], at: field)
        }
        return day
    }

    /// The ID of a field on the page: each request has its own.
    func field(_ name: String?) -> String? {
        name.map { request.isEmpty ? $0 : "\($0)-\(request)" }
    }
}
