import Mustache
import Operations
import Programme

/// What a unit has to report, by quarter.
struct UnitReportsPage: Page {
    static let template = "reporting/unit-reports"

    let title: String
    let area = Area.reports
    let unit: String
    let hasPlan: Bool
    let isReporter: Bool
    let terms: [Term]

    init(_ reports: UnitReports, _ visit: Visit) throws {
        let words = try visit.words
        title = words("unit-reports.title")
        unit = reports.unit.name.rawValue
        hasPlan = reports.plan != nil
        let isReporter = try visit.person.role == .reporter
        self.isReporter = isReporter
        terms = reports.terms.map { Term($0, isReporter: isReporter, words) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "unit": unit
        case "hasPlan": hasPlan
        case "isReporter": isReporter
        case "terms": terms
        default: nil
        }
    }

    /// A quarter.
    struct Term: MustacheParent, Sendable {
        let quarter: String
        let due: String
        let note: String
        let isOpen: Bool
        let rows: [Row]

        init(_ term: UnitReports.Term, isReporter: Bool, _ words: Localizer) {
            quarter = term.period.quarter.description
            due = words("report-page.due", ["day": term.dueOn.description])
            isOpen = term.isOpen
            let waiting = term.reports.filter(\.needsReporting).count
            note =
                term.period.isLocked
                ? words("unit-reports.locked")
                : !term.isOpen
                    ? words("unit-reports.opens", ["day": term.period.opensOn.description])
                    : !term.isAsked
                        ? words("unit-reports.not-asked")
                        : waiting == 0
                            ? words("unit-reports.all-sent")
                            : words("unit-reports.waiting", ["count": String(waiting)])
            rows = term.reports.map { Row($0, term, isReporter: isReporter, words) }
        }

        func child(named name: String) -> Any? {
            switch name {
            case "quarter": quarter
            case "due": due
            case "note": note
            case "isOpen": isOpen
            case "rows": rows
            default: nil
            }
        }
    }

    /// A report.
    struct Row: MustacheParent, Sendable {
        let ordinal: String
        let action: String
        let state: ReportState
        let stateWords: String
        let late: String?
        let path: String
        let next: String

        init(_ status: ReportStatus, _ term: UnitReports.Term, isReporter: Bool, _ words: Localizer) {
            ordinal = String(status.action.ordinal)
            action = status.action.title
            state = status.state
            stateWords = words("review.state-\(status.state.rawValue)")
            let isLate = status.lateness != .inTime && term.isOpen && term.isAsked
            late = isLate ? words("lateness.\(status.lateness.rawValue)") : nil
            path = "/reports/\(term.period.quarter)/\(ordinal)/\(SafePath.part(status.unit.id.rawValue))"
            let canWrite = isReporter && term.isOpen && [.none, .draft, .returned].contains(status.state)
            let canSign = !isReporter && status.state == .draft
            next =
                canWrite
                ? words(status.state == .none ? "unit-reports.begin" : "unit-reports.go-on")
                : canSign ? words("unit-reports.sign") : words("unit-reports.look")
        }

        func child(named name: String) -> Any? {
            switch name {
            case "ordinal": ordinal
            case "action": action
            case "state": state.rawValue
            case "stateWords": stateWords
            case "late": maybe(late)
            case "path": path
            case "next": next
            default: nil
            }
        }
    }
}
