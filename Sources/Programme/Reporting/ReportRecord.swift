/// One unit's report on one action in one quarter: its revisions and its moves.
public enum Report {}

/// A report as it stands: its latest content, and everything that was done to it.
public struct ReportRecord: Hashable, Sendable {
    /// Which one.
    public var id: ID<Report>
    /// The action reported on.
    public var action: ID<Action>
    /// The unit that reports.
    public var unit: ID<Unit>
    /// The quarter reported.
    public var quarter: Quarter
    /// The latest revision's number; 0 before the first save.
    public var revision: Int
    /// The latest revision.
    public var content: ReportContent
    /// What its content hashed to when it was saved.
    public var contentHash: String
    /// The form that the latest revision came in with; nil when it was typed.
    public var form: String?
    /// What was done to it, oldest first.
    public var moves: [ReportMoveRecord]

    /// A report.
    public init(
        id: ID<Report>, action: ID<Action>, unit: ID<Unit>, quarter: Quarter, revision: Int = 0,
        content: ReportContent = ReportContent(), contentHash: String = "", form: String? = nil,
        moves: [ReportMoveRecord] = []
    ) {
        self.id = id
        self.action = action
        self.unit = unit
        self.quarter = quarter
        self.revision = revision
        self.content = content
        self.contentHash = contentHash
        self.form = form
        self.moves = moves
    }

    /// Where it stands: derived from its last move.
    public var state: ReportState { moves.last?.state ?? .none }

    /// Whether its content counts in published figures.
    public var counts: Bool { state == .accepted || state == .locked }

    /// The last submission: its receipt.
    public var receipt: ReportMoveRecord? { moves.last { $0.move == .submit } }

    /// When it was first handed in; a report that came back late was still in time the first time.
    ///
    /// What the unit took back itself was not handed in, else a withdrawn blank would be in time for ever.
    public var firstSubmission: ReportMoveRecord? {
        var (first, last): (ReportMoveRecord?, ReportMoveRecord?) = (nil, nil)
        for move in moves {
            if move.move == .submit {
                last = move
                first = first ?? move
            } else if move.move == .withdraw, first == last {
                first = nil
            }
        }
        return first
    }

    /// Whether the office took it up after it was last submitted.
    public var isReviewBegun: Bool {
        for move in moves.reversed() {
            if move.move == .review { return true }
            if move.move == .submit { return false }
        }
        return false
    }
}

/// One move of a report: who, when, why, and what the content was.
public struct ReportMoveRecord: Hashable, Sendable {
    /// What was done.
    public var move: ReportMove
    /// Where the report stood afterwards.
    public var state: ReportState
    /// The revision it was done to.
    public var revision: Int
    /// That revision's content hash: the seal of a receipt.
    public var contentHash: String
    /// Why, where a reason is asked.
    public var reason: String?
    /// When.
    public var at: Instant
    /// Who.
    public var by: ID<Person>

    /// A move.
    public init(
        move: ReportMove, state: ReportState, revision: Int, contentHash: String, reason: String?,
        at: Instant,
        by: ID<Person>
    ) {
        self.move = move
        self.state = state
        self.revision = revision
        self.contentHash = contentHash
        self.reason = reason
        self.at = at
        self.by = by
    }
}
