import Database
import Programme

/// The edits of draft plans.
public enum DraftStore {
    /// Everything that was done to a plan while it was a draft.
    public static func history(
        of plan: ID<Plan>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> DraftHistory {
        DraftHistory(
            try db.rows(
                """
                SELECT e.sequence, e.kind, e.details, e.reason, e.edited_at, e.edited_by, u.undone_at
                FROM draft_edits e
                LEFT JOIN draft_undos u
                    ON u.jurisdiction = e.jurisdiction AND u.plan = e.plan AND u.sequence = e.sequence
                WHERE e.jurisdiction = \(jurisdiction) AND e.plan = \(plan) ORDER BY e.sequence
                """
            ).map { row in
                DraftRecord(
                    sequence: try row.get("sequence"), kind: try row.code("kind"),
                    details: try JSONColumn.value(row.get("details", as: String.self)),
                    reason: try row.get("reason"), at: try row.get("edited_at"),
                    by: try row.get("edited_by"),
                    isUndone: try row.get("undone_at", as: String?.self) != nil)
            })
    }

    /// Keeps an edit and gives its number.
    static func insert(
        _ change: DraftChange, of plan: ID<Plan>, by person: Person, at now: Instant, in tx: any Transaction
    ) throws -> Int {
        let last = try tx.value(
            """
            SELECT max(sequence) FROM draft_edits
            WHERE jurisdiction = \(person.jurisdiction) AND plan = \(plan)
            """, as: Int?.self)
        let sequence = ((last ?? nil) ?? 0) + 1
        try tx.execute(
            """
            INSERT INTO draft_edits (jurisdiction, plan, sequence, kind, details, reason, actions_before,
                actions_after, edited_at, edited_by)
            VALUES (\(person.jurisdiction), \(plan), \(sequence), \(change.kind.rawValue),
                \(try JSONColumn.text(change.details)), \(change.reason), \(try JSONColumn.text(change.before)),
                \(try JSONColumn.text(change.after)), \(now), \(person.id))
            """)
        return sequence
    }

    /// An edit with the actions before and after it.
    static func change(
        _ record: DraftRecord, of plan: ID<Plan>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> DraftChange {
        guard
            let row = try db.row(
                """
                SELECT actions_before, actions_after FROM draft_edits
                WHERE jurisdiction = \(jurisdiction) AND plan = \(plan) AND sequence = \(record.sequence)
                """)
        else { throw Problem(.notFound, "draft.nothing-to-undo") }
        return DraftChange(
            kind: record.kind, details: record.details, reason: record.reason,
            before: try JSONColumn.value(row.get("actions_before", as: String.self)),
            after: try JSONColumn.value(row.get("actions_after", as: String.self)))
    }

    /// Says that an edit was taken back.
    static func insertUndo(
        _ sequence: Int, of plan: ID<Plan>, by person: Person, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO draft_undos (jurisdiction, plan, sequence, undone_at, undone_by)
            VALUES (\(person.jurisdiction), \(plan), \(sequence), \(now), \(person.id))
            """)
    }

    /// Takes a draft plan away with its notice and everything that was done to it.
    static func discard(_ plan: Plan, in tx: any Transaction) throws {
        let (region, id) = (plan.jurisdiction, plan.id)
        try tx.execute("DELETE FROM draft_undos WHERE jurisdiction = \(region) AND plan = \(id)")
        try tx.execute("DELETE FROM draft_edits WHERE jurisdiction = \(region) AND plan = \(id)")
        for action in plan.actions {
            try PlanStore.clear(action, in: region, tx)
            try tx.execute("DELETE FROM actions WHERE jurisdiction = \(region) AND id = \(action.id)")
        }
        try tx.execute("DELETE FROM plans WHERE jurisdiction = \(region) AND id = \(id)")
        try tx.execute(
            "DELETE FROM notice_diagnostics WHERE jurisdiction = \(region) AND notice = \(plan.notice)")
        try tx.execute("DELETE FROM notices WHERE jurisdiction = \(region) AND id = \(plan.notice)")
    }
}
