import Foundation
import Testing

@testable import Documents

struct DocxReaderTests {
    private func read(_ body: String, numbering: String = "", styles: String = "", custom: String = "") throws
        -> TextDocument
    {
        let data = OfficeSamples.docx(body, numbering: numbering, styles: styles, custom: custom)
        return try DocumentReader.read(data, name: "通知")
    }

    private func run(_ inner: String) -> String { "<w:p><w:r>\(inner)</w:r></w:p>" }

    @Test func readsRunsWithTheirBreaks() throws {
        let body = """
            <w:p><w:r><w:t>关于</w:t></w:r><w:r><w:t xml:space="preserve"> 印发</w:t><w:tab/><w:t>甲</w:t><w:br/>\
            <w:t>乙</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>丙</w:t></w:r></w:p>
            """
        let document = try read(body)
        #expect(document.text == "关于 印发\t甲\n乙\u{2011}丙")
        #expect(document.format == .docx)
        #expect(document.encoding == nil)
    }

    @Test func acceptsTrackedChanges() throws {
        let body = """
            <w:p><w:r><w:t>甲</w:t></w:r><w:ins><w:r><w:t>乙</w:t></w:r></w:ins><w:del><w:r><w:delText>丙</w:delText>\
            </w:r></w:del><w:moveFrom><w:r><w:t>丁</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>戊</w:t></w:r></w:moveTo>\
            </w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p><w:p><w:r><w:t>后</w:t></w:r>\
            </w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>没</w:delText></w:r></w:del></w:p>
            """
        #expect(try read(body).text == "甲乙戊\n前后")
    }

    @Test func showsResultsOfFieldsNotTheirCodes() throws {
        let body = """
            <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>内</w:t></w:r>\
            <w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\
            <w:r><w:t>外</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>\
            <w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>\
            <w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>
            """
        #expect(try read(body).text == "外3链接")
    }

    @Test func leavesOutHiddenTextNotesAndReadings() throws {
        let body = """
            <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t>\
            </w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt>\
            <w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>
            """
        #expect(try read(body).text == "显拼")
    }

    @Test func readsTextBoxesOnce() throws {
        let box = { (text: String) in "<w:txbxContent>\(OfficeSamples.paragraph(text))</w:txbxContent>" }
        let body = """
            <w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>\
            \(box("框"))</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>\(box("旧式"))</v:textbox>\
            </w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>\
            <w:p><w:r><mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice><mc:Fallback><w:pict>\
            \(box("只有旧式"))</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>\
            <w:p><w:r><w:pict><v:textbox>\(box("旧框"))</v:textbox></w:pict></w:r></w:p>
            """
        #expect(try read(body).text == "前后\n框\n\n只有旧式\n\n旧框")
    }

    @Test(arguments: [
        ("Wingdings", "F0A8", "□"), ("Wingdings", "00FE", "☑"), ("Wingdings 2", "F052", "☑"),
        ("宋体", "25A1", "□"),
        ("Wingdings", "F099", "□"), ("Wingdings", "xyz", ""),
    ])
    func readsSymbols(font: String, code: String, shown: String) throws {
        #expect(try read(run("<w:sym w:font=\"\(font)\" w:char=\"\(code)\"/>")).text == shown)
    }

