import Programme
import Testing

@Suite("A report's record")
struct ReportRecordTests {
    private func record(_ moves: [(ReportMove, ReportState)]) -> ReportRecord {
        ReportRecord(
            id: ID("r"), action: ID("a"), unit: ID("u"), quarter: PlanSamples.quarter(2), revision: 1,
            moves: moves.enumerated().map { index, move in
                ReportMoveRecord(
                    move: move.0, state: move.1, revision: 1, contentHash: "", reason: nil,
                    at: Instant(seconds: index), by: ID("p\(index)"))
            })
    }

    @Test("stands where its last move left it; only accepted and locked values count")
    func state() {
        #expect(record([]).state == .none)
        #expect(!record([]).counts)
        for state in ReportState.allCases {
            let counted = record([(.save, .draft), (.save, state)])
            #expect(counted.state == state)
            #expect(counted.counts == (state == .accepted || state == .locked), "\(state)")
        }
    }

    @Test("keeps the first submission for lateness and the last as the receipt")
    func submissions() {
        let twice = record([
            (.save, .draft), (.sign, .signed), (.submit, .submitted), (.return, .returned), (.save, .draft),
            (.sign, .signed), (.submit, .submitted), (.accept, .accepted),
        ])
        #expect(twice.firstSubmission?.at.seconds == 2)
        #expect(twice.receipt?.at.seconds == 6)
        #expect(record([(.save, .draft)]).receipt == nil)
    }

    @Test("forgets the review of an earlier submission")
    func review() {
        let submitted: [(ReportMove, ReportState)] = [
            (.save, .draft), (.sign, .signed), (.submit, .submitted),
        ]
        #expect(!record(submitted).isReviewBegun)
        let reviewed = submitted + [(.review, .submitted)]
        #expect(record(reviewed).isReviewBegun)
        #expect(!record(reviewed + [(.return, .returned)] + submitted).isReviewBegun)
    }
}
