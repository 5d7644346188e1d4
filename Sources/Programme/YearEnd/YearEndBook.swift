/// What became of one commitment by the end of its year.
public struct YearEndLine: Hashable, Sendable {
    /// The action that promises it.
    public var action: Action
    /// The promise.
    public var commitment: Commitment
    /// What is accepted, and how far that is.
    public var standing: CommitmentStanding
    /// What was done about closing it.
    public var closure: Closure
    /// Its spot checks that hold, the oldest first.
    public var checks: [SpotCheck]
    /// What its unit's last accepted report gives as problems; empty where it gives none.
    public var problems: String

    /// A line.
    public init(
        action: Action, commitment: Commitment, standing: CommitmentStanding, closure: Closure = Closure(),
        checks: [SpotCheck] = [], problems: String = ""
    ) {
        self.action = action
        self.commitment = commitment
        self.standing = standing
        self.closure = closure
        self.checks = checks.filter { $0.withdrawal == nil }
        self.problems = problems
    }

    /// Whether the promise is kept by accepted values; nil where it promises no number and no steps, or does not apply.
    public var isMet: Bool? {
        guard commitment.isMeasured, standing.figure.status != .notApplicable else { return nil }
        return Progress.isMet(commitment, standing.figure)
    }

    /// Whether it was closed.
    public var isClosed: Bool { closure.state == .closed }
}

/// The counts of a year: each commitment stands in exactly one of `met`, `unmet`, `unmeasured`.
public struct YearEndCounts: Hashable, Sendable {
    /// All commitments.
    public var commitments = 0
    /// Kept, not kept, and those that promise no number or do not apply.
    public var met = 0, unmet = 0, unmeasured = 0
    /// Closed ones.
    public var closed = 0
    /// Spot checks that hold, and how many of them were passed.
    public var checks = 0, passed = 0
    /// Commitments whose figure a failed check lowered.
    public var lowered = 0

    /// Of a year's lines.
    public init(_ lines: [YearEndLine]) {
        for line in lines {
            commitments += 1
            switch line.isMet {
            case true?: met += 1
            case false?: unmet += 1
            case nil: unmeasured += 1
            }
            if line.isClosed { closed += 1 }
            checks += line.checks.count
            passed += line.checks.count(where: \.passed)
            if line.standing.figure.lowered != nil { lowered += 1 }
        }
    }
}

/// The promises with which the next year's plan begins.
public enum OpenPromises {
    /// The commitments that were not closed, in the notice's order: a kept promise that nobody closed is still open, and
    /// one that does not apply is not carried over.
    public static func of(_ lines: [YearEndLine]) -> [YearEndLine] {
        lines.filter { !$0.isClosed && $0.standing.figure.status != .notApplicable }.sorted {
            ($0.action.ordinal, $0.commitment.ordinal) < ($1.action.ordinal, $1.commitment.ordinal)
        }
    }
}
