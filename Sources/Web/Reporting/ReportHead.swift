import Operations
import Programme

/// What stands on top of every page of a report: whose it is, where it stands, when it is due.
struct ReportHead: MustacheParent, Sendable {
    let title: String
    let unit: String
    let state: ReportState
    let stateWords: String
    let due: String
    let late: String?
    let saved: String?
    let returned: String?
    let returnedBy: String
    let address: ReportAddress
    let hasReceipt: Bool
    let hasRevisions: Bool

    init(_ reading: ReportReading, _ words: Localizer) {
        let record = reading.record
        title = words(
            "report-page.title",
            [
                "action": String(reading.action.ordinal), "name": reading.action.title,
                "quarter": reading.period.quarter.words(words),
            ])
        unit = reading.unit.name.rawValue
        state = record.state
        stateWords = PlanWords(words: words).state(record.state)
        due = words("report-page.due", ["day": reading.dueOn.words(words)])
        let isLate = reading.lateness != .inTime
        late = isLate ? words("lateness.\(reading.lateness.rawValue)") : nil
        saved = reading.latest.map {
            words(
                "report-page.saved",
                ["revision": String($0.revision), "person": reading.name(of: $0.by), "at": $0.at.local])
        }
        // The reason stands on top until the unit has written a new revision and gone on with it.
        let back = record.moves.last { $0.move == .return || $0.move == .reopen }
        let isAnswered = record.moves.last { $0.move == .submit || $0.move == .accept }
        let isOpen = back.map { move in isAnswered.map { $0.at <= move.at } ?? true } ?? false
        returned = isOpen && [.returned, .draft, .signed].contains(record.state) ? back?.reason : nil
        returnedBy =
            back.map {
                words(
                    "report-page.returned-by", ["person": reading.name(of: $0.by), "at": $0.at.local])
            } ?? ""
        address = ReportAddress(reading)
        hasReceipt = record.receipt != nil
        hasRevisions = record.revision > 0
    }

    func child(named name: String) -> Any? {
        switch name {
        case "reportTitle": title
        case "unit": unit
        case "state": state.rawValue
        case "stateWords": stateWords
        case "due": due
        case "late": maybe(late)
        case "saved": maybe(saved)
        case "returned": maybe(returned)
        case "returnedBy": returnedBy
        case "path": address.path
        case "hasReceipt": hasReceipt
        case "hasRevisions": hasRevisions
        default: nil
        }
    }

    /// From the list of reports to this one.
    static func trail(_ reading: ReportReading, _ visit: Visit, isBelow: Bool = false) throws -> [Link] {
        let words = try visit.words
        let isOwn = [Role.reporter, .leader].contains(try visit.person.role)
        var trail = [
            isOwn
                ? Link(words: words("nav.reports"), path: "/reports")
                : Link(words: words("nav.home"), path: "/")
        ]
        if isBelow {
            let details = [
                "action": String(reading.action.ordinal), "quarter": reading.period.quarter.words(words),
            ]
            trail.append(Link(words: words("report-page.trail", details), path: ReportAddress(reading).path))
        }
        return trail
    }

    /// What was said of the report, for the partial `review/thread`.
    ///
    /// - Parameters:
    ///   - form: a remark that was refused, to be shown again.
    ///   - isWithReport: whether the page has the report's form.
    static func thread(
        _ reading: ReportReading, _ visit: Visit, form: RemarkForm? = nil, isWithReport: Bool = false
    ) throws -> Part {
        let place = ReportAddress(reading)
        return ThreadPart.make(
            reading.thread, path: place.reviewPath,
            back: place.path,
            person: try visit.person, form: form, isWithReport: isWithReport, try visit.words)
    }
}
