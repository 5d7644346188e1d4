import Database
import Foundation
import Programme

/// Somebody whom records are about, as far as the reader may know.
public struct SubjectSummary: Sendable, Hashable {
    /// Who.
    public var id: ID<Subject>
    /// The identity, masked unless the reader is of the unit.
    public var identity: Identity
    /// How many records of the ledger tell of them.
    public var records: Int
    /// The units of these records.
    public var units: [ID<Programme.Unit>]
}

/// Finds persons of a ledger that may be the same: the same name with the same day of birth or telephone number.
public struct FindTwins: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Groups of at least two.
    ///
    /// - Throws: `ledger.unknown`, `person.not-allowed`, `keys.missing`.
    public func callAsFunction(ledger name: String, by person: Person) async throws -> [[SubjectSummary]] {
        try await office.database.read { db in
            let region = office.jurisdiction
            try person.mayAct(as: .reviewer, .leader, .reporter, in: region)
            let ledger = try LedgerStore.find(name, in: region, db)
            let keys = try office.requireKeys()
            let units = try RecordStore.subjects(name, unit: person.unit, in: region, db)
            var groups: [String: Set<String>] = [:]
            var identities: [String: Identity] = [:]
            for kept in try SubjectStore.find(ids: units.keys, in: region, db).values {
                let identity = try keys.identity(of: kept, in: region)
                identities[kept.id] = identity
                let birth =
                    identity.birth?.description ?? identity.number.map { String($0.dropFirst(6).prefix(8)) }
                if let birth = birth?.filter(\.isNumber) {
                    groups["birth:\(identity.name):\(birth)", default: []].insert(kept.id)
                }
                if let phone = identity.phone {
                    groups["phone:\(identity.name):\(phone)", default: []].insert(kept.id)
                }
            }
            let alike = Set(groups.values.filter { $0.count > 1 }).map { $0.sorted() }
            return try alike.sorted { $0.lexicographicallyPrecedes($1) }.map { group in
                try group.compactMap { id in
                    guard let identity = identities[id] else { return nil }
                    let isClear = (units[id] ?? []).allSatisfy { person.mayReadPersonal(of: $0) }
                    let records = try RecordStore.find(subjects: [id], ledger: ledger.name, in: region, db)
                    return SubjectSummary(
                        id: ID(id), identity: isClear ? identity : identity.masked, records: records.count,
                        units: (units[id] ?? []).sorted())
                }
            }
        }
    }
}

/// Says that two persons are one: every record of the one is about the other from now on, in every ledger.
public struct MergeSubjects: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - keep: who stays.
    ///   - merge: who turned out to be `keep`.
    /// - Throws: `subject.not-found`, `subject.same`, `subject.other-units` when a unit's person would change another
    ///   unit's rows (the office can), `record.exists` when both have the same record: one of the two is to be deleted
    ///   first.
    public func callAsFunction(keep: ID<Subject>, merge: ID<Subject>, by person: Person) async throws {
        try await office.database.write { tx in
            let region = office.jurisdiction
            try person.mayAct(as: .reviewer, .leader, .reporter, in: region)
            guard keep != merge else { throw Problem(.invalid, "subject.same") }
            let known = try SubjectStore.find(ids: [keep.rawValue, merge.rawValue], in: region, tx)
            guard let kept = known[keep.rawValue], let merged = known[merge.rawValue],
                kept.standsFor == kept.id, merged.standsFor == merged.id
            else { throw Problem(.notFound, "subject.not-found") }
            try requireOwn(kept.id, person, tx)
            let now = office.now()
            var count = 0
            for name in try RecordStore.ledgers(of: merged.id, in: region, tx) {
                let ledger = try LedgerStore.find(name, in: region, tx)
                let records = try RecordStore.find(subjects: [merged.id], ledger: name, in: region, tx)
                for record in records where person.role != .reviewer && record.unit != person.unit {
                    throw Problem(.forbidden, "subject.other-units")
                }
                let moved = records.map { record in
                    var moved = record
                    moved.subject = kept.id
                    return moved
                }
                try RecordEditor(ledger: ledger, office: office, tx: tx).replace(
                    records, by: moved,
                    RecordChange(id: office.newID(), kind: .merge, at: now, by: person.id))
                count += records.count
            }
            try SubjectStore.merge(merged.id, into: kept.id, in: region, tx)
            try AuditStore.append(
                AuditEvent(
                    "subject.merged", subject: "subject/\(kept.id)",
                    details: ["merged": merged.id, "records": String(count)]), by: person, at: now, in: tx)
        }
    }

    /// Somebody of whom a unit has no row is none of its business, whatever ID it has got hold of.
    private func requireOwn(_ subject: String, _ person: Person, _ db: any Connection) throws {
        guard person.role != .reviewer else { return }
        for name in try RecordStore.ledgers(of: subject, in: office.jurisdiction, db) {
            let records = try RecordStore.find(subjects: [subject], ledger: name, in: office.jurisdiction, db)
            if records.contains(where: { $0.unit == person.unit }) { return }
        }
        throw Problem(.notFound, "subject.not-found")
    }
}
