import Foundation
import Testing

@testable import Documents

struct PdfReaderTests {
    static let hasProgram = SystemTool.isInstalled("pdftotext")

    @Test(.enabled(if: PdfReaderTests.hasProgram))
    func joinsPrintedLinesIntoParagraphs() throws {
        let document = try DocumentReader.read(OfficeSamples.fixture("notice.pdf"), name: "通知.pdf")
        let lines = document.text.split(separator: "\n").map(String.init)
        #expect(document.format == .pdf)
        #expect(lines.count == 14)
        #expect(lines.first == "关于做好儿童健康工作的通知")
        #expect(lines.dropFirst().first == "各镇人民政府，各街道办事处，区政府有关部门：")
        for number in 1...12 {
            let text = "\(number).各单位要建立健全工作机制，明确责任分工，于2024年12月底前完成建档\(number)00人，"
            #expect(lines[number + 1] == String(repeating: text, count: 3) + "并报送Excel report file。")
        }
    }

    @Test(.enabled(if: PdfReaderTests.hasProgram))
    func saysWhatIsWrongWithAFile() throws {
        let locked = try OfficeSamples.fixture("locked.pdf")
        #expect(throws: DocumentError("document.encrypted")) {
            try DocumentReader.read(locked, name: "a.pdf")
        }
        #expect(throws: DocumentError("document.pdf-damaged")) {
            try DocumentReader.read(Data("%PDF-1.7\nnothing".utf8), name: "a.pdf")
        }
        let short = OfficeConverter(outputBytes: 100)
        let details = ["program": "pdftotext", "limit": "100", "megabytes": "0.1"]
        #expect(throws: DocumentError("document.tool-output", details)) {
            try DocumentReader.read(OfficeSamples.fixture("notice.pdf"), name: "a.pdf", converter: short)
        }
    }

    @Test func namesThePackageThatIsMissing() {
        let none = OfficeConverter(searchPath: [])
        let expected = ["program": "pdftotext", "package": "poppler-utils"]
        #expect(throws: DocumentError("document.tool-missing", expected)) {
            try DocumentReader.read(Data("%PDF-1.7".utf8), name: "a.pdf", converter: none)
        }
    }

    @Test func keepsRowsOfTablesApart() {
        let text = """
                    通知
               一、这一行一直排到右边为止，所以要接下
            去。
            任务     单位     时限
            建档     卫健局   十二月
                            — 1 —
            \u{0C}English words that run along as far as the
            edge are joined by a space.
            """
        let expected = [
            "通知", "一、这一行一直排到右边为止，所以要接下去。", "任务     单位     时限", "建档     卫健局   十二月",
            "English words that run along as far as the edge are joined by a space.",
        ]
        #expect(PdfLines(text).paragraphs() == expected)
    }
}
