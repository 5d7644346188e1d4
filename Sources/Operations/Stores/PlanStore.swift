import Database
import Foundation
import Programme

/// The plans' rows: a plan is read and written whole, since it is small and changes seldom.
public enum PlanStore {
    /// The region's plan of a year, else its latest; throws `plan.none` when there is none.
    public static func find(
        year: Int? = nil, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Plan {
        let plans = try db.rows(
            "SELECT id, year FROM plans WHERE jurisdiction = \(jurisdiction) ORDER BY year DESC")
        guard let row = try plans.first(where: { row in try year.map { try row.get("year") == $0 } ?? true })
        else { throw Problem(.notFound, "plan.none", ["year": year.map(String.init) ?? ""]) }
        return try find(row.get("id"), in: jurisdiction, db)
    }

    /// Whether the region has a plan of a year.
    static func exists(year: Int, in jurisdiction: JurisdictionCode, _ db: any Connection) throws -> Bool {
        try db.row("SELECT id FROM plans WHERE jurisdiction = \(jurisdiction) AND year = \(year)") != nil
    }

    /// The plan that was read from a notice.
    static func find(
        notice: ID<Notice>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Plan? {
        try db.value(
            "SELECT id FROM plans WHERE jurisdiction = \(jurisdiction) AND notice = \(notice)",
            as: ID<Plan>.self
        ).map { try find($0, in: jurisdiction, db) }
    }

    /// A plan by its ID; throws `plan.none`.
    public static func find(
        _ id: ID<Plan>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Plan {
        guard
            let row = try db.row(
                """
                SELECT p.notice, p.year, p.title, c.confirmed_at FROM plans p
                LEFT JOIN plan_confirmations c ON c.jurisdiction = p.jurisdiction AND c.plan = p.id
                WHERE p.jurisdiction = \(jurisdiction) AND p.id = \(id)
                """)
        else { throw Problem(.notFound, "plan.none", ["year": ""]) }
        return Plan(
            id: id, jurisdiction: jurisdiction, notice: try row.get("notice"), year: try row.get("year"),
            title: try row.get("title"),
            status: try row.get("confirmed_at", as: String?.self) == nil ? .draft : .confirmed,
            actions: try PlanReading(jurisdiction: jurisdiction, plan: id, db: db).actions())
    }

    static func confirm(_ plan: Plan, by person: Person, at now: Instant, in tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO plan_confirmations (jurisdiction, plan, confirmed_at, confirmed_by)
            VALUES (\(plan.jurisdiction), \(plan.id), \(now), \(person.id))
            """)
    }

    static func insert(_ plan: Plan, in tx: any Transaction) throws {
        let jurisdiction = plan.jurisdiction
        try tx.execute(
            """
            INSERT INTO plans (jurisdiction, id, notice, year, title)
            VALUES (\(jurisdiction), \(plan.id), \(plan.notice), \(plan.year), \(plan.title))
            """)
        for action in plan.actions {
            try tx.execute(
                """
                INSERT INTO actions
                    (jurisdiction, id, plan, ordinal, title, units_text, due_on, source_start, source_end)
                VALUES (\(jurisdiction), \(action.id), \(plan.id), \(action.ordinal), \(action.title),
                    \(action.unitsText), \(action.dueOn), \(action.source.start), \(action.source.end))
                """)
            for (index, responsibility) in action.responsibilities.enumerated() {
                try insert(responsibility, ordinal: index + 1, of: action.id, in: jurisdiction, tx)
            }
            for commitment in action.commitments { try insert(commitment, action.id, jurisdiction, tx) }
        }
    }

    /// Adds a responsibility with its units.
    static func insert(
        _ responsibility: Responsibility, ordinal: Int, of action: ID<Action>,
        in jurisdiction: JurisdictionCode,
        _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO responsibilities (jurisdiction, id, action, ordinal, name, role, is_group)
            VALUES (\(jurisdiction), \(responsibility.id), \(action), \(ordinal), \(responsibility.name),
                \(responsibility.role.rawValue), \(responsibility.isGroup))
            """)
        try setUnits(responsibility.units, of: responsibility.id, in: jurisdiction, tx)
    }

    /// Names the units of a responsibility: the members of a group.
    static func setUnits(
        _ units: [ID<Unit>], of responsibility: ID<Responsibility>, in jurisdiction: JurisdictionCode,
        _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            DELETE FROM responsible_units
            WHERE jurisdiction = \(jurisdiction) AND responsibility = \(responsibility)
            """)
        for (index, unit) in units.enumerated() {
            try tx.execute(
                """
                INSERT INTO responsible_units (jurisdiction, responsibility, ordinal, unit)
                VALUES (\(jurisdiction), \(responsibility), \(index + 1), \(unit))
                """)
        }
    }

    static func insert(
        _ commitment: Commitment, _ action: ID<Action>, _ jurisdiction: JurisdictionCode,
        _ tx: any Transaction
    ) throws {
        let target = commitment.target
        try tx.execute(
            """
            INSERT INTO commitments
                (jurisdiction, id, action, ordinal, subject, content, kind, counting, comparator, target_value,
                target_unit, target_per, target_text, baseline, due_on, weight, accountable, suggested,
                suggestion_reason, source_start, source_end, definition)
            VALUES (\(jurisdiction), \(commitment.id), \(action), \(commitment.ordinal), \(commitment.subject),
                \(commitment.text), \(commitment.kind.rawValue), \(commitment.counting.rawValue),
                \(target?.comparator.rawValue), \(target?.value.plain), \(target?.unit), \(target?.per),
                \(target?.text), \(commitment.baseline), \(commitment.dueOn), \(commitment.weight),
                \(commitment.accountable), \(commitment.suggestion?.unit),
                \(try commitment.suggestion.map { try JSONColumn.text($0.reason) }),
                \(commitment.source.start), \(commitment.source.end), \(commitment.definition))
            """)
        try setMilestones(commitment.milestones, of: commitment.id, in: jurisdiction, tx)
    }

    private static func setMilestones(
        _ milestones: [Milestone], of commitment: ID<Commitment>, in jurisdiction: JurisdictionCode,
        _ tx: any Transaction
    ) throws {
        try tx.execute(
            "DELETE FROM milestones WHERE jurisdiction = \(jurisdiction) AND commitment = \(commitment)")
        for milestone in milestones {
            try tx.execute(
                """
                INSERT INTO milestones (jurisdiction, commitment, ordinal, title, weight, due_on)
                VALUES (\(jurisdiction), \(commitment), \(milestone.ordinal), \(milestone.title),
                    \(milestone.weight), \(milestone.dueOn))
                """)
        }
    }

    /// Writes what the office may change of a commitment; its words and its place in the notice stay.
    static func update(_ commitment: Commitment, in jurisdiction: JurisdictionCode, _ tx: any Transaction)
        throws
    {
        let target = commitment.target
        try tx.execute(
            """
            UPDATE commitments SET subject = \(commitment.subject), kind = \(commitment.kind.rawValue),
                counting = \(commitment.counting.rawValue), comparator = \(target?.comparator.rawValue),
                target_value = \(target?.value.plain), target_unit = \(target?.unit), target_per = \(target?.per),
                target_text = \(target?.text), baseline = \(commitment.baseline), due_on = \(commitment.dueOn),
                weight = \(commitment.weight), accountable = \(commitment.accountable),
                definition = \(commitment.definition)
            WHERE jurisdiction = \(jurisdiction) AND id = \(commitment.id)
            """)
        try setMilestones(commitment.milestones, of: commitment.id, in: jurisdiction, tx)
    }

    /// Keeps what an amendment changed, and why.
    static func insert(
        _ amendment: Amendment, of commitment: Commitment, by person: Person, at now: Instant,
        in tx: any Transaction
    ) throws {
        for change in amendment.changes {
            try tx.execute(
                """
                INSERT INTO amendments (jurisdiction, commitment, definition, field, old_value, new_value, reason,
                    amended_at, amended_by)
                VALUES (\(person.jurisdiction), \(commitment.id), \(commitment.definition), \(change.field),
                    \(change.old), \(change.new), \(amendment.reason), \(now), \(person.id))
                """)
        }
    }

    /// The amendments of a plan's commitments, oldest first.
    public static func amendments(
        of commitment: ID<Commitment>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [(definition: Int, change: Amendment.Change, reason: String)] {
        try db.rows(
            """
            SELECT definition, field, old_value, new_value, reason FROM amendments
            WHERE jurisdiction = \(jurisdiction) AND commitment = \(commitment) ORDER BY definition, field
            """
        ).map { row in
            (
                try row.get("definition"),
                Amendment.Change(
                    field: try row.get("field"), old: try row.get("old_value"), new: try row.get("new_value")),
                try row.get("reason")
            )
        }
    }
}