    @Test func readsTablesWithMergedAndInnerCells() throws {
        func cell(_ text: String, _ properties: String = "") -> String {
            "<w:tc><w:tcPr>\(properties)</w:tcPr>\(OfficeSamples.paragraph(text))</w:tc>"
        }
        let inner = "<w:tbl><w:tr>\(cell("内一"))\(cell("内二"))</w:tr></w:tbl>"
        let body = """
            <w:tbl><w:tr>\(cell("责任单位", "<w:gridSpan w:val=\"2\"/>"))\(cell("牵头", "<w:vMerge w:val=\"restart\"/>"))</w:tr>\
            <w:tr>\(cell("卫健局"))<w:tc>\(OfficeSamples.paragraph("教"))\(OfficeSamples.paragraph("体"))</w:tc>\
            \(cell("", "<w:vMerge/>"))</w:tr><w:tr><w:trPr><w:del/></w:trPr>\(cell("删"))</w:tr>\
            <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>\(inner)<w:p/></w:tc></w:tr></w:tbl>
            """
        let document = try read(body)
        #expect(document.text == "责任单位 | 牵头 |\n卫健局 | 教 体 |  |\n | 内一 | 内二 | |")
        guard case .table(let table) = try #require(document.blocks.first) else {
            return #expect(Bool(false))
        }
        #expect(table.rows[0].cells.map(\.columnSpan) == [2, 1])
        #expect(table.rows[1].cells.map(\.continuesAbove) == [false, false, true])
        #expect(table.rows[1].cells[1].text == "教\n体")
    }

    @Test func findsControlsAtEveryLevel() throws {
        func control(_ tag: String, _ content: String, _ more: String = "") -> String {
            "<w:sdt><w:sdtPr><w:alias w:val=\"名\(tag)\"/><w:tag w:val=\"\(tag)\"/>\(more)</w:sdtPr><w:sdtContent>"
                + content + "</w:sdtContent></w:sdt>"
        }
        let cell = "<w:tc>\(OfficeSamples.paragraph("格"))</w:tc>"
        let body = """
            \(control("block", OfficeSamples.paragraph("一") + OfficeSamples.paragraph("二")))\
            <w:p><w:r><w:t>数：</w:t></w:r>\(control("run", "<w:r><w:t>12</w:t></w:r>"))\
            \(control("empty", "<w:r><w:t>点击输入</w:t></w:r>", "<w:showingPlcHdr/>"))</w:p>\
            <w:tbl>\(control("row", "<w:tr>\(cell)\(control("cell", cell))</w:tr>"))</w:tbl>
            """
        let document = try read(body)
        #expect(document.controls.map(\.tag) == ["block", "run", "empty", "row", "cell"])
        #expect(document.controls.map(\.text) == ["一\n二", "12", "", "格 | 格 |", "格"])
        #expect(document.controls.map(\.showingPlaceholder) == [false, false, true, false, false])
        #expect(document.controls[1].alias == "名run")
        guard case .paragraph(let first) = document.blocks[0],
            case .paragraph(let third) = document.blocks[2],
            case .table(let table) = document.blocks[3]
        else { return #expect(Bool(false)) }
        #expect(first.controls.map(\.tag) == ["block"])
        #expect(third.controls.map(\.tag) == ["run", "empty"])
        #expect(table.rows[0].cells.map { $0.controls.map(\.tag) } == [[], ["cell"]])
    }

    @Test func refusesControlsThatHoldTheirTextAgainAndAgain() throws {
        let open = String(repeating: "<w:sdt><w:sdtContent>", count: 50)
        let close = String(repeating: "</w:sdtContent></w:sdt>", count: 50)
        let data = OfficeSamples.docx(
            open + OfficeSamples.paragraph(String(repeating: "x", count: 100)) + close)
        #expect(throws: DocumentError("document.text-too-long", ["limit": "1000"])) {
            try DocumentReader.read(data, name: "a.docx", limits: DocumentLimits(textScalars: 1_000))
        }
        #expect(
            try DocumentReader.read(data, name: "a.docx", limits: DocumentLimits(textScalars: 2_000)).controls
                .count == 50)
    }

    @Test func readsCustomProperties() throws {
        let custom = "<property name=\"表单\" pid=\"2\"><vt:lpwstr>b-1</vt:lpwstr></property>"
        #expect(try read("", custom: custom).properties == ["表单": "b-1"])
    }

    @Test func namesStyles() throws {
        let styles = "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>"
        let document = try read(OfficeSamples.paragraph("题", "<w:pStyle w:val=\"1\"/>"), styles: styles)
        #expect(document.blocks == [.paragraph(Paragraph(text: "题", style: "heading 1"))])
    }
}
