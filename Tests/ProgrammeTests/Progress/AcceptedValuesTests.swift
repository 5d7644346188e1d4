import Programme
import Testing

@Suite("What counts of reports")
struct AcceptedValuesTests {
    private func report(
        _ unit: String, _ quarter: Int, _ state: ReportState, _ commitment: ID<Commitment>, _ value: Int
    ) throws -> ReportRecord {
        ReportRecord(
            id: ID("\(unit)-\(quarter)"), action: ID("a"), unit: ID(unit),
            quarter: PlanSamples.quarter(quarter),
            revision: 1,
            content: ReportContent(entries: [
                ReportEntry(
                    commitment: commitment, definition: 1, value: .amount(try PlanSamples.amount(value)))
            ]),
            moves: [
                ReportMoveRecord(
                    move: .accept, state: state, revision: 1, contentHash: "", reason: nil,
                    at: Instant(seconds: 0), by: ID("p"))
            ])
    }

    @Test("only accepted and locked reports count", arguments: ReportState.allCases)
    func states(state: ReportState) throws {
        var commitment = PlanSamples.commitment(.count)
        commitment.accountable = ID("u")
        let values = AcceptedValue.values(
            of: [commitment], in: [try report("u", 1, state, commitment.id, 5)])
        #expect((values[commitment.id]?.count ?? 0) == ([.accepted, .locked].contains(state) ? 1 : 0))
    }

    @Test(
        "after a change of hands in a quarter, the unit that answers now counts, once",
        arguments: [false, true])
    func changeOfHands(isReversed: Bool) throws {
        var commitment = PlanSamples.commitment(.count)
        commitment.accountable = ID("new")
        let reports = [
            try report("old", 1, .accepted, commitment.id, 7),
            try report("old", 2, .accepted, commitment.id, 3),
            try report("new", 2, .accepted, commitment.id, 4),
        ]
        let values = AcceptedValue.values(
            of: [commitment], in: isReversed ? Array(reports.reversed()) : reports)
        #expect(
            values[commitment.id] == [
                AcceptedValue(quarter: PlanSamples.quarter(1), value: .amount(try PlanSamples.amount(7))),
                AcceptedValue(quarter: PlanSamples.quarter(2), value: .amount(try PlanSamples.amount(4))),
            ])
    }

    @Test("an entry of a commitment that the plan does not have is left out")
    func strangers() throws {
        let commitment = PlanSamples.commitment(.count)
        let values = AcceptedValue.values(
            of: [], in: [try report("u", 1, .accepted, commitment.id, 5)])
        #expect(values.isEmpty)
    }
}
