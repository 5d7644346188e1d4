import Foundation
import Testing

@testable import Programme

/// A draft notice is read back as the plan it was written from.
@Suite struct NoticeDraftTests {
    /// What must survive: everything a notice says.
    private func shape(_ plan: Plan) -> [String] {
        plan.actions.flatMap { action in
            let units = action.responsibilities.map { "\($0.name) \($0.role.rawValue) \($0.isGroup)" }
            return [
                "\(action.ordinal) \(action.title) \(units) \(action.dueOn?.description ?? "")"
            ]
                + action.commitments.map { commitment in
                    let target = commitment.target
                    let number =
                        target.map { "\($0.comparator.rawValue) \($0.value) \($0.unit) \($0.per ?? "")" }
                    return "\(commitment.ordinal) \(number ?? "") \(commitment.dueOn?.description ?? "")"
                }
        }
    }

    private func words(_ plan: Plan) -> [String] {
        plan.actions.flatMap(\.commitments).map { "\($0.subject) \($0.kind.rawValue) \($0.text)" }
    }

    private func readBack(_ draft: NoticeDraft) throws -> Plan {
        let text = draft.printed.text
        let notice = try NoticeParser().parse(text)
        return try PlanDraft.make(
            from: notice, text: text, id: ID("n"), jurisdiction: try JurisdictionCode("370304"),
            year: try PlanDraft.year(of: notice), units: { ID($0) }, newID: { "x" })
    }

    private func draft(_ plan: Plan) -> NoticeDraft {
        NoticeDraft(
            of: plan, issuer: "云溪区人民政府办公室", recipients: ["各镇人民政府", "区政府有关部门"],
            issuedOn: PlanSamples.day("2025-03-05"))
    }

    @Test(arguments: Seeded.seeds(200))
    func isReadBackToTheSamePlan(_ seed: UInt64) throws {
        let plan = try GeneratedPlans.plan(seed)
        let draft = draft(plan)
        #expect(draft.faults == [])
        let read = try readBack(draft)
        #expect(shape(read) == shape(plan), "\(draft.printed.text)")
        #expect(read.year == plan.year)
        // Written again, nothing moves any more: not the words, not how a promise is counted.
        let again = try readBack(self.draft(read))
        #expect(shape(again) == shape(read))
        #expect(words(again) == words(read))
    }

    @Test func readsItsHead() throws {
        var draft = draft(try GeneratedPlans.plan(7))
        draft.documentNumber = "云政办字〔2025〕3号"
        draft.interpretedBy = "云溪区妇女儿童工作委员会办公室"
        let read = try NoticeParser().parse(draft.printed.text)
        #expect(read.documentNumber == draft.documentNumber)
        #expect(read.title == draft.issuer + draft.matter)
        #expect(read.issuer == draft.issuer)
        #expect(read.issuedOn == draft.issuedOn)
        #expect(read.recipients == draft.recipients)
        #expect(read.interpretedBy == draft.interpretedBy)
    }

    @Test func saysWhatItCannotSay() throws {
        var draft = draft(try GeneratedPlans.plan(3))
        draft.items[0].promises = [NoticeDraft.Promise(words: "举办讲座20场。建成驿站2家")]
        #expect(draft.faults.map(\.code) == ["notice-draft.promises"])
        draft.items = []
        #expect(draft.faults.map(\.code) == ["notice-draft.empty"])
    }

    @Test func numbersItsHeadings() {
        #expect(
            [1, 10, 11, 20, 21, 99, 100, 101, 110, 213].map(ChineseNumerals.ordinal)
                == ["一", "十", "十一", "二十", "二十一", "九十九", "一百", "一百零一", "一百一十", "二百一十三"])
    }

    @Test func keepsWhatARealNoticePromises() throws {
        guard let folder = neighbouringNotices() else { return }
        let text = try String(
            contentsOf: folder.appendingPathComponent("boshan-2023.txt"), encoding: .utf8)
        let notice = try NoticeParser().parse(text)
        let plan = try PlanDraft.make(
            from: notice, text: text, id: ID("n"), jurisdiction: try JurisdictionCode("370304"), year: 2023,
            units: { ID($0) }, newID: { "x" })
        let draft = draft(plan)
        #expect(draft.faults == [])
        #expect(shape(try readBack(draft)) == shape(plan))
    }
}
