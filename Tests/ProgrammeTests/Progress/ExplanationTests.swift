import Foundation
import Programme
import Testing

@Suite("Why a light is what it is")
struct ExplanationTests {
    private func explanation(
        _ commitment: Commitment, _ value: EntryValue?, on day: String = "2023-06-30"
    ) throws -> ProgressExplanation {
        let quarter = PlanSamples.quarter(1)
        let figure = Figure(
            of: commitment, from: value.map { [AcceptedValue(quarter: quarter, value: $0)] } ?? [],
            through: quarter)
        return ProgressExplanation(
            of: commitment, figure: figure, plan: try PlanSamples.plan(), on: PlanSamples.day(day))
    }

    @Test("names the numbers that it was worked out from")
    func numbers() throws {
        let talks = PlanSamples.commitment(.count, PlanSamples.target(20))
        let found = try explanation(talks, .amount(PlanSamples.amount(5)))
        #expect(
            found.time
                == .days(
                    passed: 181, all: 365, from: PlanSamples.day("2023-01-01"),
                    to: PlanSamples.day("2023-12-31")))
        #expect(found.actual == .ofTarget(value: 5, target: 20))
        guard case .behind(let points, _) = found.reason else {
            Issue.record("\(found.reason)")
            return
        }
        #expect(abs(points - (18_100.0 / 365 - 25)) < 0.001 && found.reason.light == .yellow)
    }

    @Test("takes the first reason that applies")
    func reasons() throws {
        let talks = PlanSamples.commitment(
            .count, PlanSamples.target(20), due: PlanSamples.day("2023-05-31"))
        #expect(try explanation(talks, nil).reason == .notReported)
        #expect(try explanation(talks, .amount(PlanSamples.amount(20))).reason == .met)
        #expect(try explanation(talks, .amount(PlanSamples.amount(19))).reason == .overdue)
        #expect(try explanation(talks, .notApplicable(reason: "停办")).reason == .notApplicable)
        #expect(try explanation(PlanSamples.commitment(.standing), .narrated).reason == .words)
    }

    @Test("tells steps, baselines and limits apart")
    func bases() throws {
        let steps = PlanSamples.commitment(
            .milestone,
            steps: [
                try PlanSamples.step(1, weight: 3, due: "2023-05-01"),
                try PlanSamples.step(2, weight: 1, due: "2023-11-01"),
            ])
        let reached = try explanation(steps, .milestones([1]))
        #expect(reached.time == .steps(due: 3, all: 4) && reached.actual == .steps(reached: 3, all: 4))
        let rate = PlanSamples.commitment(
            .rate, PlanSamples.target(85, unit: "%"), baseline: try PlanSamples.amount(60))
        let share = EntryValue.ratio(
            numerator: try PlanSamples.amount(70), denominator: try PlanSamples.amount(100))
        #expect(
            try explanation(rate, share).actual == .fromBaseline(value: 70, baseline: 60, target: 85))
        let limit = PlanSamples.commitment(.level, PlanSamples.target(10, .atMost))
        #expect(
            try explanation(limit, .amount(PlanSamples.amount(12))).actual
                == .aboveLimit(value: 12, target: 10))
        #expect(
            try explanation(limit, .amount(PlanSamples.amount(0))).actual
                == .withinLimit(value: 0, target: 10))
        let zero = PlanSamples.commitment(.count, PlanSamples.target(0))
        #expect(
            try explanation(zero, .amount(PlanSamples.amount(0))).actual == .zeroTarget(isMet: true))
    }
}
