import Database
import Foundation
import Programme

extension ReportStore {
    /// Adds a revision; the report's row too, if it is the first.
    static func save(
        _ record: ReportRecord, by person: Person, at now: Instant, in tx: any Transaction
    ) throws {
        let jurisdiction = person.jurisdiction
        if record.revision == 1 {
            try tx.execute(
                """
                INSERT INTO reports (jurisdiction, id, action, unit, quarter)
                VALUES (\(jurisdiction), \(record.id), \(record.action), \(record.unit), \(record.quarter))
                """)
        }
        let content = record.content
        try tx.execute(
            """
            INSERT INTO report_revisions (jurisdiction, report, revision, narrative, problems, next_steps,
                evidence, content_hash, form, saved_at, saved_by)
            VALUES (\(jurisdiction), \(record.id), \(record.revision), \(content.narrative),
                \(content.problems), \(content.nextSteps), \(content.evidence), \(record.contentHash),
                \(record.form), \(now), \(person.id))
            """)
        for (index, entry) in content.entries.enumerated() {
            let columns = try EntryColumns(entry.value)
            try tx.execute(
                """
                INSERT INTO report_entries (jurisdiction, report, revision, ordinal, commitment, definition,
                    status, amount, numerator, denominator, milestones, reason, difference)
                VALUES (\(jurisdiction), \(record.id), \(record.revision), \(index + 1), \(entry.commitment),
                    \(entry.definition), \(columns.status), \(columns.amount), \(columns.numerator),
                    \(columns.denominator), \(columns.milestones), \(columns.reason), \(entry.difference))
                """)
        }
        for (index, file) in content.files.enumerated() {
            try tx.execute(
                """
                INSERT INTO report_files (jurisdiction, report, revision, ordinal, file)
                VALUES (\(jurisdiction), \(record.id), \(record.revision), \(index + 1), \(file.id))
                """)
        }
    }

    /// Adds a move, the last of the record's.
    static func append(
        _ move: ReportMoveRecord, ordinal: Int, to report: ID<Report>, in jurisdiction: JurisdictionCode,
        _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO report_moves (jurisdiction, report, ordinal, move, state, revision, content_hash, reason,
                moved_at, moved_by)
            VALUES (\(jurisdiction), \(report), \(ordinal), \(move.move.rawValue), \(move.state.rawValue),
                \(move.revision), \(move.contentHash), \(move.reason), \(move.at), \(move.by))
            """)
    }

    /// When a file of this hash was imported, if it was.
    static func importedForm(
        hash: String, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> (form: String, at: Instant)? {
        try db.row(
            """
            SELECT form, imported_at FROM imported_forms
            WHERE jurisdiction = \(jurisdiction) AND file_hash = \(hash)
            """
        ).map { (try $0.get("form"), try $0.get("imported_at")) }
    }

    static func insertForm(
        _ form: String, hash: String, fileName: String, by person: Person, at now: Instant,
        in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO imported_forms (jurisdiction, file_hash, form, file_name, imported_at, imported_by)
            VALUES (\(person.jurisdiction), \(hash), \(form), \(fileName), \(now), \(person.id))
            ON CONFLICT (jurisdiction, file_hash) DO NOTHING
            """)
    }
}

/// An entry's value as columns: three states, never a zero for a missing value.
struct EntryColumns {
    var status: String
    var amount: Amount?
    var numerator: Amount?
    var denominator: Amount?
    var milestones: String?
    var reason: String?
    /// Why a number is not the ledger's; read only, since the entry has it beside its value.
    var difference: String?

    init(_ value: EntryValue) throws {
        status = "reported"
        switch value {
        case .notReported: status = "notReported"
        case .notApplicable(let reason):
            status = "notApplicable"
            self.reason = reason
        case .amount(let amount): self.amount = amount
        case .ratio(let numerator, let denominator):
            self.numerator = numerator
            self.denominator = denominator
        case .milestones(let reached): milestones = try JSONColumn.text(reached.sorted())
        case .narrated: break
        }
    }

    init(_ row: Row) throws {
        status = try row.get("status")
        amount = try row.get("amount")
        numerator = try row.get("numerator")
        denominator = try row.get("denominator")
        milestones = try row.get("milestones")
        reason = try row.get("reason")
        difference = try row.get("difference")
    }

    func value() throws -> EntryValue {
        switch status {
        case "notReported": return .notReported
        case "notApplicable": return .notApplicable(reason: reason ?? "")
        default:
            if let amount { return .amount(amount) }
            if let numerator, let denominator {
                return .ratio(numerator: numerator, denominator: denominator)
            }
            if let milestones { return .milestones(try JSONColumn.value(milestones)) }
            return .narrated
        }
    }
}
