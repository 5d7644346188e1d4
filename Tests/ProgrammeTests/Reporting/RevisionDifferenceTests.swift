import Foundation
import Programme
import Testing

@Suite("The difference between two revisions")
struct RevisionDifferenceTests {
    private func content(_ text: String, _ entries: [(String, EntryValue)]) -> ReportContent {
        ReportContent(
            narrative: text, problems: "无",
            entries: entries.map { ReportEntry(commitment: ID($0.0), definition: 1, value: $0.1) })
    }

    @Test("names the texts and values that changed, and no others")
    func changes() throws {
        let old = content(
            "举办讲座5场",
            [("c1", .amount(try Amount(5))), ("c2", .milestones([1, 2])), ("c3", .narrated)])
        let new = content(
            "举办讲座8场",
            [("c1", .amount(try Amount(8))), ("c2", .milestones([2, 1])), ("c4", .amount(.zero))])
        let difference = RevisionDifference(from: old, to: new)
        #expect(difference.texts.map(\.field) == [.narrative])
        #expect(difference.values.map(\.commitment.rawValue) == ["c1", "c4", "c3"])
        // A value that is there for the first time was not 0 before.
        #expect(difference.values[1].old == .notReported && difference.values[1].new == .amount(.zero))
        #expect(difference.values[2].new == .notReported)
        #expect(!difference.isEmpty && RevisionDifference(from: old, to: old).isEmpty)
    }

    @Test("a reason for another number than the ledger's that alone changed is told")
    func reasons() throws {
        func content(_ reason: String?) -> ReportContent {
            ReportContent(entries: [
                ReportEntry(commitment: ID("c1"), definition: 1, value: .amount(.one), difference: reason)
            ])
        }
        let difference = RevisionDifference(from: content("一场未录入"), to: content("两场未录入"))
        #expect(!difference.isEmpty && difference.values.isEmpty)
        #expect(difference.reasons.map(\.old) == ["一场未录入"] && difference.reasons.map(\.new) == ["两场未录入"])
        let given = RevisionDifference(from: content(nil), to: content("一场未录入"))
        #expect(given.reasons.map(\.old) == [nil])
        #expect(RevisionDifference(from: content("一场未录入"), to: content("一场未录入")).isEmpty)
    }
}
