import Foundation
import FoundationXML
import Testing

@testable import Documents

@Suite struct PDFConverterTests {
    private static let isInstalled = SystemTool.isInstalled("soffice")

    @Test(.enabled(if: PDFConverterTests.isInstalled, "LibreOffice is not installed"))
    func aDocumentBecomesPDF() throws {
        let document = WordDocument(sections: [
            WordSection(page: .officialPortrait, pageNumbers: .official, blocks: [.paragraph(.title("标题"))])
        ])
        let pdf = try PDFConverter.pdf(from: document.data(), extension: "docx")
        #expect(pdf.starts(with: Data("%PDF-".utf8)))
        let sheet = Workbook(sheets: [Sheet("表", rows: [SheetRow([SheetCell("字")])])])
        #expect(try PDFConverter.pdf(from: sheet.data(), extension: "xlsx").starts(with: Data("%PDF-".utf8)))
    }

    @Test func otherFilesAreRefused() {
        #expect(throws: DocumentError("document.format-unsupported", ["format": "html"])) {
            try PDFConverter.pdf(from: Data("<html/>".utf8), extension: "html")
        }
    }

    @Test func theFontTableIsWellFormed() {
        let text = FontSubstitution.configuration(cache: "/a & b")
        #expect(XMLParser(data: Data(text.utf8)).parse())
        #expect(text.contains("方正小标宋简体"))
    }
}
