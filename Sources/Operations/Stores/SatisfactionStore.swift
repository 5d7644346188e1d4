import Database
import Programme

/// Results of surveys; nothing is changed once written.
enum SatisfactionStore {
    /// The results of a plan, in the order in which they were entered.
    static func all(of plan: Plan, _ db: any Connection) throws -> [Satisfaction] {
        try db.rows(
            """
            SELECT id, action, as_of, asked, answered, satisfied, source, recorded_at, recorded_by
            FROM satisfaction_results WHERE jurisdiction = \(plan.jurisdiction) AND plan = \(plan.id)
            ORDER BY recorded_at, id
            """
        ).map { row in
            Satisfaction(
                id: try row.get("id"), action: try row.get("action"), asOf: try row.get("as_of"),
                asked: try row.get("asked"), answered: try row.get("answered"),
                satisfied: try row.get("satisfied"), source: try row.get("source"),
                at: try row.get("recorded_at"), by: try row.get("recorded_by"))
        }
    }

    static func insert(_ result: Satisfaction, of plan: Plan, _ tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO satisfaction_results (jurisdiction, id, plan, action, as_of, asked, answered, satisfied,
                source, recorded_at, recorded_by)
            VALUES (\(plan.jurisdiction), \(result.id), \(plan.id), \(result.action), \(result.asOf),
                \(result.asked), \(result.answered), \(result.satisfied), \(result.source), \(result.at),
                \(result.by))
            """)
    }
}
