import Database
import Programme

/// The units' requests for more time and the office's answers. What counts are the rows of `PeriodStore.extend`.
public enum ExtensionStore {
    /// The requests of a plan, of all units or of one, the latest first.
    static func all(
        of plan: Plan, unit: ID<Unit>? = nil, _ db: any Connection
    ) throws -> [ExtensionRequest] {
        var condition: SQL = "q.jurisdiction = \(plan.jurisdiction) AND q.plan = \(plan.id)"
        if let unit { condition = "\(condition) AND q.unit = \(unit)" }
        return try requests(where: condition, db)
    }

    /// A request; throws `extension.not-found`.
    static func find(
        _ id: ID<ExtensionRequest>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> ExtensionRequest {
        guard
            let found = try requests(where: "q.jurisdiction = \(jurisdiction) AND q.id = \(id)", db).first
        else { throw Problem(.notFound, "extension.not-found") }
        return found
    }

    static func insert(_ request: ExtensionRequest, of plan: Plan, in tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO extension_requests (jurisdiction, id, plan, quarter, unit, wanted_until, reason,
                asked_at, asked_by)
            VALUES (\(plan.jurisdiction), \(request.id), \(plan.id), \(request.quarter), \(request.unit),
                \(request.wanted), \(request.reason), \(request.at), \(request.by))
            """)
    }

    static func answer(
        _ request: ID<ExtensionRequest>, _ answer: LaterDay.Answer, in jurisdiction: JurisdictionCode,
        _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO extension_answers (jurisdiction, request, due_on, reason, answered_at, answered_by)
            VALUES (\(jurisdiction), \(request), \(answer.dueOn), \(answer.reason), \(answer.at), \(answer.by))
            """)
    }

    private static func requests(where condition: SQL, _ db: any Connection) throws -> [ExtensionRequest] {
        try db.rows(
            """
            SELECT q.id, q.quarter, q.unit, q.wanted_until, q.reason, q.asked_at, q.asked_by,
                a.due_on, a.reason AS answer, a.answered_at, a.answered_by
            FROM extension_requests q
            LEFT JOIN extension_answers a ON a.jurisdiction = q.jurisdiction AND a.request = q.id
            WHERE \(condition) ORDER BY q.asked_at DESC, q.id DESC
            """
        ).map { row in
            var request = ExtensionRequest(
                id: try row.get("id"), quarter: try row.get("quarter"), unit: try row.get("unit"),
                wanted: try row.get("wanted_until"), reason: try row.get("reason"),
                at: try row.get("asked_at"), by: try row.get("asked_by"))
            if let at = try row.get("answered_at", as: Instant?.self) {
                request.answer = LaterDay.Answer(
                    dueOn: try row.get("due_on"), reason: try row.get("answer"), at: at,
                    by: try row.get("answered_by"))
            }
            return request
        }
    }
}
