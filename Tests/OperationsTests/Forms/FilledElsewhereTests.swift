import Documents
import Foundation
import Programme
import Testing

@testable import Operations

/// The independent readers that `make setup` installs.
private enum PythonReaders {
    static let python = ".venv/bin/python"
    static let script = "Tests/Readers/fill_report.py"
    static var areInstalled: Bool {
        [python, script].allSatisfy { FileManager.default.fileExists(atPath: $0) }
    }
}

/// Forms that other programs filled in and saved: `Tests/Readers/fill_report.py` with openpyxl and python-docx.
@Suite("The report form, filled in elsewhere", .enabled(if: PythonReaders.areInstalled))
struct FilledElsewhereTests {
    /// The form as the other program saved it.
    private func filled(_ form: ReportForm, _ kind: String, _ values: [String: Any]) throws -> Data {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("banshi-form-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (source, target) = (
            folder.appendingPathComponent("a.\(kind)"), folder.appendingPathComponent("b.\(kind)")
        )
        try (kind == "xlsx" ? form.xlsx() : form.docx()).write(to: source)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: PythonReaders.python)
        let json = try JSONSerialization.data(withJSONObject: values)
        process.arguments = [
            PythonReaders.script, source.path, target.path, String(decoding: json, as: UTF8.self),
        ]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try Data(contentsOf: target)
    }

    private func faults(_ form: ReportForm, _ data: Data) throws -> [String] {
        let filled = try FilledFormReader.read(data, name: "x")
        do throws(Problems) {
            _ = try form.read(filled)
            return []
        } catch { return error.all.map { "\($0.code) \($0.position ?? "")" } }
    }

    /// Row 7 is a level in 处; rows 9 and 10 are steps; row 11 is the narrative of the second action.
    @Test("A workbook saved by openpyxl, and again by LibreOffice")
    func workbook() throws {
        let form = ReportForm.make(try FormFileSamples.context())
        let data = try filled(
            form, "xlsx", ["F7": 12, "F9": "已完成", "F10": "未完成", "C11": "第一段。\n第二段。", "C12": "２处场地未落实"])
        var copies = [data]
        if FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice") {
            copies.append(try OfficeConverter().convert(data, from: "xlsx", to: "xlsx"))
        }
        for copy in copies {
            let back = try form.read(FilledFormReader.read(copy, name: "x.xlsx"))
            let content = try #require(back[form.context.sections[0].action.id])
            #expect(content.narrative == "第一段。\n第二段。")
            #expect(content.problems == "２处场地未落实")
            #expect(content.entries.map(\.value) == [.amount(try Amount(12)), .milestones([1])])
        }
    }

    @Test("Formulas, errors and words in a workbook")
    func workbookFaults() throws {
        let form = ReportForm.make(try FormFileSamples.context())
        #expect(try faults(form, filled(form, "xlsx", ["F7": "=6+6"])) == ["form.formula 填报表!F7"])
        #expect(try faults(form, filled(form, "xlsx", ["F7": "#REF!"])) == ["form.error-value 填报表!F7"])
        #expect(try faults(form, filled(form, "xlsx", ["F7": -3])) == ["amount.negative 填报表!F7"])
        #expect(try faults(form, filled(form, "xlsx", ["F7": 0.12345])) == ["amount.too-precise 填报表!F7"])
        #expect(try faults(form, filled(form, "xlsx", ["C12": "=1/0"])) == ["form.formula 填报表!C12"])
    }

    @Test("A Word document saved by python-docx, and again by LibreOffice")
    func document() throws {
        let form = ReportForm.make(try FormFileSamples.context())
        let commitment = form.context.sections[0].commitments[0].id
        let data = try filled(
            form, "docx",
            ["c.\(commitment).amount": "１２", "c.\(commitment).state": "已填报", "a2.narrative": "第一段。\n第二段。"])
        var copies = [data]
        if FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice") {
            copies.append(try OfficeConverter().convert(data, from: "docx", to: "docx"))
        }
        for copy in copies {
            let back = try form.read(FilledFormReader.read(copy, name: "x.docx"))
            let content = try #require(back[form.context.sections[0].action.id])
            #expect(content.narrative == "第一段。\n第二段。")
            #expect(content.entries.map(\.value) == [.amount(try Amount(12)), .notReported])
        }
    }
}
