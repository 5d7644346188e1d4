import Database
import Programme

/// The units' requests for later due dates and the office's answers. What counts are the amendments.
public enum DueRequestStore {
    /// The requests of a plan, the latest first.
    static func all(of plan: Plan, _ db: any Connection) throws -> [DueRequest] {
        try requests(where: "q.jurisdiction = \(plan.jurisdiction) AND a.plan = \(plan.id)", db)
    }

    /// A request; throws `due.not-found`.
    static func find(
        _ id: ID<DueRequest>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> DueRequest {
        guard let found = try requests(where: "q.jurisdiction = \(jurisdiction) AND q.id = \(id)", db).first
        else { throw Problem(.notFound, "due.not-found") }
        return found
    }

    static func insert(
        _ request: DueRequest, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO due_requests (jurisdiction, id, commitment, unit, due_on, wanted_until, reason, progress,
                asked_at, asked_by)
            VALUES (\(jurisdiction), \(request.id), \(request.commitment), \(request.unit), \(request.dueOn),
                \(request.wanted), \(request.reason), \(request.progress), \(request.at), \(request.by))
            """)
    }

    static func answer(
        _ request: ID<DueRequest>, _ answer: LaterDay.Answer, in jurisdiction: JurisdictionCode,
        _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO due_answers (jurisdiction, request, due_on, reason, answered_at, answered_by)
            VALUES (\(jurisdiction), \(request), \(answer.dueOn), \(answer.reason), \(answer.at), \(answer.by))
            """)
    }

    private static func requests(where condition: SQL, _ db: any Connection) throws -> [DueRequest] {
        try db.rows(
            """
            SELECT q.id, q.commitment, q.unit, q.due_on, q.wanted_until, q.reason, q.progress, q.asked_at,
                q.asked_by, w.due_on AS granted, w.reason AS answer, w.answered_at, w.answered_by
            FROM due_requests q
            JOIN commitments c ON c.jurisdiction = q.jurisdiction AND c.id = q.commitment
            JOIN actions a ON a.jurisdiction = c.jurisdiction AND a.id = c.action
            LEFT JOIN due_answers w ON w.jurisdiction = q.jurisdiction AND w.request = q.id
            WHERE \(condition) ORDER BY q.asked_at DESC, q.id DESC
            """
        ).map { row in
            var request = DueRequest(
                id: try row.get("id"), commitment: try row.get("commitment"), unit: try row.get("unit"),
                dueOn: try row.get("due_on"), wanted: try row.get("wanted_until"),
                reason: try row.get("reason"), progress: try row.get("progress"),
                at: try row.get("asked_at"), by: try row.get("asked_by"))
            if let at = try row.get("answered_at", as: Instant?.self) {
                request.answer = LaterDay.Answer(
                    dueOn: try row.get("granted"), reason: try row.get("answer"), at: at,
                    by: try row.get("answered_by"))
            }
            return request
        }
    }
}
