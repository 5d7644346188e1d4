import Database
import Programme

/// What was said of reports.
public enum RemarkStore {
    /// The remarks on a report, oldest first.
    static func all(
        on report: ID<Report>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [Remark] {
        try remarks(
            where: "m.jurisdiction = \(jurisdiction) AND m.report = \(report) ORDER BY m.ordinal", db)
    }

    /// A remark; throws `remark.not-found`.
    static func find(
        _ id: ID<Remark>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Remark {
        guard
            let found = try remarks(where: "m.jurisdiction = \(jurisdiction) AND m.id = \(id)", db).first
        else { throw Problem(.notFound, "remark.not-found") }
        return found
    }

    /// How many remarks on each report of a plan are not settled; a report without any is not in it.
    static func open(of plan: Plan, _ db: any Connection) throws -> [ID<Report>: Int] {
        var counts: [ID<Report>: Int] = [:]
        for row in try db.rows(
            """
            SELECT m.report, count(*) AS number FROM remarks m
            JOIN reports r ON r.jurisdiction = m.jurisdiction AND r.id = m.report
            JOIN actions a ON a.jurisdiction = r.jurisdiction AND a.id = r.action
            LEFT JOIN remark_resolutions s ON s.jurisdiction = m.jurisdiction AND s.remark = m.id
            WHERE m.jurisdiction = \(plan.jurisdiction) AND a.plan = \(plan.id) AND s.remark IS NULL
            GROUP BY m.report
            """)
        {
            counts[try row.get("report")] = try row.get("number", as: Int.self)
        }
        return counts
    }

    static func insert(_ remark: Remark, by person: Person, in tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO remarks (jurisdiction, id, report, ordinal, revision, commitment, content, said_at,
                said_by)
            VALUES (\(person.jurisdiction), \(remark.id), \(remark.report), \(remark.ordinal),
                \(remark.revision), \(remark.commitment), \(remark.text), \(remark.at), \(remark.by))
            """)
    }

    static func resolve(
        _ remark: ID<Remark>, by person: Person, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO remark_resolutions (jurisdiction, remark, resolved_at, resolved_by)
            VALUES (\(person.jurisdiction), \(remark), \(now), \(person.id))
            """)
    }

    private static func remarks(where condition: SQL, _ db: any Connection) throws -> [Remark] {
        try db.rows(
            """
            SELECT m.id, m.report, m.ordinal, m.revision, m.commitment, m.content, m.said_at, m.said_by,
                s.resolved_at, s.resolved_by
            FROM remarks m
            LEFT JOIN remark_resolutions s ON s.jurisdiction = m.jurisdiction AND s.remark = m.id
            WHERE \(condition)
            """
        ).map { row in
            let at = try row.get("resolved_at", as: Instant?.self)
            let by = try row.get("resolved_by", as: ID<Person>?.self)
            return Remark(
                id: try row.get("id"), report: try row.get("report"), ordinal: try row.get("ordinal"),
                revision: try row.get("revision"), commitment: try row.get("commitment"),
                text: try row.get("content"), at: try row.get("said_at"), by: try row.get("said_by"),
                resolution: at.flatMap { at in by.map { Remark.Resolution(at: at, by: $0) } })
        }
    }
}
