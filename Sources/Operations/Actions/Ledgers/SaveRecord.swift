import Database
import Foundation
import Programme

/// Writes one record, as the form and the API give it.
public struct SaveRecord: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - id: the record to change; nil for a new one.
    ///   - revision: the revision that was read before changing.
    ///   - unit: the unit's name; nil for the person's own.
    ///   - raw: what was typed, by field.
    /// - Returns: the record's ID.
    /// - Throws: `Problems` whose positions are field names; `record.exists`, `record.conflict`, `record.unknown`,
    ///   `record.deleted`, `record.other-unit`, `ledger.unknown`, `identity.name-differs`, `keys.missing`.
    public func callAsFunction(
        ledger name: String, id: ID<LedgerRecord>? = nil, revision: Int? = nil, unit: String? = nil,
        raw: [String: String], by person: Person, kind: RecordChange.Kind = .entry
    ) async throws -> ID<LedgerRecord> {
        try await office.database.write { tx in
            let ledger = try LedgerStore.find(name, in: office.jurisdiction, tx)
            let unit = try self.unit(unit, person, tx)
            try LedgerDesk.requireWriting(unit, by: person)
            let checked = RecordChecker(ledger, today: office.today).check(raw: raw)
            guard let record = checked.record, checked.problems.isEmpty else {
                throw Problems(checked.problems)
            }
            let row = try RecordPreparer(ledger: ledger, office: office)
                .prepare(ImportRow(number: 0, unit: unit, record: record))
            let now = office.now()
            let change = RecordChange(id: office.newID(), kind: kind, at: now, by: person.id)
            if let id {
                let next = try self.change(id, revision, row, ledger, change, person, tx)
                try AuditStore.append(
                    LedgerDesk.event("record.changed", next, ledger), by: person, at: now, in: tx)
                return id
            }
            let writer = try RecordWriter(ledger: ledger, office: office, change: change, tx: tx)
            switch try writer.add([row]).first {
            case .new: break
            case .refused(let problem): throw Problems([problem])
            default: throw Problem(.conflict, "record.exists")
            }
            _ = try writer.finish()
            try AuditStore.append(
                AuditEvent(
                    "record.added", subject: "record/\(row.id)",
                    details: ["ledger": name, "unit": unit.rawValue]), by: person, at: now, in: tx)
            return ID(row.id)
        }
    }

    private func unit(
        _ name: String?, _ person: Person, _ db: any Connection
    ) throws -> ID<Programme.Unit> {
        if let name { return try PeopleStore.unit(named: name, of: office.jurisdiction, in: db).id }
        guard let unit = person.unit else { throw Problem(.invalid, "record.unit-missing") }
        return unit
    }

    private func change(
        _ id: ID<LedgerRecord>, _ revision: Int?, _ row: PreparedRow, _ ledger: Ledger,
        _ change: RecordChange, _ person: Person, _ tx: any Transaction
    ) throws -> StoredRecord {
        let editor = RecordEditor(ledger: ledger, office: office, tx: tx)
        let stored = try editor.find(id)
        try LedgerDesk.requireWriting(stored.unit, by: person)
        guard stored.deletedAt == nil else { throw Problem(.conflict, "record.deleted") }
        if let revision, revision != stored.revision { throw Problem(.conflict, "record.conflict") }
        let preparer = try RecordPreparer(ledger: ledger, office: office)
        var next = stored
        (next.unit, next.day, next.place) = (row.unit, row.day, row.place)
        (next.fields, next.uniqueKey) = (row.fields, row.uniqueKey)
        next.sealed = try preparer.seal(row.secrets, for: stored.id)
        next.subject = try subject(of: row, instead: stored.subject, preparer, tx)
        try editor.replace([stored], by: [next], change)
        return next
    }

    /// Whom the record is about from now on: somebody known, the same person corrected, or somebody new.
    private func subject(
        of row: PreparedRow, instead current: String, _ preparer: RecordPreparer, _ tx: any Transaction
    ) throws -> String {
        let region = office.jurisdiction
        guard let blind = row.blindIndex, let identity = row.identity else { return "" }
        try LedgerKeyStore.require(preparer.keys.check, in: region, tx)
        let known = try SubjectStore.find(blindIndexes: [blind], in: region, tx)[blind]
        if let known, known.standsFor != current {
            guard try preparer.keys.identity(of: known, in: region).name == identity.name
            else {
                throw Problems([Problem(.invalid, "identity.name-differs", at: preparer.ledger.subject?.name)]
                )
            }
            return known.standsFor
        }
        // The same number: the name and the rest are corrected. Another number that nobody has: a correction too,
        // unless other records tell of the person as they were.
        let others = current.isEmpty ? 2 : try RecordStore.count(subject: current, in: region, tx)
        if known != nil || others <= 1, !current.isEmpty {
            let id = known?.id ?? current
            try SubjectStore.reseal(
                id, blindIndex: blind, sealed: try preparer.seal(identity, for: id), in: region, tx)
            return known?.standsFor ?? current
        }
        try tx.bulk(SubjectStore.insertion).run([
            region.sqlValue, .text(row.subject), .text(blind), .blob(row.sealedIdentity),
        ])
        return row.subject
    }
}
