import Foundation
import Testing

@testable import Documents

struct OfficeConverterTests {
    static let hasOffice = SystemTool.isInstalled("soffice")

    @Test(.enabled(if: OfficeConverterTests.hasOffice), arguments: ["doc", "rtf", "odt"])
    func readsOldFormats(format: String) throws {
        let data = try OfficeSamples.fixture("python-docx.\(format)")
        let document = try DocumentReader.read(data, name: "方案.\(format)")
        #expect(document.format.rawValue == format)
        #expect(document.text.contains("关于印发《方案》的通知\n各镇（街道）：\n1. 第一项\n2. 第二项"))
        #expect(document.text.contains("工作任务 | 牵头单位 | 时限 |\n建立档案 | 卫健局 | 12月底前 |"))
    }

    @Test(.enabled(if: OfficeConverterTests.hasOffice))
    func readsWordFilesByTheNameOfWPS() throws {
        let document = try DocumentReader.read(OfficeSamples.fixture("python-docx.doc"), name: "方案.wps")
        #expect(document.format == .wps)
        #expect(document.text.hasPrefix("关于印发《方案》的通知\n"))
    }

    @Test func namesThePackageThatIsMissing() {
        let none = OfficeConverter(searchPath: ["/nowhere"])
        let expected = ["program": "soffice", "package": "libreoffice-writer-nogui"]
        #expect(throws: DocumentError("document.tool-missing", expected)) {
            try DocumentReader.read(Data("{\\rtf1 x}".utf8), name: "a.rtf", converter: none)
        }
        let sheet = ["program": "soffice", "package": "libreoffice-calc-nogui"]
        #expect(throws: DocumentError("document.tool-missing", sheet)) {
            try none.convert(Data("x".utf8), from: "xls", to: "xlsx")
        }
    }

    @Test func refusesFormatsThatAreNoExtension() {
        for format in ["../x", "do c", "", "a/b"] {
            let expected = DocumentError("document.format-unsupported", ["format": format])
            #expect(throws: expected) {
                try OfficeConverter().convert(Data("x".utf8), from: format, to: "docx")
            }
        }
    }

    @Test(.enabled(if: OfficeConverterTests.hasOffice))
    func saysWhenLibreOfficeMakesNothing() {
        // Asked for a workbook, LibreOffice reports success and writes none.
        #expect(throws: DocumentError("document.conversion-failed", ["format": "rtf"])) {
            try OfficeConverter().convert(Data("{\\rtf1 x}".utf8), from: "rtf", to: "xlsx")
        }
    }

    @Test func looksWhereItIsTold() {
        #expect(OfficeConverter(searchPath: ["/nowhere"]).searchPath == ["/nowhere"])
        #expect(OfficeConverter().searchPath == SystemTool.searchPath)
    }
}

extension SystemTool {
    /// Whether this process's `PATH` has a program.
    static func isInstalled(_ name: String) -> Bool {
        (try? SystemTool(name: name, package: "").path(in: searchPath)) != nil
    }
}
