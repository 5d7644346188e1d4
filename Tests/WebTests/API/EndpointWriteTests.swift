import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Writes through the interface")
struct EndpointWriteTests {
    /// What is needed to write the report of a unit's first action.
    private struct Desk {
        let api: APISite
        let site: TestSite
        let path: String
        let reporter: String
        let leader: String
        let reviewer: String

        init(_ site: TestSite) async throws {
            self.site = site
            api = APISite(site: site)
            path = "/reports/2023Q2/1/\(try await site.district.unit(Cast.unit).id)"
            reporter = try await api.token(site.cast.reporter).secret
            leader = try await api.token(site.cast.leader).secret
            reviewer = try await api.token(site.cast.reviewer).secret
        }

        func draft(_ text: String, revision: Int) async throws -> JSON {
            var content = ReportShapes.of(try await site.district.content(text: text)).members
            content.removeAll { $0.name == "files" }
            return .object(
                [.init(name: "revision", value: .int(revision))] + content + [
                    .init(name: "files", value: .array([]))
                ])
        }

        @discardableResult
        func ask(_ name: String, _ end: String, _ secret: String, _ body: JSON?, key: String? = nil)
            async throws
            -> TestSite.Answer
        {
            try await api.ask(
                APISite.named(name), path + end, secret, body,
                headers: key.map { ["Idempotency-Key": $0] } ?? [:])
        }
    }

    private static func revision(_ number: Int, reason: String? = nil) -> JSON {
        .of(["revision": .int(number), "reason": reason.map { .text($0) }])
    }

    @Test(
        "a quarter of a report: saved, signed, submitted, returned, corrected, accepted",
        arguments: Engine.available)
    func quarter(engine: Engine) async throws {
        try await engine.withSite { site in
            let desk = try await Desk(site)
            #expect(try await desk.ask("readReport", "", desk.reporter, nil).json["revision"]?.int == 0)
            let saved = try await desk.ask("saveReport", "", desk.reporter, desk.draft("第一稿", revision: 0))
            #expect(saved.json["report"]?["revision"]?.int == 1)
            // What somebody else saved meanwhile is not written over.
            let late = try await desk.ask("saveReport", "", desk.reporter, desk.draft("旧稿", revision: 0))
            #expect(late.status == 409 && late.code == "report.changed-meanwhile")
            try await desk.ask("signReport", "/signature", desk.leader, Self.revision(1))
            let sent = try await desk.ask("submitReport", "/submission", desk.reporter, Self.revision(1))
            #expect(sent.json["state"]?.text == "submitted")
            try await desk.ask("returnReport", "/return", desk.reviewer, Self.revision(1, reason: "请补充"))
            let back = try await desk.ask("readReport", "", desk.reporter, nil)
            #expect(back.json["state"]?.text == "returned")
            try await desk.ask("saveReport", "", desk.reporter, desk.draft("第二稿", revision: 1))
            try await desk.ask("signReport", "/signature", desk.leader, Self.revision(2))
            try await desk.ask("submitReport", "/submission", desk.leader, Self.revision(2))
            let done = try await desk.ask("acceptReport", "/acceptance", desk.reviewer, Self.revision(2))
            #expect(done.json["state"]?.text == "accepted")
            let extensions = try APISite.named("listExtensions")
            #expect(try await desk.api.ask(extensions, "/extensions", desk.reviewer).status == 200)
            // The log names the token beside the person.
            let office = site.district.office
            let last = try await ReadAudit(office)(by: site.cast.auditor).entries.first
            #expect(last?.details.contains("\"token\"") == true)
        }
    }

    @Test("asked twice under one key, it is done once; another body is refused", arguments: Engine.available)
    func key(engine: Engine) async throws {
        try await engine.withSite { site in
            let desk = try await Desk(site)
            let draft = try await desk.draft("第一稿", revision: 0)
            let first = try await desk.ask("saveReport", "", desk.reporter, draft, key: "a 1")
            let entries = try await site.district.snapshot().auditLength
            let again = try await desk.ask("saveReport", "", desk.reporter, draft, key: "a 1")
            #expect(again.status == first.status && again.body == first.body)
            #expect(try await site.district.snapshot().auditLength == entries)
            let other = try await desk.ask(
                "saveReport", "", desk.reporter, desk.draft("别的", revision: 1), key: "a 1")
            #expect(other.status == 422 && other.code == "idempotency.other-request")
            // Another's key is another key.
            try await desk.ask("signReport", "/signature", desk.leader, Self.revision(1), key: "a 1")
            #expect(try await site.district.report()?.state == .signed)
            let bad = try await desk.ask(
                "saveReport", "", desk.reporter, draft, key: String(repeating: "k", count: 201))
            #expect(bad.code == "idempotency.key")
        }
    }

