import Database
import Foundation
import Programme

/// Gives one field of several records the same value, all or none.
public struct ChangeRecords: Sendable {
    /// The most records at once.
    public static let most = 500

    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Returns: how many were changed; those that had the value already are left alone.
    /// - Throws: `records.too-many`, `records.none`, `ledger.field-unknown`, `records.not-in-bulk` for identity fields and
    ///   fields that are worked out; `Problems` when the value does not fit a record, each with the record's ID as
    ///   position; `record.exists`, `record.other-unit`, `record.unknown`.
    public func callAsFunction(
        ledger name: String, ids: [ID<LedgerRecord>], field: String, value: String, by person: Person
    ) async throws -> Int {
        guard !ids.isEmpty else { throw Problem(.invalid, "records.none") }
        guard ids.count <= ChangeRecords.most else {
            throw Problem(.invalid, "records.too-many", ["most": String(ChangeRecords.most)])
        }
        return try await office.database.write { tx in
            let ledger = try LedgerStore.find(name, in: office.jurisdiction, tx)
            guard let known = ledger.field(field) else {
                throw Problem(.notFound, "ledger.field-unknown", ["field": field])
            }
            guard !ledger.isIdentity(known), known.calculation == nil else {
                throw Problem(.invalid, "records.not-in-bulk", ["field": field])
            }
            let editor = RecordEditor(ledger: ledger, office: office, tx: tx)
            let bulk = try BulkChange(ledger: ledger, office: office, tx: tx)
            let now = office.now()
            var (before, after, faults): ([StoredRecord], [StoredRecord], [Problem]) = ([], [], [])
            for id in Set(ids).sorted() {
                let record = try editor.find(id)
                try LedgerDesk.requireWriting(record.unit, by: person)
                guard record.deletedAt == nil else { throw Problem(.conflict, "record.deleted") }
                switch try bulk.changed(record, field, value) {
                case .success(let next) where next != record:
                    before.append(record)
                    after.append(next)
                case .success: break
                case .failure(let problems):
                    faults += problems.all.map {
                        Problem(.invalid, $0.code, $0.message.details, at: id.rawValue)
                    }
                }
            }
            guard faults.isEmpty else { throw Problems(faults) }
            guard !after.isEmpty else { return 0 }
            try editor.replace(
                before, by: after,
                RecordChange(id: office.newID(), kind: .bulk, at: now, by: person.id))
            for record in after {
                try AuditStore.append(
                    LedgerDesk.event("record.changed", record, ledger), by: person, at: now, in: tx)
            }
            return after.count
        }
    }
}

/// One record with one field changed, through the same checks as the form.
private struct BulkChange {
    let ledger: Ledger
    let office: Office
    let preparer: RecordPreparer
    let tx: any Transaction

    init(ledger: Ledger, office: Office, tx: any Transaction) throws {
        (self.ledger, self.office, self.tx) = (ledger, office, tx)
        preparer = try RecordPreparer(ledger: ledger, office: office)
    }

    func changed(
        _ record: StoredRecord, _ field: String, _ value: String
    ) throws -> Result<StoredRecord, Problems> {
        let people = try SubjectStore.find(ids: [record.subject], in: office.jurisdiction, tx)
        let secrets = try preparer.keys.secrets(of: record, in: ledger, office.jurisdiction)
        var raw = record.fields.merging(secrets) { $1 }
        if let subject = ledger.subject, let person = people[record.subject] {
            let identity = try preparer.keys.identity(of: person, in: office.jurisdiction)
            raw.merge(subject.values(of: identity)) { $1 }
        }
        // What the program works out is worked out again.
        for field in ledger.fields where field.calculation != nil { raw[field.name] = nil }
        raw[field] = value.isEmpty ? nil : value
        let checked = RecordChecker(ledger, today: office.today).check(raw: raw)
        guard let fine = checked.record, checked.problems.isEmpty else {
            return .failure(Problems(checked.problems))
        }
        let row = try preparer.prepare(ImportRow(number: 0, unit: record.unit, record: fine))
        var next = record
        (next.day, next.place, next.fields, next.uniqueKey) = (row.day, row.place, row.fields, row.uniqueKey)
        next.sealed =
            row.secrets == secrets ? record.sealed : try preparer.seal(row.secrets, for: record.id)
        return .success(next)
    }
}
