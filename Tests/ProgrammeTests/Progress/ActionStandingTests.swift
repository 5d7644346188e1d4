import Foundation
import Programme
import Testing

@Suite("An action in one line")
struct ActionStandingTests {
    private func standing(
        _ commitment: Commitment, _ values: [(Int, EntryValue)]
    ) throws -> (Commitment, CommitmentStanding) {
        let plan = try PlanSamples.plan()
        let through = PlanSamples.quarter(2)
        let figure = Figure(
            of: commitment,
            from: values.map { AcceptedValue(quarter: PlanSamples.quarter($0.0), value: $0.1) },
            through: through)
        return (
            commitment,
            CommitmentStanding(
                figure: figure,
                progress: Progress(of: commitment, figure: figure, plan: plan, on: through.lastDay))
        )
    }

    @Test("silence counts as nothing reached, words count neither way")
    func silence() throws {
        let talks = PlanSamples.commitment(.count, PlanSamples.target(20))
        let duty = PlanSamples.commitment(.standing)
        let done = try standing(talks, [(1, .amount(PlanSamples.amount(30)))])
        let silent = try standing(talks, [])
        let whole = ActionStanding([done, silent, try standing(duty, [(1, .narrated)])])
        // 150 % counts as 100, and the other as 0.
        #expect(whole.actual == 0.5)
        #expect(whole.measured == 2 && whole.met == 1 && whole.standing == 1)
        #expect(whole.light == .green)
        let time = try #require(whole.time)
        #expect(abs(time - 181.0 / 365) < 1e-9)
    }

    @Test("without any accepted number nothing is said to be reached")
    func unknown() throws {
        let talks = PlanSamples.commitment(.count, PlanSamples.target(20))
        let whole = ActionStanding([try standing(talks, [])])
        #expect(whole.actual == nil && whole.time != nil && whole.light == .grey)
        #expect(ActionStanding([]).time == nil)
    }

    @Test("what does not apply is nobody's arrears")
    func notApplicable() throws {
        let talks = PlanSamples.commitment(.count, PlanSamples.target(20))
        let done = try standing(talks, [(1, .amount(PlanSamples.amount(10)))])
        let none = try standing(talks, [(1, .notApplicable(reason: "下半年开展"))])
        let whole = ActionStanding([done, none])
        #expect(whole.actual == 0.5 && whole.measured == 2 && whole.met == 0)
    }

    @Test("a commitment counts by its weight")
    func weights() throws {
        var heavy = PlanSamples.commitment(.count, PlanSamples.target(10))
        heavy.weight = try PlanSamples.amount(3)
        let light = PlanSamples.commitment(.count, PlanSamples.target(10))
        let whole = ActionStanding([
            try standing(heavy, [(1, .amount(PlanSamples.amount(10)))]), try standing(light, []),
        ])
        #expect(whole.actual == 0.75)
    }

    @Test("a quarter that was over before there was a plan is not asked for")
    func asked() throws {
        let calendar = try WorkingCalendar.shipped()
        let periods = Quarter.all(of: 2023).map { Period($0, calendar: calendar) }
        func asked(_ confirmed: String, _ today: String) -> [Int] {
            Period.asked(
                of: periods, confirmedOn: PlanSamples.day(confirmed), today: PlanSamples.day(today)
            ).map(\.quarter.number)
        }
        #expect(asked("2023-04-28", "2023-07-01") == [2])
        #expect(asked("2023-03-20", "2023-07-01") == [1, 2])
        #expect(asked("2023-04-10", "2023-04-10") == [1], "due on that very day")
        #expect(asked("2023-04-28", "2023-05-31") == [])
        #expect(asked("2023-04-28", "2024-05-31") == [2, 3, 4])
    }
}
