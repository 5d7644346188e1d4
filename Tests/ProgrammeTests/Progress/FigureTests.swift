import Foundation
import Programme
import Testing

@Suite("Figures")
struct FigureTests {
    private func accepted(_ number: Int, _ value: EntryValue) -> AcceptedValue {
        AcceptedValue(quarter: PlanSamples.quarter(number), value: value)
    }

    private func figure(
        _ kind: CommitmentKind, _ values: [AcceptedValue], through: Int = 4, steps: [Milestone] = []
    ) -> Figure {
        Figure(
            of: PlanSamples.commitment(kind, PlanSamples.target(20), steps: steps), from: values,
            through: PlanSamples.quarter(through))
    }

    /// Accepted values of a commitment of this kind, one for each of some quarters.
    private func values(of kind: CommitmentKind, _ random: inout Seeded) throws -> [AcceptedValue] {
        var values: [AcceptedValue] = []
        for number in 1...4 where random.int(0...3) > 0 {
            let amount = try PlanSamples.amount(random.int(0...50))
            let value: EntryValue =
                switch (random.int(0...5), kind) {
                case (0, _): .notReported
                case (_, .rate):
                    .ratio(numerator: amount, denominator: try PlanSamples.amount(random.int(50...90)))
                case (_, .milestone): .milestones((1...3).filter { _ in random.bool() })
                case (1, .standing): .narrated
                default: .amount(amount)
                }
            values.append(accepted(number, value))
        }
        return values
    }

    @Test("add up counts, keep the last level and both parts of a rate", arguments: Seeded.seeds(200))
    func properties(seed: UInt64) throws {
        var random = Seeded(seed)
        let kind = random.pick(CommitmentKind.allCases)
        let steps = try [
            PlanSamples.step(1, weight: 2), PlanSamples.step(2, weight: 3), PlanSamples.step(3, weight: 5),
        ]
        let values = try values(of: kind, &random)
        let through = random.int(1...4)
        let figure = figure(kind, values, through: through, steps: steps)
        let known = values.filter { $0.quarter.number <= through && $0.value != .notReported }

        #expect(figure.asOf == known.last?.quarter)
        #expect(figure.status == (known.isEmpty ? .notReported : .reported))
        let amounts = known.compactMap(\.value.amount?.value)
        switch kind {
        case .count: #expect(figure.value == (known.isEmpty ? nil : amounts.reduce(0, +)))
        case .standing: #expect(figure.value == (amounts.isEmpty ? nil : amounts.reduce(0, +)))
        case .level: #expect(figure.value == amounts.last)
        case .rate:
            #expect(figure.numerator == known.last?.value.ratio?.numerator)
            #expect(figure.denominator == known.last?.value.ratio?.denominator)
            if let value = figure.value, let numerator = figure.numerator,
                let denominator = figure.denominator
            {
                let error = abs(value * denominator.value - numerator.value * 100)
                #expect(error <= denominator.value / 10_000, "a percentage, to four decimals")
            }
        case .milestone:
            #expect(figure.milestones == known.last?.value.reached ?? [])
            let weights = [1: 2, 2: 3, 3: 5]
            #expect(
                figure.value
                    == known.last?.value.reached.map { Decimal($0.compactMap { weights[$0] }.reduce(0, +)) })
        }
        #expect(self.figure(kind, values.shuffled(using: &random), through: through, steps: steps) == figure)
        #expect(
            self.figure(kind, values.filter { $0.quarter.number <= through }, through: through, steps: steps)
                == figure,
            "later quarters are left out")
    }

    @Test("tell nothing from zero", arguments: [CommitmentKind.count, .level, .standing])
    func zero(kind: CommitmentKind) {
        #expect(figure(kind, []) == .none)
        #expect(figure(kind, [accepted(1, .notReported)]) == .none)
        let reported = figure(kind, [accepted(1, .amount(.zero)), accepted(2, .notReported)])
        #expect(reported.value == 0)
        #expect(reported.status == .reported)
        #expect(reported.asOf == PlanSamples.quarter(1))
    }

    @Test("know no rate of nothing")
    func zeroDenominator() throws {
        let nothing = accepted(2, .ratio(numerator: .zero, denominator: .zero))
        #expect(figure(.rate, [nothing]) == .none)
        let before = accepted(1, .ratio(numerator: .one, denominator: try PlanSamples.amount(4)))
        #expect(figure(.rate, [before, nothing]).value == 25)
    }

    @Test(
        "leave out values of another kind",
        arguments: [
            (CommitmentKind.count, EntryValue.narrated), (.level, .milestones([1])), (.rate, .amount(.one)),
            (.milestone, .amount(.one)), (.count, .ratio(numerator: .one, denominator: .one)),
            (.standing, .milestones([])),
        ])
    func strange(kind: CommitmentKind, value: EntryValue) {
        #expect(figure(kind, [accepted(1, value)]) == .none)
    }

    @Test("say that something does not apply only while the last report says so")
    func notApplicable() throws {
        let none = EntryValue.notApplicable(reason: "本季度无此项工作")
        let five = EntryValue.amount(try PlanSamples.amount(5))
        #expect(figure(.level, [accepted(1, none)]).status == .notApplicable)
        #expect(figure(.level, [accepted(1, none)]).value == nil)
        #expect(figure(.level, [accepted(1, none), accepted(2, five)]).status == .reported)
        // What a count has gathered stays gathered.
        let gathered = figure(.count, [accepted(1, five), accepted(2, none)])
        #expect(gathered.value == 5 && gathered.status == .reported)
    }

    @Test("count a standing duty's narrative as data without a number")
    func standing() {
        let figure = figure(.standing, [accepted(1, .narrated)])
        #expect(figure.status == .reported && figure.value == nil)
    }
}
