import Database
import Foundation
import HTTPTypes
import Operations
import Programme
import TestSupport
import Testing

@testable import Web

@Suite("The pages of a ledger's records")
struct RecordPagesTests {
    @Test(
        "every page opens, in both languages, empty and with rows", arguments: Engine.available,
        Language.allCases)
    func opens(engine: Engine, language: Language) async throws {
        try await engine.withSite(language: language) { site in
            try await site.district.defineTestLedgers()
            let path = site.trainings
            for page in [
                "/ledgers", path.page, path.records, "\(path.records)?deleted=1", path.new, path.persons,
                path.export,
            ] {
                let answer = try await site.get(page, as: site.cast.reporter)
                #expect(answer.status == 200 && answer.body.contains("<h1>"), "\(page): \(answer.status)")
            }
            let record = try await site.addTraining(1, more: ["certificate": "yes"])
            for page in [path.records, record, "\(record)/edit", "\(record)/deletion"] {
                let answer = try await site.get(page, as: site.cast.reporter)
                #expect(answer.status == 200 && answer.body.contains("<h1>"), "\(page): \(answer.status)")
            }
            for ledger in BuiltInLedgers.all {
                for page in [LedgerPath(ledger.name).new, LedgerPath(ledger.name).page] {
                    #expect(try await site.get(page, as: site.cast.reporter).status == 200, "\(page)")
                }
            }
            for page in ["/ledgers/none", "/ledgers/none/records", "\(path.records)/none"] {
                #expect(try await site.get(page, as: site.cast.reporter).status == 404, "\(page)")
            }
        }
    }

