import Database
import Foundation
import Programme

/// How many rows became what.
public struct RecordCounts: Sendable, Hashable, Codable {
    /// Records that were not there.
    public var new = 0
    /// Records with other values than before.
    public var changed = 0
    /// Rows that were there already.
    public var same = 0

    /// None.
    public init() {}
}

/// Writes rows into a ledger inside one transaction: persons, records, and what they add up to. Forms, imports and the API
/// all write through it, so that the same checks and sums hold for all.
public final class RecordWriter {
    private let ledger: Ledger
    private let jurisdiction: JurisdictionCode
    private let change: RecordChange
    private let tx: any Transaction
    private let preparer: RecordPreparer
    private var matcher: RecordMatcher
    private var sums: ContributionTally
    private var counts = RecordCounts()
    private let insertPerson: any BulkStatement
    private let insertRecord: any BulkStatement
    private let facets: [String]

    /// - Throws: `keys.missing`; `keys.other` when another key sealed what is stored.
    public init(ledger: Ledger, office: Office, change: RecordChange, tx: any Transaction) throws {
        (self.ledger, jurisdiction, self.change, self.tx) = (ledger, office.jurisdiction, change, tx)
        preparer = try RecordPreparer(ledger: ledger, office: office)
        try LedgerKeyStore.require(preparer.keys.check, in: jurisdiction, tx)
        try LedgerStore.prepare(ledger, in: jurisdiction, tx)
        facets = ledger.facets.map(\.name)
        sums = ContributionTally(ledger)
        matcher = try RecordMatcher(ledger: ledger, office: office, tx)
        try RecordStore.insert(change, ledger: ledger.name, in: jurisdiction, tx)
        insertPerson = try tx.bulk(SubjectStore.insertion)
        insertRecord = try tx.bulk(RecordStore.insertion)
    }

    /// Writes the next rows; those that are refused or come twice are left out, and said.
    public func add(_ rows: [PreparedRow]) throws -> [RowOutcome] {
        let chunk = try matcher.match(rows, tx)
        let region = jurisdiction.sqlValue
        for place in chunk.newSubjects {
            let row = rows[place]
            try insertPerson.run([
                region, .text(chunk.subjects[place]), .text(row.blindIndex ?? ""), .blob(row.sealedIdentity),
            ])
        }
        for place in chunk.resealed where chunk.outcomes[place] == .changed || chunk.outcomes[place] == .new {
            try reseal(rows[place], chunk.subjects[place])
        }
        var changes = SubjectChanges(known: chunk.records)
        for (place, row) in rows.enumerated() {
            switch chunk.outcomes[place] {
            case .new:
                counts.new += 1
                var values: [SQLValue] = [
                    region, .text(ledger.name), .text(row.id), row.unit.sqlValue, row.day.sqlValue,
                    row.place.map { .text($0) } ?? .null, .text(chunk.subjects[place]), .text(row.uniqueKey),
                    .text(row.fieldsText), row.sealed.map { .blob($0) } ?? .null, .text(change.id),
                ]
                for place in 0..<4 {
                    let value = place < facets.count ? row.fields[facets[place]] : nil
                    values.append(value.map { .text($0) } ?? .null)
                }
                try insertRecord.run(values)
                changes.add(counted(row, chunk.subjects[place]))
            case .changed:
                guard let record = chunk.existing[place] else { continue }
                counts.changed += 1
                changes.replace(record, by: try rewrite(record, row))
            case .same: counts.same += 1
            case .duplicate, .refused: break
            }
        }
        changes.add(to: &sums)
        return chunk.outcomes
    }

    /// Adds up what was written.
    public func finish() throws -> RecordCounts {
        try ContributionStore.add(sums.contributions, to: ledger, in: jurisdiction, tx)
        return counts
    }

    private func counted(_ row: PreparedRow, _ subject: String) -> CountedRecord {
        CountedRecord(
            unit: row.unit, day: row.day, subject: subject.isEmpty ? nil : subject, values: row.fields)
    }

    private func rewrite(_ record: StoredRecord, _ row: PreparedRow) throws -> StoredRecord {
        var next = record
        (next.day, next.place, next.fields) = (row.day, row.place, row.fields)
        next.sealed = try preparer.seal(row.secrets, for: record.id)
        next.revision += 1
        next.change = change.id
        try RecordStore.rewrite(next, ledger: ledger, in: jurisdiction, tx)
        return next
    }

    private func reseal(_ row: PreparedRow, _ subject: String) throws {
        guard let identity = row.identity, let blind = row.blindIndex else { return }
        try SubjectStore.reseal(
            subject, blindIndex: blind, sealed: try preparer.seal(identity, for: subject), in: jurisdiction,
            tx)
    }
}

/// The records of some subjects before and after, for the sums: a person counts once, whatever the number of records.
struct SubjectChanges {
    private var before: [CountedRecord] = []
    /// What is there afterwards: of each subject that was known, what is kept of it, and whatever is new.
    private var kept: [String: [CountedRecord]] = [:]
    private var new: [CountedRecord] = []
    /// All records of subjects that were known, until one of them is touched.
    private var known: [String: [StoredRecord]]

    init(known: [String: [StoredRecord]]) { self.known = known }

    private mutating func touch(_ subject: String?) {
        guard !known.isEmpty, let subject, let records = known.removeValue(forKey: subject) else { return }
        let counted = records.map(\.counted)
        before += counted
        kept[subject] = counted
    }

    mutating func add(_ record: CountedRecord) {
        touch(record.subject)
        new.append(record)
    }

    mutating func replace(_ record: StoredRecord, by next: StoredRecord) {
        let old = record.counted
        touch(old.subject)
        // Of a subject all records stand on both sides; what is about nobody adds up one by one.
        if let subject = old.subject, let place = kept[subject]?.firstIndex(of: old) {
            kept[subject]?.remove(at: place)
        } else {
            before.append(old)
        }
        add(next.counted)
    }

    /// Adds what is to be added to the stored sums.
    func add(to sums: inout ContributionTally) {
        sums.add(kept.isEmpty ? new : kept.values.flatMap { $0 } + new)
        sums.add(before, factor: -1)
    }
}
