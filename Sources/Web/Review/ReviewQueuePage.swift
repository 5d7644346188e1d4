import Operations
import Programme

/// The queue of a quarter, who has not reported, what turned red.
struct ReviewQueuePage: Page {
    static let template = "review/queue"

    let title: String
    let area = Area.review
    let scripts = ["review"]
    private let content: Part

    init(_ queue: ReviewQueue, _ visit: Visit) throws {
        let words = try visit.words
        let filter = QueueFilter(visit)
        let quarter = queue.period.quarter
        let isOffice = try visit.person.role == .reviewer
        let shown = queue.items.filter(filter.admits)
        title = words("review.title", ["quarter": quarter.words(words)])
        content = Part([
            "quarter": quarter.description,
            "quarters": QuarterLinks.make(queue.periods, current: quarter, words) { "/review?quarter=\($0)" },
            "due": words("review.due", ["due": queue.period.dueOn.description]),
            "isLocked": queue.period.isLocked, "tiles": ReviewQueuePage.tiles(queue, words),
            "openRequests": queue.openRequests == 0
                ? nil : words("review.open-requests", ["count": String(queue.openRequests)]),
            "filter": FilterPart.make(queue, filter, words), "isFiltered": filter.isActive,
            "clear": ReviewPaths.queue(quarter), "hasWaiting": !queue.items.isEmpty,
            "items": shown.map { item in
                QueueRow.make(item, quarter, filter, isOffice: isOffice, words)
            },
            "hasItems": !shown.isEmpty,
            "canAccept": isOffice && !queue.period.isLocked && shown.contains(where: \.flags.isEmpty),
            "missing": QueueRow.missing(queue.missing, words), "hasMissing": !queue.missing.isEmpty,
            "red": queue.turnedRed.map { QueueRow.red($0, queue, words) },
            "hasRed": !queue.turnedRed.isEmpty,
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }

    /// How many reports stand where.
    private static func tiles(_ queue: ReviewQueue, _ words: Localizer) -> [Tile] {
        func part(_ key: String, _ number: Int, tone: String = "") -> Tile {
            Tile(number: String(number), words: words(key), tone: number > 0 ? tone : "")
        }
        return [
            part("review.count-due", queue.statuses.count),
            part("review.count-waiting", queue.items.count, tone: "warn"),
            part("review.count-accepted", queue.statuses.count { [.accepted, .locked].contains($0.state) }),
            part("review.count-returned", queue.statuses.count { $0.state == .returned }, tone: "warn"),
            part("review.count-missing", queue.missing.count { $0.state != .returned }, tone: "bad"),
        ]
    }
}

/// The plan's quarters as links, the current one marked.
enum QuarterLinks {
    static func make(
        _ periods: [Period], current: Quarter?, _ words: Localizer, _ path: (Quarter) -> String
    ) -> [Link] {
        periods.map { period in
            Link(
                words: words(
                    period.isLocked ? "quarters.link-locked" : "quarters.link-open",
                    ["quarter": period.quarter.words(words)]),
                path: path(period.quarter), isCurrent: period.quarter == current)
        }
    }
}

/// The choices of the queue's filter.
enum FilterPart {
    static func make(_ queue: ReviewQueue, _ filter: QueueFilter, _ words: Localizer) -> Part {
        Part([
            "actions": queue.plan.actions.map { action in
                Choice(
                    value: String(action.ordinal), words: "\(action.ordinal). \(action.title)",
                    isChosen: action.ordinal == filter.action)
            },
            "units": queue.plan.reportingUnits.compactMap { id in
                queue.units[id].map {
                    Choice(value: id.rawValue, words: $0.name.rawValue, isChosen: id == filter.unit)
                }
            },
            "flags": [
                Choice(value: "none", words: words("review.unflagged"), isChosen: filter.flags == .none)
            ]
                + ReviewFlag.Kind.allCases.map { kind in
                    Choice(
                        value: kind.rawValue, words: words("flag.\(kind.rawValue)"),
                        isChosen: filter.flags == .one(kind))
                },
        ])
    }
}

/// The rows of the queue's tables.
enum QueueRow {
    static func make(
        _ item: ReviewItem, _ quarter: Quarter, _ filter: QueueFilter, isOffice: Bool, _ words: Localizer
    ) -> Part {
        let status = item.status
        return Part([
            "ordinal": status.action.ordinal, "action": status.action.title,
            "unit": status.unit.name.rawValue, "at": item.submittedAt.local,
            "waiting": words("review.waiting-days", ["days": String(item.waitingDays)]),
            "isTakenUp": item.isTakenUp, "path": ReviewPaths.report(quarter, status, filter),
            "flags": kinds(item.flags, words), "isUnflagged": item.flags.isEmpty,
            "canTick": isOffice && item.flags.isEmpty, "value": AcceptanceInput.value(item.choice),
            "label": words(
                "review.tick", ["action": String(status.action.ordinal), "unit": status.unit.name.rawValue]),
        ])
    }

    /// Each kind of flag once.
    static func kinds(_ flags: [ReviewFlag], _ words: Localizer) -> [Part] {
        ReviewFlag.Kind.allCases.filter { kind in flags.contains { $0.kind == kind } }.map { kind in
            Part(["code": kind.rawValue, "words": words("flag.\(kind.rawValue)")])
        }
    }

    /// What the units owe, one row for each unit.
    static func missing(_ statuses: [ReportStatus], _ words: Localizer) -> [Part] {
        var order: [ID<Unit>] = []
        for status in statuses where !order.contains(status.unit.id) { order.append(status.unit.id) }
        return order.map { unit in
            let own = statuses.filter { $0.unit.id == unit }
            return Part([
                "unit": own.first?.unit.name.rawValue ?? "", "due": own.first?.dueOn.description ?? "",
                "reports": own.map { status in
                    Part([
                        "number": words("review.number", ["action": String(status.action.ordinal)]),
                        "state": ValueWords(words: words).state(status.state),
                        "late": status.lateness == .inTime
                            ? nil : words("lateness.\(status.lateness.rawValue)"),
                    ])
                },
            ])
        }
    }

    /// A commitment whose light turned red.
    static func red(_ line: ProgressOverview.Line, _ queue: ReviewQueue, _ words: Localizer) -> Part {
        let values = ValueWords(words: words)
        return Part([
            "ordinal": line.action.ordinal, "subject": line.commitment.subject,
            "unit": line.commitment.accountable.flatMap { queue.units[$0]?.name.rawValue } ?? ValueWords.none,
            "target": values.target(of: line.commitment),
            "value": values.figure(line.figure, of: line.commitment),
            "actual": values.share(line.progress.actual), "time": values.share(line.progress.time),
        ])
    }
}
