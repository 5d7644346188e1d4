import Database
import Foundation
import Programme

/// One revision of a record.
public struct RecordRevision: Sendable, Hashable {
    /// Its number, from 1.
    public var revision: Int
    /// The values then; masked where the reader has no right.
    public var values: [String: String]
    /// The unit then.
    public var unit: ID<Programme.Unit>
    /// How it was written.
    public var kind: RecordChange.Kind
    /// The file that it came from.
    public var fileName: String?
    /// Whether it was deleted with this revision.
    public var isDeleted: Bool
    /// When.
    public var at: Instant
    /// Who.
    public var by: ID<Person>
}

/// A record with all that is known of it.
public struct RecordDetail: Sendable {
    /// The ledger.
    public var ledger: Ledger
    /// The record as it stands.
    public var record: LedgerRecord
    /// Every revision, the latest first.
    public var history: [RecordRevision]
    /// Other living records of the same person in this ledger, that the reader may see.
    public var others: [LedgerRecord]
    /// Names of units and people.
    public var units: [ID<Programme.Unit>: String], people: [ID<Person>: String]
    /// Whether the reader may change it.
    public var mayChange: Bool
}

/// Reads one record with its history.
public struct ReadRecord: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `ledger.unknown`, `record.unknown`, also for rows of another unit that are none of the reader's business.
    public func callAsFunction(
        ledger name: String, id: ID<LedgerRecord>, by person: Person
    ) async throws -> RecordDetail {
        try await office.database.read { db in
            let region = office.jurisdiction
            try LedgerDesk.requireReading(by: person, in: region)
            let ledger = try LedgerStore.find(name, in: region, db)
            let scope = person.recordsScope(in: ledger)
            guard let stored = try RecordStore.find(id.rawValue, ledger: name, in: region, db),
                scope == nil || scope == stored.unit
            else { throw Problem(.notFound, "record.unknown") }
            let revisions = try RecordStore.revisions(stored.id, ledger: name, in: region, db) + [stored]
            let opened = try LedgerDesk.open(revisions, ledger, for: person, office: office, db)
            guard let record = opened.last else { throw Problem(.notFound, "record.unknown") }
            let changes = try RecordStore.changes(Set(revisions.map(\.change)), in: region, db)
            let history = zip(revisions, opened).map { stored, opened in
                let change = changes[stored.change]
                return RecordRevision(
                    revision: stored.revision, values: opened.values, unit: stored.unit,
                    kind: change?.kind ?? .entry, fileName: change?.fileName,
                    isDeleted: stored.deletedAt != nil, at: opened.changedAt, by: opened.changedBy)
            }
            let others =
                stored.subject.isEmpty
                ? []
                : try RecordStore.find(subjects: [stored.subject], ledger: name, in: region, db)
                    .filter { $0.id != stored.id && (scope == nil || $0.unit == scope) }
            let people = try PeopleStore.people(of: region, in: db)
            return RecordDetail(
                ledger: ledger, record: record, history: history.reversed(),
                others: try LedgerDesk.open(others, ledger, for: person, office: office, db),
                units: try LedgerDesk.unitNames(region, db),
                people: Dictionary(people.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }),
                mayChange: person.mayWriteRecords(of: stored.unit) && person.jurisdiction == region)
        }
    }
}

/// A ledger in the list of all.
public struct LedgerSummary: Sendable {
    /// The ledger.
    public var ledger: Ledger
    /// How many rows it has that the reader may see, up to 1,000.
    public var records: Int
    /// Whether it has more.
    public var isCountCapped: Bool
    /// The day of its latest row.
    public var latest: Day?
    /// Whether it comes with the program.
    public var isBuiltIn: Bool
}

/// Lists the ledgers.
public struct ListLedgers: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Every ledger with how much is in it.
    ///
    /// - Throws: `person.not-allowed`.
    public func callAsFunction(by person: Person) async throws -> [LedgerSummary] {
        try await office.database.read { db in
            let region = office.jurisdiction
            try LedgerDesk.requireReading(by: person, in: region)
            return try LedgerStore.all(in: region, db).map { ledger in
                let query = RecordQuery(unit: person.recordsScope(in: ledger))
                let count = try RecordStore.count(query, ledger, in: region, db)
                return LedgerSummary(
                    ledger: ledger, records: count.count, isCountCapped: count.isCapped,
                    latest: try RecordStore.latestDay(ledger.name, in: region, db),
                    isBuiltIn: BuiltInLedgers.all.contains { $0.name == ledger.name })
            }
        }
    }
}
