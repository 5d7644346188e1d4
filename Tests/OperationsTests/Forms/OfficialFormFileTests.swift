import Documents
import Foundation
import Programme
import Testing

@testable import Operations

@Suite("Official forms as files")
struct OfficialFormFileTests {
    /// `BANSHI_FORM_SAMPLES` names a folder in which the files are left for other programs to open.
    @Test("Every form is written, twice the same")
    func written() throws {
        let forms = try ProducedForms.all()
        let again = try ProducedForms.all()
        for (first, second) in zip(forms, again) {
            #expect(first.data == second.data, "\(first.name) differs from one run to the next")
        }
        guard let folder = ProcessInfo.processInfo.environment["BANSHI_FORM_SAMPLES"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for form in forms { try form.data.write(to: URL(fileURLWithPath: folder + "/" + form.name)) }
        for form in forms where form.name.hasSuffix("docx") {
            let pdf = try PDFConverter.pdf(from: form.data, extension: "docx")
            try pdf.write(to: URL(fileURLWithPath: folder + "/" + form.name + ".pdf"))
        }
    }

    private func document(_ form: ProgressForm) throws -> TextDocument {
        try DocumentReader.read(OfficialForms.docx(form), name: "annex.docx")
    }

    private func annex(_ quarter: Quarter?) throws -> ProgressForm {
        let plan = try FormFileSamples.plan()
        return ProgressForm.make(
            plan: plan, units: try FormFileSamples.units(), annexName: FormFileSamples.annexName,
            quarter: quarter, facts: FormFileSamples.facts(plan))
    }

    @Test("The annex prints columns 1 to 3 as the notice does")
    func annexColumns() throws {
        for quarter in [nil, FormFileSamples.quarter] {
            let document = try document(annex(quarter))
            let tables = document.blocks.compactMap { block in
                if case .table(let table) = block { table } else { nil }
            }
            let rows = try #require(tables.first).rows.map { $0.cells.map(\.text) }
            #expect(tables.count == 1)
            #expect(rows.first == ["序号", "实事名称", "责任单位", "本季度具体措施及任务进度情况", "完成时限"])
            #expect(
                rows.dropFirst().map { Array($0.prefix(3)) }
                    == FormFileSamples.printed.enumerated().map { [String($0 + 1), $1.title, $1.units] })
            #expect(rows.dropFirst().allSatisfy { $0[3].isEmpty == (quarter == nil) })
            #expect(document.text.hasPrefix("附件\n"))
            #expect(document.text.contains("2023年为全区妇女儿童办实事工作\n进展情况报表"))
            #expect(document.text.contains("第二季度") == (quarter != nil))
        }
    }

    @Test("A long text is whole in the workbook, in rows that a sheet can show")
    func longText() throws {
        let form = try annex(FormFileSamples.quarter)
        let book = try XlsxReader(data: OfficialForms.xlsx(form))
        var column: [String] = []
        try book.readRows(sheet: 0) { row in
            if case .text(let text)? = row[column: 3]?.value { column.append(text) }
        }
        let printed = form.rows.flatMap(\.progress).joined()
        #expect(column.dropFirst().joined().filter { !$0.isNewline } == printed.filter { !$0.isNewline })
        #expect(column.count > form.rows.count + 1)
        #expect(column.allSatisfy { TextFit.lines($0, width: 50) <= 26 })
    }
}
