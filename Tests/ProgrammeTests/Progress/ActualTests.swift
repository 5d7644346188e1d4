import Foundation
import Programme
import Testing

/// A, the share of the target that is reached (domain.md, "Progress and lights").
@Suite("Actual progress")
struct ActualTests {
    private func figure(_ value: Decimal?, milestones: [Int] = []) -> Figure {
        var figure = Figure.none
        (figure.value, figure.milestones) = (value, milestones)
        if value != nil { figure.status = .reported }
        return figure
    }

    private func actual(_ commitment: Commitment, _ value: Decimal?, milestones: [Int] = []) -> Double? {
        Progress.actual(commitment, figure(value, milestones: milestones))
    }

    private func near(_ left: Double?, _ right: Double) -> Bool {
        left.map { abs($0 - right) < 1e-9 } ?? false
    }

    @Test("of counts and levels is value ÷ target, with or without a baseline", arguments: Seeded.seeds(200))
    func counts(seed: UInt64) throws {
        var random = Seeded(seed)
        let (value, goal) = (random.int(0...100), random.int(1...50))
        let baseline = random.bool() ? try PlanSamples.amount(random.int(0...60)) : nil
        let commitment = PlanSamples.commitment(
            random.pick([.count, .level, .standing]),
            PlanSamples.target(Decimal(goal), random.pick([.equal, .atLeast, .moreThan, .approximately])),
            baseline: baseline)
        #expect(near(actual(commitment, Decimal(value)), Double(value) / Double(goal)))
    }

    @Test(
        "of rates is the way from the baseline, or value ÷ target without one", arguments: Seeded.seeds(200))
    func rates(seed: UInt64) throws {
        var random = Seeded(seed)
        let (value, goal) = (random.int(0...100), random.int(1...100))
        let baseline = random.bool() ? random.int(0...100) : nil
        let commitment = PlanSamples.commitment(
            .rate, PlanSamples.target(Decimal(goal), unit: "%"),
            baseline: try baseline.map { try PlanSamples.amount($0) })
        let expected =
            if let baseline, baseline < goal {
                Double(value - baseline) / Double(goal - baseline)
            } else { Double(value) / Double(goal) }
        #expect(
            near(actual(commitment, Decimal(value)), expected), "\(value) of \(goal) from \(baseline ?? -1)")
    }

    @Test("of a rate that starts at or past its target does not run backwards", arguments: [85, 90])
    func pastBaseline(baseline: Int) throws {
        let commitment = PlanSamples.commitment(
            .rate, PlanSamples.target(85, unit: "%"), baseline: try PlanSamples.amount(baseline))
        let shares = try [80, 84, 85, 90, 95].map { try #require(actual(commitment, $0)) }
        #expect(shares == shares.sorted())
        #expect(shares[1] < 1 && shares[2] >= 1)
    }

    @Test("of no-more-than targets runs the other way", arguments: [Programme.Comparator.atMost, .lessThan])
    func upperBounds(comparator: Programme.Comparator) throws {
        let free = PlanSamples.commitment(.level, PlanSamples.target(10, comparator))
        #expect([0, 5, 10].allSatisfy { actual(free, $0) == 1 })
        #expect(actual(free, 20) == 0.5)
        let rate = PlanSamples.commitment(
            .rate, PlanSamples.target(10, comparator), baseline: try PlanSamples.amount(20))
        #expect([20, 15, 10, 5, 25].map { actual(rate, $0) } == [0, 0.5, 1, 1.5, -0.5])
        let none = PlanSamples.commitment(.count, PlanSamples.target(0, comparator))
        #expect(actual(none, 0) == 1)
        #expect(actual(none, 3) == 0)
    }

    @Test(
        "of a target of zero is all when kept, nothing when not",
        arguments: [
            (Programme.Comparator.equal, Decimal(0), 1.0), (.atLeast, 5, 1), (.moreThan, 0, 0),
            (.moreThan, 1, 1), (.approximately, 0, 1),
        ])
    func zeroTarget(comparator: Programme.Comparator, value: Decimal, expected: Double) {
        #expect(actual(PlanSamples.commitment(.count, PlanSamples.target(0, comparator)), value) == expected)
    }

    @Test("is shown as it is beyond the target")
    func beyond() {
        #expect(actual(PlanSamples.commitment(.count, PlanSamples.target(20)), 50) == 2.5)
    }

    @Test(
        "is unknown without a value, and without a target",
        arguments: [CommitmentKind.count, .level, .rate, .standing])
    func missing(kind: CommitmentKind) {
        #expect(actual(PlanSamples.commitment(kind, PlanSamples.target(20)), nil) == nil)
        #expect(actual(PlanSamples.commitment(kind), 5) == nil)
    }

    @Test("of milestones is the weight of those reached", arguments: Seeded.seeds(100))
    func milestones(seed: UInt64) throws {
        var random = Seeded(seed)
        let weights = (1...random.int(1...5)).map { _ in random.int(0...9) }
        let commitment = PlanSamples.commitment(
            .milestone,
            steps: try weights.enumerated().map { try PlanSamples.step($0.offset + 1, weight: $0.element) })
        let reached = weights.indices.filter { _ in random.bool() }.map { $0 + 1 }
        let figure = Figure(
            of: commitment,
            from: [AcceptedValue(quarter: PlanSamples.quarter(1), value: .milestones(reached))],
            through: PlanSamples.quarter(1))
        let total = weights.reduce(0, +)
        let expected =
            total > 0
            ? Double(reached.reduce(0) { $0 + weights[$1 - 1] }) / Double(total)
            : Double(reached.count) / Double(weights.count)
        #expect(near(Progress.actual(commitment, figure), expected))
        #expect(Progress.isMet(commitment, figure) == (reached.count == weights.count))
    }

    @Test(
        "meets its promise as the comparator says",
        arguments: [
            (Programme.Comparator.equal, [19, 20, 21], [false, true, true]),
            (.atLeast, [19, 20, 21], [false, true, true]),
            (.moreThan, [19, 20, 21], [false, false, true]), (.atMost, [19, 20, 21], [true, true, false]),
            (.lessThan, [19, 20, 21], [true, false, false]),
            (.approximately, [17, 18, 20], [false, true, true]),
        ])
    func met(comparator: Programme.Comparator, values: [Int], expected: [Bool]) {
        let commitment = PlanSamples.commitment(.count, PlanSamples.target(20, comparator))
        #expect(values.map { Progress.isMet(commitment, figure(Decimal($0))) } == expected)
        #expect(!Progress.isMet(commitment, figure(nil)))
    }

    @Test("is not met by rounding up")
    func rounding() throws {
        let commitment = PlanSamples.commitment(.rate, PlanSamples.target(85, unit: "%"))
        func isMet(_ numerator: Int) throws -> Bool {
            let ratio = EntryValue.ratio(
                numerator: try PlanSamples.amount(numerator), denominator: try PlanSamples.amount(10_000_000))
            return Progress.isMet(
                commitment,
                Figure(
                    of: commitment, from: [AcceptedValue(quarter: PlanSamples.quarter(1), value: ratio)],
                    through: PlanSamples.quarter(1)))
        }
        #expect(try !isMet(8_499_999))
        #expect(try isMet(8_500_000))
    }
}
