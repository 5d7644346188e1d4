import Database
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("Files of ledgers in the browser")
struct LedgerFilesTests {
    private func csv(_ rows: [[String: String]]) -> Data {
        let heads = ["姓名", "身份证号码", "培训日期", "课程", "学时"]
        let lines = rows.map { row in
            ["name", "number", "date", "course", "hours"].map { row[$0] ?? "" }.joined(separator: ",")
        }
        return Data(([heads.joined(separator: ",")] + lines).joined(separator: "\n").utf8)
    }

    /// Waits as a browser without scripts does: it asks again.
    private func finished(_ site: TestSite, _ path: String) async throws -> TestSite.Answer {
        for _ in 0..<200 {
            let answer = try await site.get(path, as: site.cast.reporter)
            if answer.headers[HTTPField.Name("Refresh") ?? .location] == nil { return answer }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Problem(.unavailable, "test.never-finished")
    }

    @Test("a file is checked first, and written when that is confirmed", arguments: Engine.available)
    func imported(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            let rows = (1...5).map { District.training($0) }
            let sent = try await site.upload(
                site.trainings.imports, as: site.cast.reporter,
                files: [.init(name: "五月<培训>.csv", data: csv(rows))])
            let path = try #require(sent.location)
            #expect(sent.status == 303, "\(sent.body.suffix(2000))")
            let mapping = try await site.get(path, as: site.cast.reporter)
            #expect(mapping.status == 200 && mapping.body.contains("五月培训.csv"))
            #expect(
                mapping.body.contains("value=\"hours\" selected")
                    && !mapping.body.contains(TestLedger.number(1)))
            let targets = ["name", "number", "date", "course", "hours"].enumerated().map {
                ("column.\($0.offset)", $0.element)
            }
            let check = try await site.post(
                "\(path)/check", as: site.cast.reporter, [("columns", "5")] + targets)
            #expect(check.status == 303)
            let found = try await finished(site, path)
            #expect(found.body.contains("将新增 5 条") && found.body.contains("\(path)/confirmation"))
            #expect(try await site.get(site.trainings.records, as: site.cast.reporter).body.contains("还没有记录"))
            #expect(try await site.get(path, as: site.cast.leader).status == 404)
            #expect(try await site.post("\(path)/confirmation", as: site.cast.reporter).status == 303)
            #expect(try await finished(site, path).body.contains("已写入台账"))
            #expect(try await site.get(site.trainings.records, as: site.cast.reporter).body.contains("共 5 条"))
        }
    }

    @Test(
        "refused rows are named, come back as a workbook, and nothing is written", arguments: Engine.available
    )
    func refused(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            let rows = [District.training(1), District.training(2, more: ["number": "990301202301010000"])]
            let sent = try await site.upload(
                site.trainings.imports, as: site.cast.reporter, files: [.init(name: "a.csv", data: csv(rows))]
            )
            let path = try #require(sent.location)
            #expect(try await site.post("\(path)/check", as: site.cast.reporter).status == 303)
            let found = try await finished(site, path)
            #expect(
                found.body.contains("有 1 行有误") && found.body.contains("身份证号码：")
                    && !found.body.contains("/confirmation\""))
            let book = try await site.get("\(path)/refused", as: site.cast.reporter)
            #expect(book.status == 200 && book.data.prefix(2) == Data("PK".utf8))
            #expect(try await site.post("\(path)/confirmation", as: site.cast.reporter).status == 409)
            #expect(try await site.post("\(path)/discarding", as: site.cast.reporter).status == 303)
            #expect(try await site.get(path, as: site.cast.reporter).status == 404)
            for (name, data) in [("空.csv", Data()), ("图.xlsx", Data("PK\u{3}\u{4}zzzz".utf8))] {
                let bad = try await site.upload(
                    site.trainings.imports, as: site.cast.reporter, files: [.init(name: name, data: data)])
                if bad.status == 303, let path = bad.location {
                    let page = try await site.get(path, as: site.cast.reporter)
                    #expect(page.status == 422 && page.body.contains("discarding"), "\(name)")
                } else {
                    #expect(
                        bad.status == 422 && bad.body.contains("href=\"#file\""), "\(name): \(bad.status)")
                }
            }
        }
    }

    @Test("a file in pieces goes on where it stands", arguments: Engine.available)
    func pieces(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            let data = csv((1...3).map { District.training($0) })
            let begun = try await site.post(
                "\(site.trainings.imports)/begin", as: site.cast.reporter,
                [("name", "b.csv"), ("size", String(data.count))], headers: ["Accept": "application/json"])
            let path = String(
                try #require(begun.body.replacing("\\/", with: "/").firstMatch(of: /"path":"([^"]+)"/)).output
                    .1)
            func send(_ offset: Int, _ piece: Data) async throws -> TestSite.Answer {
                try await site.upload(
                    "\(path)/pieces", as: site.cast.reporter, [("offset", String(offset))],
                    files: [.init(name: "piece", data: piece)])
            }
            #expect(try await send(0, data.prefix(40)).body.contains("\"received\":40"))
            #expect(try await send(90, Data(data.dropFirst(90))).status == 409)
            let stopped = try await site.get(path, as: site.cast.reporter)
            #expect(stopped.body.contains("接着传"))
            #expect(try await send(40, Data(data.dropFirst(40))).body.contains("\"isWhole\":true"))
            #expect(try await site.get("\(path)/state", as: site.cast.leader).status == 404)
            #expect(try await site.get(path, as: site.cast.reporter).body.contains("value=\"name\" selected"))
        }
    }

    @Test("an export says what is in it, and comes as a file", arguments: Engine.available)
    func export(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            _ = try await site.addTraining(1)
            let ask = try await site.get("\(site.trainings.export)?f.course=care", as: site.cast.reporter)
            #expect(ask.body.contains("水印") && !ask.body.contains("value=\"geojson\""))
            let office = try await site.get(site.trainings.export, as: site.cast.auditor)
            #expect(office.body.contains("遮盖"))
            for (query, person, isThere) in [
                ("f.course=care", site.cast.reporter, true), ("f.course=counsel", site.cast.reporter, false),
                ("", site.cast.auditor, false),
            ] {
                let file = try await site.post(
                    site.trainings.export, as: person, [("format", "csv"), ("query", query)])
                #expect(
                    file.status == 200 && file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
                #expect(file.body.contains(TestLedger.number(1)) == isThere, "\(query)")
            }
            for format in ["geojson", "exe", ""] {
                let answer = try await site.post(
                    site.trainings.export, as: site.cast.reporter, [("format", format), ("query", "")])
                #expect(answer.status == 422, "\(format)")
            }
            let left = try FileManager.default.contentsOfDirectory(
                atPath: site.district.folder.appending(path: "data/incoming").path)
            #expect(left.isEmpty)
            let template = try await site.get(site.trainings.template, as: site.cast.reporter)
            #expect(template.status == 200 && template.data.prefix(2) == Data("PK".utf8))
        }
    }

    @Test("a workbook that is no form is refused with its faults", arguments: Engine.available)
    func definition(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            let template = try await site.get(site.trainings.template, as: site.cast.reporter)
            for data in [template.data, Data("zzz".utf8), Data()] {
                let answer = try await site.upload(
                    "/ledger-definitions/new", as: site.cast.reviewer,
                    files: [.init(name: "x.xlsx", data: data)])
                #expect(answer.status == 422 && answer.body.contains("id=\"faults\""), "\(answer.status)")
            }
            let forged = try await site.post(
                "/ledger-definitions", as: site.cast.reviewer, [("name", "x.xlsx"), ("file", "%%%")])
            #expect(forged.status == 422)
        }
    }
}