    @Test("what is wrong is told at its field, and what was typed stays", arguments: Engine.available)
    func faults(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            let typed = site.trainingForm(
                1, more: ["number": "990301202301010010", "hours": "<八>", "course": ""])
            let answer = try await site.post(site.trainings.new, as: site.cast.reporter, typed)
            #expect(answer.status == 422)
            for field in ["v.number", "v.hours", "v.course"] {
                #expect(answer.body.contains("href=\"#\(field)\""), "\(field)")
            }
            #expect(
                answer.body.contains("value=\"&lt;八&gt;\"")
                    && answer.body.contains("value=\"990301202301010010\""))
            #expect(answer.body.contains("id=\"v.hours-fault\">") && !answer.body.contains("<八>"))
            let page = try await site.get(site.trainings.records, as: site.cast.reporter)
            #expect(page.body.contains("还没有记录"))
        }
    }

    @Test(
        "who has no right to a name sees a mask, in the table and on the record's page",
        arguments: Engine.available)
    func masked(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            let record = try await site.addTraining(1, more: ["need": "轮椅", "phone": "13800005678"])
            let secrets = [TestLedger.name(1), TestLedger.number(1), "13800005678"]
            let own = try await site.get(record, as: site.cast.leader)
            for secret in secrets + ["轮椅"] { #expect(own.body.contains(secret), "\(secret)") }
            for reader in [site.cast.reviewer, site.cast.auditor, site.cast.districtLeader] {
                for page in [site.trainings.records, record] {
                    let answer = try await site.get(page, as: reader)
                    #expect(answer.status == 200 && answer.body.contains("遮盖"), "\(page)")
                    for secret in secrets + ["轮椅"] {
                        #expect(!answer.body.contains(secret), "\(page): \(secret)")
                    }
                }
            }
            // Sensitive fields stand in no list, not even the unit's own.
            let table = try await site.get(site.trainings.records, as: site.cast.reporter)
            #expect(table.body.contains(secrets[0]) && !table.body.contains("轮椅"))
            // Another unit does not see that there is such a row.
            #expect(try await site.get(record, as: site.cast.outsider).status == 404)
            for (path, fields) in [("edit", site.trainingForm(1)), ("deletion", [])] {
                let answer = try await site.post("\(record)/\(path)", as: site.cast.outsider, fields)
                #expect([403, 404].contains(answer.status), "\(path): \(answer.status)")
            }
        }
    }

    @Test(
        "the table is filtered, paged in both directions, and keeps its filter", arguments: Engine.available)
    func table(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            let save = SaveRecord(site.district.office)
            for number in 1...70 {
                _ = try await save(
                    ledger: site.trainings.ledger,
                    raw: District.training(number, course: number > 65 ? "counsel" : "care"),
                    by: site.cast.reporter)
            }
            let first = try await site.get(site.trainings.records, as: site.cast.reporter)
            let rows = first.body.matches(of: /name="id" value=/).count
            #expect(rows == 60 && first.body.contains("共 70 条") && !first.body.contains("rel=\"prev\""))
            let next = try #require(first.body.firstMatch(of: /rel="next" href="([^"]+)"/)).output.1
            let second = try await site.get(
                String(next).replacing("&amp;", with: "&"), as: site.cast.reporter)
            #expect(
                second.body.matches(of: /name="id" value=/).count == 10
                    && !second.body.contains("rel=\"next\""))
            let back = try #require(second.body.firstMatch(of: /rel="prev" href="([^"]+)"/)).output.1
            let again = try await site.get(String(back).replacing("&amp;", with: "&"), as: site.cast.reporter)
            #expect(again.body.matches(of: /name="id" value=/).count == 60)
            let found = try await site.get(
                "\(site.trainings.records)?f.course=counsel&from=x", as: site.cast.reporter)
            #expect(found.body.contains("共 5 条") && found.body.contains("value=\"counsel\" selected"))
            let none = try await site.get("\(site.trainings.records)?from=2024-01-01", as: site.cast.reporter)
            #expect(none.status == 200 && none.body.contains("没有符合条件的记录"))
        }
    }

    @Test("an identity number is looked for without standing in an address", arguments: Engine.available)
    func search(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            for number in 1...3 { _ = try await site.addTraining(number) }
            let wanted = TestLedger.number(2)
            let answer = try await site.post(
                site.trainings.searches, as: site.cast.reporter, [("number", " \(wanted.lowercased()) ")])
            let location = try #require(answer.location)
            #expect(answer.status == 303 && !location.contains(wanted))
            let page = try await site.get(location, as: site.cast.reporter)
            #expect(page.body.contains(TestLedger.name(2)) && !page.body.contains(TestLedger.name(3) + "<"))
            #expect(page.body.contains("共 1 条"))
            // Another person's window, and one that made it up, get the whole table and are told so.
            let other = try await site.get(location, as: site.cast.leader)
            #expect(other.body.contains("查找已过期") && other.body.contains("共 3 条"))
            let bad = try await site.post(
                site.trainings.searches, as: site.cast.reporter, [("number", "王'--")])
            #expect(bad.status == 422 && bad.body.contains("href=\"#number\""))
        }
    }

    @Test("a view is its person's own, and holds nothing but a filter", arguments: Engine.available)
    func views(engine: Engine) async throws {
        try await engine.withSite { site in
            try await site.district.defineTestLedgers()
            let kept = try await site.post(
                site.trainings.views, as: site.cast.reporter,
                [("name", "家政<b>"), ("query", "f.course=care&search=zzz&evil=%3Cscript%3E&after=1")])
            #expect(kept.status == 303 && kept.location == "\(site.trainings.records)?f.course=care")
            let page = try await site.get(site.trainings.records, as: site.cast.reporter)
            #expect(page.body.contains("家政&lt;b&gt;") && page.body.contains("?f.course=care\""))
            let drop = try #require(page.body.firstMatch(of: /href="([^"]+\/views\/[^"]+\/deletion)"/)).output
                .1
            #expect(
                try await !site.get(site.trainings.records, as: site.cast.leader).body.contains("家政&lt;b&gt;")
            )
            #expect(try await site.post(String(drop), as: site.cast.leader).status == 404)
            #expect(try await site.get(String(drop), as: site.cast.reporter).body.contains("不受影响"))
            #expect(try await site.post(String(drop), as: site.cast.reporter).status == 303)
            #expect(
                try await !site.get(site.trainings.records, as: site.cast.reporter).body.contains(
                    "家政&lt;b&gt;"))
            let empty = try await site.post(
                site.trainings.views, as: site.cast.reporter, [("name", " "), ("query", "")])
            #expect(empty.status == 422)
        }
    }
}
