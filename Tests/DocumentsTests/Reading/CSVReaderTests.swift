import Documents
import Foundation
import Testing

struct CSVReaderTests {
    private func rows(_ text: String, limits: DocumentLimits = .init()) throws -> [CSVRow] {
        try rows(Data(text.utf8), limits: limits)
    }

    private func rows(_ data: Data, limits: DocumentLimits = .init()) throws -> [CSVRow] {
        var rows: [CSVRow] = []
        try CSVReader(data: data, limits: limits).readRows { rows.append($0) }
        return rows
    }

    @Test func readsQuotesAndEveryLineEnd() throws {
        let found = try rows("\u{FEFF}姓名,备注\r\n\"王,一\",\"说\"\"好\"\"\r\n第二行\"\n\n李,\r赵,\"a\"b\n,")
        #expect(
            found.map(\.fields) == [
                ["姓名", "备注"], ["王,一", "说\"好\"\r\n第二行"], ["李", ""], ["赵", "ab"], ["", ""],
            ])
        #expect(found.map(\.number) == [1, 2, 3, 4, 5])
        #expect(found.map(\.line) == [1, 2, 5, 6, 7])
    }

    @Test(arguments: [
        ("a;b;c\n1,5;2;3\n", ";"), ("a\tb\n1,2,3\t2\n", "\t"), ("a,b\n\"x;y;z\",2\n", ","), ("a\nb\n", ","),
    ])
    func findsTheDelimiter(text: String, delimiter: String) throws {
        #expect(try CSVReader(data: Data(text.utf8)).delimiter == delimiter.utf8.first)
    }

    @Test func readsGB18030AndUTF16() throws {
        #expect(try rows(Data([0xCD, 0xA8, 0x2C, 0xD6, 0xAA, 0x0A])).first?.fields == ["通", "知"])
        let wide = Data([0xFF, 0xFE]) + Data("甲\t乙\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        #expect(try rows(wide).first?.fields == ["甲", "乙"])
        #expect(try CSVReader(data: wide).encoding == "UTF-16LE")
    }

    @Test func keepsEveryDigit() throws {
        #expect(try rows("370304201903150021,007\n").first?.fields == ["370304201903150021", "007"])
    }

    @Test func saysWhereAQuoteWasLeftOpen() {
        #expect(throws: DocumentError("document.csv-quote", ["line": "2"], at: "2")) {
            try rows("a,b\n1,\"open\n2,3\n")
        }
    }

    @Test func refusesMoreThanTheLimits() {
        func code(_ limits: DocumentLimits) -> String? {
            do {
                _ = try rows("1,2,3\n4,5,6\n", limits: limits)
                return nil
            } catch {
                return (error as? DocumentError)?.code
            }
        }
        #expect(code(DocumentLimits(cells: 6, rows: 2, columns: 3, cellBytes: 1)) == nil)
        #expect(code(DocumentLimits(cells: 5)) == "document.cells")
        #expect(code(DocumentLimits(rows: 1)) == "document.rows")
        #expect(code(DocumentLimits(columns: 2)) == "document.columns")
        #expect(code(DocumentLimits(cellBytes: 0)) == "document.cell-too-long")
        #expect(code(DocumentLimits(inputBytes: 11)) == "document.too-large")
    }

    @Test func readsFilesByPath() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "csv-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "名单.csv")
        try Data("甲,乙\n".utf8).write(to: file)
        var found: [[String]] = []
        try CSVReader(path: file.path).readRows { found.append($0.fields) }
        #expect(found == [["甲", "乙"]])
        #expect(throws: DocumentError("document.unreadable", ["name": "没有.csv"])) {
            try CSVReader(path: folder.path + "/没有.csv")
        }
        #expect(throws: DocumentError("document.unreadable", ["name": folder.lastPathComponent])) {
            try CSVReader(path: folder.path)
        }
    }
}
