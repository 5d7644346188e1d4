import Operations
import Programme

/// A report as the office looks at it.
struct ReviewedReportPage: Page {
    static let template = "review/report"

    let title: String
    let area = Area.review
    let trail: [Link]
    let scripts = ["review"]
    private let content: Part

    /// - Parameters:
    ///   - form: a decision that was refused, to be shown again.
    ///   - problems: why.
    init(
        _ report: ReviewedReport, _ place: QueuePlace, _ form: DecisionForm?, _ problems: [Problem],
        _ visit: Visit
    ) throws {
        let words = try visit.words
        let values = ValueWords(words: words)
        let (quarter, status) = (report.period.quarter, report.status)
        let name = ["action": String(status.action.ordinal), "unit": status.unit.name.rawValue]
        title = words("review.report-title", name)
        trail = [
            Link(
                words: words("review.title", ["quarter": quarter.words(words)]),
                path: ReviewPaths.queue(quarter, place.filter))
        ]
        let path = ReviewPaths.report(quarter, status)
        let files = EvidenceRow.rows(
            report,
            ReportAddress(quarter: quarter, action: status.action.ordinal, unit: status.unit.id), words)
        let person = try visit.person
        let isWaiting = status.state == .submitted
        content = Part([
            "quarter": quarter.words(words), "action": status.action.title,
            "state": values.state(status.state),
            "late": status.lateness == .inTime ? nil : words("lateness.\(status.lateness.rawValue)"),
            "due": words("review.due", ["due": status.dueOn.description]),
            "place": PlacePart.make(place, quarter, words),
            "submitted": report.record?.submissions.last.map { move in
                words(
                    "review.submitted",
                    [
                        "at": move.at.local, "name": report.thread.people[move.by]?.name ?? "",
                        "revision": String(move.revision),
                    ])
            },
            "notShown": ReviewedReportPage.notShown(report, words),
            "hasContent": report.content != nil,
            "flags": report.flags.map { words.text($0.message) }, "hasFlags": !report.flags.isEmpty,
            "isWaiting": isWaiting,
            "figureHead": words(isWaiting ? "review.figure-then" : "review.figure"),
            "lightHead": words(isWaiting ? "review.light-then" : "review.light"),
            "lines": report.lines.map { LinePart.make($0, report, person, values) },
            "hasLines": !report.lines.isEmpty,
            "difference": report.difference.map { DifferencePart.make($0, report, values) },
            "texts": report.content.map { TextsPart.make($0, words) },
            "files": files, "hasFiles": !files.isEmpty,
            "thread": ThreadPart.make(
                report.thread, path: path, back: path + place.filter.query(), person: person, words),
            "decision": DecisionPart.make(report, place, form, path: path, person: person, words),
            "history": HistoryPart.make(report, words), "hasHistory": report.record != nil,
            "faults": problems.map { FieldFault(field: $0.position, words: words.text($0.message)) },
            "hasFaults": !problems.isEmpty,
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }

    /// Why there is nothing to see, or why what is seen is not what the unit has now.
    private static func notShown(_ report: ReviewedReport, _ words: Localizer) -> String? {
        switch report.status.state {
        case .submitted, .accepted, .locked: nil
        case .none: words("review.not-begun")
        case .returned, .draft, .signed:
            words(report.content == nil ? "review.not-submitted" : "review.with-unit")
        }
    }
}

/// The way through the queue.
enum PlacePart {
    static func make(_ place: QueuePlace, _ quarter: Quarter, _ words: Localizer) -> Part? {
        guard let number = place.number else { return nil }
        func path(_ item: ReviewItem?) -> String? {
            item.map { ReviewPaths.report(quarter, $0.status, place.filter) }
        }
        return Part([
            "words": words("review.place", ["number": String(number), "count": String(place.count)]),
            "previous": path(place.previous), "next": path(place.next),
        ])
    }
}

/// What the reviewer can do with the report now.
enum DecisionPart {
    static func make(
        _ report: ReviewedReport, _ place: QueuePlace, _ form: DecisionForm?, path: String, person: Person,
        _ words: Localizer
    ) -> Part? {
        guard person.role == .reviewer, !report.period.isLocked, let record = report.record,
            let revision = report.revision
        else { return nil }
        let isOwn = record.receipt?.by == person.id
        let isWaiting = record.state == .submitted
        guard isWaiting || record.state == .accepted else { return nil }
        func text(_ move: ReportMove) -> String { form?.move == move ? form?.text ?? "" : "" }
        return Part([
            "path": path, "query": place.filter.query(), "revision": revision, "isWaiting": isWaiting,
            "isAccepted": record.state == .accepted, "canTakeUp": isWaiting && !record.isReviewBegun,
            "isTakenUp": isWaiting && record.isReviewBegun, "canAccept": isWaiting && !isOwn, "isOwn": isOwn,
            "suggestions": suggestions(report, words).enumerated().map { index, reason in
                Part([
                    "id": "suggestion-\(index)", "words": reason,
                    "isChosen": form?.move == .return && form?.suggestions.contains(reason) == true,
                ])
            },
            "returnReason": text(.return), "reopenReason": text(.reopen),
            "isReturning": form?.move == .return,
            "isReopening": form?.move == .reopen,
        ])
    }

    /// Reasons that fit what is flagged, then those that are always at hand.
    private static func suggestions(_ report: ReviewedReport, _ words: Localizer) -> [String] {
        var found: [String] = []
        for flag in report.flags {
            switch flag.kind {
            case .differs, .lower, .jump, .overTarget:
                found.append(words("review.suggest-value", subject(flag)))
            case .notApplicable: found.append(words("review.suggest-not-applicable", subject(flag)))
            case .noEvidence: found.append(words("review.suggest-evidence"))
            case .repeatedPhotograph: found.append(words("review.suggest-photograph"))
            case .openRemark: found.append(words("review.suggest-remark"))
            case .problems, .resubmitted, .late: break
            }
        }
        found += [words("review.suggest-measures"), words("review.suggest-numbers")]
        return found.enumerated().filter { found.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }

    private static func subject(_ flag: ReviewFlag) -> [String: String] {
        ["commitment": flag.details["commitment"] ?? ""]
    }
}
