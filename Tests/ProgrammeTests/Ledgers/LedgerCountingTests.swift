import Foundation
import Programme
import Testing

@Suite("What a ledger says of a commitment")
struct LedgerCountingTests {
    private let feed = FeedReference("childcare", "places")

    private func places() throws -> Commitment {
        var target = PlanSamples.target(3.8, unit: "个")
        target.per = "1000 residents"
        return PlanSamples.commitment(.level, target)
    }

    private func counting(_ level: Int, of residents: Int?) throws -> LedgerCounting {
        try LedgerCounting(
            places(), feed, version: 1, sums: .init(level: PlanSamples.amount(level)),
            per: ReferenceRate(.residents, per: PlanSamples.amount(1000)),
            reference: residents.map {
                ReferenceFigure(
                    .residents, asOf: PlanSamples.day("2022-12-31"), value: try PlanSamples.amount($0),
                    source: "统计公报")
            })
    }

    @Test("places for each thousand are places × 1000 ÷ residents, to four decimals, both numbers kept")
    func perThousand() throws {
        let exact = try counting(1520, of: 400_000)
        #expect(exact.value(of: try places()) == .amount(try PlanSamples.amount("3.8")))
        #expect(exact.numerator == (try PlanSamples.amount(1520)))
        #expect(exact.denominator == (try PlanSamples.amount(400_000)))
        // 14600 ÷ 4705900 × 1000: the city's own figures of 2022.
        #expect(try counting(14600, of: 4_705_900).amount == (try PlanSamples.amount("3.1025")))
    }

    @Test("without the residents nothing is said, and nothing of what was not counted")
    func missing() throws {
        #expect(try counting(1520, of: nil).value(of: try places()) == nil)
        let talks = PlanSamples.commitment(.count, PlanSamples.target(20))
        let empty = LedgerCounting(talks, feed, version: 1, sums: .init(), per: nil, reference: nil)
        #expect(empty.value(of: talks) == nil)
        #expect(!empty.differs(from: .amount(.one), of: talks))
    }

    @Test("another number needs a reason; a blank one is none")
    func reasons() throws {
        let talks = PlanSamples.commitment(.count, PlanSamples.target(20))
        let counted = LedgerCounting(
            talks, feed, version: 1, sums: .init(quarter: try PlanSamples.amount(8)), per: nil, reference: nil
        )
        func problems(_ value: EntryValue, _ reason: String?) -> [String] {
            ReportValidation.differences(
                in: ReportContent(entries: [
                    ReportEntry(commitment: talks.id, definition: 1, value: value, difference: reason)
                ]), for: [talks], from: [talks.id: counted]
            ).map(\.code)
        }
        #expect(problems(.amount(try PlanSamples.amount(8)), nil) == [])
        #expect(problems(.amount(try PlanSamples.amount(9)), nil) == ["entry.differs-from-ledger"])
        #expect(problems(.amount(try PlanSamples.amount(9)), " \n") == ["entry.differs-from-ledger"])
        #expect(problems(.amount(try PlanSamples.amount(9)), "一场尚未录入") == [])
        #expect(problems(.notApplicable(reason: "暂停"), nil) == [])
    }

    @Test("a reason is part of what a receipt seals; without one old receipts stay what they were")
    func sealed() throws {
        func content(_ reason: String?) -> ReportContent {
            ReportContent(entries: [
                ReportEntry(commitment: ID("c"), definition: 1, value: .amount(.one), difference: reason)
            ])
        }
        #expect(content(nil).canonical.hasPrefix("banshi-report/1\n"))
        #expect(!content(nil).canonical.contains("difference"))
        #expect(content("甲").canonical != content("乙").canonical)
        #expect(content("甲").canonical.hasPrefix("banshi-report/3\n"))
        #expect(content("甲").withDifferences(of: nil) == content(nil))
        #expect(content(nil).withDifferences(of: content("甲")) == content("甲"))
    }
}

@Suite("Which feeds a commitment may draw on")
struct SourceFitTests {
    private func problem(
        _ kind: CommitmentKind, _ unit: String, _ ledger: String, _ feed: String
    ) throws -> String? {
        let found = try #require(BuiltInLedgers.named(ledger))
        return SourceFit.problem(
            PlanSamples.commitment(kind, PlanSamples.target(10, unit: unit)),
            drawingOn: try #require(found.feed(feed)), of: found)?.code
    }

    @Test("人 and 人次 are told apart, levels and flows too")
    func fits() throws {
        #expect(try problem(.count, "人", "trainings", "domestic-service-persons") == nil)
        #expect(try problem(.count, "人次", "trainings", "domestic-service-visits") == nil)
        #expect(
            try problem(.count, "人", "trainings", "domestic-service-visits") == "source.counts-otherwise")
        #expect(
            try problem(.count, "人次", "trainings", "domestic-service-persons") == "source.counts-otherwise")
        #expect(try problem(.count, "人", "events", "attendance") == "source.counts-otherwise")
        #expect(try problem(.count, "人次", "events", "attendance") == nil)
        #expect(try problem(.count, "场", "events", "reading") == nil)
        #expect(try problem(.count, "人次", "events", "reading") == "source.counts-otherwise")
        #expect(try problem(.count, "处", "childcare", "places") == "source.level-for-count")
        #expect(try problem(.level, "所", "events", "reading") == "source.flow-for-level")
        #expect(try problem(.rate, "%", "events", "reading") == "source.not-a-rate")
        #expect(try problem(.count, "户", "beautiful-homes", "rate") == "source.is-a-rate")
        #expect(try problem(.rate, "%", "beautiful-homes", "rate") == nil)
        #expect(try problem(.milestone, "场", "events", "reading") == "source.milestone")
    }
}
