import Operations
import Programme

/// Everything that was done to a report, and the difference between two of its revisions.
struct ReportHistoryPage: Page {
    static let template = "reporting/history"

    let title: String
    let area = Area.reports
    let trail: [Link]
    let head: ReportHead
    let moves: [Move]
    let olds: [Choice]
    let news: [Choice]
    let difference: Part?

    /// One move.
    struct Move: MustacheParent, Hashable, Sendable {
        let at: String
        let person: String
        let what: String
        let revision: String
        let reason: String

        func child(named name: String) -> Any? {
            switch name {
            case "at": at
            case "person": person
            case "what": what
            case "revision": revision
            case "reason": reason
            default: nil
            }
        }
    }

    init(_ history: ReportHistory, _ reading: ReportReading, _ visit: Visit) throws {
        let words = try visit.words
        head = ReportHead(reading, words)
        title = words("report-history.title")
        trail = try ReportHead.trail(reading, visit, isBelow: true)
        moves = reading.record.moves.reversed().map { move in
            Move(
                at: move.at.local, person: reading.name(of: move.by),
                what: words("review.move-\(move.move.rawValue)"), revision: String(move.revision),
                reason: move.reason ?? "")
        }
        let latest = history.revisions.last?.note.revision ?? 0
        let new = visit.query("new").flatMap { Int($0) } ?? latest
        let old = visit.query("old").flatMap { Int($0) } ?? max(0, new - 1)
        func choices(_ chosen: Int, _ numbers: [Int]) -> [Choice] {
            numbers.map {
                Choice(
                    value: String($0),
                    words: $0 == 0
                        ? words("report-history.empty")
                        : words("report-history.revision", ["revision": String($0)]),
                    isChosen: $0 == chosen)
            }
        }
        let numbers = history.revisions.map(\.note.revision)
        olds = choices(old, [0] + numbers)
        news = choices(new, numbers)
        difference = history.difference(from: old, to: new).map { RevisionPart.make($0, reading, words) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "head": head
        case "moves": moves
        case "hasMoves": !moves.isEmpty
        case "olds": olds
        case "news": news
        case "hasRevisions": !news.isEmpty
        case "difference": maybe(difference)
        case "path": head.address.path
        default: nil
        }
    }
}

/// What changed between two versions, to be shown: the partial `reporting/difference`.
enum RevisionPart {
    static func make(_ difference: RevisionDifference, _ reading: ReportReading, _ words: Localizer) -> Part {
        let figures = ValueWords(words: words)
        let values = difference.values.compactMap { value -> Part? in
            guard let commitment = reading.commitments.first(where: { $0.id == value.commitment }) else {
                return nil
            }
            return Part([
                "subject": commitment.subject, "old": figures.value(value.old, of: commitment),
                "new": figures.value(value.new, of: commitment),
            ])
        }
        let reasons = difference.reasons.compactMap { reason -> Part? in
            guard let commitment = reading.commitments.first(where: { $0.id == reason.commitment }) else {
                return nil
            }
            return ReasonPart.make(reason, of: commitment, words)
        }
        return Part([
            "reasons": reasons, "hasReasons": !reasons.isEmpty, "isSame": difference.isEmpty,
            "changedValues": values, "hasValues": !values.isEmpty,
            "changedTexts": difference.texts.map { text in
                Part([
                    "heading": words("report-passage.\(text.field.rawValue)"),
                    "pieces": text.pieces.map { piece in
                        Part([
                            "text": piece.text, "isSame": piece.kind == .same,
                            "isRemoved": piece.kind == .removed, "isAdded": piece.kind == .added,
                        ])
                    },
                ])
            },
            "addedFiles": difference.added.map(\.name), "removedFiles": difference.removed.map(\.name),
            "hasFileChanges": !difference.added.isEmpty || !difference.removed.isEmpty,
        ])
    }
}

/// A reason for another number than the ledger's that changed, before and after; — where there was none.
enum ReasonPart {
    static func make(
        _ reason: RevisionDifference.Reason, of commitment: Commitment, _ words: Localizer
    ) -> Part {
        let plan = PlanWords(words: words)
        return Part([
            "subject": commitment.subject, "old": reason.old.map(plan.plain) ?? "—",
            "new": reason.new.map(plan.plain) ?? "—",
        ])
    }
}
