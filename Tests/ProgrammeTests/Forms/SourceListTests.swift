import Foundation
import Programme
import Testing

@Suite("The list of sources")
struct SourceListTests {
    private func fact(
        reported: Int?, counted: Int?, soFar: Int?, figure: Int, in quarter: Quarter
    ) throws -> SourceList.Fact {
        let feed = FeedReference("events", "sessions")
        return SourceList.Fact(
            action: 1, commitment: FormSamples.talks,
            figure: Figure(
                of: FormSamples.talks,
                from: [AcceptedValue(quarter: quarter, value: .amount(try Amount(Decimal(figure))))],
                through: quarter),
            source: CommitmentSource(.feed(feed)), ledger: "活动", feed: "场次",
            reported: try reported.map { .amount(try Amount(Decimal($0))) },
            counting: try counted.map {
                LedgerCounting(feed: feed, version: 1, amount: try Amount(Decimal($0)))
            },
            countedIn: quarter, countedSoFar: try soFar.map { .amount(try Amount(Decimal($0))) },
            difference: nil,
            reference: nil)
    }

    @Test("holds the quarter against the quarter and the sum against the sum")
    func alike() throws {
        let quarter = FormSamples.quarter
        let list = SourceList.make(
            [
                try fact(reported: 6, counted: 6, soFar: 14, figure: 14, in: quarter),
                try fact(reported: 8, counted: 8, soFar: nil, figure: 8, in: quarter.previous),
            ], quarter: quarter, mark: nil)
        #expect(
            SourceList.columns[2...5] == ["本季度填报", "本季度台账计数", "截至本季度末累计填报", "截至本季度末累计台账计数"])
        let first = list.rows[0], second = list.rows[1]
        #expect(
            [first.reported, first.counted, first.value, first.countedSoFar] == ["6场", "6场", "14场", "14场"])
        // An older quarter is named with both of its numbers, and what was not counted throughout is not summed.
        let name = quarter.previous.official
        #expect([second.reported, second.counted] == ["\(name)8场", "\(name)8场"])
        #expect([second.value, second.countedSoFar] == ["8场", "—"])
    }
}
