import Mustache
import Operations
import Programme

/// Everything that was done to a report, and the difference between two of its revisions.
struct ReportHistoryPage: Page {
    static let template = "reporting/history"

    let title: String
    let area = Area.none
    let trail: [Link]
    let head: ReportHead
    let moves: [Move]
    let olds: [Choice]
    let news: [Choice]
    let difference: RevisionPart?

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
                what: words("report-move.\(move.move.rawValue)"), revision: String(move.revision),
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
        difference = history.difference(from: old, to: new).map { RevisionPart($0, reading, words) }
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
struct RevisionPart: MustacheParent, Sendable {
    let passages: [Passage]
    let values: [Value]
    let added: [String]
    let removed: [String]

    init(_ difference: RevisionDifference, _ reading: ReportReading, _ words: Localizer) {
        passages = difference.texts.map { passage in
            Passage(
                heading: words("report-passage.\(passage.field.rawValue)"),
                parts: passage.pieces.map { Part(kind: $0.kind, text: $0.text) })
        }
        let figures = FigureWords(words: words)
        values = difference.values.compactMap { value in
            guard let commitment = reading.commitments.first(where: { $0.id == value.commitment }) else {
                return nil
            }
            return Value(
                subject: commitment.subject, old: figures.value(value.old, of: commitment),
                new: figures.value(value.new, of: commitment))
        }
        added = difference.added.map(\.name)
        removed = difference.removed.map(\.name)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "changedPassages": passages
        case "changedValues": values
        case "hasValues": !values.isEmpty
        case "addedFiles": added
        case "removedFiles": removed
        case "hasFileChanges": !added.isEmpty || !removed.isEmpty
        case "isSame": passages.isEmpty && values.isEmpty && added.isEmpty && removed.isEmpty
        default: nil
        }
    }

    /// A text that changed.
    struct Passage: MustacheParent, Hashable, Sendable {
        let heading: String
        let parts: [Part]

        func child(named name: String) -> Any? {
            switch name {
            case "heading": heading
            case "parts": parts
            default: nil
            }
        }
    }

    /// A stretch of text that stayed, went or came.
    struct Part: MustacheParent, Hashable, Sendable {
        let kind: TextDifference.Piece.Kind
        let text: String

        func child(named name: String) -> Any? {
            switch name {
            case "isSame": kind == .same
            case "isRemoved": kind == .removed
            case "isAdded": kind == .added
            case "text": text
            default: nil
            }
        }
    }

    /// A value that changed.
    struct Value: MustacheParent, Hashable, Sendable {
        let subject: String
        let old: String
        let new: String

        func child(named name: String) -> Any? {
            switch name {
            case "subject": subject
            case "old": old
            case "new": new
            default: nil
            }
        }
    }
}
