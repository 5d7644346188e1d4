import Foundation
import Testing

@testable import Documents

@Suite("Delimited text of any length")
struct CSVStreamTests {
    /// The rows of a file as the stream and as the reader that holds all of it in memory give them.
    private func both(_ data: Data, limits: DocumentLimits = .init()) throws -> (
        streamed: [CSVRow], whole: [CSVRow]
    ) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv")
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var (streamed, whole): ([CSVRow], [CSVRow]) = ([], [])
        let stream = try CSVStream(path: file.path, limits: limits)
        // Twice: a look at the first rows comes before the reading.
        try stream.readRows { _ in false }
        try stream.readRows { row in
            streamed.append(row)
            return true
        }
        try CSVReader(data: data, limits: limits).readRows { whole.append($0) }
        return (streamed, whole)
    }

    /// More than two stretches, with quotes, line ends and characters of all lengths where stretches end.
    private static let long: String = {
        var text = "姓名,备注,数\r\n"
        for row in 0..<60_000 {
            text += "王\(row),\"引\"\"号，\n第\(row % 7)行😀é\",\(row)" + (row % 3 == 0 ? "\r\n" : "\n")
        }
        return text
    }()

    @Test("says what the reader says, across stretches, in every encoding")
    func same() throws {
        let text = CSVStreamTests.long
        // 😀 has four bytes in GB 18030 too; encoded by the C library, as files are.
        let gb18030 = try CSVStreamTests.encoded(text, "GB18030")
        let datas = [
            Data(text.utf8), Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8), gb18030,
            Data([0xFF, 0xFE]) + (text.data(using: .utf16LittleEndian) ?? Data()),
        ]
        for data in datas {
            #expect(data.count > 2 << 20)
            let (streamed, whole) = try both(data)
            #expect(streamed.count == 60_001)
            #expect(streamed == whole)
        }
    }

    /// Encodes by hand of the system's own program, as other programs would.
    private static func encoded(_ text: String, _ encoding: String) throws -> Data {
        let folder = FileManager.default.temporaryDirectory
        let (source, target) = (
            folder.appendingPathComponent(UUID().uuidString), folder.appendingPathComponent(UUID().uuidString)
        )
        defer { for file in [source, target] { try? FileManager.default.removeItem(at: file) } }
        try Data(text.utf8).write(to: source)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/iconv")
        process.arguments = ["-f", "UTF-8", "-t", encoding, "-o", target.path, source.path]
        try process.run()
        process.waitUntilExit()
        return try Data(contentsOf: target)
    }

    @Test("a character that is none is told with its line, beyond the first stretch too")
    func damaged() throws {
        var data = Data(CSVStreamTests.long.utf8)
        let place = (data.count / 2..<data.count).first { data[$0] == 0x0A } ?? 0
        data[place + 1] = 0xFF
        let line = data[...place].count { $0 == 0x0A } + 1
        #expect {
            try both(data)
        } throws: { error in
            let error = error as? DocumentError
            return error?.code == "document.text-encoding" && error?.details["line"] == String(line)
        }
    }

    @Test("a quote that is never closed ends early, and is not read again for each stretch")
    func unclosed() throws {
        let data = Data(("a,b\n1,\"" + String(repeating: "x,y\n", count: 2_000_000)).utf8)
        let before = ContinuousClock.now
        #expect {
            try both(data)
        } throws: { error in
            ["document.cell-too-long", "document.csv-quote"].contains((error as? DocumentError)?.code)
        }
        #expect(ContinuousClock.now - before < .seconds(20))
    }
}

@Suite("Writing delimited text")
struct CSVWriterTests {
    @Test("every cell comes back as it was, and none begins as a formula does")
    func roundTrip() throws {
        let cells = [
            "", "=1+1", "+86 10", "-5", "@x", "'=1", "''", "'", "引\"号", "a,b", "两\n行", " 空 格 ", "\t=x",
            "=\"370304\"",
            "370304199001011234",
        ]
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        let writer = try CSVWriter(path: file.path, hasMark: true)
        try writer.append(cells)
        try writer.close()
        let reader = try CSVReader(path: file.path)
        var read: [[String]] = []
        try reader.readRows { read.append($0.fields) }
        #expect(read.count == 1)
        for cell in read.first ?? [] {
            #expect(!["=", "+", "-", "@", "\t"].contains(cell.prefix(1)), "\(cell)")
        }
        #expect(read.first?.map(CSVWriter.unguarded) == cells)
    }

    @Test("without closing nothing is left behind")
    func abandoned() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            let writer = try CSVWriter(path: folder.appendingPathComponent("x.csv").path, hasMark: false)
            try writer.append(["a"])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
}
