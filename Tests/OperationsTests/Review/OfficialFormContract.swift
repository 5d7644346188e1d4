import Database
import Documents
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Official forms hold what is accepted, and nothing else", .serialized)
struct OfficialFormContract {
    private static let shapes: [DocumentShape] = [.docx, .xlsx]

    /// Every text of a file: of a document its words, of a workbook every cell of every sheet, hidden ones too.
    private func words(_ data: Data, _ shape: DocumentShape) throws -> String {
        if shape == .docx { return try DocumentReader.read(data, name: "a.docx").text }
        let book = try XlsxReader(data: data)
        var words: [String] = []
        for sheet in book.sheets {
            try book.readRows(sheet: sheet.index) { row in
                for cell in row.cells { if case .text(let text) = cell.value { words.append(text) } }
            }
        }
        return words.joined(separator: "\n")
    }

    private func make(
        _ district: District, _ kind: OfficialFormKind, _ shape: DocumentShape, isBlank: Bool = false
    ) async throws -> Data {
        try await MakeOfficialForm(district.office)(
            kind, as: shape, quarter: isBlank ? nil : Fixed.quarter, isBlank: isBlank)
    }

    @Test(
        "a draft's, a submitted, a returned or a reopened text is nowhere in it", arguments: Engine.available)
    func acceptedOnly(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.accept(Cast.unit, 1, text: "通过之文")
            try await district.save(Cast.unit, 2, text: "草稿之文")
            try await district.submit(Cast.otherUnit, 2, text: "报送之文")
            try await district.submit(Cast.otherUnit, 3, text: "退回之文")
            try await district.move(.return, Cast.otherUnit, 3, reason: "退回之由")
            try await district.accept("东山镇人民政府", 3, text: "重开之文")
            try await district.move(.reopen, "东山镇人民政府", 3, reason: "重开之由")
            for kind in OfficialFormKind.allCases {
                for shape in Self.shapes {
                    let data = try await make(district, kind, shape)
                    let text = try words(data, shape)
                    for secret in ["草稿之文", "报送之文", "退回之文", "重开之文", "退回之由", "重开之由"] {
                        #expect(!text.contains(secret), "\(secret) in \(kind).\(shape)")
                        #expect(data.range(of: Data(secret.utf8)) == nil)
                    }
                    if kind == .progress { #expect(text.contains("通过之文")) }
                }
            }
        }
    }

    @Test("the blank annex has the notice's columns and no progress", arguments: Engine.available)
    func blank(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.accept(text: "通过之文")
            for shape in Self.shapes {
                let text = try words(try await make(district, .progress, shape, isBlank: true), shape)
                for title in ["实施普惠托育行动", "实施妇女健康行动", "实施家庭教育行动"] { #expect(text.contains(title)) }
                #expect(text.contains("区妇联、相关镇人民政府、街道办事处"))
                #expect(!text.contains("通过之文") && !text.contains("季度报送"))
            }
        }
    }

    @Test("the annex and the bulletin need a quarter, the breakdown none", arguments: Engine.available)
    func quarters(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            for kind in [OfficialFormKind.progress, .bulletin] {
                #expect(
                    try await district.refusal {
                        _ = try await MakeOfficialForm(district.office)(kind, as: .docx, quarter: nil)
                    } == ["form.quarter-needed"])
            }
            let data = try await MakeOfficialForm(district.office)(.breakdown, as: .docx, quarter: nil)
            #expect(try words(data, .docx).contains("托育服务点"))
        }
    }
}
