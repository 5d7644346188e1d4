import Documents
import Testing

/// Tables and the places to fill in.
@Suite struct WordFormTests {
    private func body(_ blocks: [WordBlock]) throws -> String {
        try Opened(
            WordDocument(sections: [WordSection(page: .officialLandscape, blocks: blocks)]).data())[
                "word/document.xml"]
    }

    private func table(_ rows: [WordRow], columns: [Int] = [1000, 2000, 3000]) -> WordBlock {
        .table(WordTable(columns: columns, rows: rows))
    }

    @Test func theHeadIsRepeatedAndRowsStayWhole() throws {
        let text = try body([
            table([
                WordRow(["一", "二", "三"].map { WordCell($0, style: .cellHead) }, isHeader: true, height: 600),
                WordRow([WordCell("1"), WordCell("2"), WordCell("3")]),
                WordRow([WordCell("1"), WordCell("2"), WordCell("3")], keepsTogether: false),
            ])
        ])
        #expect(text.count(of: "<w:tblHeader/>") == 1)
        #expect(text.count(of: "<w:cantSplit/>") == 2)
        #expect(text.contains("<w:trHeight w:val=\"600\" w:hRule=\"atLeast\"/>"))
        #expect(text.contains("<w:insideH w:val=\"single\" w:sz=\"4\""))
        #expect(text.contains("<w:tblLayout w:type=\"fixed\"/>"))
        #expect(text.count(of: "<w:vAlign w:val=\"center\"/>") == 9)
    }

    @Test func cellsSpanColumnsAndRows() throws {
        let text = try body([
            table([
                WordRow([WordCell("宽", span: 2), WordCell([], merge: .restart, shading: "EEEEEE")]),
                WordRow([WordCell("a"), WordCell("b"), WordCell([], merge: .continue)]),
            ])
        ])
        #expect(text.contains("<w:tcW w:w=\"3000\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/>"))
        #expect(text.contains("<w:vMerge w:val=\"restart\"/><w:shd"))
        #expect(text.contains("<w:vMerge w:val=\"continue\"/>"))
        // Every cell ends with a paragraph, an empty one too.
        #expect(text.count(of: "</w:p></w:tc>") == 5)
    }

    @Test func aRowThatDoesNotFillTheColumnsIsRefused() {
        let wrong = table([WordRow([WordCell("1"), WordCell("2")])])
        #expect(throws: DocumentError("document.bad-table", ["row": "1", "columns": "3", "found": "2"])) {
            try body([wrong])
        }
    }

    @Test func tablesStayApart() throws {
        let one = table([WordRow([WordCell("1")])], columns: [1000])
        #expect(try body([one, one]).count(of: "</w:tbl><w:p>") == 2)
    }

    @Test func widthsAddUp() {
        for total in [12_756, 8844, 1000] {
            #expect(WordTable.widths(total: total, shares: [1, 1, 1, 3.3, 7]).reduce(0, +) == total)
        }
        #expect(WordTable.widths(total: 100, shares: [1, 3]) == [25, 75])
    }

    @Test func controlsAreFoundByTagAndCannotBeDeleted() throws {
        let text = try body([
            .paragraph(
                WordParagraph([
                    .run(WordRun("填报人：")),
                    .control(WordControl(tag: "person", title: "填报人", text: "张三\n李四")),
                ])),
            table(
                [WordRow([WordCell([.control(WordControl(tag: "cell", title: "格", placeholder: "请填写"))])])],
                columns: [1000]),
        ])
        #expect(text.contains("<w:tag w:val=\"person\"/><w:id w:val=\"1000\"/><w:lock w:val=\"sdtLocked\"/>"))
        #expect(text.contains("<w:tag w:val=\"cell\"/><w:id w:val=\"1001\"/>"))
        #expect(text.count(of: "<w:showingPlcHdr/>") == 1)
        #expect(text.contains("张三</w:t><w:br/><w:t xml:space=\"preserve\">李四"))
        #expect(text.contains("<w:rStyle w:val=\"PlaceholderText\"/></w:rPr><w:t xml:space=\"preserve\">请填写"))
        #expect(text.count(of: "<w:text w:multiLine=\"1\"/>") == 2)
    }

    @Test func twoControlsOfOneTagAreRefused() {
        let control = WordControl(tag: "same", title: "")
        #expect(throws: DocumentError("document.duplicate-tag", ["tag": "same"])) {
            try body([.control(control), .paragraph(WordParagraph([.control(control)]))])
        }
    }

    @Test(arguments: ["", String(repeating: "长", count: 65)])
    func tagsThatWordRefusesAreRefused(tag: String) {
        #expect(throws: DocumentError("document.bad-name", ["name": tag])) {
            try body([.control(WordControl(tag: tag, title: ""))])
        }
    }

    @Test func protectionLeavesOnlyTheControlsOpen() throws {
        var document = WordDocument(sections: [WordSection(page: .officialPortrait, blocks: [])])
        #expect(try !Opened(document.data())["word/settings.xml"].contains("documentProtection"))
        document.protection = .forms
        #expect(
            try Opened(document.data())["word/settings.xml"]
                .contains("<w:documentProtection w:edit=\"forms\" w:enforcement=\"1\"/>"))
    }

    @Test func customPropertiesComeBack() throws {
        let parts = try Opened(
            WordDocument(
                sections: [WordSection(page: .officialPortrait, blocks: [])],
                customProperties: ["form": "1", "版本": "2"]
            ).data())
        #expect(parts["docProps/custom.xml"].contains("pid=\"2\" name=\"form\"><vt:lpwstr>1<"))
        #expect(parts["docProps/custom.xml"].contains("pid=\"3\" name=\"版本\"><vt:lpwstr>2<"))
        #expect(parts["_rels/.rels"].contains("docProps/custom.xml"))
    }
}
