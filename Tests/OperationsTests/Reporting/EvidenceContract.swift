import Database
import Documents
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Files that prove what a report says", .serialized)
struct EvidenceContract {
    private func stored(_ file: EvidenceFile, _ district: District) throws -> Data {
        try Data(contentsOf: try #require(district.office.evidence).url(of: file.reference.sha256))
    }

    @Test(
        "a photograph is kept under its hash, without its place, and named by the report",
        arguments: Engine.available)
    func kept(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let before = try await district.snapshot()
            let file = try await district.bring(District.picture(), name: "C:\\照片\\现场<1>.JPG")
            #expect(file.reference.name == "现场1.JPG" && file.reference.mediaType == "image/jpeg")
            let data = try stored(file, district)
            #expect(Digest.sha256(data) == file.reference.sha256 && data.count == file.reference.size)
            #expect(Digest.sha256(try District.picture()) == file.originalHash)
            #expect(data.range(of: Data("SECRET".utf8)) == nil && data.range(of: Data("GPS".utf8)) == nil)
            let url = try #require(district.office.evidence).url(of: file.reference.sha256)
            let mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(
                before.changes(to: try await district.snapshot()) == [
                    "audit_entries", "audit_heads", "evidence_files",
                ])
            let saved = try #require(try await district.save(with: [file]))
            #expect(saved.content.files == [file.reference])
            #expect(try await district.report()?.content == saved.content)
            #expect(saved.content.canonical.hasPrefix("banshi-report/2\n"))
            #expect(saved.contentHash == Digest.sha256(saved.content.canonical))
            #expect(try await CheckIntegrity(district.office)().filter { $0.severity == .error }.isEmpty)
        }
    }

