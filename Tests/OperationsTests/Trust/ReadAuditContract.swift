import Database
import Documents
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("The audit log as it is read", .serialized)
struct ReadAuditContract {
    @Test("page by page, there and back, nothing twice and nothing left out", arguments: Engine.available)
    func pages(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let (read, by) = (ReadAudit(district.office), district.cast.auditor)
            for number in 1...150 {
                try await AddUnit(district.office)(name: "单位\(number)", by: district.cast.administrator)
            }
            var (page, seen, starts): (AuditPage, [Int], [Int?]) = (try await read(by: by), [], [nil])
            while true {
                seen += page.entries.map(\.sequence)
                guard let older = page.older else { break }
                starts.append(older)
                page = try await read(below: older, by: by)
            }
            #expect(seen == (1...page.count).reversed() && page.count > 150)
            for start in starts.dropLast().reversed() {
                switch page.newer {
                case .below(let below): #expect(below == start)
                case .first: #expect(start == nil)
                case nil: Issue.record("no way back")
                }
                page = try await read(below: start, by: by)
            }
            #expect(page.newer == nil)
        }
    }

    @Test("by person, event, subject and day", arguments: Engine.available)
    func filters(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.accept(on: Fixed.day(7, 4))
            let read = ReadAudit(district.office)
            func events(_ filter: AuditFilter) async throws -> [String] {
                try await read(filter, by: district.cast.administrator).entries.map(\.event)
            }
            let report = try #require(try await district.report())
            let own = try await events(AuditFilter(subject: "report/\(report.id)"))
            #expect(own.count == 4 && own.allSatisfy { $0.hasPrefix("report.") })
            #expect(try await events(AuditFilter(subject: "report")) == own)
            #expect(try await events(AuditFilter(actor: district.cast.leader.id.rawValue)).count == 1)
            #expect(try await Set(events(AuditFilter(event: "person.added"))) == ["person.added"])
            #expect(try await events(AuditFilter(from: Fixed.day(7, 4))).count == 4)
            #expect(try await events(AuditFilter(subject: "person", from: Fixed.day(7, 4))).isEmpty)
            let all = try await read(by: district.cast.auditor).count
            let before = try await read(AuditFilter(through: Fixed.day(7, 3)), by: district.cast.auditor)
                .count
            #expect(before == all - 4)
            // A filter is a value, whatever it says.
            #expect(try await events(AuditFilter(actor: "' OR '1'='1", subject: "%")).isEmpty)
            let page = try await read(AuditFilter(subject: "report"), by: district.cast.auditor)
            #expect(
                page.subject("report/\(report.id)")
                    == .report(quarter: Fixed.quarter, action: 1, unit: Cast.unit))
        }
    }

    @Test("names and lists follow every write, another process's too", arguments: Engine.available)
    func books(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let (books, by) = (AuditBooks(), district.cast.auditor)
            let before = try await ReadAudit(district.office, books)(by: by)
            #expect(
                !before.book.events.contains("unit.renamed") && before.count == before.entries[0].sequence)
            // Without the books: as another process does it.
            let unit = try await AddUnit(district.office)(name: "旧名", by: district.cast.administrator)
            let named = try await ReadAudit(district.office, books)(by: by)
            #expect(named.subject("unit/\(unit.id)") == .unit("旧名"))
            #expect(named.count == before.count + 1 && named.book.events.contains("unit.added"))
            // Whoever only reads did nothing, and is not offered as somebody who did.
            let actors = named.book.actors.map(\.id)
            #expect(
                actors.contains(district.cast.administrator.id.rawValue) && !actors.contains(by.id.rawValue))
        }
    }

    @Test("for the administrator and the auditor alone", arguments: Engine.available)
    func permission(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            for person in district.cast.everybody {
                let isAllowed = [.administrator, .auditor].contains(person.role)
                let expected = isAllowed ? [] : ["person.not-allowed"]
                #expect(
                    try await district.refusal { _ = try await ReadAudit(district.office)(by: person) }
                        == expected)
                #expect(
                    try await district.refusal {
                        _ = try await VerifyAudit(district.office).going(.init(), by: person)
                    } == expected)
                #expect(
                    try await district.refusal { _ = try await sheet(district, AuditFilter(), by: person) }
                        == expected)
            }
        }
    }

    private func sheet(_ district: District, _ filter: AuditFilter, by person: Person) async throws -> Data {
        try await ReadAudit(district.office).spreadsheet(
            filter, sheet: "审计", columns: ["时间", "人员", "事件", "对象", "内容", "序号", "校验码"],
            event: { "〔\($0)〕" }, by: person)
    }

    @Test("as a spreadsheet with what was looked for", arguments: Engine.available)
    func spreadsheet(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let data = try await sheet(
                district, AuditFilter(event: "jurisdiction.set-up"), by: district.cast.auditor)
            var rows: [[XlsxValue]] = []
            try XlsxReader(data: data).readRows(sheet: 0) { rows.append($0.cells.map(\.value)) }
            #expect(rows.count == 2 && rows.last?.count == 7)
            #expect(rows.last?[1] == .text("控制台") && rows.last?[2] == .text("〔jurisdiction.set-up〕"))
        }
    }

    @Test("a walk in small steps finds what the walk at once finds", arguments: Engine.available)
    func walk(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            func walk(noted: String? = nil) async throws -> VerifyAudit.Outcome? {
                var walk = VerifyAudit.Walk(noted: noted)
                for _ in 1...99 where walk.outcome == nil {
                    walk = try await VerifyAudit(district.office).going(
                        walk, entries: 3, by: district.cast.auditor)
                }
                return walk.outcome
            }
            let whole = try await VerifyAudit(district.office)()
            guard case .whole(let entries, let head) = whole else {
                Issue.record("broken")
                return
            }
            #expect(entries > 10)
            #expect(try await walk() == whole)
            #expect(try await walk(noted: head) == whole)
            #expect(
                try await walk(noted: Digest.sha256("x"))
                    == .broken(sequence: entries, Message("audit.head-not-found")))
            for change in [
                "UPDATE audit_entries SET actor = 'x' WHERE sequence = 7",
                "DELETE FROM audit_entries WHERE sequence = 6",
                "DELETE FROM audit_entries WHERE sequence > 5",
            ] as [SQL] {
                try await district.tamper(change)
                let found = try await VerifyAudit(district.office)()
                #expect(found != whole)
                #expect(try await walk() == found)
            }
        }
    }
}
