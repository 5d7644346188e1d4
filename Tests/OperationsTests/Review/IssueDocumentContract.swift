import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Documents for everybody who is signed in", .serialized)
struct IssueDocumentContract {
    @Test("every role but the console may have every document", arguments: Engine.available)
    func rights(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let issue = IssueDocument(district.office)
            for person in district.cast.everybody {
                for document in IssuedDocument.allCases {
                    let codes = await codes {
                        _ = try await issue(document, as: .xlsx, quarter: Fixed.quarter, by: person)
                    }
                    #expect(codes == (person.role == .console ? ["person.not-allowed"] : []))
                }
            }
            var gone = district.cast.reporter
            gone.isActive = false
            let person = gone
            #expect(await codes { _ = try await issue.periods(by: person) } == ["person.not-allowed"])
        }
    }

    @Test("the name says what it is, and that it can still change", arguments: Engine.available)
    func names(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            func name(_ document: IssuedDocument) async throws -> String {
                try await IssueDocument(district.office)(
                    document, as: .docx, quarter: Fixed.quarter, by: district.cast.leader
                ).name
            }
            #expect(try await name(.bulletin) == "2023年第二季度为妇女儿童办实事工作进展情况通报（未锁定）.docx")
            #expect(try await name(.blank) == "2023年为妇女儿童办实事工作进展情况报表（空表）.docx")
            try await district.acceptAll()
            try await LockQuarter(district.office)(Fixed.quarter, by: district.cast.reviewer)
            #expect(try await name(.progress) == "2023年第二季度为妇女儿童办实事工作进展情况报表.docx")
            let periods = try await IssueDocument(district.office).periods(by: district.cast.administrator)
            #expect(periods.filter(\.isLocked).map(\.quarter) == [Fixed.quarter])
        }
    }
}
