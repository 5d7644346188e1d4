import Documents
import Foundation
import Operations
import Programme
import TestSupport
import Testing

/// The draft notice's file is read by the importer as the draft.
@Suite struct NoticeDraftFileTests {
    static func draft(_ seed: UInt64) -> NoticeDraft {
        var chance = SeededNumbers(seed: seed)
        let items = (1...Int.random(in: 1...12, using: &chance)).map { number in
            NoticeDraft.Item(
                title: "实施关爱服务第\(number)号行动",
                units: [ParsedUnit(name: "区妇联", role: .lead), ParsedUnit(name: "区民政局", role: .cooperating)],
                dueOn: Bool.random(using: &chance)
                    ? Day(year: 2025, month: Int.random(in: 1...12, using: &chance), day: 20) : nil,
                promises: [
                    NoticeDraft.Promise(
                        words: "举办家庭教育讲座",
                        target: Target(
                            comparator: .atLeast, value: Decimal(Int.random(in: 1...500, using: &chance)),
                            unit: "场", text: "")),
                    NoticeDraft.Promise(words: "建立困境儿童动态档案"),
                ])
        }
        return NoticeDraft(
            year: 2025, issuer: "云溪区人民政府办公室",
            documentNumber: Bool.random(using: &chance) ? "云政办字〔2025〕3号" : nil,
            recipients: ["各镇人民政府", "区政府有关部门"], items: items, interpretedBy: "区妇女儿童工作委员会办公室",
            issuedOn: Fixed.day(3, 5), mark: "草案")
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func isReadBack(_ seed: UInt64) throws {
        let draft = Self.draft(seed)
        let file = try OfficialForms.docx(draft)
        let (text, read) = try NoticeReading.read(file, name: "draft.docx")
        #expect(draft.faults(readFrom: text) == [])
        #expect(read.title == draft.issuer + draft.matter)
        #expect(read.documentNumber == draft.documentNumber)
        #expect(read.issuer == draft.issuer)
        #expect(read.issuedOn == draft.issuedOn)
        #expect(read.recipients == draft.recipients)
    }
}
