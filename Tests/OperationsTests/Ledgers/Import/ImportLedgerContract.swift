import Database
import Documents
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Rows of a file in a ledger", .serialized)
struct ImportLedgerContract {
    @Test(
        "a dry run tells what would come, the import brings it, and again nothing changes",
        arguments: Engine.available)
    func idempotent(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let sample = try await ImportSample(district)
            let tried = try await sample.bring(ImportSample.text(40), dryRun: true)
            #expect(tried.outcome == .wouldImport && tried.counts.new == 40)
            #expect(try await sample.contents().isEmpty)
            let result = try await sample.bring(ImportSample.text(40))
            #expect(result.outcome == .imported && result.counts.new == 40)
            let rows = try await sample.contents()
            #expect(rows.count == 40)
            #expect(rows.first?["name"]?.hasPrefix("测试") == true && rows.first?["course"] == "care")
            let again = try await sample.bring(ImportSample.text(40))
            #expect(again.outcome == .unchanged && again.counts.same == 40)
            #expect(try await sample.contents() == rows)
            // One entry, with counts and the file's hash, and nothing of what the rows say.
            let entries = try await sample.entries("ledger.imported")
            #expect(entries.count == 1)
            #expect(entries.first?.details.contains(result.fileHash) == true)
            #expect(entries.first?.details.contains("测试") == false)
            let more = ImportSample.text(41).replacing(",8,是,东街7号", with: ",9,是,东街7号")
            let changed = try await sample.bring(more)
            #expect(changed.counts.new == 1 && changed.counts.changed == 1 && changed.counts.same == 39)
        }
    }

    @Test(
        "one row that cannot be kept keeps all others out, and each fault is told with its row and field",
        arguments: Engine.available)
    func allOrNothing(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let sample = try await ImportSample(district)
            let before = try await district.snapshot()
            var rows = (1...6).map { ImportSample.row($0) }
            rows[1][1] = "3.7030420190315E17"
            rows[2][1] = "990301202301010000"
            rows[3][2] = "2023-02-30"
            rows[3][4] = "多"
            rows.append(rows[0])
            let text = ([ImportSample.heads] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n")
            let refused = district.folder.appendingPathComponent("refused.xlsx")
            let result = try await sample.bring(text, refused: refused)
            #expect(result.outcome == .refused && result.counts.refused == 4 && result.counts.new == 3)
            #expect(result.first.map(\.number) == [3, 4, 5, 8])
            #expect(result.first[0].faults.map(\.field) == ["number"])
            #expect(result.first[0].faults.first?.message.key != result.first[1].faults.first?.message.key)
            #expect(result.first[2].faults.map(\.field) == ["date", "hours"])
            #expect(result.first[3].faults.map(\.message) == [Message("import.duplicate", ["row": "2"])])
            #expect(try await sample.contents().isEmpty)
            #expect(try await district.snapshot() == before)
            try refusedRows(refused)
        }
    }

    /// The rows that are sent back: as they came, with their numbers and reasons, and red where they are wrong.
    private func refusedRows(_ file: URL) throws {
        let book = try XlsxReader(path: file.path)
        var rows: [[String]] = []
        try book.readRows(sheet: 0) { row in
            rows.append(
                (0..<9).map { column in
                    if case .text(let text)? = row[column: column]?.value { text } else { "" }
                })
        }
        #expect(rows.count == 5)
        #expect(rows.first == ["原行号"] + ImportSample.heads + ["退回原因"])
        #expect(rows[1][0] == "3" && rows[1][2] == "3.7030420190315E17" && !rows[1][8].isEmpty)
        #expect(rows[3][8].contains("；"))
        let parts = try ZipArchive(Data(contentsOf: file))
        let notes = String(decoding: try parts.data("xl/comments1.xml"), as: UTF8.self)
        #expect(notes.contains("ref=\"C2\"") && notes.contains("ref=\"D4\""))
    }

    @Test("what is mended comes again from the rows that were sent back", arguments: Engine.available)
    func sentBack(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let sample = try await ImportSample(district)
            let refused = district.folder.appendingPathComponent("refused.xlsx")
            _ = try await sample.bring(
                ImportSample.text(3).replacing("2023-05-10", with: "2023/13/45"), dryRun: true,
                refused: refused)
            // The faults are still in it, told once more at the same rows' places.
            let again = try await sample.bring(refused, dryRun: true)
            #expect(again.counts.refused == 3 && again.remarks.isEmpty)
            #expect(again.first.first?.faults.map(\.field) == ["date"])
        }
    }

    @Test(
        "encodings, delimiters, titles, order and sums make no difference",
        arguments: [
            "UTF-8", "UTF-8 with mark", "GB18030", "UTF-16", "semicolon", "tab", "titles", "shuffled", "sums",
            "quoted",
        ])
    func formats(kind: String) async throws {
        try await Engine.sqlite.withDistrict { district async throws in
            let sample = try await ImportSample(district)
            _ = try await sample.bring(ImportSample.text(5))
            let plain = ImportSample.text(5)
            var data = Data(plain.utf8)
            switch kind {
            case "UTF-8 with mark": data = Data([0xEF, 0xBB, 0xBF]) + data
            case "GB18030": data = try GB18030.encoded(plain)
            case "UTF-16": data = Data([0xFF, 0xFE]) + (plain.data(using: .utf16LittleEndian) ?? Data())
            case "semicolon": data = Data(plain.replacing(",", with: ";").utf8)
            case "tab": data = Data(plain.replacing(",", with: "\t").utf8)
            case "titles": data = Data(("青石区培训名单,,,,,,\r\n填报单位：区妇联,,,,,,\r\n" + plain).utf8)
            case "shuffled":
                let lines = plain.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
                data = Data(
                    lines.map { $0.reversed().joined(separator: ",") + ",多" }.joined(separator: "\n").utf8)
            case "sums": data = Data((plain + "合计,,,,40,,\r\n\r\n填表人：测试,,审核人：,,,,\r\n").utf8)
            case "quoted":
                data = Data(
                    plain.split(whereSeparator: \.isNewline).map { line in
                        line.split(separator: ",").map {
                            $0.hasPrefix("9903") ? "\"=\"\"\($0)\"\"\"" : "\"\($0)\""
                        }.joined(separator: ",")
                    }.joined(separator: "\n").utf8)
            default: break
            }
            let result = try await sample.bring(sample.file(data))
            #expect(result.outcome == .unchanged && result.counts.same == 5, "\(result)")
            #expect(result.counts.ignored == (kind == "sums" ? 2 : 0))
            #expect(result.remarks.isEmpty == !["sums", "shuffled"].contains(kind), "\(result.remarks)")
        }
    }

    @Test("a mapping that somebody said is remembered for the same heads", arguments: Engine.available)
    func remembered(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let sample = try await ImportSample(district)
            let strange = ImportSample.text(3, heads: ["谁", "身份证号", "何日", "课程", "几小时", "证", "哪里"])
            await #expect { _ = try await sample.bring(strange) } throws: {
                ($0 as? Problem)?.code == "import.column-missing"
            }
            let file = try sample.file(Data(strange.utf8))
            let found = try await ExamineImport(district.office)(
                ledger: "test-trainings", file: file, fileName: "x", by: district.cast.reporter)
            #expect(found.missing == ["name", "date"] && found.needsConfirmation && found.origin == .matched)
            // Nothing of a stranger's columns is shown in clear before somebody said what they are.
            #expect(
                !found.samples.description.contains("测试甲") && !found.samples.description.contains("990301"))
            let mapping = ColumnMapping(
                ["name", "number", "date", "course", "hours", "certificate", "place"].map { .field($0) })
            #expect(try await sample.bring(file, mapping: mapping).outcome == .imported)
            #expect(try await sample.bring(file).counts.same == 3)
            let again = try await ExamineImport(district.office)(
                ledger: "test-trainings", file: file, fileName: "x", by: district.cast.reporter)
            #expect(again.origin == .remembered && !again.needsConfirmation)
        }
    }

    @Test("rows belong to the unit of who brings them; the office's name theirs", arguments: Engine.available)
    func units(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let sample = try await ImportSample(district)
            let cast = district.cast
            func text(_ unit: String) -> String {
                ([ImportSample.heads + ["责任单位"]] + (1...2).map { ImportSample.row($0) + [unit] })
                    .map { $0.joined(separator: ",") }.joined(separator: "\n")
            }
            #expect(
                try await sample.bring(text(Cast.otherUnit)).first.first?.faults.first?.message.key
                    == "import.other-unit")
            #expect(
                try await sample.bring(text("无此单位")).first.first?.faults.first?.message.key
                    == "import.unit-unknown")
            await #expect { _ = try await sample.bring(ImportSample.text(2), by: cast.reviewer) } throws: {
                ($0 as? Problem)?.code == "import.unit-column-missing"
            }
            #expect(try await sample.bring(text(Cast.otherUnit), by: cast.reviewer).counts.new == 2)
            #expect(try await sample.contents(by: cast.outsider).count == 2)
            #expect(try await sample.contents(by: cast.reporter).isEmpty)
            for person in [cast.auditor, cast.districtLeader] {
                await #expect { _ = try await sample.bring(ImportSample.text(2), by: person) } throws: {
                    ($0 as? Problem)?.code == "person.not-allowed"
                }
            }
        }
    }

    @Test("two imports at once: the second waits, and both are right", arguments: Engine.available)
    func twoAtOnce(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let sample = try await ImportSample(district)
            let first = try sample.file(Data(ImportSample.text(300).utf8), "a.csv")
            let second = try sample.file(
                Data(
                    ([ImportSample.heads] + (200...500).map { ImportSample.row($0) }).map {
                        $0.joined(separator: ",")
                    }.joined(separator: "\n").utf8),
                "b.csv")
            async let one = sample.bring(first)
            async let two = sample.bring(second)
            let results = try await [one, two]
            #expect(results.map(\.outcome) == [.imported, .imported])
            #expect(
                results.reduce(0) { $0 + $1.counts.new } == 500
                    && results.reduce(0) { $0 + $1.counts.same } == 101)
            #expect(try await sample.contents().count == 500)
            #expect(try await sample.entries("ledger.imported").count == 2)
        }
    }
}

/// Text as older office programs write it.
enum GB18030 {
    static func encoded(_ text: String) throws -> Data {
        let folder = FileManager.default.temporaryDirectory
        let source = folder.appendingPathComponent(UUID().uuidString)
        let target = folder.appendingPathComponent(UUID().uuidString)
        defer { for file in [source, target] { try? FileManager.default.removeItem(at: file) } }
        try Data(text.utf8).write(to: source)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/iconv")
        process.arguments = ["-f", "UTF-8", "-t", "GB18030", "-o", target.path, source.path]
        try process.run()
        process.waitUntilExit()
        return try Data(contentsOf: target)
    }
}
