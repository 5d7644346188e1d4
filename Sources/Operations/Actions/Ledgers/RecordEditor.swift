import Database
import Foundation
import Programme

/// Changes records that are there: every one keeps what it was as a revision, and the sums follow.
struct RecordEditor {
    let ledger: Ledger
    let office: Office
    let tx: any Transaction

    /// A stored record.
    ///
    /// - Throws: `record.unknown`.
    func find(_ id: ID<LedgerRecord>) throws -> StoredRecord {
        guard
            let record = try RecordStore.find(
                id.rawValue, ledger: ledger.name, in: office.jurisdiction, tx)
        else { throw Problem(.notFound, "record.unknown") }
        return record
    }

    /// Writes records over; `next` has the same IDs, and gets the next revision numbers here.
    ///
    /// - Throws: `record.exists` when a living record with the same key is there.
    func replace(_ records: [StoredRecord], by next: [StoredRecord], _ change: RecordChange) throws {
        let jurisdiction = office.jurisdiction
        try LedgerStore.prepare(ledger, in: jurisdiction, tx)
        try RecordStore.insert(change, ledger: ledger.name, in: jurisdiction, tx)
        let subjects = Set((records + next).map(\.subject)).subtracting([""]).sorted()
        let nobody = { (records: [StoredRecord]) in
            records.filter { $0.subject.isEmpty && $0.deletedAt == nil }
        }
        let before = try all(of: subjects) + nobody(records).map(\.counted)
        for record in next {
            if record.deletedAt == nil,
                try RecordStore.twin(of: record, ledger: ledger.name, in: jurisdiction, tx) != nil
            {
                throw Problem(.conflict, "record.exists")
            }
            var written = record
            written.revision += 1
            written.change = change.id
            try RecordStore.rewrite(written, ledger: ledger, in: jurisdiction, tx)
        }
        var sums = Contributions(of: try all(of: subjects) + nobody(next).map(\.counted), in: ledger)
        sums.add(Contributions(of: before, in: ledger), factor: -1)
        try ContributionStore.add(sums, to: ledger, in: jurisdiction, tx)
    }

    private func all(of subjects: [String]) throws -> [CountedRecord] {
        try RecordStore.find(subjects: subjects, ledger: ledger.name, in: office.jurisdiction, tx).map(
            \.counted)
    }
}
