import Database
import Programme

/// Says something of a report, or of one commitment in it.
public struct AddRemark: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameter commitment: nil when it is about the whole report.
    /// - Throws: `person.not-allowed`, `report.other-unit`; `words.missing`, `words.too-long`; `report.nothing-saved`
    ///   before the first save, `report.quarter-locked`, `remark.commitment-unknown`.
    @discardableResult
    public func callAsFunction(
        _ words: String, quarter: Quarter, action ordinal: Int, unit: ID<Unit>,
        commitment: ID<Commitment>? = nil, by person: Person
    ) async throws -> Remark {
        try await office.database.write { tx in
            try person.mayDiscuss(reportsOf: unit, in: office.jurisdiction)
            let text = try PlainWords(words, limit: Remark.limit, at: "remark").text
            let desk = try ReportDesk(office, quarter: quarter, tx)
            let action = try desk.plan.action(ordinal)
            guard !desk.period.isLocked else { throw Problem(.conflict, "report.quarter-locked") }
            guard
                let record = try ReportStore.find(
                    action: action.id, unit: unit, quarter: quarter, in: office.jurisdiction, tx),
                // The office speaks of what it has, the unit of what it is writing.
                let revision = person.role == .reviewer ? record.handedIn : record.revision, revision > 0
            else { throw Problem(.conflict, "report.nothing-saved") }
            if let commitment, !action.commitments(of: unit).contains(where: { $0.id == commitment }) {
                throw Problem(.invalid, "remark.commitment-unknown", at: "commitment")
            }
            let known = try RemarkStore.all(on: record.id, in: office.jurisdiction, tx)
            let remark = Remark(
                id: ID(office.newID()), report: record.id, ordinal: (known.last?.ordinal ?? 0) + 1,
                revision: revision, commitment: commitment, text: text, at: desk.office.now(), by: person.id)
            try RemarkStore.insert(remark, by: person, in: tx)
            try AuditStore.append(
                AuditEvent(
                    "remark.added", subject: "report/\(record.id)",
                    details: ["remark": remark.id.rawValue, "revision": String(revision)]),
                by: person, at: remark.at, in: tx)
            try OutboxStore.append(
                OutboxEvent(
                    .remarkAdded, "remark/\(remark.id)", unit: unit, quarter: quarter, action: ordinal,
                    by: person, desk.office), of: office.jurisdiction, in: tx)
            return remark
        }
    }
}

/// Marks a remark as settled; only the office can.
public struct ResolveRemark: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `person.not-allowed`, `remark.not-found`, `remark.already-resolved`.
    public func callAsFunction(_ id: ID<Remark>, by person: Person) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .reviewer, in: office.jurisdiction)
            let remark = try RemarkStore.find(id, in: office.jurisdiction, tx)
            guard remark.resolution == nil else { throw Problem(.conflict, "remark.already-resolved") }
            let now = office.now()
            try RemarkStore.resolve(id, by: person, at: now, in: tx)
            try AuditStore.append(
                AuditEvent(
                    "remark.resolved", subject: "report/\(remark.report)", details: ["remark": id.rawValue]),
                by: person, at: now, in: tx)
        }
    }
}
