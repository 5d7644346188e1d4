import Database
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Rows of a ledger through the interface")
struct LedgerImportEndpointTests {
    @Test(
        "a good file: looked at first, then brought once, however often it is sent",
        arguments: Engine.available)
    func file(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            let api = APISite(site: site)
            let secret = try await api.token(site.cast.reporter).secret
            let rows = (1...3).map { District.training($0, Fixed.day(5, 10)) }
            let fields = ["name", "number", "date", "course", "hours"]
            let lines =
                ["姓名,身份证号码,培训日期,课程,学时"]
                + rows.map { row in fields.map { row[$0] ?? "" }.joined(separator: ",") }
            let data = Data((lines.joined(separator: "\r\n") + "\r\n").utf8)
            let path = "/ledgers/\(TestLedger.trainings.name)"
            func bring(_ query: String = "", key: String? = nil) async throws -> TestSite.Answer {
                try await api.ask(
                    APISite.named("importLedger"), "\(path)/imports?name=a.csv\(query)", secret, bytes: data,
                    headers: key.map { ["Idempotency-Key": $0] } ?? [:])
            }
            // The token's first use of the day is written down.
            try await api.ask(APISite.named("listLedgers"), "/ledgers", secret)
            let before = try await site.district.snapshot()
            let dry = try await bring("&dryRun=true")
            #expect(dry.json["outcome"]?.text == "wouldImport", "\(dry.body)")
            #expect(dry.json["new"]?.int == 3 && dry.json["refused"]?.int == 0)
            #expect(try await site.district.snapshot() == before)
            let first = try await bring(key: "once")
            #expect(first.json["outcome"]?.text == "imported" && first.json["new"]?.int == 3, "\(first.body)")
            let after = try await site.district.snapshot()
            let second = try await bring(key: "once")
            #expect(second.status == first.status && second.body == first.body)
            let replayed = try #require(HTTPField.Name("Idempotent-Replayed"))
            #expect(second.headers[replayed] == "true")
            #expect(try await site.district.snapshot() == after)
            let listed = try await api.ask(APISite.named("listRecords"), path + "/records", secret)
            #expect(listed.json["count"]?.int == 3)
        }
    }

    @Test("a row that changed since it was read is not deleted", arguments: Engine.available)
    func deletion(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            let api = APISite(site: site)
            let secret = try await api.token(site.cast.reporter).secret
            let path = "/ledgers/\(TestLedger.trainings.name)/records"
            let values = JSON.object(
                District.training(1, Fixed.day(5, 10)).sorted { $0.key < $1.key }.map {
                    .init(name: $0.key, value: .text($0.value))
                })
            let added = try await api.ask(
                APISite.named("addRecord"), path, secret, .of(["values": values]))
            let row = "\(path)/\(try #require(added.json["id"]?.text))"
            let revision = try #require(
                try await api.ask(APISite.named("readRecord"), row, secret).json["revision"]?.int)
            let delete = try APISite.named("deleteRecord")
            let late = try await api.ask(delete, "\(row)?revision=\(revision + 1)", secret)
            #expect(late.status == 409 && late.code == "record.conflict")
            #expect(try await api.ask(delete, "\(row)?revision=\(revision)", secret).status == 200)
        }
    }
}
