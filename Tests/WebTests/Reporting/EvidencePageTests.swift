import Database
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Files on a report's page")
struct EvidencePageTests {
    @Test("a photograph without scripts: kept, shown, free of its place", arguments: Engine.available)
    func plain(engine: Engine) async throws {
        try await engine.withSite { site in
            let path = try await site.path()
            let reporter = site.cast.reporter
            let photo = TestSite.File(field: "upload", name: "现场 \"1\".jpg", data: try District.picture())
            let list = TestSite.File(field: "upload", name: "签到.csv", data: Data("王,1\n".utf8))
            let form = try await site.form(try await site.district.content())
            #expect(try await site.upload(path, as: reporter, form, files: [photo, list]).status == 303)
            let files = try #require(try await site.district.report()).content.files
            #expect(files.map(\.mediaType) == ["image/jpeg", "text/plain"])
            let shown = try await site.get("\(path)/files/\(files[0].id)", as: reporter)
            #expect(shown.status == 200 && Digest.sha256(shown.data) == files[0].sha256)
            #expect(shown.data.range(of: Data("SECRET".utf8)) == nil)
            #expect(shown.headers[.contentType] == "image/jpeg")
            #expect(shown.headers[.contentDisposition]?.hasPrefix("inline; ") == true)
            #expect(shown.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            #expect(shown.headers[.xContentTypeOptions] == "nosniff")
            let saved = try await site.get("\(path)/files/\(files[1].id)", as: site.cast.leader)
            let disposition = saved.headers[.contentDisposition] ?? ""
            #expect(
                disposition.hasPrefix("attachment; ") && disposition.contains("filename*=UTF-8''%E7%AD%BE"))
            // Taken out by leaving its box unticked, and put back by ticking it.
            let kept = form.filter { $0.0 != "base" } + [("base", "1"), ("file", files[1].id.rawValue)]
            #expect(try await site.upload(path, as: reporter, kept, files: []).status == 303)
            #expect(try await site.district.report()?.content.files.map(\.id) == [files[1].id])
            #expect(try await site.get(path, as: reporter).body.contains("value=\"\(files[0].id)\"> 保留"))
            let both = kept.filter { $0.0 != "base" } + [("base", "2"), ("file", files[0].id.rawValue)]
            #expect(try await site.upload(path, as: reporter, both, files: []).status == 303)
            #expect(try await site.district.report()?.content.files.count == 2)
        }
    }

    @Test("with scripts one by one, with what else shows the same", arguments: Engine.available)
    func scripted(engine: Engine) async throws {
        try await engine.withSite { site in
            let first = try await site.district.bring(District.picture(), unit: Cast.otherUnit, action: 2)
            try await site.district.save(with: [first], unit: Cast.otherUnit, action: 2)
            let path = try await site.path()
            let again = TestSite.File(field: "upload", name: "微信图片.jpg", data: try District.sameExposure("x"))
            let answer = try await site.upload("\(path)/files", as: site.cast.reporter, files: [again])
            #expect(answer.status == 200)
            let row = try JSONDecoder().decode(Row.self, from: answer.data)
            #expect(row.isPicture && row.twins.count == 1)
            #expect(row.twins[0].contains(Cast.otherUnit) && row.twins[0].contains("第2项"))
            var content = try await site.district.content()
            content.files = [
                EvidenceReference(id: ID(row.id), sha256: "", name: "", mediaType: "", size: 0)
            ]
            #expect(
                try await site.upload(path, as: site.cast.reporter, site.form(content), files: []).status
                    == 303)
            // Flagged to the reviewer, who sees what the reporter saw.
            try await site.district.move(.sign)
            try await site.district.move(.submit)
            let review = try await site.get(
                path.replacing("/reports/", with: "/review/"), as: site.cast.reviewer
            ).body
            #expect(review.contains(row.twins[0]) && review.contains("\(path)/files/\(row.id)"))
            let other = try await site.path(Cast.otherUnit, 2)
            #expect(try await site.get(other, as: site.cast.outsider).body.contains("微信图片.jpg"))
        }
    }

    private struct Row: Decodable {
        var id: String
        var isPicture: Bool
        var twins: [String]
    }

    @Test(
        "hostile files are refused with what to do; the rest of the form is kept", arguments: Engine.available
    )
    func hostile(engine: Engine) async throws {
        try await engine.withSite { site in
            let path = try await site.path()
            let form = try await site.form(try await site.district.content(text: "正文还在"))
            let bad: [(String, Data)] = [
                ("现场.jpg", Data("MZ\u{90}\0\u{3}\0".utf8)), ("空.jpg", Data()),
                ("图.svg", Data("<svg onload=\"alert(1)\"/>".utf8)),
                ("大.jpg", try District.picture() + Data(count: EvidenceFolder.most)),
            ]
            for (name, data) in bad {
                let good = TestSite.File(
                    field: "upload", name: "好.png", data: try District.picture("photo.png"))
                let file = TestSite.File(field: "upload", name: name, data: data)
                let answer = try await site.upload(path, as: site.cast.reporter, form, files: [file, good])
                #expect(answer.status == 422, "\(name)")
                #expect(answer.body.contains("正文还在") && answer.body.contains("“\(name)”"), "\(name)")
                // The good one was taken and need not be chosen again.
                #expect(answer.body.contains("好.png"), "\(name)")
                #expect(try await site.district.report() == nil)
            }
            let large = TestSite.File(
                field: "upload", name: "大.jpg", data: Data(count: EvidenceFolder.most + 1))
            #expect(
                try await site.upload("\(path)/files", as: site.cast.reporter, files: [large]).status == 413)
            let exe = TestSite.File(field: "upload", name: "a.jpg", data: Data("MZ\u{90}\0".utf8))
            #expect(
                try await site.upload("\(path)/files", as: site.cast.reporter, files: [exe]).status == 422)
            #expect(
                try await site.upload("\(path)/files", as: site.cast.outsider, files: [exe]).status == 403)
            #expect(try await site.upload("\(path)/files", as: site.cast.reporter, files: []).status == 422)
            let incoming = site.app.site.settings.data.appendingPathComponent("incoming")
            #expect(try FileManager.default.contentsOfDirectory(atPath: incoming.path).isEmpty)
            #expect(
                try await CheckIntegrity(site.district.office)().filter { $0.check.hasPrefix("evidence") }
                    .isEmpty)
        }
    }

    @Test("who may fetch a file, and through which report", arguments: Engine.available)
    func fetching(engine: Engine) async throws {
        try await engine.withSite { site in
            let file = try await site.district.bring(District.picture())
            let path = try await site.path()
            func status(_ person: Person, _ base: String? = nil) async throws -> Int {
                try await site.get("\(base ?? path)/files/\(file.reference.id)", as: person).status
            }
            #expect(try await status(site.cast.reporter) == 200)
            #expect(try await status(site.cast.reviewer) == 404)
            try await site.district.save(with: [file])
            #expect(try await status(site.cast.reviewer) == 404)
            try await site.district.move(.sign)
            try await site.district.move(.submit)
            for person in [site.cast.leader, site.cast.reviewer, site.cast.auditor, site.cast.districtLeader]
            {
                #expect(try await status(person) == 200, "\(person.name)")
            }
            #expect(try await status(site.cast.outsider) == 404)
            #expect(try await status(site.cast.administrator) == 403)
            // Not through another report's address, where another unit could reach it.
            #expect(try await status(site.cast.reviewer, site.path(Cast.unit, 2)) == 404)
            #expect(try await status(site.cast.outsider, site.path(Cast.otherUnit, 2)) == 404)
            #expect(
                try await site.get("\(path)/files/..%2F..%2Fbanshi", as: site.cast.reporter).status == 404)
            try FileManager.default.removeItem(
                at: try #require(site.district.office.evidence).url(of: file.reference.sha256))
            #expect(try await status(site.cast.reporter) == 503)
        }
    }
}