    @Test(
        "taking a file out, or another order, is a new revision; the old one keeps it",
        arguments: Engine.available)
    func revisions(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let photo = try await district.bring(District.picture())
            let list = try await district.bring(Data("签到表\n".utf8), name: "签到.csv")
            try await district.save(with: [photo, list])
            #expect(try await district.save(with: [photo, list]) == nil)
            #expect(try await district.save(with: [list, photo])?.revision == 2)
            #expect(try await district.save(with: [list])?.revision == 3)
            #expect(try await district.save(with: [])?.revision == 4)
            #expect(try await district.report()?.content.canonical.hasPrefix("banshi-report/1\n") == true)
            #expect(try await CheckIntegrity(district.office)().filter { $0.severity == .error }.isEmpty)
        }
    }

    @Test("who may bring files, for what and when", arguments: Engine.available)
    func permission(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let photo = try District.picture()
            for person in district.cast.everybody where person.id != district.cast.reporter.id {
                let expected = person.role == .reporter ? "report.other-unit" : "person.not-allowed"
                #expect(
                    try await district.refusal { try await district.bring(photo, by: person) } == [expected],
                    "\(person.name)")
            }
            #expect(
                try await district.refusal { try await district.bring(photo, action: 3) }
                    == ["report.unit-not-responsible"])
            #expect(
                try await district.refusal { try await district.bring(photo, on: Fixed.day(5, 31)) }
                    == ["report.period-not-open"])
            try await district.submit()
            #expect(try await district.refusal { try await district.bring(photo) } == ["report.cannot-save"])
            // A refusal leaves nothing on the disk either.
            #expect(try await CheckIntegrity(district.office)().allSatisfy { $0.check != "evidence.orphan" })
        }
    }

    @Test("hostile files are refused and leave nothing behind", arguments: Engine.available)
    func hostile(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let cases: [(Data, String, String)] = [
                (Data("MZ\u{90}\0\u{3}\0".utf8), "现场.jpg", "media.program"),
                (Data(), "空.jpg", "document.empty"),
                (try District.picture().prefix(800), "断.jpg", "media.cut-short"),
                (Data("<svg onload=alert(1)>".utf8), "图.png", "media.web-page"),
                (Data(count: EvidenceFolder.most + 1), "大.jpg", "evidence.too-large"),
            ]
            for (data, name, code) in cases {
                #expect(try await district.refusal { try await district.bring(data, name: name) } == [code])
            }
            #expect(try await CheckIntegrity(district.office)().allSatisfy { $0.check != "evidence.orphan" })
        }
    }

    @Test("a report names only files that were brought for it, each once", arguments: Engine.available)
    func foreign(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let own = try await district.bring(District.picture())
            let other = try await district.bring(District.picture("photo.png"), action: 2)
            for files in [[other], [own, own]] {
                #expect(
                    try await district.refusal { try await district.save(with: files) } == [
                        "evidence.not-found"
                    ])
            }
            // What is said of a file beside its ID does not count.
            var lie = own
            lie.reference.name = "别的.jpg"
            lie.reference.sha256 = other.reference.sha256
            #expect(try await district.save(with: [lie])?.content.files == [own.reference])
        }
    }

    @Test("the same photograph elsewhere is found, with other metadata too", arguments: Engine.available)
    func twins(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let first = try await district.bring(District.picture())
            let again = try await district.bring(
                District.sameExposure("微信"), unit: Cast.otherUnit, action: 2)
            let office = district.office
            func twins(_ files: EvidenceFile...) async throws -> [EvidenceTwin] {
                try await office.database.read {
                    try EvidenceStore.twins(of: files.map(\.reference.id), in: office.jurisdiction, $0)
                }
            }
            #expect(first.originalHash != again.originalHash && first.pictureHash == again.pictureHash)
            // Nobody has saved the other one yet.
            #expect(try await twins(again).isEmpty)
            try await district.save(with: [first])
            let found = try #require(try await twins(again).first)
            #expect(found.file == again.reference.id && found.other == first.reference)
            #expect(
                found.quarter == Fixed.quarter && found.unit == first.unit && found.actionOrdinal == 1)
            // Twice in one report, before it is saved.
            #expect(try await twins(first, district.bring(District.picture())).count == 2)
            try await district.save(with: [])
            #expect(try await twins(again).isEmpty)
            #expect(try await twins(district.bring(District.picture("photo.png"))).isEmpty)
        }
    }

    @Test("who may see a file", arguments: Engine.available)
    func reading(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let file = try await district.bring(District.picture())
            func readers() async -> Set<String> {
                var names: Set<String> = []
                for person in district.cast.everybody {
                    let refused = await codes {
                        _ = try await ReadEvidence(district.office)(
                            file.reference.id, quarter: Fixed.quarter, action: 1, unit: file.unit, by: person)
                    }
                    #expect(refused.isEmpty || refused == ["evidence.not-found"])
                    if refused.isEmpty { names.insert(person.name) }
                }
                return names
            }
            let cast = district.cast
            let own: Set = [cast.reporter.name, cast.leader.name]
            #expect(await readers() == own)
            try await district.save(with: [file])
            // What a unit writes before it hands it in is its own.
            #expect(await readers() == own)
            try await district.move(.sign)
            try await district.move(.submit)
            #expect(
                await readers()
                    == own.union([cast.reviewer.name, cast.auditor.name, cast.districtLeader.name]))
            var stranger = cast.auditor
            stranger.jurisdiction = try JurisdictionCode("990302")
            let refused = await codes {
                _ = try await ReadEvidence(district.office)(
                    file.reference.id, quarter: Fixed.quarter, action: 1, unit: file.unit, by: stranger)
            }
            #expect(refused == ["evidence.not-found"])
        }
    }

    @Test(
        "a missing or changed file is named by the check, a strange one is a warning",
        arguments: Engine.available)
    func check(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let folder = try #require(district.office.evidence)
            let photo = try await district.bring(District.picture())
            let list = try await district.bring(Data("签到表\n".utf8), name: "签到.txt")
            try await district.save(with: [photo, list])
            try Data("x".utf8).write(to: folder.root.appending(path: "new-crash"))
            try Data("签到表。".utf8).write(to: folder.url(of: list.reference.sha256))
            try FileManager.default.removeItem(at: folder.url(of: photo.reference.sha256))
            let found = try await CheckIntegrity(district.office)().filter { $0.check.hasPrefix("evidence") }
            #expect(
                found.map(\.message.key) == [
                    "check.evidence-missing", "check.evidence-changed", "check.evidence-orphan",
                ])
            #expect(found.map(\.severity) == [.error, .error, .warning])
            let details = found[0].message.details
            #expect(
                details["unit"] == Cast.unit && details["action"] == "1" && details["quarter"] == "2023Q2")
            #expect(details["file"] == photo.reference.id.rawValue)
            #expect(found[2].message.details["file"] == "new-crash")
            // Brought again, the content is whole again.
            try await district.bring(District.picture())
            #expect(
                !(try await CheckIntegrity(district.office)()).contains {
                    $0.message.key == "check.evidence-missing"
                })
        }
    }

    @Test("what the database says of a file is sealed", arguments: Engine.available)
    func sealed(engine: Engine) async throws {
        let changes: [SQL] = [
            "UPDATE evidence_files SET name = 'x'", "UPDATE evidence_files SET size = 7",
            "UPDATE evidence_files SET media_type = 'text/plain'", "DELETE FROM report_files",
            "UPDATE evidence_files SET stored_hash = original_hash",
        ]
        for change in changes {
            try await engine.withDistrict { district async throws in
                try await district.save(with: [try await district.bring(District.picture())])
                try await district.tamper(change)
                let found = try await CheckIntegrity(district.office)().map(\.message.key)
                #expect(found.contains("check.content-changed"), "\(found)")
            }
        }
    }

    @Test("a form that comes in keeps the files that are there", arguments: Engine.available)
    func forms(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let photo = try await district.bring(District.picture())
            try await district.save(with: [photo])
            let form = try await district.form()
            // Nobody wrote in it, and a file came meanwhile: nothing changes, the file stays.
            let list = try await district.bring(Data("签到表\n".utf8), name: "签到.txt")
            try await district.save(with: [photo, list])
            #expect(try await district.bring(form).outcome == .unchanged)
            let fresh = try await district.form().filled([1: try await district.content(text: "表中")])
            #expect(try await district.bring(fresh).actions == [1])
            let report = try #require(try await district.report())
            #expect(
                report.content.narrative == "表中"
                    && report.content.files.map(\.id) == [photo.reference.id, list.reference.id])
            #expect(try await CheckIntegrity(district.office)().filter { $0.severity == .error }.isEmpty)
        }
    }

    @Test("evidence is copied beside a backup, and only what is not there yet", arguments: Engine.available)
    func copies(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let folder = try #require(district.office.evidence)
            let photo = try await district.bring(District.picture())
            let copy = EvidenceFolder(data: district.folder.appending(path: "copy"))
            #expect(try folder.copy(to: copy) == 1)
            #expect(try folder.copy(to: copy) == 0)
            let data = try Data(contentsOf: copy.url(of: photo.reference.sha256))
            #expect(Digest.sha256(data) == photo.reference.sha256)
        }
    }
}
