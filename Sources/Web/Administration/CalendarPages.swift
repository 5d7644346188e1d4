import Mustache
import Operations
import Programme

/// The quarters of a plan with their dates.
struct CalendarPage: Page {
    static let template = "administration/calendar"

    let title: String
    let area = Area.administration
    let trail: [Link]
    let years: [Link]
    let rows: [Row]

    /// A quarter's line.
    struct Row: MustacheParent, Hashable, Sendable {
        var quarter: String
        var path: String
        var opens: String
        var due: String
        var isDueWorking: Bool
        var state: String
        var isLocked: Bool
        var extensions: String
        var changes: String

        func child(named name: String) -> Any? {
            switch name {
            case "quarter": quarter
            case "path": path
            case "opens": opens
            case "due": due
            case "isDueWorking": isDueWorking
            case "state": state
            case "isLocked": isLocked
            case "extensions": extensions
            case "changes": changes
            default: nil
            }
        }
    }

    init(_ visit: Visit, _ calendar: PlanCalendar?) throws {
        let words = try visit.words
        title = words("admin.calendar")
        trail = OverviewPage.trail(words)
        years =
            (calendar?.years ?? []).map {
                Link(
                    words: words("admin.year", ["year": String($0)]),
                    path: "/administration/calendar?year=\($0)", isCurrent: $0 == calendar?.year)
            }
        let today = try visit.office.today
        rows = (calendar?.lines ?? []).map { line in
            let period = line.period
            let state =
                period.isLocked
                ? "locked" : today < period.opensOn ? "coming" : today <= period.dueOn ? "open" : "past"
            return Row(
                quarter: period.quarter.description,
                path: "/administration/calendar/\(period.quarter)", opens: period.opensOn.description,
                due: period.dueOn.description, isDueWorking: line.isDueWorking,
                state: words("admin.period-\(state)"), isLocked: period.isLocked,
                extensions: String(line.extensions),
                changes: String(line.changes.count))
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "years": years
        case "hasYears": years.count > 1
        case "rows": rows
        case "hasRows": !rows.isEmpty
        default: nil
        }
    }
}

/// One quarter's dates, and those it had.
struct PeriodPage: Page {
    static let template = "administration/period"

    let title: String
    let area = Area.administration
    let trail: [Link]
    let path: String
    let isLocked: Bool
    let faults: Faults
    let opens: Field
    let due: Field
    let reason: Field
    let isDueWorking: Bool
    let changes: [Change]

    /// Dates that held once.
    struct Change: MustacheParent, Hashable, Sendable {
        var opens: String
        var due: String
        var reason: String
        var at: String
        var by: String

        func child(named name: String) -> Any? {
            switch name {
            case "opens": opens
            case "due": due
            case "reason": reason
            case "at": at
            case "by": by
            default: nil
            }
        }
    }

    init(
        _ visit: Visit, _ line: PlanCalendar.Line, _ people: [ID<Person>: Person], _ problems: [Problem]
    ) throws {
        let words = try visit.words
        let (period, fields) = (line.period, visit.fields)
        title = words("admin.period-title", ["quarter": period.quarter.description])
        trail = OverviewPage.trail(words, "calendar")
        path = "/administration/calendar/\(period.quarter)"
        isLocked = period.isLocked
        faults = Faults(problems, words)
        opens = faults.field("opens", fields["opens"] ?? period.opensOn.description)
        due = faults.field("due", fields["due"] ?? period.dueOn.description)
        reason = faults.field("reason", fields["reason"])
        isDueWorking = line.isDueWorking
        changes = line.changes.reversed().map {
            Change(
                opens: $0.opensOn.description, due: $0.dueOn.description, reason: $0.reason, at: $0.at.local,
                by: people[$0.by]?.name ?? "")
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "path": path
        case "isLocked": isLocked
        case "faults": faults.all
        case "hasFaults": !faults.all.isEmpty
        case "opensField": opens
        case "dueField": due
        case "reasonField": reason
        case "isDueWorking": isDueWorking
        case "changes": changes
        case "hasChanges": !changes.isEmpty
        default: nil
        }
    }
}
