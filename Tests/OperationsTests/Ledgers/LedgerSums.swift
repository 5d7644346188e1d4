import Database
import Foundation
import Programme
import TestSupport
import Testing

@testable import Operations

/// Whatever is done to records in whatever order, their sums are what a recount gives.
@Suite("Sums of ledgers")
struct LedgerSums {
    /// What happens to the ledger, from a seeded source of random numbers.
    private struct Walk {
        let district: District
        var random: SeededNumbers
        var records: [(id: ID<LedgerRecord>, by: Person)] = []
        var deleted: [(id: ID<LedgerRecord>, by: Person)] = []
        var done: [String: Int] = [:]
        let name = "test-trainings"

        private mutating func raw() -> [String: String] {
            let person = Int.random(in: 1...6, using: &random)
            let day = Day(ordinal: Fixed.day(1, 1).ordinal + Int.random(in: 0...180, using: &random))
            return District.training(
                person, day, course: Bool.random(using: &random) ? "care" : "counsel",
                more: [
                    "hours": String(Int.random(in: 0...9, using: &random)),
                    "certificate": Bool.random(using: &random) ? "yes" : "no",
                ])
        }

        private mutating func one<Element>(of all: [Element]) -> Element? {
            all.randomElement(using: &random)
        }

        mutating func step() async throws {
            let office = district.office
            let person = Bool.random(using: &random) ? district.cast.reporter : district.cast.outsider
            let kind =
                ["add", "add", "add", "edit", "delete", "restore", "bulk", "merge"]
                .randomElement(using: &random) ?? "add"
            do {
                switch kind {
                case "add":
                    let id = try await SaveRecord(office)(ledger: name, raw: raw(), by: person)
                    records.append((id, person))
                case "edit":
                    guard let record = one(of: records) else { return }
                    _ = try await SaveRecord(office)(ledger: name, id: record.id, raw: raw(), by: record.by)
                case "delete":
                    guard let place = records.indices.randomElement(using: &random) else { return }
                    try await DeleteRecord(office)(ledger: name, id: records[place].id, by: records[place].by)
                    deleted.append(records.remove(at: place))
                case "restore":
                    guard let place = deleted.indices.randomElement(using: &random) else { return }
                    try await RestoreRecord(office)(
                        ledger: name, id: deleted[place].id, by: deleted[place].by)
                    records.append(deleted.remove(at: place))
                case "bulk":
                    let mine = records.filter { $0.by == person }.prefix(3).map(\.id)
                    guard !mine.isEmpty else { return }
                    _ = try await ChangeRecords(office)(
                        ledger: name, ids: mine, field: "hours",
                        value: String(Int.random(in: 0...9, using: &random)), by: person)
                default:
                    try await merge()
                }
                done[kind, default: 0] += 1
            } catch let problem as Problem {
                // Refused for a reason; what it left behind is held against a recount like everything else.
                done["refused " + problem.code, default: 0] += 1
            } catch is Problems {
                done["refused", default: 0] += 1
            }
        }

        private mutating func merge() async throws {
            let (office, name) = (district.office, name)
            let subjects = try await office.database.read { db in
                try RecordStore.subjects(name, unit: nil, in: office.jurisdiction, db).keys.sorted()
            }
            guard subjects.count > 3, let keep = one(of: subjects), let other = one(of: subjects) else {
                return
            }
            try await MergeSubjects(office)(keep: ID(keep), merge: ID(other), by: district.cast.reviewer)
        }
    }

    @Test("are what a recount gives, whatever happened", arguments: Engine.available, [1, 2, 3] as [UInt64])
    func anyOrder(engine: Engine, seed: UInt64) async throws {
        try await engine.withDistrict { district in
            try await district.defineTestLedgers()
            var walk = Walk(district: district, random: SeededNumbers(seed: seed))
            for step in 1...120 {
                try await walk.step()
                guard step.isMultiple(of: 10) else { continue }
                let wrong = try await district.office.database.read { db in
                    try ContributionStore.differences(
                        TestLedger.trainings, in: district.office.jurisdiction, db)
                }
                try #require(wrong.isEmpty, "after step \(step): \(walk.done)")
            }
            for kind in ["add", "edit", "delete", "restore", "bulk", "merge"] {
                #expect(walk.done[kind, default: 0] > 0, "\(walk.done)")
            }
            guard case .whole = try await VerifyAudit(district.office)() else {
                Issue.record("the audit chain is broken")
                return
            }
        }
    }
}
