import Database
import Foundation
import Programme

/// One thing that is wrong with the stored data.
public struct IntegrityFinding: Sendable, Hashable {
    /// Which check found it: `report.receipt`, `orphan.entry` ….
    public var check: String
    /// What it is about, in words that name it.
    public var message: Message
    /// An error is damage or a broken promise; a warning is something that will get in the way.
    public var severity = Severity.error

    /// How much it matters.
    public enum Severity: String, Sendable {
        /// The data is not what it should be.
        case error
        /// The data is sound, but somebody should act.
        case warning
    }
}

/// Looks for damage: what the database itself finds, the rules of `IntegrityChecks`, the seals and the audit chain.
public struct CheckIntegrity: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Everything that is wrong; empty when all is well.
    public func callAsFunction() async throws -> [IntegrityFinding] {
        var found = try await office.database.integrityProblems().map {
            IntegrityFinding(check: "database", message: Message("check.database", ["problem": $0]))
        }
        found += try await office.database.read { db in
            try IntegrityChecks.all.flatMap { try $0.findings(office.jurisdiction, db) }
                + seals(db) + audit(db) + LedgerCheck.findings(office.jurisdiction, db)
        }
        found += try await EvidenceCheck(office: office).findings()
        return found
    }

    /// Every submitted, accepted or locked report still says what it said when it was sealed.
    private func seals(_ db: any Connection) throws -> [IntegrityFinding] {
        let units = try PeopleStore.units(of: office.jurisdiction, in: db)
        let trail = try ReportTrail(office.jurisdiction, db)
        var found: [IntegrityFinding] = []
        for id in try db.values(
            "SELECT id FROM plans WHERE jurisdiction = \(office.jurisdiction)", as: ID<Plan>.self)
        {
            let plan = try PlanStore.find(id, in: office.jurisdiction, db)
            for report in try ReportStore.all(of: plan, db) {
                let unit = units.first { $0.id == report.unit }
                let action = plan.actions.first { $0.id == report.action }
                let details = [
                    "quarter": report.quarter.description, "unit": unit?.name.rawValue ?? "",
                    "action": action.map { String($0.ordinal) } ?? "", "report": report.id.rawValue,
                ]
                var codes = try ReportSeal.findings(report, db: db, jurisdiction: office.jurisdiction)
                if codes.isEmpty, try !ReportSeal.keepsOlderRevisions(report, db, office.jurisdiction) {
                    codes.append("check.revision-changed")
                }
                if codes.isEmpty, !trail.tells(report, of: plan) { codes.append("check.moves-differ") }
                for code in codes {
                    found.append(IntegrityFinding(check: "report.seal", message: Message(code, details)))
                }
            }
        }
        return found
    }

    private func audit(_ db: any Connection) throws -> [IntegrityFinding] {
        guard case .broken(let sequence, let message) = try VerifyAudit.outcome(office.jurisdiction, db)
        else {
            return []
        }
        return [
            IntegrityFinding(
                check: "audit", message: Message(message.key, ["sequence": String(sequence)]))
        ]
    }
}

/// Holds a report against its seals.
enum ReportSeal {
    /// The codes of what does not fit: the content against its hash, the hash against the receipt and the audit log.
    static func findings(
        _ report: ReportRecord, db: any Connection, jurisdiction: JurisdictionCode
    ) throws -> [String] {
        var codes: [String] = []
        let actual = Digest.sha256(report.content.canonical)
        if actual != report.contentHash { codes.append("check.content-changed") }
        let seals = report.moves.filter { $0.revision == report.revision }
        if seals.contains(where: { $0.contentHash != report.contentHash }) {
            codes.append("check.receipt-differs")
        }
        // The hash in the audit log is covered by the chain: whoever rewrites content and receipt cannot rewrite it.
        let subject = "report/\(report.id)"
        let moves = try logged(subject, db, jurisdiction).filter { $0["revision"] == String(report.revision) }
            .compactMap { $0["content"] }
        // A form's import is one entry for all the reports in it.
        let forms = try report.form.map { try logged("form/\($0)", db, jurisdiction) } ?? []
        let sealed =
            moves.contains(actual) || forms.contains { $0[subject] == "\(report.revision) \(actual)" }
        if !sealed, codes.isEmpty { codes.append("check.audit-differs") }
        return codes
    }

    /// Whether every revision before the latest still says what it said when it was saved: what was returned or
    /// withdrawn stays provable too.
    static func keepsOlderRevisions(
        _ report: ReportRecord, _ db: any Connection, _ jurisdiction: JurisdictionCode
    ) throws -> Bool {
        guard report.revision > 1 else { return true }
        return try (1..<report.revision).allSatisfy { revision in
            guard
                let content = try ReportStore.content(of: report.id, revision: revision, in: jurisdiction, db)
            else { return false }
            return Digest.sha256(content.content.canonical) == content.hash
        }
    }

    private static func logged(
        _ subject: String, _ db: any Connection, _ jurisdiction: JurisdictionCode
    ) throws -> [[String: String]] {
        try db.values(
            """
            SELECT details FROM audit_entries
            WHERE jurisdiction = \(jurisdiction) AND subject = \(subject) ORDER BY sequence
            """, as: String.self
        ).map { try JSONColumn.value($0) }
    }
}
