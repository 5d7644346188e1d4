import HTTPTypes
import Hummingbird
import Operations
import Programme

/// Who has to be reminded, and reminding them.
struct RemindersController {
    @Sendable func show(_ visit: Visit) async throws -> Response {
        try await visit.planned(.review, "reminders.name") { try await page(visit) }
    }

    @Sendable func send(_ visit: Visit) async throws -> Response {
        let input = ReminderInput(visit.fields)
        do {
            guard let quarter = input.quarter else {
                throw Problem(.invalid, "quarter.invalid", ["value": visit.fields["quarter"] ?? ""])
            }
            let sent = try await SendReminders(visit.office)(
                input.text, quarter: quarter, to: Set(input.units), by: visit.person)
            let flash =
                sent.isEmpty
                ? Flash("reminders.none-sent", isGood: false)
                : Flash("reminders.sent-count", ["count": String(sent.count)])
            return visit.redirect(to: "/review/reminders?quarter=\(quarter)", flash)
        } catch let problem as Problem where problem.kind == .invalid || problem.kind == .conflict {
            return try await page(visit, input, [problem])
        }
    }

    /// Somebody of the unit puts a reminder aside.
    @Sendable func dismiss(_ visit: Visit) async throws -> Response {
        try await DismissReminder(visit.office)(ID(try visit.parameter("reminder")), by: visit.person)
        return visit.redirect(to: visit.fields["back"] ?? "/", Flash("reminders.dismissed"))
    }

    private func page(
        _ visit: Visit, _ input: ReminderInput? = nil, _ problems: [Problem] = []
    ) async throws -> Response {
        let wanted = input?.quarter ?? visit.query("quarter").flatMap { Quarter($0) }
        let digest = try await ReadReminders(visit.office)(quarter: wanted, by: visit.person)
        return try visit.page(
            RemindersPage(digest, input, problems, visit),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }
}

/// What the form of reminders says.
struct ReminderInput: Sendable {
    let quarter: Quarter?
    let text: String
    let units: [ID<Unit>]

    init(_ fields: FormFields) {
        quarter = fields["quarter"].flatMap { Quarter($0) }
        text = fields["text"] ?? ""
        units = fields.values("units").map { ID($0) }
    }
}
