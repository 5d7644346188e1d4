/// Why a light is what it is; the first that applies (docs/figures.md, "Lights").
public enum LightReason: Hashable, Sendable {
    /// No accepted value.
    case notReported
    /// Kept, and closed.
    case closed
    /// Kept.
    case met
    /// The last accepted report says that it does not apply.
    case notApplicable
    /// Reported without a number to measure.
    case words
    /// The due date is over.
    case overdue
    /// So many points behind time (less than 0: ahead), rounded to a ten-thousandth.
    case behind(points: Double, LightThresholds)

    /// - Parameter actual: A; capped at 1 here and nowhere else.
    init(
        actual: Double?, time: Double, isMet: Bool, isClosed: Bool, isOverdue: Bool, status: Figure.Status,
        thresholds: LightThresholds
    ) {
        if status == .notReported {
            self = .notReported
        } else if isMet {
            self = isClosed ? .closed : .met
        } else if let actual {
            if isOverdue {
                self = .overdue
            } else {
                // Rounded to a ten-thousandth of a point: 0.5 - 0.4 must be exactly 10 points behind.
                let points = ((time - min(actual, 1)) * 100 * 10_000).rounded() / 10_000
                self = .behind(points: points, thresholds)
            }
        } else {
            self = status == .notApplicable ? .notApplicable : isClosed ? .closed : .words
        }
    }

    /// The light.
    public var light: Light {
        switch self {
        case .notReported, .notApplicable: .grey
        case .closed: .blue
        case .met, .words: .green
        case .overdue: .red
        case .behind(let points, let thresholds):
            points > thresholds.red ? .red : points >= thresholds.yellow ? .yellow : .green
        }
    }
}

/// How a commitment's progress came about, step by step, for people to follow.
public struct ProgressExplanation: Hashable, Sendable {
    /// Where T comes from.
    public var time: TimeBasis
    /// Where A comes from; nil without a number or a target.
    public var actual: ActualBasis?
    /// Why the light is what it is.
    public var reason: LightReason

    /// Of one commitment on a day; the parameters are those of `Progress`, which is made of this.
    public init(
        of commitment: Commitment, figure: Figure, plan: Plan, on day: Day, isClosed: Bool = false,
        thresholds: LightThresholds = LightThresholds()
    ) {
        let due = commitment.dueOn ?? plan.endsOn
        time = TimeBasis(commitment.milestones, from: plan.startsOn, to: due, on: day)
        actual = ActualBasis(commitment, figure)
        reason = LightReason(
            actual: actual?.share, time: time.share, isMet: Progress.isMet(commitment, figure),
            isClosed: isClosed, isOverdue: day > due, status: figure.status, thresholds: thresholds)
    }
}
