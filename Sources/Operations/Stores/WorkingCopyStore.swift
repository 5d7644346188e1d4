import Database
import Programme

/// What somebody has typed into a report and not saved.
public struct WorkingCopy: Hashable, Sendable {
    /// The revision that it was begun from; 0 when there was none.
    public var baseRevision: Int
    /// The form's fields as they were typed, faults and all.
    public var fields: [String: [String]]
    /// When it was kept last.
    public var savedAt: Instant

    /// The field that names the files to keep, once for each.
    public static let filesField = "file"

    /// A working copy.
    public init(baseRevision: Int, fields: [String: [String]], savedAt: Instant) {
        self.baseRevision = baseRevision
        self.fields = fields
        self.savedAt = savedAt
    }
}

/// Working copies: one for each person and report.
public enum WorkingCopyStore {
    /// Somebody's working copy of a report; nil when there is none.
    public static func find(
        _ report: ReportKey, of person: Person, in db: any Connection
    ) throws -> WorkingCopy? {
        try db.row(
            "SELECT base_revision, fields, saved_at FROM report_drafts WHERE \(key(report, person))"
        ).map {
            WorkingCopy(
                baseRevision: try $0.get("base_revision"),
                fields: try JSONColumn.value(try $0.get("fields", as: String.self)),
                savedAt: try $0.get("saved_at"))
        }
    }

    static func keep(
        _ copy: WorkingCopy, of report: ReportKey, by person: Person, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO report_drafts (jurisdiction, quarter, action, unit, person, base_revision, fields, saved_at)
            VALUES (\(person.jurisdiction), \(report.quarter), \(report.action), \(report.unit), \(person.id),
                \(copy.baseRevision), \(JSONColumn.text(copy.fields)), \(copy.savedAt))
            ON CONFLICT (jurisdiction, quarter, action, unit, person) DO UPDATE SET
                base_revision = excluded.base_revision, fields = excluded.fields, saved_at = excluded.saved_at
            """)
    }

    @discardableResult
    static func drop(_ report: ReportKey, of person: Person, in tx: any Transaction) throws -> Bool {
        try tx.execute("DELETE FROM report_drafts WHERE \(key(report, person))") > 0
    }

    /// Every value that any working copy of the region has in a field.
    static func values(
        of field: String, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Set<String> {
        let copies = try db.values(
            "SELECT fields FROM report_drafts WHERE jurisdiction = \(jurisdiction)", as: String.self)
        return try copies.reduce(into: []) { found, text in
            let fields: [String: [String]] = try JSONColumn.value(text)
            found.formUnion(fields[field] ?? [])
        }
    }

    private static func key(_ report: ReportKey, _ person: Person) -> SQL {
        """
        jurisdiction = \(person.jurisdiction) AND quarter = \(report.quarter) AND action = \(report.action)
        AND unit = \(report.unit) AND person = \(person.id)
        """
    }
}
