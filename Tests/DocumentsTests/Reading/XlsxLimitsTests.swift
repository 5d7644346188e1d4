import Documents
import Foundation
import Testing

struct XlsxLimitsTests {
    private func failure(_ sheet: String, strings: String = "", _ limits: DocumentLimits = .init())
        -> DocumentError?
    {
        do {
            let reader = try XlsxReader(data: OfficeSamples.xlsx(sheet, strings: strings), limits: limits)
            try reader.readRows(sheet: 0) { _ in }
            return nil
        } catch {
            return error as? DocumentError
        }
    }

    private func row(_ cells: String, _ number: Int = 1) -> String {
        "<sheetData><row r=\"\(number)\">\(cells)</row></sheetData>"
    }

    @Test func aHugeDimensionCostsNothing() throws {
        let sheet = "<dimension ref=\"A1:XFD1048576\"/>" + row("<c r=\"XFD1048576\"><v>1</v></c>", 1_048_576)
        let clock = ContinuousClock()
        let time = clock.measure { #expect(failure(sheet) == nil) }
        #expect(time < .seconds(1))
    }

    @Test func refusesRowsBeyondTheLimit() {
        #expect(failure(row("", 101), DocumentLimits(rows: 100))?.code == "document.rows")
        #expect(failure(row("", 100), DocumentLimits(rows: 100)) == nil)
        #expect(failure(row("", 1_048_577))?.position == "名单!1048577")
        #expect(
            failure("<sheetData><row r=\"99999999999999999999\"/></sheetData>")?.code
                == "document.xlsx-damaged")
    }

    @Test func refusesColumnsBeyondTheLimit() {
        let error = failure(row("<c r=\"K1\"><v>1</v></c>"), DocumentLimits(columns: 10))
        #expect(error == DocumentError("document.columns", ["limit": "10"], at: "名单!K1"))
        #expect(failure(row("<c r=\"J1\"><v>1</v></c>"), DocumentLimits(columns: 10)) == nil)
        #expect(failure(row("<c r=\"XFE1\"/>"))?.code == "document.columns")
    }

    @Test func refusesCellsBeyondTheLimit() {
        let cells = String(repeating: "<c/>", count: 11)
        #expect(failure(row(cells), DocumentLimits(cells: 10))?.code == "document.cells")
        #expect(failure(row(cells), DocumentLimits(cells: 11)) == nil)
    }

    @Test func refusesTextBeyondTheLimit() {
        let cell = "<c t=\"str\"><v>\(String(repeating: "x", count: 101))</v></c>"
        #expect(failure(row(cell), DocumentLimits(cellBytes: 100))?.position == "名单!A1")
        #expect(failure(row(cell), DocumentLimits(cellBytes: 101)) == nil)
        let strings = String(repeating: "<si><t>abcdefghij</t></si>", count: 11)
        let limits = DocumentLimits(sharedStringBytes: 100)
        #expect(failure(row(""), strings: strings, limits)?.code == "document.shared-strings")
    }

    @Test(arguments: [
        "<c r=\"A2\"/>", "<c r=\"B1\"/><c r=\"A1\"/>", "<c r=\"A1\"/><c r=\"A1\"/>", "<c r=\"1A\"/>",
        "<c r=\"ABCD1\"/>",
        "<c r=\"\"/>", "<c t=\"s\"><v>0</v></c>", "<c t=\"s\"><v>-1</v></c>", "<c><v>12a</v></c>",
        "<c><v>0x1F</v></c>",
        "<c><v>nan</v></c>", "<c><v>1e999</v></c>",
    ])
    func refusesCellsThatMakeNoSense(cells: String) {
        let error = failure(row(cells))
        #expect(error?.code == "document.xlsx-damaged")
        #expect(error?.details["sheet"] == "名单")
        #expect(error?.position?.hasPrefix("名单!") == true)
    }

    @Test func refusesRowsOutOfOrder() {
        #expect(
            failure("<sheetData><row r=\"2\"/><row r=\"1\"/></sheetData>")?.code == "document.xlsx-damaged")
        #expect(
            failure("<sheetData><row r=\"2\"/><row r=\"2\"/></sheetData>")?.code == "document.xlsx-damaged")
    }

    @Test func refusesDocumentTypesAndBrokenMarkup() {
        let valid = OfficeSamples.xlsx(row("<c><v>1</v></c>"))
        #expect(throws: Never.self) { try XlsxReader(data: valid).readRows(sheet: 0) { _ in } }
        #expect(failure("<sheetData><row></sheetData>")?.code == "document.xml-damaged")
        var zip = ZipBuilder()
        zip.add("[Content_Types].xml", Data(OfficeSamples.types.utf8))
        zip.add("_rels/.rels", Data("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>".utf8))
        #expect(throws: DocumentError.self) { try XlsxReader(data: zip.finish()) }
    }

    @Test func namesOtherKindsOfFile() {
        func format(_ data: Data) -> String? {
            do {
                _ = try XlsxReader(data: data)
                return nil
            } catch {
                let error = error as? DocumentError
                return error?.code == "document.format-unsupported" ? error?.details["format"] : error?.code
            }
        }
        #expect(format(OfficeSamples.docx("")) == "docx")
        #expect(format(Data("姓名,年龄\n".utf8)) == "text")
        let ole = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + Data(count: 504)
        func named(_ name: String) -> Data {
            ole + Data(name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        }
        #expect(format(named("Workbook")) == "xls")
        #expect(format(named("EncryptedPackage")) == "document.encrypted")
    }
}
