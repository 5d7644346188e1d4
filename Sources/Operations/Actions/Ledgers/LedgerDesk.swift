import Database
import Foundation
import Programme

/// What the actions on ledgers share: rights, the audit log's words, opening what is sealed.
enum LedgerDesk {
    /// - Throws: `record.other-unit`.
    static func requireWriting(_ unit: ID<Programme.Unit>, by person: Person) throws {
        guard person.mayWriteRecords(of: unit) else { throw Problem(.forbidden, "record.other-unit") }
    }

    /// - Throws: `person.not-allowed`.
    static func requireReading(by person: Person, in jurisdiction: JurisdictionCode) throws {
        try person.mayAct(
            as: .administrator, .reviewer, .leader, .reporter, .districtLeader, .auditor, .console,
            in: jurisdiction)
    }

    /// Tells of one record: which, never what it says.
    static func event(_ name: String, _ record: StoredRecord, _ ledger: Ledger) -> AuditEvent {
        AuditEvent(
            name, subject: "record/\(record.id)",
            details: ["ledger": ledger.name, "unit": record.unit.rawValue])
    }

    /// Opens a record for somebody: identity and sealed fields in clear for its own unit's people, else masked.
    static func open(
        _ record: StoredRecord, _ ledger: Ledger, _ people: [String: SubjectStore.Kept],
        changed: (at: Instant, by: ID<Person>), for reader: Person, office: Office
    ) throws -> LedgerRecord {
        var values = record.fields
        let isClear = reader.mayReadPersonal(of: record.unit)
        let hasSecrets = record.sealed != nil || !record.subject.isEmpty
        if let keys = office.keys, hasSecrets {
            let secrets = try keys.secrets(of: record, in: ledger, office.jurisdiction)
            for (name, value) in secrets {
                let kind = ledger.field(name)?.kind ?? .text
                values[name] = isClear ? value : Masking.masked(value, of: kind)
            }
            if let subject = ledger.subject, let person = people[record.subject] {
                let identity = try keys.identity(of: person, in: office.jurisdiction)
                values.merge(subject.values(of: isClear ? identity : identity.masked)) { $1 }
            }
        }
        return LedgerRecord(
            id: ID(record.id), unit: record.unit, day: record.day, place: record.place,
            subject: record.subject.isEmpty ? nil : ID(record.subject), values: values,
            isMasked: hasSecrets && !isClear, revision: record.revision, changedAt: changed.at,
            changedBy: changed.by, deletedAt: record.deletedAt)
    }
}

extension SubjectFields {
    /// An identity as values of these fields.
    func values(of identity: Identity) -> [String: String] {
        var values = [name: identity.name]
        if let number { values[number] = identity.number }
        if let phone { values[phone] = identity.phone }
        if let birth { values[birth] = identity.birth?.description }
        return values
    }
}

extension Identity {
    /// As far as somebody without the right may read it (shared standards 11, 1 and 6).
    var masked: Identity {
        Identity(
            name: Masking.name(name), number: number.map(Masking.number), phone: phone.map(Masking.phone),
            birth: nil)
    }
}
