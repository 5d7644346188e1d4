/// What is known of one unit's report on one action in the quarter that a form is about.
public struct QuarterReportFacts: Hashable, Sendable {
    /// The action reported on.
    public var action: ID<Action>
    /// The unit that reports.
    public var unit: ID<Unit>
    /// Where the report stands.
    public var state: ReportState
    /// The accepted revision, if there is one; never a draft or a submitted one.
    public var accepted: ReportContent?
    /// How late it was handed in, or is by now.
    public var lateness: Lateness
    /// The working days after the due day on which it was handed in, or that have passed by now; 0 in time.
    public var lateDays: Int
    /// The day on which it was handed in; nil while it was not.
    public var submittedOn: Day?

    /// Facts of a report.
    public init(
        action: ID<Action>, unit: ID<Unit>, state: ReportState, accepted: ReportContent? = nil,
        lateness: Lateness = .inTime, lateDays: Int = 0, submittedOn: Day? = nil
    ) {
        self.action = action
        self.unit = unit
        self.state = state
        self.accepted = accepted
        self.lateness = lateness
        self.lateDays = lateDays
        self.submittedOn = submittedOn
    }

    /// Whether the office has it: a returned report was handed in once, but is with the unit again.
    public var isReceived: Bool { [.submitted, .accepted, .locked].contains(state) }

    /// Whether its values count.
    public var isAccepted: Bool { state == .accepted || state == .locked }

    /// What may be printed: the accepted revision of a report that is accepted now, not of a reopened one.
    public var printable: ReportContent? { isAccepted ? accepted : nil }
}

/// A commitment's number together with how far it is.
public struct CommitmentStanding: Hashable, Sendable {
    /// What is accepted so far.
    public var figure: Figure
    /// How far that is, and how far it should be.
    public var progress: Progress

    /// A standing.
    public init(figure: Figure, progress: Progress) {
        self.figure = figure
        self.progress = progress
    }
}
