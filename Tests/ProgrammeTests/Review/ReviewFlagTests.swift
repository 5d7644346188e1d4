import Foundation
import Programme
import Testing

@Suite("What a reviewer should look at")
struct ReviewFlagTests {
    private typealias Kind = ReviewFlag.Kind

    /// The flags of a report of the third quarter with this value, after these of the first and the second.
    private func flags(
        _ commitment: Commitment, _ earlier: [EntryValue?], _ value: EntryValue
    ) -> [ReviewFlag] {
        let known = zip([1, 2], earlier).compactMap { number, value in
            value.map { AcceptedValue(quarter: PlanSamples.quarter(number), value: $0) }
        }
        return ReviewFacts(
            record: ReportRecord(
                id: ID("r"), action: ID("a"), unit: ID("u"), quarter: PlanSamples.quarter(3)),
            content: ReportContent(
                evidence: "签到表",
                entries: [ReportEntry(commitment: commitment.id, definition: 1, value: value)]),
            commitments: [commitment],
            // Its own quarter and later ones are no past.
            earlier: [
                commitment.id: known + [
                    AcceptedValue(quarter: PlanSamples.quarter(4), value: .amount(.largest))
                ]
            ]
        ).flags()
    }

    private func amount(_ number: Int) throws -> EntryValue { .amount(try PlanSamples.amount(number)) }

    private func ratio(_ part: Int, _ whole: Int) throws -> EntryValue {
        .ratio(numerator: try PlanSamples.amount(part), denominator: try PlanSamples.amount(whole))
    }

    @Test("a count may be anything from quarter to quarter, but for a jump and for far too much")
    func counts() throws {
        let talks = PlanSamples.commitment(.count, PlanSamples.target(20))
        #expect(try flags(talks, [amount(4), amount(4)], amount(1)).isEmpty)
        #expect(try flags(talks, [amount(4), amount(4)], amount(12)).isEmpty)
        let jump = try flags(talks, [amount(4), amount(3)], amount(11))
        #expect(jump.map(\.kind) == [.jump])
        #expect(jump[0].details == ["commitment": "讲座", "before": "3.5", "now": "11"])
        // Exactly half as much again is not beyond it.
        #expect(try flags(talks, [amount(10), amount(10)], amount(10)).isEmpty)
        let over = try flags(talks, [amount(10), amount(10)], amount(11))
        #expect(over.map(\.kind) == [.overTarget] && over[0].details["now"] == "31场")
        #expect(try flags(talks, [], amount(31)).map(\.kind) == [.overTarget])
        // Nothing to compare with; a start from nothing is no jump.
        #expect(try flags(talks, [nil, nil], amount(9)).isEmpty)
        #expect(try flags(talks, [amount(0), amount(0)], amount(9)).isEmpty)
    }

    @Test("a level, a rate's covered part and reached steps do not go down")
    func lower() throws {
        let level = PlanSamples.commitment(.level, PlanSamples.target(24, unit: "所"))
        #expect(try flags(level, [amount(20), amount(22)], amount(21)).map(\.kind) == [.lower])
        #expect(try flags(level, [amount(23), amount(22)], amount(22)).isEmpty)
        #expect(
            try flags(level, [amount(22), .notApplicable(reason: "停")], amount(21)).map(\.kind) == [.lower])
        let rate = PlanSamples.commitment(.rate, PlanSamples.target(85, unit: "%"))
        #expect(try flags(rate, [ratio(80, 100), nil], ratio(79, 100)).map(\.kind) == [.lower])
        // The share sinks because more are counted: nothing was lost.
        #expect(try flags(rate, [ratio(80, 100), nil], ratio(80, 200)).isEmpty)
        let steps = PlanSamples.commitment(
            .milestone, steps: [try PlanSamples.step(1), try PlanSamples.step(2)])
        #expect(flags(steps, [.milestones([1])], .milestones([2])).map(\.kind) == [.lower])
        #expect(flags(steps, [.milestones([1])], .milestones([2, 1])).isEmpty)
        #expect(flags(steps, [.milestones([1])], .milestones([])).map(\.kind) == [.lower])
    }

    @Test("where less is better, less is well and more is for the light to tell")
    func upperBound() throws {
        let complaints = PlanSamples.commitment(.level, PlanSamples.target(10, .atMost, unit: "件"))
        #expect(try flags(complaints, [amount(9), amount(8)], amount(3)).isEmpty)
        #expect(try flags(complaints, [amount(1), amount(1)], amount(30)).isEmpty)
    }

    @Test("what a rate added is measured, not what it stands at")
    func rateJump() throws {
        let rate = PlanSamples.commitment(.rate, PlanSamples.target(85, unit: "%"))
        #expect(try flags(rate, [ratio(10, 100), ratio(20, 100)], ratio(50, 100)).isEmpty)
        #expect(try flags(rate, [ratio(10, 100), ratio(20, 100)], ratio(51, 100)).map(\.kind) == [.jump])
    }

    @Test("the report as a whole")
    func whole() {
        let record = ReportRecord(
            id: ID("r"), action: ID("a"), unit: ID("u"), quarter: PlanSamples.quarter(2))
        func kinds(_ change: (inout ReviewFacts) -> Void) -> [Kind] {
            var facts = ReviewFacts(record: record, content: ReportContent(evidence: "照片"), commitments: [])
            change(&facts)
            return facts.flags().map(\.kind)
        }
        #expect(kinds { _ in } == [])
        #expect(kinds { $0.content.problems = " \n" } == [])
        #expect(kinds { $0.content.problems = "经费不足" } == [.problems])
        #expect(kinds { $0.content.evidence = "" } == [.noEvidence])
        #expect(
            kinds {
                $0.content.evidence = ""
                $0.evidence.count = 1
            } == [])
        #expect(kinds { $0.evidence.repeated = 2 } == [.repeatedPhotograph])
        #expect(kinds { $0.lateness = .late } == [.late])
        #expect(kinds { $0.openRemarks = 1 } == [.openRemark])
        let commitment = PlanSamples.commitment(.count)
        #expect(flags(commitment, [], .notApplicable(reason: "未安排"))[0].details["reason"] == "未安排")
    }

    @Test("handed in, taken back, returned, handed in again")
    func submissions() {
        func record(_ moves: [(ReportMove, Int)]) -> ReportRecord {
            ReportRecord(
                id: ID("r"), action: ID("a"), unit: ID("u"), quarter: PlanSamples.quarter(2),
                moves: moves.enumerated().map { index, move in
                    ReportMoveRecord(
                        move: move.0, state: .draft, revision: move.1, contentHash: "", reason: nil,
                        at: Instant(seconds: index), by: ID("p"))
                })
        }
        #expect(record([(.save, 1)]).handedIn == nil)
        #expect(record([(.submit, 1), (.withdraw, 1), (.save, 2)]).handedIn == nil)
        let again = record([(.submit, 1), (.return, 1), (.save, 2), (.save, 3), (.submit, 3)])
        #expect(again.handedIn == 3 && again.handedInBefore == 1 && again.lastReturn?.revision == 1)
        #expect(record([(.submit, 1), (.return, 1), (.save, 2)]).handedIn == 1)
        #expect(record([(.submit, 1), (.return, 1), (.save, 2)]).lastReturn == nil)
        let back = record([(.submit, 1), (.return, 1), (.submit, 2), (.withdraw, 2)])
        #expect(back.handedIn == 1 && back.handedInBefore == nil && back.lastReturn == nil)
    }
}
