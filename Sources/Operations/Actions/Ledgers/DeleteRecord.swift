import Database
import Programme

/// Takes records out of a ledger. They can be brought back for 30 days.
public struct DeleteRecord: Sendable {
    /// For how many days a deleted record can be brought back.
    public static let days = 30

    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// One record.
    ///
    /// - Parameter revision: the revision that was read before; nil where nobody looked.
    /// - Throws: `ledger.unknown`, `record.unknown`, `record.other-unit`, `record.deleted`; `record.conflict` when it
    ///   was changed since.
    public func callAsFunction(
        ledger: String, id: ID<LedgerRecord>, revision: Int? = nil, by person: Person
    ) async throws {
        try await delete(ledger, [id], revision: revision, by: person)
    }

    /// Several records, all or none, with one entry of the audit log for each.
    public func callAsFunction(ledger: String, ids: [ID<LedgerRecord>], by person: Person) async throws {
        try await delete(ledger, ids, revision: nil, by: person)
    }

    private func delete(
        _ name: String, _ ids: [ID<LedgerRecord>], revision: Int?, by person: Person
    ) async throws {
        try await office.database.write { tx in
            let ledger = try LedgerStore.find(name, in: office.jurisdiction, tx)
            let editor = RecordEditor(ledger: ledger, office: office, tx: tx)
            let records = try ids.map { try editor.find($0) }
            let now = office.now()
            for record in records {
                try LedgerDesk.requireWriting(record.unit, by: person)
                guard record.deletedAt == nil else { throw Problem(.conflict, "record.deleted") }
                if let revision, revision != record.revision {
                    throw Problem(.conflict, "record.conflict")
                }
            }
            let gone = records.map { record in
                var gone = record
                gone.deletedAt = now
                return gone
            }
            try editor.replace(
                records, by: gone, RecordChange(id: office.newID(), kind: .delete, at: now, by: person.id))
            for record in records {
                try AuditStore.append(
                    LedgerDesk.event("record.deleted", record, ledger), by: person, at: now, in: tx)
            }
        }
    }
}

/// Brings a deleted record back.
public struct RestoreRecord: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `ledger.unknown`, `record.unknown`, `record.other-unit`, `record.not-deleted`, `record.too-old`,
    ///   `record.exists` when the same record was entered again since.
    public func callAsFunction(ledger name: String, id: ID<LedgerRecord>, by person: Person) async throws {
        try await office.database.write { tx in
            let ledger = try LedgerStore.find(name, in: office.jurisdiction, tx)
            let editor = RecordEditor(ledger: ledger, office: office, tx: tx)
            let record = try editor.find(id)
            let now = office.now()
            try LedgerDesk.requireWriting(record.unit, by: person)
            guard let deletedAt = record.deletedAt else { throw Problem(.conflict, "record.not-deleted") }
            guard now.seconds - deletedAt.seconds <= DeleteRecord.days * 86_400 else {
                throw Problem(.conflict, "record.too-old", ["days": String(DeleteRecord.days)])
            }
            var back = record
            back.deletedAt = nil
            // Somebody it was about may have turned out to be somebody else since.
            if let person = try SubjectStore.find(ids: [back.subject], in: office.jurisdiction, tx)[
                back.subject]
            {
                back.subject = person.standsFor
            }
            try editor.replace(
                [record], by: [back],
                RecordChange(id: office.newID(), kind: .restore, at: now, by: person.id))
            try AuditStore.append(
                LedgerDesk.event("record.restored", record, ledger), by: person, at: now, in: tx)
        }
    }
}
