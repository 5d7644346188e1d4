import Database
import Foundation
import Programme
import TestSupport
import Testing

@testable import Operations

@Suite("Rows behind a figure")
struct FeedRowsContract {
    /// All rows of a query, page by page.
    private func all(_ query: RecordQuery, of ledger: String, _ district: District) async throws -> [String] {
        var (query, found) = (query, [String]())
        for _ in 0..<200 {
            let page = try await ReadRecords(district.office)(
                ledger: ledger, query, by: district.cast.reviewer)
            found += page.records.map(\.id.rawValue)
            guard let next = page.next else { return found }
            query.after = next
        }
        Issue.record("pages without an end")
        return found
    }

    @Test("are those that count, no more and no fewer, however small the pages", arguments: Engine.available)
    func counted(engine: Engine) async throws {
        try await engine.withDistrict { district in
            try await district.defineTestLedgers()
            var random = SeededNumbers(seed: 7)
            for person in 1...40 {
                let course = Bool.random(using: &random) ? "care" : "counsel"
                let day = Fixed.day(
                    Int.random(in: 1...6, using: &random), Int.random(in: 1...28, using: &random))
                _ = try await SaveRecord(district.office)(
                    ledger: "test-trainings", raw: District.training(person, day, course: course),
                    by: district.cast.reporter)
            }
            for feed in ["visits", "care-persons", "certified"] {
                let figure = try await district.office.database.read { db in
                    try LedgerFigures.figure(
                        ledger: TestLedger.trainings, feed: feed, quarter: Fixed.quarter,
                        in: district.office.jurisdiction, db)
                }
                let counted = figure.quarter.value ?? figure.quarter.denominator
                for limit in [1, 3, 60] {
                    let query = RecordQuery(
                        from: Fixed.quarter.firstDay, through: Fixed.quarter.lastDay, feed: feed, limit: limit
                    )
                    let rows = try await all(query, of: "test-trainings", district)
                    #expect(Set(rows).count == rows.count)
                    #expect(try Amount(Decimal(rows.count)) == counted, "\(feed) by \(limit)")
                }
            }
        }
    }

    @Test("are left and entered again at the same place", arguments: Engine.available)
    func backwards(engine: Engine) async throws {
        try await engine.withDistrict { district in
            try await district.defineTestLedgers()
            for person in 1...12 {
                _ = try await SaveRecord(district.office)(
                    ledger: "test-trainings",
                    raw: District.training(
                        person, Fixed.day(5, person), course: person % 3 == 0 ? "counsel" : "care"),
                    by: district.cast.reporter)
            }
            let read = ReadRecords(district.office)
            let query = RecordQuery(feed: "care-persons", limit: 3)
            let first = try await read(ledger: "test-trainings", query, by: district.cast.reviewer)
            var second = query
            second.after = first.next
            let next = try await read(ledger: "test-trainings", second, by: district.cast.reviewer)
            #expect(next.records.count == 3)
            second.after = next.previous
            let back = try await read(ledger: "test-trainings", second, by: district.cast.reviewer)
            #expect(back.records.map(\.id) == first.records.map(\.id))
            #expect(first.count == 8 && !first.isCountCapped)
        }
    }

    @Test("of a level are what stands on its last day", arguments: Engine.available)
    func levels(engine: Engine) async throws {
        try await engine.withDistrict { district in
            try await district.defineTestLedgers()
            for (title, closed) in [("一", ""), ("二", "2023-05-01"), ("三", "2023-07-01"), ("四", "2023-06-30")]
            {
                _ = try await SaveRecord(district.office)(
                    ledger: "test-places", raw: ["title": title, "opened": "2022-09-01", "closed": closed],
                    by: district.cast.reporter)
            }
            let figure = try await district.office.database.read { db in
                try LedgerFigures.figure(
                    ledger: TestLedger.places, feed: "open", quarter: Fixed.quarter,
                    in: district.office.jurisdiction, db)
            }
            let rows = try await all(
                RecordQuery(through: Fixed.quarter.lastDay, feed: "open"), of: "test-places", district)
            #expect(figure.year.value == (try Amount(2)))
            #expect(rows.count == 2)
        }
    }

    @Test("are refused for a count that the ledger does not have", arguments: Engine.available)
    func unknown(engine: Engine) async throws {
        try await engine.withDistrict { district in
            try await district.defineTestLedgers()
            await #expect(throws: Problem.self) {
                _ = try await ReadRecords(district.office)(
                    ledger: "test-trainings", RecordQuery(feed: "nothing"), by: district.cast.reviewer)
            }
        }
    }
}
