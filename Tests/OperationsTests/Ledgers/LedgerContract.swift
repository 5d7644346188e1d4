import Foundation
import Database
import Operations
import Programme
import TestSupport
import Testing

@testable import Operations

@Suite("Ledgers")
struct LedgerContract {
    private func figure(
        _ district: District, _ feed: String, _ ledger: Ledger = TestLedger.trainings, unit: String? = nil
    ) async throws -> CountedFigure {
        let unit = try await unit.asyncMap { try await district.unit($0).id }
        return try await district.office.database.read { db in
            try LedgerFigures.figure(
                ledger: ledger, feed: feed, unit: unit, quarter: Fixed.quarter,
                in: district.office.jurisdiction, db)
        }
    }

    private func consistent(_ district: District) async throws -> [String] {
        try await district.office.database.read { db in
            try [TestLedger.trainings, TestLedger.places].flatMap {
                try ContributionStore.differences($0, in: district.office.jurisdiction, db)
            }
        }
    }

    @Test("count persons once across units, visits each time", arguments: Engine.available)
    func counting(engine: Engine) async throws {
        try await engine.withDistrict { district in
            try await district.defineTestLedgers()
            let save = SaveRecord(district.office)
            let (own, other) = (district.cast.reporter, district.cast.outsider)
            func add(_ raw: [String: String], _ person: Person) async throws {
                _ = try await save(ledger: "test-trainings", raw: raw, by: person)
            }
            try await add(District.training(1, more: ["certificate": "yes"]), own)
            try await add(District.training(1, Fixed.day(5, 11)), own)
            try await add(District.training(1, Fixed.day(2, 1)), own)
            try await add(District.training(1, Fixed.day(5, 12)), other)
            try await add(District.training(2, course: "counsel"), other)
            let persons = try await figure(district, "persons")
            #expect(persons.quarter.value == (try Amount(2)))
            #expect(persons.year.value == (try Amount(2)))
            #expect(try await figure(district, "visits").quarter.value == (try Amount(4)))
            #expect(try await figure(district, "visits").year.value == (try Amount(5)))
            #expect(try await figure(district, "care-persons").quarter.value == (try Amount(1)))
            #expect(try await figure(district, "hours").year.value == (try Amount(40)))
            #expect(try await figure(district, "persons", unit: Cast.otherUnit).year.value == (try Amount(2)))
            let rate = try await figure(district, "certified").year
            #expect(try rate.numerator == Amount(1) && rate.denominator == Amount(2))
            #expect(try await consistent(district).isEmpty)
        }
    }

    @Test("know how many places stand at a quarter's end", arguments: Engine.available)
    func levels(engine: Engine) async throws {
        try await engine.withDistrict { district in
            try await district.defineTestLedgers()
            let save = SaveRecord(district.office)
            for (title, closed) in [("一", ""), ("二", "2023-05-01"), ("三", "")] {
                _ = try await save(
                    ledger: "test-places",
                    raw: ["title": title, "opened": "2022-09-01", "closed": closed, "seats": "30"],
                    by: district.cast.reporter)
            }
            #expect(try await figure(district, "open", TestLedger.places).year.value == (try Amount(2)))
            #expect(try await figure(district, "seats", TestLedger.places).quarter.value == (try Amount(60)))
        }
    }

    @Test("keep no name and no number in the database", arguments: Engine.available)
    func sealing(engine: Engine) async throws {
        try await engine.withDistrict { district in
            try await district.defineTestLedgers()
            let id = try await SaveRecord(district.office)(
                ledger: "test-trainings",
                raw: District.training(7, more: ["phone": "13800005678", "need": "听力障碍"]),
                by: district.cast.reporter)
            let rows = try await district.office.database.read { db in
                try ["persons", "records", "record_changes", "audit_entries"].flatMap { table in
                    try db.rows("SELECT * FROM \(identifier: table)").map { "\($0.values)" }
                }
            }
            for secret in [TestLedger.name(7), TestLedger.number(7), "13800005678", "听力障碍"] {
                #expect(!rows.contains { $0.contains(secret) }, "\(secret)")
            }
            let read = ReadRecord(district.office)
            let own = try await read(ledger: "test-trainings", id: id, by: district.cast.reporter).record
            #expect(own.values["number"] == TestLedger.number(7) && own.values["need"] == "听力障碍")
            let masked = try await read(ledger: "test-trainings", id: id, by: district.cast.reviewer).record
            #expect(masked.isMasked && masked.values["name"] == "测**")
            #expect(
                masked.values["need"] == "***" && masked.values["number"]?.hasPrefix("990301****") == true)
            await #expect(throws: Problem.self) {
                try await read(ledger: "test-trainings", id: id, by: district.cast.outsider)
            }
        }
    }

    @Test(
        "refuse what is not theirs, what is there already, and what somebody else changed",
        arguments: Engine.available)
    func refusals(engine: Engine) async throws {
        try await engine.withDistrict { district in
            try await district.defineTestLedgers()
            let (save, reporter) = (SaveRecord(district.office), district.cast.reporter)
            let name = "test-trainings"
            let id = try await save(ledger: name, raw: District.training(1), by: reporter)
            func code(_ work: () async throws -> Void) async -> String {
                do {
                    try await work()
                    return "done"
                } catch let problem as Problem {
                    return problem.code
                } catch let problems as Problems {
                    return problems.all.map(\.code).joined(separator: ",")
                } catch { return "\(error)" }
            }
            #expect(
                await code { _ = try await save(ledger: name, raw: District.training(1), by: reporter) }
                    == "record.exists")
            #expect(
                await code {
                    _ = try await save(
                        ledger: name, raw: District.training(1, Fixed.day(5, 2), more: ["name": "别人"]),
                        by: reporter
                    )
                } == "identity.name-differs")
            #expect(
                await code {
                    _ = try await save(
                        ledger: name, unit: Cast.unit, raw: District.training(3), by: district.cast.outsider)
                } == "record.other-unit")
            _ = try await save(
                ledger: name, id: id, revision: 1, raw: District.training(1, more: ["hours": "9"]),
                by: reporter)
            #expect(
                await code {
                    _ = try await save(
                        ledger: name, id: id, revision: 1, raw: District.training(1), by: reporter)
                } == "record.conflict")
            #expect(
                await code {
                    try await DeleteRecord(district.office)(ledger: name, id: id, by: district.cast.outsider)
                }
                    == "record.other-unit")
            try await DeleteRecord(district.office)(ledger: name, id: id, by: reporter)
            let late = district.office(on: Fixed.day(9, 1))
            #expect(
                await code { try await RestoreRecord(late)(ledger: name, id: id, by: reporter) }
                    == "record.too-old")
            let detail = try await ReadRecord(district.office)(ledger: name, id: id, by: reporter)
            #expect(detail.history.map(\.kind) == [.delete, .entry, .entry])
            #expect(detail.history.map { $0.values["hours"] } == ["9", "9", "8"])
        }
    }
}

extension Optional {
    fileprivate func asyncMap<Result>(_ body: (Wrapped) async throws -> Result) async rethrows -> Result? {
        if let self { return try await body(self) }
        return nil
    }
}
