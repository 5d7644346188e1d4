import Foundation
import Programme
import Testing

@Suite("Validation before signing")
struct ReportValidationTests {
    /// A kind, its target's unit, a value and the codes of what is wrong with it.
    struct Line: Sendable, CustomTestStringConvertible {
        let kind: CommitmentKind, unit: String, value: EntryValue, codes: [String]

        init(_ kind: CommitmentKind, _ unit: String, _ value: EntryValue, _ codes: String...) {
            (self.kind, self.unit, self.value, self.codes) = (kind, unit, value, codes)
        }

        var testDescription: String { "\(kind) \(unit) \(value) \(codes)" }
    }

    private static func amount(_ text: String) -> EntryValue {
        .amount((try? Amount(reading: text)) ?? .largest)
    }

    private static func ratio(_ numerator: String, _ denominator: String) -> EntryValue {
        guard let top = try? Amount(reading: numerator), let bottom = try? Amount(reading: denominator) else {
            return .notReported
        }
        return .ratio(numerator: top, denominator: bottom)
    }

    static let lines: [Line] = [
        Line(.count, "场", amount("0")), Line(.count, "场", amount("20")), Line(.count, "场", amount("50")),
        Line(.count, "场", amount("2.5"), "entry.not-whole"),
        Line(.count, "人次", amount("0.1"), "entry.not-whole"),
        Line(.count, "万元", amount("2.5")), Line(.level, "个", amount("3.8")), Line(.level, "%", amount("100")),
        Line(.level, "%", amount("100.1"), "entry.over-hundred"), Line(.standing, "", amount("3")),
        Line(.standing, "", .narrated), Line(.rate, "%", ratio("0", "10")),
        Line(.rate, "%", ratio("10", "10")),
        Line(.rate, "%", ratio("11", "10"), "entry.numerator-exceeds"),
        Line(.rate, "%", ratio("0", "0"), "entry.denominator-zero"),
        Line(.rate, "%", ratio("1", "0"), "entry.denominator-zero"), Line(.milestone, "", .milestones([])),
        Line(.milestone, "", .milestones([2, 1])),
        Line(.milestone, "", .milestones([1, 3]), "entry.unknown-milestone"),
        Line(.milestone, "", .milestones([0]), "entry.unknown-milestone"),
        Line(.milestone, "", .narrated, "entry.wrong-kind"), Line(.count, "场", .narrated, "entry.wrong-kind"),
        Line(.count, "场", ratio("1", "2"), "entry.wrong-kind"),
        Line(.level, "所", .milestones([1]), "entry.wrong-kind"),
        Line(.rate, "%", amount("85"), "entry.wrong-kind"),
        Line(.milestone, "", amount("1"), "entry.wrong-kind"),
        Line(.standing, "", .milestones([1]), "entry.wrong-kind"),
    ]

    private func commitment(_ kind: CommitmentKind, _ unit: String, id: String = "c1") throws -> Commitment {
        PlanSamples.commitment(
            kind, unit.isEmpty ? nil : PlanSamples.target(20, unit: unit),
            steps: kind == .milestone ? [try PlanSamples.step(1), try PlanSamples.step(2)] : [], id: id)
    }

    @Test("finds what is wrong with a value", arguments: lines)
    func values(line: Line) throws {
        let found = ReportValidation.problems(in: line.value, for: try commitment(line.kind, line.unit))
        #expect(found.map(\.code) == line.codes)
        #expect(found.allSatisfy { $0.kind == .invalid && $0.message.details["commitment"] == "讲座" })
    }

    @Test("wants every value, or the reason why it does not apply", arguments: CommitmentKind.allCases)
    func anyKind(kind: CommitmentKind) throws {
        let commitment = try commitment(kind, "")
        func codes(_ value: EntryValue) -> [String] {
            ReportValidation.problems(in: value, for: commitment).map(\.code)
        }
        #expect(codes(.notReported) == ["entry.not-reported"])
        #expect(codes(.notApplicable(reason: " \n　")) == ["entry.reason-missing"])
        #expect(codes(.notApplicable(reason: "本季度无此项工作")) == [])
    }

    @Test("tells everything at once, in the plan's order")
    func everything() throws {
        let commitments = [
            try commitment(.count, "场", id: "c1"), try commitment(.rate, "%", id: "c2"),
            try commitment(.standing, "", id: "c3"),
        ]
        let content = ReportContent(
            narrative: " \n",
            entries: [ReportEntry(commitment: ID("c2"), definition: 1, value: Self.ratio("3", "2"))])
        #expect(
            ReportValidation.problems(in: content, for: commitments).map(\.code) == [
                "report.narrative-missing", "entry.not-reported", "entry.numerator-exceeds",
                "entry.not-reported",
            ])
    }

    @Test("wants nothing but the narrative where the unit answers for no commitment")
    func narrativeOnly() {
        #expect(ReportValidation.problems(in: ReportContent(narrative: "已完成"), for: []) == [])
    }
}
