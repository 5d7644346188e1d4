import Documents
import Foundation
import Testing

@Suite struct WorkbookTests {
    private func opened(_ sheet: Sheet, also more: [Sheet] = []) throws -> Opened {
        try Opened(Workbook(sheets: [sheet] + more).data())
    }

    private func sheet(_ cells: SheetCell...) -> Sheet { Sheet("表", rows: [SheetRow(cells)]) }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "370304199001011234", "http://a.example", "00123"])
    func wordsStayWords(text: String) throws {
        let parts = try opened(sheet(SheetCell(text)))
        #expect(parts.broken == [])
        #expect(parts["xl/worksheets/sheet1.xml"].contains("<c r=\"A1\" t=\"s\"><v>0</v></c>"))
        #expect(parts["xl/sharedStrings.xml"].contains("<t>\(text)</t>"))
        #expect(!parts["xl/worksheets/sheet1.xml"].contains("<f>"))
        #expect(!parts["xl/worksheets/sheet1.xml"].contains("hyperlink"))
    }

    @Test func wordsThatLookLikeACharacterCodeStayWords() throws {
        #expect(try opened(sheet(SheetCell("_x0041_")))["xl/sharedStrings.xml"].contains("_x005F_x0041_"))
    }

    @Test func valuesHaveTheirKinds() throws {
        let text = try opened(
            sheet(
                SheetCell(.number(3.8)), SheetCell(.day(year: 2023, month: 4, day: 27), .day),
                SheetCell(.boolean(true)), SheetCell(.day(year: 1899, month: 12, day: 31)), .blank))[
                "xl/worksheets/sheet1.xml"]
        #expect(text.contains("<c r=\"A1\"><v>3.8</v></c>"))
        #expect(text.contains("<c r=\"B1\" s=\"1\"><v>45043</v></c>"))
        #expect(text.contains("<c r=\"C1\" t=\"b\"><v>1</v></c>"))
        #expect(text.contains("<c r=\"D1\" t=\"s\">"))
        #expect(!text.contains("r=\"E1\""))
    }

    @Test func protectedSheetsLeaveTheInputCellsOpen() throws {
        var sheet = sheet(SheetCell("名", .cell), SheetCell(.blank, .input))
        #expect(try !opened(sheet)["xl/worksheets/sheet1.xml"].contains("sheetProtection"))
        sheet.isProtected = true
        let parts = try opened(sheet)
        #expect(parts["xl/worksheets/sheet1.xml"].contains("<sheetProtection sheet=\"1\""))
        #expect(parts["xl/styles.xml"].count(of: "<protection locked=\"0\"/>") == 1)
        #expect(parts["xl/styles.xml"].contains("numFmtId=\"49\""))
    }

    @Test func cellsAreJoinedAndKeepTheirWords() throws {
        var sheet = sheet(SheetCell("题", .title), SheetCell("看不见"))
        sheet.merges = [SheetRange(rows: 0...1, columns: 0...2)]
        let parts = try opened(sheet)
        #expect(parts["xl/worksheets/sheet1.xml"].contains("<mergeCell ref=\"A1:C2\"/>"))
        #expect(parts["xl/sharedStrings.xml"].contains("题"))
        #expect(!parts["xl/sharedStrings.xml"].contains("看不见"))
        sheet.merges.append(SheetRange(rows: 1...3, columns: 2...2))
        #expect(throws: refusal("document.bad-range", ["range": "C2:C4"], at: "表")) {
            try opened(sheet)
        }
        sheet.merges = [SheetRange(row: 0, column: 0)]
        #expect(throws: DocumentError.self) { try opened(sheet) }
    }

    @Test func entriesAreChecked() throws {
        var sheet = sheet(SheetCell(.blank, .input))
        sheet.validations = [
            .init(SheetRange(row: 0, column: 0), .list(["有", "无"]), hint: "选一个", error: "只能选有或无"),
            .init(SheetRange(rows: 1...9, columns: 0...0), .decimal(0...100)),
            .init(SheetRange(row: 0, column: 1), .listRange("=名单!$A$1:$A$3")),
        ]
        let text = try opened(sheet)["xl/worksheets/sheet1.xml"]
        #expect(text.contains("sqref=\"A1\"><formula1>\"有,无\"</formula1>"))
        #expect(text.contains("prompt=\"选一个\"") && text.contains("error=\"只能选有或无\""))
        #expect(text.contains("sqref=\"A2:A10\"><formula1>0</formula1><formula2>100</formula2>"))
        #expect(text.contains("<formula1>名单!$A$1:$A$3</formula1>"))
        sheet.validations = [.init(SheetRange(row: 0, column: 0), .list(["a,b"]))]
        #expect(throws: DocumentError.self) { try opened(sheet) }
    }

    @Test func sheetsHide() throws {
        var hidden = Sheet("藏")
        hidden.visibility = .hidden
        var unnamed = Sheet("深藏")
        unnamed.visibility = .veryHidden
        let book = try opened(Sheet("表"), also: [hidden, unnamed])["xl/workbook.xml"]
        #expect(book.contains("name=\"藏\" sheetId=\"2\" state=\"hidden\""))
        #expect(book.contains("name=\"深藏\" sheetId=\"3\" state=\"veryHidden\""))
        #expect(throws: DocumentError.self) { try opened(unnamed) }
    }

    @Test func aPrintedSheetRepeatsItsHeadOnOnePageWidth() throws {
        var sheet = sheet(SheetCell("头", .head))
        sheet.print = .officialLandscape
        sheet.print.repeatedRows = 0...0
        let parts = try opened(sheet)
        #expect(
            parts["xl/worksheets/sheet1.xml"].contains(
                "paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\""))
        #expect(parts["xl/worksheets/sheet1.xml"].contains("— &amp;P —"))
        #expect(parts["xl/workbook.xml"].contains("_xlnm.Print_Titles"))
    }

    @Test func rowsAreAsHighAsTheirWordsAndMayGrow() throws {
        var sheet = sheet(SheetCell(String(repeating: "字", count: 30), .cell))
        sheet.widths = [12]
        let guessed = try opened(sheet)["xl/worksheets/sheet1.xml"]
        #expect(guessed.contains("ht=\"") && !guessed.contains("customHeight=\"1\">"))
        sheet.rows[0].height = 40
        #expect(try opened(sheet)["xl/worksheets/sheet1.xml"].contains("ht=\"40\" customHeight=\"1\""))
    }

    @Test func whatTheFormatCannotHoldIsRefused() throws {
        #expect(
            throws: refusal(
                "document.cell-text-too-long", ["length": "32768", "limit": "32767"], at: "表!B1")
        ) {
            try opened(sheet(.blank, SheetCell(String(repeating: "字", count: 32_768))))
        }
        #expect(try opened(sheet(SheetCell(String(repeating: "字", count: 32_767)))).broken == [])
        #expect(throws: refusal("document.bad-number", at: "表!A1")) {
            try opened(sheet(SheetCell(.number(.nan))))
        }
        #expect(throws: DocumentError("document.nothing-to-write")) { try Workbook(sheets: []).data() }
    }

    @Test(arguments: ["", "a/b", "历史:一", "'a", "History", String(repeating: "长", count: 32), "表"])
    func namesThatNoProgramTakesAreRefused(name: String) throws {
        #expect(throws: DocumentError("document.bad-sheet-name", ["name": name])) {
            try opened(Sheet("表"), also: [Sheet(name)])
        }
        if name != "表" { #expect(try opened(Sheet(Sheet.safeName(name))).broken == []) }
    }

    @Test func theSameValueGivesTheSameBytes() throws {
        var hidden = Sheet("名单")
        hidden.visibility = .veryHidden
        let book = Workbook(
            sheets: [sheet(SheetCell("a\nb", .cell)), hidden], title: "题",
            customProperties: ["b": "1", "a": "2"],
            definedNames: ["单位": "名单!$A$1"])
        let first = try book.data()
        #expect(try book.data() == first)
        #expect(try Opened(first)["docProps/custom.xml"].contains("name=\"a\""))
        #expect(try Opened(first)["xl/workbook.xml"].contains(">名单!$A$1</definedName>"))
    }
}
