import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

/// Each write on a ledger is one transaction with one entry, a bulk change one entry for each record; what is refused
/// leaves nothing.
@Suite("Entries of ledgers in the audit log")
struct LedgerAudit {
    private func events(_ district: District) async throws -> [String] {
        let office = district.office
        return try await office.database.read { db in
            try db.values(
                """
                SELECT event FROM audit_entries WHERE jurisdiction = \(office.jurisdiction) ORDER BY sequence
                """)
        }
    }

    private func told(
        _ district: District, _ work: () async throws -> Void
    ) async throws -> [String] {
        let before = try await events(district).count
        try await work()
        return Array(try await events(district).dropFirst(before))
    }

    @Test("one for each thing done, none for what is refused", arguments: Engine.available)
    func entries(engine: Engine) async throws {
        try await engine.withDistrict { district in
            try await district.defineTestLedgers()
            let (office, cast, name) = (district.office, district.cast, "test-trainings")
            var ids: [ID<LedgerRecord>] = []
            for person in 1...3 {
                #expect(
                    try await told(district) {
                        ids.append(
                            try await SaveRecord(office)(
                                ledger: name, raw: District.training(person), by: cast.reporter))
                    } == ["record.added"])
            }
            #expect(
                try await told(district) {
                    _ = try await ChangeRecords(office)(
                        ledger: name, ids: ids, field: "hours", value: "12", by: cast.reporter)
                } == Array(repeating: "record.changed", count: 3))
            #expect(
                try await told(district) {
                    try await DeleteRecord(office)(ledger: name, id: ids[0], by: cast.reporter)
                    try await RestoreRecord(office)(ledger: name, id: ids[0], by: cast.reporter)
                } == ["record.deleted", "record.restored"])
            #expect(
                try await told(district) {
                    let detail = try await ReadRecord(office)(ledger: name, id: ids[0], by: cast.reporter)
                    let other = try await ReadRecord(office)(ledger: name, id: ids[1], by: cast.reporter)
                    let (keep, merge) = (detail.record.subject, other.record.subject)
                    // Both have the same training on the same day: nothing may be lost unseen.
                    await #expect(throws: Problem.self) {
                        try await MergeSubjects(office)(
                            keep: try #require(keep), merge: try #require(merge), by: cast.reviewer)
                    }
                } == [])
            #expect(
                try await told(district) {
                    let figure = ReferenceFigure(
                        .residents, asOf: Fixed.day(1, 1), value: try Amount(400_000), source: "统计公报")
                    try await SetReferenceFigure(office)(figure, by: cast.reviewer)
                } == ["reference.set"])
            #expect(
                try await told(district) {
                    await #expect(throws: (any Error).self) {
                        _ = try await SaveRecord(office)(
                            ledger: name, raw: District.training(1), by: cast.auditor)
                    }
                    await #expect(throws: (any Error).self) {
                        try await DeleteRecord(office)(ledger: name, id: ids[1], by: cast.reviewer)
                    }
                } == [])
        }
    }
}
