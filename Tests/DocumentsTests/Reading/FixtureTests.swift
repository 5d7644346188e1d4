import Documents
import Foundation
import Testing

/// Files that other programs wrote; `Tests/Fixtures/documents/make.py` makes them anew.
struct FixtureTests {
    @Test(arguments: ["openpyxl.xlsx", "xlsxwriter.xlsx", "libreoffice.xlsx", "pandas.xlsx"])
    func readsWorkbooksOfEveryProgram(name: String) throws {
        let reader = try XlsxReader(data: OfficeSamples.fixture(name))
        var rows: [XlsxRow] = []
        try reader.readRows(sheet: 0) { rows.append($0) }
        #expect(reader.sheets.first?.name == "名单")
        let head = ["序号", "姓名", "身份证号", "出生日期", "建档", "体重"]
        #expect(rows.first?.cells.map(\.value) == head.map(XlsxValue.text))
        let expected: [XlsxValue] = [
            .number("1", 1), .text("王小明"), .text("370304201903150021"), .date("2019-03-15"), .boolean(true),
            .number("12.5", 12.5),
        ]
        #expect(rows.dropFirst().first?.cells.prefix(6).map(\.value) == expected)
        guard name != "pandas.xlsx" else { return }
        #expect(rows[1].cells[6].formula == "A2*2")
        #expect(reader.sheets.map(\.state) == [.visible, name == "libreoffice.xlsx" ? .hidden : .veryHidden])
        #expect(try reader.mergedRanges(sheet: 0) == [CellRange("A4:C5")].compactMap { $0 })
        if name == "xlsxwriter.xlsx" { #expect(reader.customProperties == ["表单": "b-1"]) }
    }

    @Test func readsADocumentWithBuiltInStyles() throws {
        let document = try DocumentReader.read(OfficeSamples.fixture("python-docx.docx"), name: "方案.docx")
        #expect(
            document.text == """
                关于印发《方案》的通知
                各镇（街道）：
                1. 第一项
                2. 第二项
                工作任务 | 牵头单位 | 时限 |
                建立档案 | 卫健局 | 12月底前 |
                附件：略
                """)
    }
}
