import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Files in pieces", .serialized)
struct UploadContract {
    @Test(
        "pieces come in order, a broken line goes on where it broke, and the whole is imported",
        arguments: Engine.available)
    func pieces(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            _ = try await ImportSample(district)
            let (office, person) = (district.office, district.cast.reporter)
            let data = Data(ImportSample.text(30).utf8)
            let begun = try await BeginUpload(office)(
                ledger: "test-trainings", fileName: "../../名单.csv", size: data.count, by: person)
            #expect(begun.fileName == "名单.csv")
            let half = data.count / 2
            _ = try await AppendUpload(office)(begun.id, offset: 0, data[..<half], by: person)
            // The same piece once more, one behind a gap, and more than the file has.
            for (offset, piece) in [(0, data[..<half]), (half + 1, data[(half + 1)...]), (half, data + data)]
            {
                await #expect(throws: Problem.self) {
                    _ = try await AppendUpload(office)(begun.id, offset: offset, Data(piece), by: person)
                }
            }
            await #expect { _ = try await ExamineImport(office)(upload: begun.id, by: person) } throws: {
                ($0 as? Problem)?.code == "upload.not-whole"
            }
            let state = try await ReadUpload(office)(begun.id, by: person)
            #expect(state.received == half && state.state == .receiving)
            let whole = try await AppendUpload(office)(
                begun.id, offset: half, Data(data[half...]), by: person)
            #expect(whole.isWhole && whole.state == .received)
            let tried = try await ImportUpload(office)(begun.id, mapping: nil, isDryRun: true, by: person)
            #expect(tried.counts.new == 30)
            await #expect { _ = try await RefusedRows(office)(begun.id, by: person) } throws: {
                ($0 as? Problem)?.code == "upload.no-refused"
            }
            let done = try await ImportUpload(office)(begun.id, mapping: nil, isDryRun: false, by: person)
            #expect(done.outcome == .imported)
            let settled = try await ReadUpload(office)(begun.id, by: person)
            #expect(settled.state == .imported && settled.outcome == done)
        }
    }

    @Test(
        "nobody else sees it, it can be taken away, and it is away after a week", arguments: Engine.available)
    func own(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let sample = try await ImportSample(district)
            let (office, person) = (district.office, district.cast.reporter)
            let file = try sample.file(Data(ImportSample.text(2).utf8))
            let kept = try await KeepUpload(office)(
                ledger: "test-trainings", fileName: "a.csv", file: file, by: person)
            let second = try await KeepUpload(office)(
                ledger: "test-trainings", fileName: "b.csv", file: file, by: person)
            for other in [district.cast.leader, district.cast.reviewer] {
                await #expect { _ = try await ReadUpload(office)(kept.id, by: other) } throws: {
                    ($0 as? Problem)?.code == "upload.not-found"
                }
                #expect(try await ListUploads(office)(ledger: "test-trainings", by: other).isEmpty)
            }
            let folder = district.folder.appendingPathComponent("data/uploads")
            func names() throws -> Set<String> {
                Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
            }
            #expect(try names() == [kept.id.rawValue, second.id.rawValue])
            let mode = try FileManager.default.attributesOfItem(
                atPath: folder.appendingPathComponent(kept.id.rawValue).path)
            #expect((mode[.posixPermissions] as? NSNumber)?.intValue == 0o600)
            try await DiscardUpload(office)(kept.id, by: person)
            #expect(try names() == [second.id.rawValue])
            let later = office.at(Instant(seconds: office.now().seconds + 8 * 86_400))
            _ = try await BeginUpload(later)(ledger: "test-trainings", fileName: "c.csv", size: 5, by: person)
            #expect(try names().isEmpty)
            await #expect {
                _ = try await BeginUpload(office)(
                    ledger: "test-trainings", fileName: "c", size: 300 << 20, by: person)
            } throws: {
                ($0 as? Problem)?.code == "upload.too-large"
            }
        }
    }
}
