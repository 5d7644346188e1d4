import Database
import Programme

/// When and by whom a revision was saved.
public struct RevisionNote: Hashable, Sendable {
    /// Its number.
    public var revision: Int
    /// When.
    public var at: Instant
    /// By whom.
    public var by: ID<Person>
    /// The form that it came in with; nil when it was typed.
    public var form: String?
    /// What its content hashed to.
    public var contentHash: String
}

extension ReportStore {
    /// A report's revisions, oldest first, without their contents.
    public static func revisions(
        of report: ID<Report>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [RevisionNote] {
        try db.rows(
            """
            SELECT revision, saved_at, saved_by, form, content_hash FROM report_revisions
            WHERE jurisdiction = \(jurisdiction) AND report = \(report) ORDER BY revision
            """
        ).map {
            RevisionNote(
                revision: try $0.get("revision"), at: try $0.get("saved_at"), by: try $0.get("saved_by"),
                form: try $0.get("form"), contentHash: try $0.get("content_hash"))
        }
    }
}
