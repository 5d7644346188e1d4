import Programme
import Testing

/// T, the share of the time or of the planned steps (domain.md, "Progress and lights").
@Suite("Planned progress")
struct TimeTests {
    private let start = PlanSamples.day("2023-01-01"), end = PlanSamples.day("2023-12-31")

    @Test(
        "is elapsed days over plan days, both ends counted",
        arguments: [
            ("2022-12-31", 0), ("2023-01-01", 1), ("2023-03-31", 90), ("2023-06-30", 181),
            ("2023-12-31", 365), ("2024-05-01", 365),
        ])
    func elapsed(iso: String, days: Int) {
        #expect(Progress.time([], from: start, to: end, on: PlanSamples.day(iso)) == Double(days) / 365)
    }

    @Test("is the weight of the steps that are due, when all have dates")
    func dated() throws {
        let steps = try [
            PlanSamples.step(1, weight: 2, due: "2023-03-31"),
            PlanSamples.step(2, weight: 3, due: "2023-06-30"),
            PlanSamples.step(3, weight: 5, due: "2023-11-30"),
        ]
        let expected = [
            ("2023-03-30", 0.0), ("2023-03-31", 0.2), ("2023-06-30", 0.5), ("2023-11-29", 0.5),
            ("2023-11-30", 1),
        ]
        for (iso, share) in expected {
            #expect(Progress.time(steps, from: start, to: end, on: PlanSamples.day(iso)) == share, "\(iso)")
        }
    }

    @Test("is elapsed days when a step has no date, or no step has weight")
    func undated() throws {
        let some = try [PlanSamples.step(1, due: "2023-01-31"), PlanSamples.step(2)]
        let weightless = try [PlanSamples.step(1, weight: 0, due: "2023-01-31")]
        for steps in [some, weightless] {
            #expect(
                Progress.time(steps, from: start, to: end, on: PlanSamples.day("2023-03-31")) == 90.0 / 365)
        }
    }

    @Test("stays between 0 and 1 and never falls", arguments: Seeded.seeds(100))
    func monotony(seed: UInt64) throws {
        var random = Seeded(seed)
        let steps = try (0..<random.int(0...4)).map { index in
            try PlanSamples.step(
                index + 1, weight: random.int(0...5),
                due: random.int(0...5) > 0 ? start.adding(days: random.int(0...364)).description : nil)
        }
        let due = start.adding(days: random.int(-30...364))
        let shares = stride(from: -20, to: 420, by: 10).map {
            Progress.time(steps, from: start, to: due, on: start.adding(days: $0))
        }
        #expect(shares == shares.sorted())
        #expect(shares.allSatisfy { (0...1).contains($0) })
    }
}
