import Documents
import Foundation
import Testing

struct HtmlReaderTests {
    private func read(_ html: String, limits: DocumentLimits = .init()) throws -> TextDocument {
        try DocumentReader.read(Data(html.utf8), name: "a.html", limits: limits)
    }

    @Test func keepsTextAndDropsTheRest() throws {
        let html = """
            <!DOCTYPE html><html><head><title>站名</title><style>p{}</style></head><body><nav>首页</nav>
            <script>if (a < b) { document.write("<p>脚本</p>") }</script><h1>关于 <b>通知</b></h1>
            <p>第一段&nbsp;&amp;
            同段<br>换行<p>没关的段<div>块</div>尾<!-- 注 --></body></html>
            """
        let document = try read(html)
        #expect(document.text == "关于 通知\n第一段 & 同段\n换行\n没关的段\n块\n尾")
        #expect(document.blocks.first == .paragraph(Paragraph(text: "关于 通知", style: "h1")))
    }

    @Test func readsListsAndTables() throws {
        let html = """
            <ol start=3><li>三<li>四<ul><li>点</ul></ol><table><tr><th colspan=2>头<th rowspan=2>并</tr>
            <tr><td>甲<p>乙</td><td><table><tr><td>内</table></td></tr><tr><td>丙</table>后
            """
        let document = try read(html)
        #expect(document.text == "3. 三\n4. 四\n• 点\n头 | 并 |\n甲 乙 | 内 | |  |\n丙 |\n后")
    }

    @Test func carriesCellsDownAcrossColumns() throws {
        let html = """
            <table><tr><td rowspan=2 colspan=2>宽<td rowspan=3>高<td>甲<tr><td>乙<tr><td>丙<td>丁<td>戊</table>
            """
        let document = try read(html)
        #expect(document.text == "宽 | 高 | 甲 |\n |  | 乙 |\n丙 | 丁 |  | 戊 |")
        guard case .table(let table) = try #require(document.blocks.first) else {
            return #expect(Bool(false))
        }
        #expect(table.rows[1].cells.map(\.columnSpan) == [2, 1, 1])
        #expect(table.rows[1].cells.map(\.continuesAbove) == [true, true, false])
    }

    @Test func findsTheEncoding() throws {
        let gbk = Data([0xCD, 0xA8, 0xD6, 0xAA])
        let named = Data("<html><head><meta charset='gb2312'></head><body>".utf8) + gbk
        let http = Data("<html><meta http-equiv=Content-Type content=\"text/html; charset=GBK\">".utf8) + gbk
        let silent = Data("<html><body>".utf8) + gbk
        for data in [named, http, silent] {
            let document = try DocumentReader.read(data, name: "a.html")
            #expect(document.text == "通知")
            #expect(document.encoding == "GB18030")
        }
        // A page in UTF-8 that still calls itself gb2312.
        #expect(try read("<html><meta charset=gb2312><body>通知书</body>").text == "通知书")
    }

    @Test func refusesDeepAndEndlessPages() {
        let deep = String(repeating: "<div>", count: 100_000)
        #expect(throws: DocumentError("document.xml-depth", ["limit": "200", "part": "HTML"])) {
            try read(deep)
        }
        let many = String(repeating: "<br>", count: 101)
        #expect(throws: DocumentError("document.xml-elements", ["limit": "100", "part": "HTML"])) {
            try read(many, limits: DocumentLimits(xmlElements: 100))
        }
        #expect(throws: DocumentError("document.text-too-long", ["limit": "3"])) {
            try read("<p>1234", limits: DocumentLimits(textScalars: 3))
        }
    }

    @Test func refusesTooManyAttributes() {
        #expect(throws: DocumentError("document.xml-attributes")) {
            try read("<p " + String(repeating: "a b c ", count: 20_000) + ">x")
        }
    }

    @Test func refusesPagesOfMistakesAndLargeOnes() throws {
        let mistakes = "<p>甲" + String(repeating: "&#", count: 101)
        let details = ["limit": "100", "part": "HTML"]
        #expect(throws: DocumentError("document.html-damaged", details)) {
            try read(mistakes, limits: DocumentLimits(htmlErrors: 100))
        }
        #expect(try read(mistakes).text.hasPrefix("甲"))
        let large = String(repeating: "&#", count: DocumentLimits().htmlErrors * 2)
        #expect(throws: DocumentError.self) { try read(large) }
        let size = ["limit": "1024", "megabytes": "0.1"]
        #expect(throws: DocumentError("document.html-too-large", size)) {
            try read(String(repeating: "x", count: 1_025), limits: DocumentLimits(htmlBytes: 1_024))
        }
    }

    @Test func expandsNoEntities() throws {
        let html = "<!DOCTYPE html [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><html><p>x&a;y"
        #expect(try read(html).text.hasSuffix("x&a;y"))
    }
}
