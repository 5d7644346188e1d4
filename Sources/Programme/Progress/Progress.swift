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
        let due = commitment.dueOn ?? plan.endsOn
        time = Progress.time(commitment.milestones, from: plan.startsOn, to: due, on: day)
        actual = Progress.actual(commitment, figure)
        let isMet = Progress.isMet(commitment, figure)
        light = Progress.light(
            actual: actual, time: time, isMet: isMet, isClosed: isClosed, isOverdue: day > due,
            status: figure.status, thresholds: thresholds)
    }

    /// T: the weights of the steps that are due by now, if steps have dates; else elapsed days ÷ plan days.
    public static func time(_ milestones: [Milestone], from start: Day, to end: Day, on day: Day) -> Double {
        let total = milestones.reduce(0.0) { $0 + $1.weight.double }
        if total > 0, milestones.allSatisfy({ $0.dueOn != nil }) {
            return milestones.filter { ($0.dueOn ?? end) <= day }.reduce(0.0) { $0 + $1.weight.double }
                / total
        }
        // Both ends count: on the first day one day has passed, on the last all have.
        let days = Double(max(end.ordinal - start.ordinal + 1, 1))
        return min(max(Double(day.ordinal - start.ordinal + 1) / days, 0), 1)
    }

    /// A; nil where there is no number or no target to hold it against.
    public static func actual(_ commitment: Commitment, _ figure: Figure) -> Double? {
        guard let value = figure.value else { return nil }
        let number = NSDecimalNumber(decimal: value).doubleValue
        if commitment.kind == .milestone { return share(of: figure, in: commitment.milestones) }
        guard let target = commitment.target else { return nil }
        let goal = NSDecimalNumber(decimal: target.value).doubleValue
        let baseline = commitment.kind == .rate ? commitment.baseline?.double : nil
        if target.comparator.isUpperBound { return upperBound(number, goal, baseline) }
        // From a baseline at or past the target there is no way to measure; along it more would read as less.
        if let baseline, baseline < goal { return (number - baseline) / (goal - baseline) }
        // Nothing was promised: kept is all, anything less is nothing.
        if goal == 0 { return isMet(commitment, figure) ? 1 : 0 }
        return number / goal
    }

    /// The weights of the reached steps; steps that nobody weighed count alike.
    private static func share(of figure: Figure, in steps: [Milestone]) -> Double? {
        let reached = steps.filter { figure.milestones.contains($0.ordinal) }
        let total = steps.reduce(0.0) { $0 + $1.weight.double }
        if total > 0 { return reached.reduce(0.0) { $0 + $1.weight.double } / total }
        return steps.isEmpty ? nil : Double(reached.count) / Double(steps.count)
    }

    /// "No more than": the way down from the baseline; without one, met is 1 and the excess takes from it.
    private static func upperBound(_ number: Double, _ goal: Double, _ baseline: Double?) -> Double {
        if let baseline, baseline > goal { return (baseline - number) / (baseline - goal) }
        return number <= goal ? 1 : goal / number
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
        if status == .notReported { return .grey }
        if isMet { return isClosed ? .blue : .green }
        guard let actual else { return status == .notApplicable ? .grey : isClosed ? .blue : .green }
        if isOverdue { return .red }
        // Rounded to a ten-thousandth of a point: 0.5 - 0.4 must be exactly 10 points behind.
        let behind = ((time - min(actual, 1)) * 100 * 10_000).rounded() / 10_000
        return behind > thresholds.red ? .red : behind >= thresholds.yellow ? .yellow : .green
    }
}
