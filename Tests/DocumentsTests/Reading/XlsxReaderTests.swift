import Documents
import Foundation
import Testing

struct XlsxReaderTests {
    private func rows(_ data: Data) throws -> [XlsxRow] {
        var rows: [XlsxRow] = []
        try XlsxReader(data: data).readRows(sheet: 0) { rows.append($0) }
        return rows
    }

    private func values(_ sheet: String, strings: String = "", styles: String = "", book: String = "") throws
        -> [XlsxValue]
    {
        let data = OfficeSamples.xlsx(
            "<sheetData><row r=\"1\">\(sheet)</row></sheetData>", strings: strings, styles: styles, book: book
        )
        return try rows(data).first?.cells.map(\.value) ?? []
    }

    @Test func readsEveryKindOfCell() throws {
        let cells = """
            <c r="A1" t="s"><v>1</v></c><c r="B1"><v>12.50</v></c><c r="C1" t="b"><v>1</v></c>\
            <c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="str"><f>A1</f><v>甲</v></c>\
            <c r="F1" t="inlineStr"><is><r><t>乙</t></r><r><t xml:space="preserve"> 丙</t></r>\
            <rPh><t>yi</t></rPh></is></c><c r="G1" t="d"><v>2024-03-01T00:00:00</v></c><c r="H1" s="1"/>
            """
        let strings = "<si><t>序号</t></si><si><r><t>姓</t></r><r><t>名</t></r><rPh><t>ming</t></rPh></si>"
        #expect(
            try values(cells, strings: strings) == [
                .text("姓名"), .number("12.50", 12.5), .boolean(true), .error("#N/A"), .text("甲"), .text("乙 丙"),
                .date("2024-03-01"),
            ])
    }

    @Test func keepsEveryDigitOfIdentityNumbers() throws {
        let cells = """
            <c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>370304201903150021</t></is></c>\
            <c r="C1"><v>3.7030420190315E17</v></c><c r="D1"><v>370304201903150021</v></c>
            """
        let values = try values(cells, strings: "<si><t>37030420190315002X</t></si>")
        #expect(values[0] == .text("37030420190315002X"))
        #expect(values[1] == .text("370304201903150021"))
        #expect(values[2] == .number("3.7030420190315E17", 3.7030420190315e17))
        guard case .number(let written, _) = values[3] else { return #expect(Bool(false), "not a number") }
        #expect(written == "370304201903150021")
    }

    @Test func knowsDatesByTheirFormats() throws {
        let styles = """
            <numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>\
            <numFmt numFmtId="177" formatCode="[h]:mm"/></numFmts>\
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/>\
            <xf numFmtId="31"/><xf numFmtId="49"/></cellXfs>
            """
        let cells = """
            <c r="A1" s="1"><v>45352</v></c><c r="B1" s="2"><v>45352.354166666664</v></c>\
            <c r="C1" s="3"><v>1.5</v></c><c r="D1" s="4"><v>45352</v></c><c r="E1" s="5"><v>45352</v></c>\
            <c r="F1" s="1"><v>-1</v></c><c r="G1" s="99"><v>45352</v></c>
            """
        let data = OfficeSamples.xlsx(
            "<sheetData><row r=\"1\">\(cells)</row></sheetData>", styles: styles)
        let row = try #require(try rows(data).first)
        #expect(
            row.cells.map(\.value) == [
                .date("2024-03-01"), .date("2024-03-01T08:30:00"), .number("1.5", 1.5), .date("2024-03-01"),
                .number("45352", 45_352), .number("-1", -1), .number("45352", 45_352),
            ])
        #expect(row.cells.map(\.numberFormat) == [14, 176, 177, 31, 49, 14, 0])
    }

    @Test func countsFrom1904WhenTheBookSaysSo() throws {
        let styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"
        let cell = "<c r=\"A1\" s=\"0\"><v>0</v></c><c r=\"B1\" s=\"0\"><v>43890</v></c>"
        let found = try values(cell, styles: styles, book: "<workbookPr date1904=\"1\"/>")
        #expect(found == [.date("1904-01-01"), .date("2024-03-01")])
    }

    @Test func keepsFormulasWithTheirResults() throws {
        let cells = """
            <c r="A1"><f>SUM(B1:C1)</f><v>3</v></c><c r="B1"><f t="shared" ref="B1:C1" si="0">A1*2</f><v>6</v></c>\
            <c r="C1"><f t="shared" si="0"/><v>12</v></c><c r="D1"><f>NOW()</f></c>
            """
        let row = try #require(
            try rows(OfficeSamples.xlsx("<sheetData><row>\(cells)</row></sheetData>")).first)
        #expect(row.cells.map(\.formula) == ["SUM(B1:C1)", "A1*2", nil, "NOW()"])
        #expect(row.cells.allSatisfy { $0.hasFormula })
        #expect(row.cells[3].value == .empty)
        #expect(row.cells.map(\.reference) == ["A1", "B1", "C1", "D1"])
    }

    @Test func placesCellsWithAndWithoutReferences() throws {
        let sheet = """
            <sheetData><row><c><v>1</v></c><c/><c><v>2</v></c></row><row r="5" hidden="1"><c r="AB5"><v>3</v></c>\
            <c><v>4</v></c></row><row r="9"/></sheetData>
            """
        let found = try rows(OfficeSamples.xlsx(sheet))
        #expect(found.map(\.number) == [1, 5])
        #expect(found.map(\.isHidden) == [false, true])
        #expect(found[0].cells.map(\.reference) == ["A1", "C1"])
        #expect(found[1].cells.map(\.reference) == ["AB5", "AC5"])
        #expect(found[1][column: 27]?.value == .number("3", 3))
        #expect(found[1][column: 0] == nil)
    }

    @Test func decodesCharactersThatXMLCannotHold() throws {
        let strings = "<si><t>甲_x000D_&#10;乙</t></si><si><t>_x005F_x000D_ a_b &amp;&lt;</t></si>"
        let found = try values(
            "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>", strings: strings)
        #expect(found == [.text("甲\r\n乙"), .text("_x000D_ a_b &<")])
    }

    @Test func readsStrictFiles() throws {
        let data = OfficeSamples.xlsx(
            "<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>", strings: "<si><t>甲</t></si>",
            namespace: "http://purl.oclc.org/ooxml/spreadsheetml/main",
            office: "http://purl.oclc.org/ooxml/officeDocument/relationships")
        #expect(try rows(data).first?.cells.first?.value == .text("甲"))
    }

    @Test func tellsOfTheWorkbook() throws {
        let data = OfficeSamples.xlsx(
            "<sheetData/><mergeCells><mergeCell ref=\"B2:C7\"/><mergeCell ref=\"X\"/></mergeCells>",
            book:
                "<definedNames><definedName name=\"表\" localSheetId=\"0\" hidden=\"1\">名单!$A$1</definedName>"
                + "</definedNames>")
        let reader = try XlsxReader(data: data)
        #expect(reader.sheets.map(\.name) == ["名单"])
        #expect(reader.sheets[0].state == .visible)
        #expect(reader.definedNames.map(\.reference) == ["名单!$A$1"])
        #expect(reader.definedNames[0].sheet == 0 && reader.definedNames[0].isHidden)
        let range = try #require(try reader.mergedRanges(sheet: 0).first)
        #expect(range.rows == 2...7 && range.columns == 1...2)
        #expect(throws: DocumentError("document.sheet-missing", ["sheet": "2"])) {
            try reader.readRows(sheet: 1) { _ in }
        }
    }

    @Test func readsNamesWithAmpersands() throws {
        let names =
            "<definedNames><definedName name=\"A&amp;B&#38;C&lt;\">甲&amp;乙</definedName></definedNames>"
        let reader = try XlsxReader(data: OfficeSamples.xlsx("<sheetData/>", book: names))
        #expect(reader.definedNames.map(\.name) == ["A&B&C<"])
        #expect(reader.definedNames.map(\.reference) == ["甲&乙"])
    }

    @Test func takesEmptyValuesForNone() throws {
        let cells = "<c t=\"s\"><v/></c><c><v></v></c><c t=\"b\"><v/></c><c t=\"str\"><v/></c>"
        #expect(try values(cells) == [.empty, .empty, .empty, .text("")])
    }

    @Test func stopsWhenTheCallerDoes() throws {
        struct Enough: Error {}
        let sheet = String(repeating: "<row><c><v>1</v></c></row>", count: 1_000)
        let reader = try XlsxReader(data: OfficeSamples.xlsx("<sheetData>\(sheet)</sheetData>"))
        var count = 0
        #expect(throws: Enough.self) {
            try reader.readRows(sheet: 0) { _ in
                count += 1
                if count == 10 { throw Enough() }
            }
        }
        #expect(count == 10)
    }
}
