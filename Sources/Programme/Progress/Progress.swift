import Foundation

/// 亮灯 (domain.md, "Progress and lights"), ordered from best to worst for those that have data.
public enum Light: String, Sendable, Codable, CaseIterable {
    /// No data.
    case grey
    /// Met, accepted and closed.
    case blue
    /// Less than 10 points behind.
    case green
    /// 10 to 30 points behind.
    case yellow
    /// More than 30 points behind, or overdue.
    case red

    /// Of two lights the one that needs more attention; no data tells nothing beside data.
    public static func worse(_ left: Light, _ right: Light) -> Light {
        left.rank >= right.rank ? left : right
    }

    /// Grey, if there is none.
    public static func worst(_ lights: some Sequence<Light>) -> Light { lights.reduce(.grey, worse) }

    private var rank: Int { Light.allCases.firstIndex(of: self) ?? 0 }
}

/// How far behind time a commitment may be before its light changes, in points.
public struct LightThresholds: Hashable, Sendable {
    /// From here on yellow: 10.
    public var yellow: Double
    /// Above this red: 30.
    public var red: Double

    /// Limits in points; `yellow` below `red`.
    public init(yellow: Double = 10, red: Double = 30) {
        self.yellow = yellow
        self.red = red
    }
}

/// How far a commitment is, and how far it should be.
public struct Progress: Hashable, Sendable {
    /// A: the share of the target that is reached, as it is: 1.2 when more was done; nil without a number.
    public var actual: Double?
    /// T: the share of the time, or of the planned steps, that has passed; 0 to 1.
    public var time: Double
    /// What the two say together.
    public var light: Light

    /// Progress of one commitment on a day.
    ///
    /// - Parameters:
    ///   - commitment: its target, baseline, steps and due date.
    ///   - figure: what is accepted so far.
    ///   - plan: gives first and last day where the commitment has no date of its own.
    ///   - day: usually the quarter's last.
    ///   - isClosed: whether the commitment was closed (销号).
    public init(
        of commitment: Commitment, figure: Figure, plan: Plan, on day: Day, isClosed: Bool = false,
        thresholds: LightThresholds = LightThresholds()
    ) {
        let explanation = ProgressExplanation(
            of: commitment, figure: figure, plan: plan, on: day, isClosed: isClosed, thresholds: thresholds)
        time = explanation.time.share
        actual = explanation.actual?.share
        light = explanation.reason.light
    }

    /// T: the weights of the steps that are due by now, if steps have dates; else elapsed days ÷ plan days.
    public static func time(_ milestones: [Milestone], from start: Day, to end: Day, on day: Day) -> Double {
        TimeBasis(milestones, from: start, to: end, on: day).share
    }

    /// A; nil where there is no number or no target to hold it against.
    public static func actual(_ commitment: Commitment, _ figure: Figure) -> Double? {
        ActualBasis(commitment, figure)?.share
    }

    /// Whether the promise itself is kept: `>` is more than, `approx` within a tenth.
    public static func isMet(_ commitment: Commitment, _ figure: Figure) -> Bool {
        if commitment.kind == .milestone {
            return !commitment.milestones.isEmpty
                && commitment.milestones.allSatisfy { figure.milestones.contains($0.ordinal) }
        }
        guard var value = figure.value, let target = commitment.target else { return false }
        var promised = target.value
        if let numerator = figure.numerator, let denominator = figure.denominator {
            // Not the quotient, which is rounded: 84.99999 % is not 85 %.
            (value, promised) = (numerator.value * 100, promised * denominator.value)
        }
        switch target.comparator {
        case .equal, .atLeast: return value >= promised
        case .moreThan: return value > promised
        case .atMost: return value <= promised
        case .lessThan: return value < promised
        case .approximately: return value * 10 >= promised * 9
        }
    }

    /// The light; `actual` is capped at 1 here and nowhere else.
    public static func light(
        actual: Double?, time: Double, isMet: Bool, isClosed: Bool, isOverdue: Bool, status: Figure.Status,
        thresholds: LightThresholds
    ) -> Light {
        LightReason(
            actual: actual, time: time, isMet: isMet, isClosed: isClosed, isOverdue: isOverdue,
            status: status, thresholds: thresholds
        ).light
    }
}