    @Test("ten at once under one key: one change, ten answers that are the same", arguments: Engine.available)
    func race(engine: Engine) async throws {
        try await engine.withSite { site in
            let desk = try await Desk(site)
            let draft = try await desk.draft("第一稿", revision: 0)
            let bodies = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        try await desk.ask("saveReport", "", desk.reporter, draft, key: "k").body
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(bodies.count == 1)
            #expect(try await site.district.report()?.revision == 1)
        }
    }

    @Test("a refused write keeps no key: corrected, it may be asked again", arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await engine.withSite { site in
            let desk = try await Desk(site)
            let early = try await desk.ask(
                "signReport", "/signature", desk.leader, Self.revision(1), key: "s")
            #expect(early.status == 409)
            try await desk.ask("saveReport", "", desk.reporter, desk.draft("稿", revision: 0))
            let later = try await desk.ask(
                "signReport", "/signature", desk.leader, Self.revision(1), key: "s")
            #expect(later.status == 200)
        }
    }

    @Test("rows of a ledger and files, each under a key", arguments: Engine.available)
    func others(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            let desk = try await Desk(site)
            let api = desk.api
            func under(_ key: String) -> [String: String] { ["Idempotency-Key": key] }
            let rows = "/ledgers/\(TestLedger.trainings.name)/records"
            let values = District.training(1, Fixed.day(5, 10)).sorted { $0.key < $1.key }.map {
                JSON.Member(name: $0.key, value: .text($0.value))
            }
            let add = try APISite.named("addRecord")
            let body = JSON.of(["values": .object(values)])
            let added = try await api.ask(add, rows, desk.reporter, body, headers: under("r"))
            #expect(added.status == 201)
            #expect(try await api.ask(add, rows, desk.reporter, body, headers: under("r")).body == added.body)
            let id = try #require(added.json["id"]?.text)
            let row = try await api.ask(APISite.named("readRecord"), "\(rows)/\(id)", desk.reporter)
            let change = JSON.of(["revision": row.json["revision"], "values": .object(values)])
            for (name, path, body) in [
                ("changeRecord", "\(rows)/\(id)", change), ("deleteRecord", "\(rows)/\(id)", nil),
                ("restoreRecord", "\(rows)/\(id)/restoration", nil),
            ] {
                let endpoint = try APISite.named(name)
                let one = try await api.ask(endpoint, path, desk.reporter, body, headers: under(name))
                let two = try await api.ask(endpoint, path, desk.reporter, body, headers: under(name))
                #expect(one.status == 200 && one.body == two.body, "\(name): \(one.body)")
            }
            let listed = try await api.ask(APISite.named("listRecords"), rows + "?limit=1", desk.reporter)
            #expect(listed.json["count"]?.int == 1)
            let picture = try District.picture()
            let file = try APISite.named("addFile")
            let path = desk.path + "/files?name=a.jpg"
            let one = try await api.ask(file, path, desk.reporter, bytes: picture, headers: under("f"))
            let two = try await api.ask(file, path, desk.reporter, bytes: picture, headers: under("f"))
            #expect(one.status == 201 && one.body == two.body)
        }
    }

    @Test("what everybody may read is read, and as it is described", arguments: Engine.available)
    func readings(engine: Engine) async throws {
        try await engine.withSite { base in
            let things = try await Belongings("990305", mark: "甲", secret: "乙乙", beside: base)
            let api = APISite(site: base)
            let cast = things.cast
            for person in [
                cast.reporter, cast.reviewer, cast.auditor, cast.districtLeader, cast.administrator,
            ] {
                let secret = try await AddToken(base.district.office.of(person.jurisdiction))(
                    name: "程序", scopes: Set(TokenScope.allCases), until: Fixed.day(12, 1), by: person
                ).secret
                for endpoint in Endpoints.all
                where !endpoint.isWriting && endpoint.access.admits(person.role)
                    && !["readFile", "listExtensions"].contains(endpoint.name)
                {
                    let answer = try await api.ask(endpoint, endpoint.path(things), secret)
                    #expect(
                        answer.status == 200, "\(endpoint.name) as \(person.role): \(answer.body.prefix(300))"
                    )
                }
            }
        }
    }
}
