import Database
import Foundation
import Programme

/// The reports' rows: a save adds a revision, a change of state adds a move; nothing is overwritten.
public enum ReportStore {
    /// The report of a unit on an action in a quarter; nil before its first save.
    public static func find(
        action: ID<Action>, unit: ID<Unit>, quarter: Quarter, in jurisdiction: JurisdictionCode,
        _ db: any Connection
    ) throws -> ReportRecord? {
        try reports(
            where: """
                r.jurisdiction = \(jurisdiction) AND r.quarter = \(quarter) AND r.action = \(action)
                AND r.unit = \(unit)
                """, jurisdiction, db
        ).first
    }

    /// Every report of a plan, or of one of its quarters, or of one unit.
    public static func all(
        of plan: Plan, quarter: Quarter? = nil, unit: ID<Unit>? = nil, _ db: any Connection
    ) throws -> [ReportRecord] {
        var condition: SQL = """
            r.jurisdiction = \(plan.jurisdiction)
            AND r.action IN (SELECT id FROM actions WHERE jurisdiction = \(plan.jurisdiction)
                AND plan = \(plan.id))
            """
        if let quarter { condition = "\(condition) AND r.quarter = \(quarter)" }
        if let unit { condition = "\(condition) AND r.unit = \(unit)" }
        return try reports(where: condition, plan.jurisdiction, db)
    }

    /// The reports of every unit on some actions of a plan, of the quarters before one.
    static func all(
        of actions: [ID<Action>], before quarter: Quarter, in plan: Plan, _ db: any Connection
    ) throws -> [ReportRecord] {
        try reports(
            where: """
                r.jurisdiction = \(plan.jurisdiction) AND r.action IN (\(list: actions))
                AND r.quarter < \(quarter)
                """, plan.jurisdiction, db)
    }

    /// Whether any report mentions a commitment: from then on its kind is frozen.
    static func isReported(
        _ commitment: ID<Commitment>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Bool {
        try db.row(
            """
            SELECT report FROM report_entries
            WHERE jurisdiction = \(jurisdiction) AND commitment = \(commitment) LIMIT 1
            """) != nil
    }

    private static func reports(
        where condition: SQL, _ jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [ReportRecord] {
        let entries = try entries(where: condition, db)
        let files = try files(where: condition, db)
        let moves = try moves(where: condition, db)
        return try db.rows(
            """
            SELECT r.id, r.action, r.unit, r.quarter, v.revision, v.narrative, v.problems, v.next_steps,
                v.evidence, v.content_hash, v.form
            FROM reports r
            JOIN report_revisions v ON v.jurisdiction = r.jurisdiction AND v.report = r.id
                AND v.revision = (SELECT max(w.revision) FROM report_revisions w
                    WHERE w.jurisdiction = r.jurisdiction AND w.report = r.id)
            WHERE \(condition) ORDER BY r.quarter, r.id
            """
        ).map { row in
            let id = try row.get("id", as: ID<Report>.self)
            return ReportRecord(
                id: id, action: try row.get("action"), unit: try row.get("unit"),
                quarter: try row.get("quarter"),
                revision: try row.get("revision"),
                content: try content(row, entries[id] ?? [], files[id] ?? []),
                contentHash: try row.get("content_hash"), form: try row.get("form"), moves: moves[id] ?? [])
        }
    }

    /// One revision as it is stored, with the hash that it was saved under.
    static func content(
        of report: ID<Report>, revision: Int, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> (content: ReportContent, hash: String)? {
        let key: SQL = "jurisdiction = \(jurisdiction) AND report = \(report) AND revision = \(revision)"
        guard let row = try db.row("SELECT * FROM report_revisions WHERE \(key)") else { return nil }
        let entries = try db.rows("SELECT * FROM report_entries WHERE \(key) ORDER BY ordinal").map(entry)
        let files = try db.rows(
            """
            SELECT f.id, f.stored_hash, f.name, f.media_type, f.size FROM report_files n
            JOIN evidence_files f ON f.jurisdiction = n.jurisdiction AND f.id = n.file
            WHERE n.jurisdiction = \(jurisdiction) AND n.report = \(report) AND n.revision = \(revision)
            ORDER BY n.ordinal
            """
        ).map(EvidenceStore.reference)
        return (try content(row, entries, files), try row.get("content_hash"))
    }

    private static func content(
        _ row: Row, _ entries: [ReportEntry], _ files: [EvidenceReference]
    ) throws -> ReportContent {
        ReportContent(
            narrative: try row.get("narrative"), problems: try row.get("problems"),
            nextSteps: try row.get("next_steps"), evidence: try row.get("evidence"), entries: entries,
            files: files)
    }

    private static func entry(_ row: Row) throws -> ReportEntry {
        let columns = try EntryColumns(row)
        return ReportEntry(
            commitment: try row.get("commitment"), definition: try row.get("definition"),
            value: try columns.value(), difference: columns.difference)
    }

    private static func moves(
        where condition: SQL, _ db: any Connection
    ) throws -> [ID<Report>: [ReportMoveRecord]] {
        var found: [ID<Report>: [ReportMoveRecord]] = [:]
        for row in try db.rows(
            """
            SELECT m.* FROM report_moves m
            JOIN reports r ON r.jurisdiction = m.jurisdiction AND r.id = m.report
            WHERE \(condition) ORDER BY m.report, m.ordinal
            """)
        {
            found[try row.get("report"), default: []].append(
                ReportMoveRecord(
                    move: try row.code("move"), state: try row.code("state"),
                    revision: try row.get("revision"),
                    contentHash: try row.get("content_hash"), reason: try row.get("reason"),
                    at: try row.get("moved_at"), by: try row.get("moved_by")))
        }
        return found
    }

    private static func entries(
        where condition: SQL, _ db: any Connection
    ) throws -> [ID<Report>: [ReportEntry]] {
        var found: [ID<Report>: [ReportEntry]] = [:]
        for row in try db.rows(
            """
            SELECT e.* FROM report_entries e
            JOIN reports r ON r.jurisdiction = e.jurisdiction AND r.id = e.report
            WHERE \(condition) AND e.revision = (SELECT max(w.revision) FROM report_revisions w
                WHERE w.jurisdiction = e.jurisdiction AND w.report = e.report)
            ORDER BY e.report, e.ordinal
            """)
        {
            found[try row.get("report"), default: []].append(try entry(row))
        }
        return found
    }

    private static func files(
        where condition: SQL, _ db: any Connection
    ) throws -> [ID<Report>: [EvidenceReference]] {
        var found: [ID<Report>: [EvidenceReference]] = [:]
        for row in try db.rows(
            """
            SELECT n.report, f.id, f.stored_hash, f.name, f.media_type, f.size FROM report_files n
            JOIN reports r ON r.jurisdiction = n.jurisdiction AND r.id = n.report
            JOIN evidence_files f ON f.jurisdiction = n.jurisdiction AND f.id = n.file
            WHERE \(condition) AND n.revision = (SELECT max(w.revision) FROM report_revisions w
                WHERE w.jurisdiction = n.jurisdiction AND w.report = n.report)
            ORDER BY n.report, n.ordinal
            """)
        {
            found[try row.get("report"), default: []].append(try EvidenceStore.reference(row))
        }
        return found
    }
}
