import HTTPTypes
import Hummingbird
import Operations
import Programme

/// The quarters of a plan: when each opens and falls due.
struct CalendarController {
    @Sendable func list(_ visit: Visit) async throws -> Response {
        let wanted = try visit.queryFields.text("year").flatMap { Int($0) }
        let calendar = try await ReadCalendar(visit.office)(year: wanted, by: visit.person)
        if wanted != nil, calendar == nil { throw Problem(.notFound, "page.not-found") }
        return try visit.page(CalendarPage(visit, calendar))
    }

    @Sendable func show(_ visit: Visit) async throws -> Response { try await show(visit, []) }

    private func show(_ visit: Visit, _ problems: [Problem]) async throws -> Response {
        let quarter = try visit.quarter()
        let calendar = try await ReadCalendar(visit.office)(year: quarter.year, by: visit.person)
        guard let calendar, let line = calendar.lines.first(where: { $0.period.quarter == quarter }) else {
            throw Problem(.notFound, "page.not-found")
        }
        return try visit.page(
            PeriodPage(visit, line, calendar.people, problems),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func change(_ visit: Visit) async throws -> Response {
        let (quarter, fields) = (try visit.quarter(), visit.fields)
        do {
            let days = try PeriodInput(fields)
            try await SetPeriodDates(visit.office)(
                quarter, opensOn: days.opens, dueOn: days.due, reason: fields.text("reason") ?? "",
                by: visit.person)
            return visit.redirect(
                to: "/administration/calendar?year=\(quarter.year)",
                Flash("admin.dates-changed", ["quarter": quarter.description]))
        } catch { return try await show(visit, Faults.caught(error)) }
    }
}

/// The days that the form of a quarter says.
struct PeriodInput: Sendable {
    let opens: Day
    let due: Day

    /// Throws `Problems` of `date.invalid`, each at its field.
    init(_ fields: FormFields) throws {
        let days = ["opens", "due"].map { name in (name, fields.text(name) ?? "") }
        let faults = days.filter { Day($0.1) == nil }.map { name, text in
            Problem(.invalid, "date.invalid", ["value": String(text.prefix(30))], at: name)
        }
        guard faults.isEmpty, let opens = Day(days[0].1), let due = Day(days[1].1) else {
            throw Problems(faults)
        }
        (self.opens, self.due) = (opens, due)
    }
}
