import Documents
import Foundation
import Testing

@Suite struct RowWriterTests {
    private let columns: [RowWriter.Column] = [
        .init("编号"), .init("数", .number("0.00")), .init("日", .day), .init("备注"),
    ]

    private func written(_ rows: [[CellValue]]) throws -> Opened {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let writer = try RowWriter(path: scratch.file("a.xlsx"), sheet: "台账", columns: columns)
        for row in rows { try writer.append(row) }
        try writer.close()
        #expect(scratch.names == ["a.xlsx"])
        #expect(writer.rowCount == rows.count)
        return try Opened(Data(contentsOf: URL(fileURLWithPath: scratch.file("a.xlsx"))))
    }

    @Test func rowsArriveAsTheyWereGiven() throws {
        let parts = try written([
            [
                .text("370304199001011234"), .number(3.8), .day(year: 2023, month: 4, day: 27),
                .boolean(false),
            ],
            [.text("=1+1"), .number(1e15), .day(year: 1900, month: 1, day: 1), .blank],
        ])
        #expect(parts.broken == [])
        let text = parts["xl/worksheets/sheet1.xml"]
        #expect(
            text.contains(
                "<c r=\"A2\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">370304199001011234</t>"))
        #expect(text.contains("<c r=\"B2\" s=\"4\"><v>3.8</v></c>"))
        #expect(text.contains("<c r=\"C2\" s=\"3\"><v>45043</v></c>"))
        #expect(text.contains("<c r=\"D2\" t=\"b\"><v>0</v></c>"))
        #expect(text.contains(">=1+1</t>") && !text.contains("<f>"))
        // The format cannot count days before 1900-03-01.
        #expect(text.contains(">1900-01-01</t>"))
        #expect(text.contains("<autoFilter ref=\"A1:D3\"/>"))
        #expect(parts["xl/styles.xml"].contains("formatCode=\"0.00\""))
        #expect(parts["xl/workbook.xml"].contains("'台账'!$A$1:$D$3"))
    }

    @Test(arguments: [
        ("a<b>&\"c\"", "a&lt;b&gt;&amp;\"c\""), ("\u{0}甲\u{1F}乙\u{FFFE}", "甲乙"), (" 空 ", " 空 "),
        ("行\n行\t\r", "行\n行\t&#13;"), ("_x0041_", "_x005F_x0041_"), ("_x00_字_", "_x00_字_"),
        ("😀龥\u{FFFD}", "😀龥\u{FFFD}"),
    ])
    func wordsAreEscaped(text: String, expected: String) throws {
        let parts = try written([[.text(text), .blank, .blank, .blank]])
        #expect(parts.broken == [])
        #expect(
            parts["xl/worksheets/sheet1.xml"].contains(
                "<t xml:space=\"preserve\">\(expected)</t></is></c></row></sheetData>"))
    }

    @Test func aRefusedRowLeavesNothingBehind() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let writer = try RowWriter(path: scratch.file("a.xlsx"), sheet: "台账", columns: columns)
        #expect(throws: refusal("document.bad-number", at: "台账!B2")) {
            try writer.append([.text("坏"), .number(.infinity), .blank, .blank])
        }
        #expect(throws: refusal("document.row-width", ["columns": "4", "found": "1"], at: "台账!2")) {
            try writer.append([.text("坏")])
        }
        try writer.append([.text("好"), .blank, .blank, .blank])
        try writer.close()
        let text = try Opened(Data(contentsOf: URL(fileURLWithPath: scratch.file("a.xlsx"))))[
            "xl/worksheets/sheet1.xml"]
        #expect(text.count(of: "<row r=\"2\">") == 1 && !text.contains("坏"))
        #expect(throws: DocumentError.self) { try writer.append([.blank, .blank, .blank, .blank]) }
        #expect(throws: DocumentError.self) { try writer.close() }
    }

    @Test func anUnfinishedFileGoesAway() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        do {
            let writer = try RowWriter(path: scratch.file("a.xlsx"), sheet: "台账", columns: columns)
            try writer.append([.text("1"), .blank, .blank, .blank])
            #expect(scratch.names.count == 1)
        }
        #expect(scratch.names == [])
        let error = #expect(throws: DocumentError.self) {
            _ = try RowWriter(path: scratch.file("no/a.xlsx"), sheet: "台账", columns: columns)
        }
        #expect(error?.code == "document.cannot-write")
    }

    @Test func onlyThisAccountCanReadTheFile() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let writer = try RowWriter(path: scratch.file("a.xlsx"), sheet: "台账", columns: columns)
        try writer.close()
        let mode =
            try FileManager.default.attributesOfItem(atPath: scratch.file("a.xlsx"))[.posixPermissions]
            as? Int
        #expect(mode == 0o600)
    }

    @Test func manyRowsArriveWhole() throws {
        let parts = try written(
            (0..<20_000).map { [.text("编号\($0)"), .number(Double($0)), .blank, .text("备注 & 说明")] })
        let text = parts["xl/worksheets/sheet1.xml"]
        #expect(text.count(of: "<row ") == 20_001)
        #expect(text.contains("<row r=\"20001\">"))
        #expect(parts.broken == [])
    }
}
