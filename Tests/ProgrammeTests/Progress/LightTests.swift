import Foundation
import Programme
import Testing

@Suite("Lights")
struct LightTests {
    private func light(
        _ actual: Double?, time: Double, isMet: Bool = false, isClosed: Bool = false, isOverdue: Bool = false,
        status: Figure.Status = .reported, thresholds: LightThresholds = LightThresholds()
    ) -> Light {
        Progress.light(
            actual: actual, time: time, isMet: isMet, isClosed: isClosed, isOverdue: isOverdue,
            status: status,
            thresholds: thresholds)
    }

    /// Distances in hundredths of a point, dense around both thresholds.
    static let marks =
        Array(stride(from: 0, through: 10_000, by: 500)) + [1, 999, 1001, 1010, 2990, 2999, 3001, 3010]

    @Test("change exactly at 10 and above 30 points", arguments: marks)
    func thresholds(hundredths: Int) {
        let expected: Light = hundredths < 1000 ? .green : hundredths <= 3000 ? .yellow : .red
        // The same distance from several starting points: 0.4 - 0.3 is not quite 0.1 in binary.
        for actual in [0, 0.1, 0.3, 0.35, 0.6, 0.7] {
            #expect(light(actual, time: actual + Double(hundredths) / 10_000) == expected, "from \(actual)")
        }
    }

    @Test("follow the thresholds that are set")
    func settings() {
        let strict = LightThresholds(yellow: 5, red: 15)
        #expect(
            [0.46, 0.45, 0.35, 0.34].map { light($0, time: 0.5, thresholds: strict) } == [
                .green, .yellow, .yellow, .red,
            ])
    }

    @Test("are green beyond the target, and red far below the baseline")
    func capped() {
        #expect(light(2.5, time: 1, isMet: false) == .green)
        #expect(light(-1, time: 0) == .red)
    }

    @Test("are grey without data, whatever else holds", arguments: [false, true])
    func grey(flag: Bool) {
        #expect(
            light(nil, time: 1, isMet: flag, isClosed: flag, isOverdue: true, status: .notReported) == .grey)
        #expect(light(nil, time: 1, isClosed: flag, isOverdue: true, status: .notApplicable) == .grey)
    }

    @Test("are red when overdue and not met, however little is missing")
    func overdue() {
        #expect(light(0.99, time: 1, isOverdue: true) == .red)
        #expect(light(1, time: 1, isMet: true, isOverdue: true) == .green)
    }

    @Test("are blue only when met and closed")
    func blue() {
        #expect(light(1, time: 0.5, isMet: true, isClosed: true) == .blue)
        #expect(light(1, time: 0.5, isMet: true, isClosed: false) == .green)
        for actual in [0, 0.5, 0.99] {
            for time in [0, 0.5, 1] {
                #expect(light(actual, time: time, isMet: false, isClosed: true) != .blue)
            }
        }
    }

    @Test(
        "come out of a commitment, its figure and the day",
        arguments: [
            // A year's count of 20 against elapsed days.
            ("2023-03-31", 5, Light.green), ("2023-03-31", 2, .yellow), ("2023-06-30", 5, .yellow),
            ("2023-06-30", 3, .red),
            ("2023-06-30", 8, .green), ("2023-12-31", 19, .green), ("2023-12-31", 15, .yellow),
            ("2023-12-31", 13, .red),
            ("2024-01-01", 19, .red), ("2024-01-01", 20, .green), ("2023-12-31", 0, .red),
        ])
    func whole(iso: String, value: Int, expected: Light) throws {
        let commitment = PlanSamples.commitment(.count, PlanSamples.target(20))
        let figure = try figure(commitment, value)
        let progress = Progress(
            of: commitment, figure: figure, plan: try PlanSamples.plan(), on: PlanSamples.day(iso))
        #expect(progress.light == expected)
        #expect(progress.actual == Double(value) / 20)
    }

    @Test("hold the commitment's own due day before the plan's")
    func ownDueDay() throws {
        let commitment = PlanSamples.commitment(
            .count, PlanSamples.target(20), due: PlanSamples.day("2023-06-30"))
        let (plan, figure) = (try PlanSamples.plan(), try figure(commitment, 19))
        #expect(
            Progress(of: commitment, figure: figure, plan: plan, on: PlanSamples.day("2023-06-30")).light
                == .green)
        #expect(
            Progress(of: commitment, figure: figure, plan: plan, on: PlanSamples.day("2023-07-01")).light
                == .red)
    }

    @Test("never get worse by more value, nor better by time alone", arguments: Seeded.seeds(300))
    func monotony(seed: UInt64) throws {
        var random = Seeded(seed)
        let kind = random.pick([CommitmentKind.count, .level, .rate])
        let comparator = random.pick(Programme.Comparator.allCases)
        let commitment = PlanSamples.commitment(
            kind, PlanSamples.target(Decimal(random.int(0...60)), comparator),
            baseline: random.bool() ? try PlanSamples.amount(random.int(0...80)) : nil,
            due: random.bool() ? PlanSamples.day("2023-01-01").adding(days: random.int(0...364)) : nil)
        let plan = try PlanSamples.plan()
        func light(_ value: Int, _ day: Int) throws -> Int {
            let figure = try figure(commitment, value)
            let progress = Progress(
                of: commitment, figure: figure, plan: plan,
                on: PlanSamples.day("2023-01-01").adding(days: day))
            return try #require(Light.allCases.firstIndex(of: progress.light))
        }
        let (value, day) = (random.int(0...100), random.int(0...400))
        let (more, later) = (value + random.int(0...50), day + random.int(0...100))
        let (now, withMore, afterwards) = (
            try light(value, day), try light(more, day), try light(value, later)
        )
        #expect(
            comparator.isUpperBound ? withMore >= now : withMore <= now,
            "\(commitment.target?.text ?? "") \(value) \(more)")
        #expect(afterwards >= now, "\(day) \(later)")
    }

    @Test("of several is the worst; no data tells nothing beside data")
    func worst() {
        let order: [Light] = [.grey, .blue, .green, .yellow, .red]
        for (index, left) in order.enumerated() {
            for (other, right) in order.enumerated() {
                #expect(Light.worse(left, right) == order[max(index, other)])
            }
        }
        #expect(Light.worst([]) == .grey)
        #expect(Light.worst([.green, .red, .blue]) == .red)
        #expect(Light.worst([.grey, .blue]) == .blue)
    }

    private func figure(_ commitment: Commitment, _ value: Int) throws -> Figure {
        let amount = try PlanSamples.amount(value)
        let entry: EntryValue =
            commitment.kind == .rate
            ? .ratio(numerator: amount, denominator: try PlanSamples.amount(100)) : .amount(amount)
        return Figure(
            of: commitment, from: [AcceptedValue(quarter: PlanSamples.quarter(1), value: entry)],
            through: PlanSamples.quarter(1))
    }
}
