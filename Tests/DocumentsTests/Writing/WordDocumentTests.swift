import Documents
import Foundation
import Testing

@Suite struct WordDocumentTests {
    private func opened(
        _ blocks: [WordBlock], page: PageSetup = .officialPortrait, numbers: PageNumbering? = .official
    ) throws -> Opened {
        try Opened(
            WordDocument(sections: [WordSection(page: page, pageNumbers: numbers, blocks: blocks)]).data())
    }

    @Test func everyPartIsWellFormedWhateverTheWords() throws {
        let nasty = "<w:t> & \"quotes\" 'single' ]]> \u{0}\u{1}\u{B}\u{FFFE} 一\r\n二\t三"
        let document = WordDocument(
            sections: [
                WordSection(
                    page: .officialPortrait, pageNumbers: .official,
                    blocks: [
                        .paragraph(WordParagraph(nasty)),
                        .control(WordControl(tag: nasty, title: "<&\">", text: nasty)),
                        .table(
                            WordTable(
                                columns: [4000, 4844], rows: [WordRow([WordCell(nasty), WordCell("")])])),
                    ])
            ], title: nasty, creator: nasty, created: "2023-04-27T08:00:00Z",
            customProperties: [nasty: nasty],
            protection: .forms)
        let parts = try Opened(document.data())
        #expect(parts.broken == [])
        #expect(parts.parts.count == 11)
        let body = parts["word/document.xml"]
        #expect(body.contains("&lt;w:t&gt; &amp; &quot;quotes&quot;"))
        #expect(!body.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        // A carriage return and a line feed are one line break.
        #expect(body.contains("一</w:t><w:br/><w:t xml:space=\"preserve\">二</w:t><w:tab/>"))
    }

    @Test func theSameValueGivesTheSameBytes() throws {
        let document = WordDocument(
            sections: [WordSection(page: .officialPortrait, blocks: [.paragraph(.title("标题"))])],
            customProperties: ["a": "1", "b": "2", "c": "3", "d": "4"])
        let first = try document.data()
        #expect(try document.data() == first)
        var other = document
        other.title = "另一个"
        #expect(try other.data() != first)
    }

    @Test func theGridAndMarginsAreTheStandards() throws {
        let body = try opened([.paragraph(.blank)])["word/document.xml"]
        #expect(
            body.contains("<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"579\" w:charSpace=\"-848\"/>"))
        #expect(body.contains("w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\""))
        // 156 by 225 mm, to a twentieth of a millimetre.
        #expect(abs(Double(PageSetup.officialPortrait.textWidth) / 56.693 - 156) < 0.05)
        #expect(abs(Double(PageSetup.officialPortrait.textHeight) / 56.693 - 225) < 0.05)
        #expect(PageSetup.officialLandscape.textWidth == PageSetup.officialPortrait.textHeight)
        #expect(PageSetup.officialLandscape.textHeight == PageSetup.officialPortrait.textWidth)
    }

    @Test func stylesCarryTheStandardsTypeAndLanguage() throws {
        let parts = try opened([.paragraph(.blank)])
        let styles = parts["word/styles.xml"]
        #expect(styles.contains("w:eastAsia=\"zh-CN\""))
        #expect(styles.contains("w:eastAsia=\"仿宋_GB2312\""))
        #expect(styles.contains("w:line=\"579\" w:lineRule=\"exact\""))
        #expect(parts["word/fontTable.xml"].contains("<w:font w:name=\"方正小标宋简体\"><w:altName"))
    }

    @Test func pageNumbersChangeSides() throws {
        let parts = try opened([.paragraph(.blank)])
        #expect(parts["word/settings.xml"].contains("<w:evenAndOddHeaders/>"))
        #expect(parts["word/footer-right.xml"].contains("<w:jc w:val=\"right\"/>"))
        #expect(parts["word/footer-right.xml"].contains("w:rightChars=\"100\""))
        #expect(parts["word/footer-left.xml"].contains("w:leftChars=\"100\""))
        #expect(parts["word/footer-left.xml"].contains("— </w:t>"))
        #expect(try opened([], numbers: nil).parts.keys.contains { $0.contains("footer") } == false)
        let centred = try opened([], numbers: PageNumbering(place: .centred, start: 3))
        #expect(!centred["word/settings.xml"].contains("evenAndOdd"))
        #expect(centred["word/document.xml"].contains("<w:pgNumType w:start=\"3\"/>"))
    }

    @Test func aSectionWithoutNumbersDoesNotShowTheOneBefore() throws {
        let document = WordDocument(sections: [
            WordSection(page: .officialPortrait, pageNumbers: .official, blocks: [.paragraph(.blank)]),
            WordSection(page: .officialLandscape, blocks: [.paragraph(.blank)]),
        ])
        let parts = try Opened(document.data())
        #expect(parts["word/document.xml"].count(of: "r:id=\"footer-empty\"") == 2)
        #expect(!parts["word/footer-empty.xml"].contains("PAGE"))
        #expect(parts["word/document.xml"].count(of: "<w:sectPr>") == 2)
        #expect(parts["word/document.xml"].count(of: "w:orient=\"landscape\"") == 1)
    }

    @Test func aPageBreakMovesWhatFollows() throws {
        let body = try opened([.paragraph(.blank), .pageBreak, .paragraph(WordParagraph("后"))])[
            "word/document.xml"]
        #expect(body.count(of: "<w:p>") == 2)
        #expect(body.count(of: "<w:pageBreakBefore/>") == 1)
    }

    @Test func indentsAreGivenInCharactersAndInTwips() throws {
        let style = WordParagraphStyle().with {
            ($0.firstLineIndent, $0.leftIndent) = (-2, 2.5)
            $0.tabs = [.init(4000, .right), .init(8000, .both)]
            $0.ruleBelow = .red
        }
        let body = try opened([.paragraph(WordParagraph("字", font: .closing, style: style))])[
            "word/document.xml"]
        // 14 point: 280 twips to the character.
        #expect(body.contains("w:leftChars=\"250\" w:left=\"700\" w:hangingChars=\"200\" w:hanging=\"560\""))
        #expect(
            body.contains("<w:tab w:val=\"right\" w:pos=\"4000\"/><w:tab w:val=\"left\" w:pos=\"8000\"/>"))
        #expect(body.contains("<w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"11\" w:color=\"FF0000\"/>"))
    }

    @Test func theDateStandsTwoCharactersRightOfTheIssuer() {
        let lines = WordParagraph.signature("某某区人民政府办公室", date: "2023年4月27日")
        #expect(lines.map(\.style.rightIndent) == [2, 3.5])
        let short = WordParagraph.signature("某办", date: "2023年4月27日")
        #expect(short.map(\.style.rightIndent) == [8.5, 2])
    }

    @Test func aFileIsReplacedWholeOrNotAtAll() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let document = WordDocument(sections: [WordSection(page: .officialPortrait, blocks: [])])
        try document.write(to: scratch.file("a.docx"))
        #expect(scratch.names == ["a.docx"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.file("a.docx"))) == document.data())
        let error = #expect(throws: DocumentError.self) { try document.write(to: scratch.file("no/a.docx")) }
        #expect(error?.code == "document.cannot-write")
        #expect(error?.details["file"] == "a.docx")
        #expect(throws: DocumentError("document.nothing-to-write")) { try WordDocument(sections: []).data() }
    }
}
