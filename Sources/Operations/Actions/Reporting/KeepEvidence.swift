import Database
import Documents
import Foundation
import Programme

/// Takes a file that proves what a report says: looks at it, puts it away, and notes it for the report. The report names it
/// only once it is saved with it.
public struct KeepEvidence: Sendable {
    /// The most files that may be brought for one report, those that were taken out again included.
    static let most = 200

    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Whether this person may bring a file for this report now; asked before anything is sent.
    ///
    /// Throws what the action itself would refuse with before it looks at the file.
    public func check(quarter: Quarter, unit name: String, action ordinal: Int, by person: Person)
        async throws
    {
        try await office.database.read { db in
            _ = try place(quarter, name, ordinal, person, db)
        }
    }

    /// - Parameters:
    ///   - file: where it stands; it is copied, and stays.
    ///   - fileName: as somebody's machine gave it.
    /// - Returns: what a revision can name.
    /// - Throws: a `DocumentError` for what is not taken; `evidence.too-large`, `evidence.too-many`,
    ///   `evidence.no-folder`, `evidence.cannot-store`; `person.not-allowed`, `report.other-unit`,
    ///   `report.cannot-save`, `report.period-not-open`, `report.quarter-locked`.
    public func callAsFunction(
        _ file: URL, fileName: String, quarter: Quarter, unit name: String, action ordinal: Int,
        by person: Person
    ) async throws -> EvidenceFile {
        guard let folder = office.evidence else { throw Problem(.unavailable, "evidence.no-folder") }
        try await check(quarter: quarter, unit: name, action: ordinal, by: person)
        // On the disk before any row tells of it, and away from the transaction, which others wait for.
        let stored = try await Blocking.run { try folder.keep(file) }
        return try await office.database.write { tx in
            let report = try place(quarter, name, ordinal, person, tx)
            // A sweep may have taken the same content away in between, which nobody named until now.
            guard folder.has(stored.storedHash) else {
                throw Problem(.unavailable, "evidence.cannot-store", ["reason": "swept"])
            }
            let now = office.now()
            let kept = EvidenceFile(
                reference: EvidenceReference(
                    id: ID(office.newID()), sha256: stored.storedHash,
                    name: stored.kind.name(from: EvidenceName.cleaned(fileName)),
                    mediaType: stored.kind.contentType, size: stored.size),
                quarter: report.quarter, action: report.action, unit: report.unit,
                originalHash: stored.originalHash, pictureHash: stored.pictureHash, addedAt: now,
                addedBy: person.id)
            try EvidenceStore.insert(kept, in: office.jurisdiction, tx)
            try AuditStore.append(
                AuditEvent(
                    "evidence.added", subject: "file/\(kept.reference.id)",
                    details: [
                        "stored": stored.storedHash, "original": stored.originalHash,
                        "type": kept.reference.mediaType, "size": String(stored.size),
                        "quarter": quarter.description, "action": report.action.rawValue,
                        "unit": report.unit.rawValue,
                    ]),
                by: person, at: now, in: tx)
            return kept
        }
    }

    /// The report, if it can be written to by this person now.
    private func place(
        _ quarter: Quarter, _ name: String, _ ordinal: Int, _ person: Person, _ db: any Connection
    ) throws -> ReportKey {
        let report = try ReportKey.own(quarter, name, ordinal, of: person, office, db)
        let plan = try PlanStore.find(year: quarter.year, in: office.jurisdiction, db)
        guard plan.status == .confirmed else {
            throw Problem(.conflict, "plan.not-confirmed", ["year": String(plan.year)])
        }
        let period = try PeriodStore.find(quarter, of: plan, db)
        let record = try ReportStore.find(
            action: report.action, unit: report.unit, quarter: quarter, in: office.jurisdiction, db)
        _ = try (record?.state ?? .none).after(
            .save,
            ReportMoveContext(
                person: person, unit: report.unit, jurisdiction: office.jurisdiction,
                isOpen: period.isOpen(on: office.today), isLocked: period.isLocked))
        let brought = try EvidenceStore.files(for: report, in: office.jurisdiction, db).count
        guard brought < KeepEvidence.most else {
            throw Problem(.invalid, "evidence.too-many", ["limit": String(KeepEvidence.most)])
        }
        return report
    }
}

/// Finds a file for somebody who may see it.
public struct ReadEvidence: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The file and where its content stands.
    ///
    /// Its unit sees it at once; reviewer, auditor and the district's leader once it was handed in.
    ///
    /// - Parameters:
    ///   - quarter, ordinal, unit: the report that it is asked for through.
    /// - Throws: `evidence.not-found`, also for one that this person may not see or that is another report's.
    public func callAsFunction(
        _ id: ID<Evidence>, quarter: Quarter, action ordinal: Int, unit: ID<Unit>, by person: Person
    ) async throws -> (file: EvidenceReference, url: URL) {
        let found = try await office.database.read { db -> EvidenceReference? in
            guard person.isActive, person.jurisdiction == office.jurisdiction,
                let file = try EvidenceStore.find(id, in: office.jurisdiction, db), file.quarter == quarter,
                file.unit == unit,
                try EvidenceStore.actionOrdinal(of: file, in: office.jurisdiction, db) == ordinal
            else { return nil }
            switch person.role {
            case .reporter, .leader: return file.unit == person.unit ? file.reference : nil
            case .reviewer, .auditor, .districtLeader:
                return try EvidenceStore.isHandedIn(id, in: office.jurisdiction, db) ? file.reference : nil
            case .administrator, .console: return nil
            }
        }
        guard let found, let folder = office.evidence else { throw Problem(.notFound, "evidence.not-found") }
        return (found, folder.url(of: found.sha256))
    }
}
