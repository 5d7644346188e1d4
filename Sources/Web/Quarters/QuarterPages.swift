import Operations
import Programme

/// All quarters at a glance.
struct QuartersPage: Page {
    static let template = "quarters/quarters"

    let title: String
    let area = Area.quarters
    private let content: Part

    init(_ states: [QuarterState], _ visit: Visit) throws {
        let words = try visit.words
        title = words(
            "quarters.title", ["year": String(states.first?.plan.year ?? visit.site.now().day.year)])
        content = Part([
            "quarters": states.map { state in
                Part([
                    "name": state.period.quarter.words(words), "path": "/quarters/\(state.period.quarter)",
                    "opens": state.period.opensOn.description, "due": state.period.dueOn.description,
                    "counts": QuarterPart.counts(state, words), "state": QuarterPart.state(state, words),
                    "isLocked": state.period.isLocked,
                ])
            }
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}

/// One quarter: where its reports stand, and what keeps it from being locked.
struct QuarterPage: Page {
    static let template = "quarters/quarter"

    let title: String
    let area = Area.quarters
    let trail: [Link]
    private let content: Part

    init(_ state: QuarterState, _ problems: [Problem], _ visit: Visit) throws {
        let words = try visit.words
        let values = ValueWords(words: words)
        let quarter = state.period.quarter
        title = words("quarters.one", ["quarter": quarter.words(words)])
        trail = [
            Link(words: words("quarters.title", ["year": String(state.plan.year)]), path: "/quarters")
        ]
        let isOffice = try visit.person.role == .reviewer
        content = Part([
            "quarter": quarter.description, "opens": state.period.opensOn.description,
            "due": state.period.dueOn.description, "isLocked": state.period.isLocked,
            "lock": state.lock.map { lock in
                words("quarters.locked-by", ["name": lock.by, "at": lock.at.local])
            },
            "state": QuarterPart.state(state, words), "counts": QuarterPart.counts(state, words),
            "hindrances": state.hindrances.map { status in
                Part([
                    "ordinal": status.action.ordinal, "action": status.action.title,
                    "unit": status.unit.name.rawValue, "state": values.state(status.state),
                    "late": status.lateness == .inTime ? nil : words("lateness.\(status.lateness.rawValue)"),
                    "path": ReviewPaths.report(quarter, status),
                ])
            },
            "hasHindrances": !state.hindrances.isEmpty,
            "stillMissing": words("quarters.still-missing", ["count": String(state.hindrances.count)]),
            "canLock": isOffice && !state.period.isLocked && state.hindrances.isEmpty,
            "isOffice": isOffice,
            "openRequests": state.openRequests == 0
                ? nil : words("review.open-requests", ["count": String(state.openRequests)]),
            "openRemarks": state.openRemarks == 0
                ? nil : words("quarters.open-remarks", ["count": String(state.openRemarks)]),
            "faults": problems.map { FieldFault(field: nil, words: words.text($0.message)) },
            "hasFaults": !problems.isEmpty,
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}

/// The last look before a quarter is closed for good.
struct LockPage: Page {
    static let template = "quarters/lock"

    let title: String
    let area = Area.quarters
    let trail: [Link]
    private let content: Part

    init(_ state: QuarterState, _ visit: Visit) throws {
        let words = try visit.words
        let quarter = state.period.quarter
        let name = ["quarter": quarter.words(words)]
        title = words("quarters.lock-title", name)
        trail = [Link(words: words("quarters.one", name), path: "/quarters/\(quarter)")]
        content = Part([
            "quarter": quarter.description,
            "consequence": words(
                "quarters.lock-consequence",
                ["quarter": quarter.words(words), "count": String(state.statuses.count)]),
            "openRemarks": state.openRemarks == 0
                ? nil : words("quarters.open-remarks", ["count": String(state.openRemarks)]),
            "openRequests": state.openRequests == 0
                ? nil : words("review.open-requests", ["count": String(state.openRequests)]),
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}

/// What the pages of quarters share.
enum QuarterPart {
    /// Locked, ready to be locked, or how many reports are still missing.
    static func state(_ state: QuarterState, _ words: Localizer) -> String {
        if state.period.isLocked { return words("quarters.is-locked") }
        if state.hindrances.isEmpty { return words("quarters.is-ready") }
        return words("quarters.still-missing", ["count": String(state.hindrances.count)])
    }

    /// How many reports stand in each state; those that none is in are left out.
    static func counts(_ state: QuarterState, _ words: Localizer) -> [Part] {
        ReportState.allCases.compactMap { one in
            let count = state.statuses.count { $0.state == one }
            return count == 0
                ? nil : Part(["state": ValueWords(words: words).state(one), "number": count])
        }
    }
}
