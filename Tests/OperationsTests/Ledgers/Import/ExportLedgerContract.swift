import Database
import Documents
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Rows of a ledger in a file", .serialized)
struct ExportLedgerContract {
    /// Exports as somebody; gives the file.
    private func export(
        _ sample: ImportSample, _ format: ExportFormat, by person: Person? = nil,
        language: String = "zh-Hans",
        ledger: String = "test-trainings"
    ) async throws -> (file: URL, result: ExportResult) {
        let file = sample.district.folder.appendingPathComponent("out.\(format.rawValue)")
        let result = try await ExportLedger(sample.district.office)(
            ledger: ledger, format: format, language: language, by: person ?? sample.district.cast.reporter,
            to: file)
        return (file, result)
    }

    @Test(
        "what goes out comes in as the same, whatever a cell begins with",
        arguments: [ExportFormat.xlsx, .csv], ["zh-Hans", "en"])
    func roundTrip(format: ExportFormat, language: String) async throws {
        try await Engine.sqlite.withDistrict { district async throws in
            let sample = try await ImportSample(district)
            var rows = (1...6).map { ImportSample.row($0) }
            for (place, text) in ["=1+1", "@SUM(A1)", "-5", "+86", "'=x", "一\n二"].enumerated() {
                rows[place][6] = "\"\(text)\""
            }
            rows[0][4] = ""
            let text = ([ImportSample.heads] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n")
            // From a stranger's file an apostrophe before a formula is what guards it; so one of them is lost here.
            #expect(try await sample.bring(text).counts.new == 6)
            let before = try await sample.contents()
            #expect(
                Set(before.compactMap { $0["place"] }) == ["=1+1", "@SUM(A1)", "-5", "+86", "=x", "一\n二"])
            let (file, result) = try await export(sample, format, language: language)
            #expect(result.count == 6 && !result.isMasked && result.isPersonal)
            let again = try await sample.bring(file)
            #expect(again.outcome == .unchanged && again.counts.same == 6, "\(again)")
            #expect(again.remarks.isEmpty, "\(again.remarks)")
            #expect(
                try await sample.entries("ledger.exported").map(\.details).first?.contains(
                    "\"personal\":\"clear\"") == true)
            if format == .xlsx { try inClear(file) }
        }
    }

    /// A formula stays words, and the file says who took it out.
    private func inClear(_ file: URL) throws {
        let book = try XlsxReader(path: file.path)
        #expect(book.sheets.map(\.name).last == "说明" || book.sheets.map(\.name).last == "Notes")
        #expect(book.customProperties["banshi.exported"]?.contains("联络员") == true)
        var formulas = 0
        try book.readRows(sheet: 0) { row in formulas += row.cells.count(where: \.hasFormula) }
        #expect(formulas == 0)
    }

    @Test(
        "the office gets personal fields masked, and cannot import such a file",
        arguments: [ExportFormat.xlsx, .csv])
    func masked(format: ExportFormat) async throws {
        try await Engine.sqlite.withDistrict { district async throws in
            let sample = try await ImportSample(district)
            _ = try await sample.bring(ImportSample.text(4))
            let (file, result) = try await export(sample, format, by: district.cast.reviewer)
            #expect(result.isMasked && !result.isPersonal && !result.fileName.contains("审核员"))
            let again = try await sample.bring(file, dryRun: true)
            #expect(again.outcome == .refused && again.counts.refused == 4)
            let whole = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            if format == .csv {
                for person in 1...4 { #expect(!whole.contains(TestLedger.number(person))) }
                #expect(!whole.contains("测试甲"))
            }
            // Another unit's people see no row of it at all.
            let other = try await export(sample, format, by: district.cast.outsider).result
            #expect(other.count == 0)
        }
    }

    @Test("the template says its ledger and fields, and an empty one brings nothing; filled in, it is read")
    func template() async throws {
        try await Engine.sqlite.withDistrict { district async throws in
            let sample = try await ImportSample(district)
            let made = try await LedgerTemplateFile(district.office)(
                ledger: "test-trainings", by: district.cast.reporter)
            let file = try sample.file(made.data, "模板.xlsx")
            let found = try await ExamineImport(district.office)(
                ledger: "test-trainings", file: file, fileName: made.fileName, by: district.cast.reporter)
            #expect(found.origin == .template && !found.needsConfirmation && found.samples.isEmpty)
            #expect(found.heads.first == "姓名 *" && found.mapping.targets.map(\.text).last == "need")
            #expect(try await sample.bring(file).outcome == .unchanged)
            let office = try await LedgerTemplateFile(district.office)(
                ledger: "test-trainings", by: district.cast.reviewer)
            let book = try XlsxReader(data: office.data)
            #expect(book.customProperties["banshi.ledger"] == "test-trainings")
            var hidden = false
            try book.readRows(sheet: 0) { row in if row.number == 1 { hidden = row.isHidden } }
            #expect(hidden)
        }
    }

    @Test("a ledger without places has no map")
    func noMap() async throws {
        try await Engine.sqlite.withDistrict { district async throws in
            let sample = try await ImportSample(district)
            await #expect { _ = try await export(sample, .geojson) } throws: {
                ($0 as? Problem)?.code == "export.no-location"
            }
            #expect(
                !FileManager.default.fileExists(
                    atPath: district.folder.appendingPathComponent("out.geojson").path))
        }
    }

    @Test("places go out to a map and come in as the same")
    func map() async throws {
        try await Engine.sqlite.withDistrict { district async throws in
            let sample = try await ImportSample(district)
            for (place, location) in ["36.49 117.85", "36.491234 117.8", ""].enumerated() {
                _ = try await SaveRecord(district.office)(
                    ledger: "practice-bases",
                    raw: [
                        "name": "基地“\(place)”", "kind": "science", "on_map": "yes",
                        "since": "2023-04-0\(place + 1)", "address": "东街\(place)号", "location": location,
                    ], by: district.cast.reporter)
            }
            let (file, result) = try await export(sample, .geojson, ledger: "practice-bases")
            #expect(result.count == 3)
            func bring(_ file: URL) async throws -> ImportResult {
                try await ImportLedger(district.office)(
                    ledger: "practice-bases", file: file, fileName: "places.geojson",
                    by: district.cast.reporter)
            }
            let same = try await bring(file)
            #expect(same.outcome == .unchanged && same.counts.same == 3, "\(same)")
            // As another program writes it: a number for a text, a mark at the beginning, a place that moved.
            var text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            text = text.replacingOccurrences(of: "[117.85,36.49]", with: "[117.86, 36.49, 210]")
            let moved = try await bring(sample.file(Data("\u{FEFF}\n\(text)".utf8), "moved.geojson"))
            #expect(moved.counts.changed == 1 && moved.counts.same == 2, "\(moved)")
        }
    }

    @Test(
        "what is JSON but no map of points is said to be that",
        arguments: [
            ("{}", "import.no-geojson"), ("{\"type\":\"FeatureCollection\"", "import.no-geojson"),
            ("{\"type\":\"FeatureCollection\",\"features\":[1]}", "import.no-geojson"),
            ("{\"type\":\"FeatureCollection\",\"features\":[]}", "import.no-head"),
            (
                """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},
                "geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}}]}
                """, "import.no-point"
            ), (String(repeating: "{\"a\":", count: 100_000), "import.no-geojson"),
        ])
    func noPoints(text: String, code: String) async throws {
        try await Engine.sqlite.withDistrict { district async throws in
            let sample = try await ImportSample(district)
            let file = try sample.file(Data(text.utf8), "a.geojson")
            await #expect {
                _ = try await ImportLedger(district.office)(
                    ledger: "practice-bases", file: file, fileName: "a.geojson", by: district.cast.reporter)
            } throws: { ($0 as? Problem)?.code == code }
        }
    }
}
