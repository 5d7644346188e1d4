import Foundation

/// What T, the share of the time, is worked out from (docs/figures.md, "Progress").
public enum TimeBasis: Hashable, Sendable {
    /// The weights of the steps that are due by now, of all steps.
    case steps(due: Decimal, all: Decimal)
    /// The days that have passed, of all days; both ends count.
    case days(passed: Int, all: Int, from: Day, to: Day)

    /// The basis on a day: the steps, if all of them have dates, else the days.
    public init(_ milestones: [Milestone], from start: Day, to end: Day, on day: Day) {
        let all = milestones.reduce(Decimal(0)) { $0 + $1.weight.value }
        if all > 0, milestones.allSatisfy({ $0.dueOn != nil }) {
            let due = milestones.filter { ($0.dueOn ?? end) <= day }
            self = .steps(due: due.reduce(Decimal(0)) { $0 + $1.weight.value }, all: all)
            return
        }
        // Both ends count: on the first day one day has passed, on the last all have.
        let length = max(end.ordinal - start.ordinal + 1, 1)
        let passed = min(max(day.ordinal - start.ordinal + 1, 0), length)
        self = .days(passed: passed, all: length, from: start, to: end)
    }

    /// T, from 0 to 1.
    public var share: Double {
        switch self {
        case .steps(let due, let all): due.double / all.double
        case .days(let passed, let all, _, _): Double(passed) / Double(all)
        }
    }
}

/// What A, the share of the target that is reached, is worked out from (docs/figures.md, "Progress").
public enum ActualBasis: Hashable, Sendable {
    /// The weights of the reached steps, of all steps; their numbers where nobody weighed them.
    case steps(reached: Decimal, all: Decimal)
    /// The value, of the target.
    case ofTarget(value: Decimal, target: Decimal)
    /// The way from the baseline to the target, as far as the value has come.
    case fromBaseline(value: Decimal, baseline: Decimal, target: Decimal)
    /// "No more than", and it is not more: 1.
    case withinLimit(value: Decimal, target: Decimal)
    /// "No more than", and it is more: the target, of the value.
    case aboveLimit(value: Decimal, target: Decimal)
    /// Nothing was promised: kept is all, anything less is nothing.
    case zeroTarget(isMet: Bool)

    /// Nil where there is no number, or no target to hold it against.
    public init?(_ commitment: Commitment, _ figure: Figure) {
        guard let value = figure.value else { return nil }
        if commitment.kind == .milestone {
            self.init(steps: commitment.milestones, reached: figure.milestones)
            return
        }
        guard let target = commitment.target else { return nil }
        let goal = target.value
        let baseline = commitment.kind == .rate ? commitment.baseline?.value : nil
        if target.comparator.isUpperBound {
            if let baseline, baseline > goal {
                self = .fromBaseline(value: value, baseline: baseline, target: goal)
            } else {
                self =
                    value <= goal
                    ? .withinLimit(value: value, target: goal) : .aboveLimit(value: value, target: goal)
            }
        } else if let baseline, baseline < goal {
            // From a baseline at or past the target there is no way to measure; along it more would read as less.
            self = .fromBaseline(value: value, baseline: baseline, target: goal)
        } else if goal == 0 {
            self = .zeroTarget(isMet: Progress.isMet(commitment, figure))
        } else {
            self = .ofTarget(value: value, target: goal)
        }
    }

    private init?(steps: [Milestone], reached: [Int]) {
        let done = steps.filter { reached.contains($0.ordinal) }
        let weight = steps.reduce(Decimal(0)) { $0 + $1.weight.value }
        if weight > 0 {
            self = .steps(reached: done.reduce(Decimal(0)) { $0 + $1.weight.value }, all: weight)
        } else if steps.isEmpty {
            return nil
        } else {
            self = .steps(reached: Decimal(done.count), all: Decimal(steps.count))
        }
    }

    /// A, as it is: above 1 when more was done, below 0 when it got worse.
    public var share: Double {
        switch self {
        case .steps(let reached, let all): reached.double / all.double
        case .ofTarget(let value, let target): value.double / target.double
        case .fromBaseline(let value, let baseline, let target):
            (value.double - baseline.double) / (target.double - baseline.double)
        case .withinLimit: 1
        case .aboveLimit(let value, let target): target.double / value.double
        case .zeroTarget(let isMet): isMet ? 1 : 0
        }
    }
}

extension Decimal {
    /// As a binary number, for shares and lights only.
    var double: Double { NSDecimalNumber(decimal: self).doubleValue }
}
