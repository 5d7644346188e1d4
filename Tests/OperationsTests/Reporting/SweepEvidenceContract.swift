import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Files that no report names")
struct SweepEvidenceContract {
    /// As if they had lain there since they were brought.
    private func age(_ district: District) throws {
        let root = try #require(district.office.evidence).root
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        for name in names where name.count == 65 {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: TimeInterval(Fixed.now.seconds))],
                ofItemAtPath: root.appending(path: name).path)
        }
    }

    private func isThere(_ file: EvidenceFile, _ district: District) throws -> Bool {
        let url = try #require(district.office.evidence).url(of: file.reference.sha256)
        return FileManager.default.fileExists(atPath: url.path)
    }

    @Test(
        "only what neither a revision nor a working copy names goes, after a week, with one entry",
        arguments: Engine.available)
    func swept(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let named = try await district.bring(Data("现在的\n".utf8), name: "a.txt")
            let before = try await district.bring(Data("以前的\n".utf8), name: "b.txt")
            let typed = try await district.bring(Data("还在写的\n".utf8), name: "c.txt")
            let nobody = try await district.bring(Data("选错的\n".utf8), name: "d.txt")
            let twin = try await district.bring(Data("选错又选的\n".utf8), name: "e.txt")
            let again = try await district.bring(Data("选错又选的\n".utf8), name: "f.txt", action: 2)
            try await district.save(with: [before])
            try await district.save(with: [named], text: "换了文件")
            try await district.save(with: [again], action: 2)
            _ = try await KeepWorkingCopy(district.office)(
                ["file": [typed.reference.id.rawValue]], quarter: Fixed.quarter, unit: Cast.unit, action: 1,
                by: district.cast.reporter, baseRevision: 2)
            try age(district)
            let full = try await district.snapshot()

            // The seventh day is not over.
            let early = try await SweepEvidence(district.office(on: Fixed.day(7, 10)))()
            #expect(early == SweepEvidence.Swept())
            #expect(full.changes(to: try await district.snapshot()) == [])

            let swept = try await SweepEvidence(district.office(on: Fixed.day(7, 11)))()
            #expect(swept.rows == 2 && swept.files == 1)
            let after = try await district.snapshot()
            #expect(full.changes(to: after) == ["audit_entries", "audit_heads", "evidence_files"])
            #expect(after.auditLength == full.auditLength + 1)
            #expect(try !isThere(nobody, district))
            for file in [named, before, typed, again, twin] {
                #expect(try isThere(file, district), "\(file.reference.name)")
            }
            #expect(try await CheckIntegrity(district.office)().isEmpty)

            let twice = try await SweepEvidence(district.office(on: Fixed.day(7, 12)))()
            #expect(twice == SweepEvidence.Swept())
            #expect(after.changes(to: try await district.snapshot()) == [])
        }
    }

    @Test(
        "what another region names stays on the disk, and so does what comes in now",
        arguments: Engine.available)
    func shared(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let neighbour = try await district.neighbour("990302", mark: "邻区")
            let data = Data("两区都有的\n".utf8)
            let own = try await district.bring(data, name: "a.txt")
            let other = try await neighbour.bring(data, name: "b.txt")
            try await neighbour.save(with: [other])
            try age(district)
            let late = Fixed.day(7, 20)
            #expect(try await SweepEvidence(district.office(on: late))() == .init(rows: 1, files: 0))
            #expect(try isThere(own, district))
            // No row tells of it yet, but it has only just come.
            let fresh = try #require(district.office.evidence).root.appending(path: "new-upload")
            try Data("x".utf8).write(to: fresh)
            #expect(try await SweepEvidence(district.office(on: late))().files == 0)
        }
    }
}
