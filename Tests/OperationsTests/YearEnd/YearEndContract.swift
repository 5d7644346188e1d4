import Database
import Documents
import Foundation
import Programme
import TestSupport
import Testing

@testable import Operations

@Suite("The year's end: satisfaction, summary, archive", .serialized)
struct YearEndContract {
    @Test("a later result counts, the earlier one is kept; faults come together", arguments: Engine.available)
    func satisfaction(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let (cast, office) = (district.cast, district.office)
            try await district.survey(70, whole: true)
            try await district.survey(80, whole: true)
            try await district.survey(60)
            let end = try await ReadYearEnd(office)(year: 2023, by: cast.auditor)
            #expect(end.satisfaction.count == 3)
            #expect(end.satisfaction.current(of: nil)?.satisfied == 80)
            #expect(end.satisfaction.current(of: try end.plan.action(1).id)?.satisfied == 60)
            let wrong = SatisfactionDraft(
                action: nil, asOf: office.today, asked: 5, answered: 6, satisfied: 7, source: " ")
            #expect(
                try await district.refusal {
                    try await RecordSatisfaction(office)(wrong, year: 2023, by: cast.reviewer)
                } == ["satisfaction.answered", "satisfaction.satisfied", "words.missing"])
            #expect(
                try await district.refusal {
                    _ = try await ReadYearEnd(office)(year: 2023, by: cast.reporter)
                }
                    == ["person.not-allowed"])
        }
    }

    @Test("only accepted values stand in the year's lines and in the summary", arguments: Engine.available)
    func lines(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.submit(text: "未经审核的话")
            let before = try await ReadYearEnd(district.office)(year: 2023, by: district.cast.reviewer)
            #expect(before.lines[0].standing.figure.status == .notReported && before.reports.isEmpty)
            #expect(before.open.count == before.lines.count)
            try await district.move(.return, reason: "补充")
            try await district.accept(text: "办了讲座")
            try await district.check(counted: 2)
            let end = try await ReadYearEnd(district.office)(year: 2023, by: district.cast.reviewer)
            #expect(end.lines[0].standing.figure.value == 2 && end.counts.lowered == 1)
            let file = try await MakeSummary(district.office)(year: 2023)
            let text = String(decoding: try ZipArchive(file.data).data("word/document.xml"), as: UTF8.self)
            #expect(text.contains("办了讲座") && !text.contains("未经审核的话") && text.contains("核减为2"))
        }
    }

    private func archived(_ district: District) async throws -> Data {
        try await district.accept()
        try await district.check(counted: 2)
        try await district.survey(whole: true)
        return try await MakeArchive(district.office)(year: 2023, by: district.cast.reviewer).data
    }

    private func files(_ archive: Data) throws -> [ZipBundle.File] {
        let zip = try ZipArchive(archive)
        return try zip.names.map { .init($0, try zip.data($0)) }
    }

    private func codes(_ files: [ZipBundle.File]) throws -> [String] {
        do {
            _ = try VerifyArchive.verify(try ZipBundle.data(files))
            return []
        } catch let problems as Problems { return problems.all.map(\.code) } catch let problem as Problem {
            return [problem.code]
        }
    }

    @Test("equal data gives equal bytes on any day, and the bundle is whole", arguments: Engine.available)
    func archive(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let archive = try await archived(district)
            let later = try await MakeArchive(district.office(on: Fixed.day(9, 1)))(year: 2023).data
            #expect(archive == later)
            let outcome = try VerifyArchive.verify(archive)
            guard case .whole(_, let head) = try await VerifyAudit(district.office)() else {
                Issue.record("the chain is broken")
                return
            }
            #expect(outcome.head == head && outcome.year == 2023 && outcome.entries > 0)
            let names = try ZipArchive(archive).names
            #expect(
                names.contains("documents/progress-2023Q2.docx") && names.contains("documents/summary.docx"))
            #expect(outcome.files == names.count - 1)
            let log = String(decoding: try ZipArchive(archive).data("audit-log.jsonl"), as: UTF8.self)
            // People, ledgers and settings are hashes alone.
            #expect(!log.contains("\"person/") && !log.contains("\"ledger/") && outcome.leftOut > 0)
            #expect(
                try await district.refusal {
                    _ = try await MakeArchive(district.office)(year: 2023, by: district.cast.auditor)
                } == ["person.not-allowed"])
        }
    }

    @Test("whatever is changed is named", arguments: Engine.available)
    func damage(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let whole = try files(try await archived(district))
            #expect(try codes(whole).isEmpty)
            for index in whole.indices where whole[index].name != "manifest.json" {
                var changed = whole
                changed[index].data.append(0x0A)
                #expect(try codes(changed) == ["archive.file-changed"], "\(whole[index].name)")
                #expect(try codes(whole.filter { $0 != whole[index] }).contains("archive.file-missing"))
            }
            #expect(try codes(whole + [.init("more.txt", Data())]) == ["archive.file-unlisted"])
            #expect(try codes(whole.filter { $0.name != "manifest.json" }) == ["archive.no-manifest"])
            let log = try #require(whole.firstIndex { $0.name == "audit-log.jsonl" })
            let lines = whole[log].data.split(separator: 0x0A).map { Data($0) }
            func with(_ lines: [Data]) throws -> [String] {
                var changed = whole
                changed[log].data = Data(lines.joined(separator: [0x0A]))
                return try codes(changed)
            }
            var edited = lines
            edited[edited.count - 1] = Data(
                String(decoding: lines[lines.count - 1], as: UTF8.self).replacing("plan/", with: "plan/x")
                    .utf8)
            #expect(try with(edited).contains("audit.entry-changed"))
            #expect(try with(Array(lines.dropLast())).contains("audit.end-missing"))
            var gap = lines
            gap.remove(at: 1)
            #expect(try with(gap).contains("audit.entry-missing"))
        }
    }

    @Test(
        "a report that was changed together with the manifest is not in the log", arguments: Engine.available)
    func seal(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            var whole = try files(try await archived(district))
            let index = try #require(whole.firstIndex { $0.name == "reports.json" })
            let manifest = try #require(whole.firstIndex { $0.name == "manifest.json" })
            let (text, old) = (
                String(decoding: whole[index].data, as: UTF8.self), Digest.sha256(whole[index].data)
            )
            let hash = try #require(text.firstMatch(of: /"content" : "([0-9a-f]{64})"/)).output.1
            whole[index].data = Data(text.replacing(hash, with: String(hash.reversed())).utf8)
            whole[manifest].data = Data(
                String(decoding: whole[manifest].data, as: UTF8.self).replacing(
                    old, with: Digest.sha256(whole[index].data)
                ).utf8)
            #expect(try codes(whole) == ["archive.seal-not-in-log"])
        }
    }
}
