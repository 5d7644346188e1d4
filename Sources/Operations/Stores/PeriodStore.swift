import Database
import Programme

/// The quarters of a plan, their locks and the units' extensions.
public enum PeriodStore {
    /// The period of a quarter; throws `period.not-in-plan` naming the plan's quarters.
    public static func find(_ quarter: Quarter, of plan: Plan, _ db: any Connection) throws -> Period {
        guard let period = try all(of: plan, db).first(where: { $0.quarter == quarter }) else {
            throw Problem(
                .invalid, "period.not-in-plan",
                [
                    "quarter": quarter.description,
                    "known": plan.quarters.map(\.description).joined(separator: ", "),
                ])
        }
        return period
    }

    /// The plan's periods in order; none before it is confirmed.
    public static func all(of plan: Plan, _ db: any Connection) throws -> [Period] {
        try db.rows(
            """
            SELECT p.quarter, p.opens_on, p.due_on, l.locked_at FROM periods p
            LEFT JOIN period_locks l
                ON l.jurisdiction = p.jurisdiction AND l.plan = p.plan AND l.quarter = p.quarter
            WHERE p.jurisdiction = \(plan.jurisdiction) AND p.plan = \(plan.id) ORDER BY p.quarter
            """
        ).map { row in
            Period(
                quarter: try row.get("quarter"), opensOn: try row.get("opens_on"),
                dueOn: try row.get("due_on"),
                isLocked: try row.get("locked_at", as: String?.self) != nil)
        }
    }

    static func insert(_ periods: [Period], of plan: Plan, in tx: any Transaction) throws {
        for period in periods {
            try tx.execute(
                """
                INSERT INTO periods (jurisdiction, plan, quarter, opens_on, due_on)
                VALUES (\(plan.jurisdiction), \(plan.id), \(period.quarter), \(period.opensOn), \(period.dueOn))
                """)
        }
    }

    static func lock(
        _ quarter: Quarter, of plan: Plan, by person: Person, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO period_locks (jurisdiction, plan, quarter, locked_at, locked_by)
            VALUES (\(plan.jurisdiction), \(plan.id), \(quarter), \(now), \(person.id))
            """)
    }

    /// When a quarter was locked and by whom; nil while it is not.
    static func lock(
        of quarter: Quarter, _ plan: Plan, _ db: any Connection
    ) throws -> (at: Instant, by: ID<Person>)? {
        try db.row(
            """
            SELECT locked_at, locked_by FROM period_locks WHERE jurisdiction = \(plan.jurisdiction)
                AND plan = \(plan.id) AND quarter = \(quarter)
            """
        ).map { (try $0.get("locked_at"), try $0.get("locked_by")) }
    }

    /// The later days that units were given for a quarter.
    public static func extensions(
        of quarter: Quarter, _ plan: Plan, _ db: any Connection
    ) throws -> [ID<Unit>: Day] {
        var days: [ID<Unit>: Day] = [:]
        for row in try db.rows(
            """
            SELECT unit, due_on FROM extensions WHERE jurisdiction = \(plan.jurisdiction)
                AND plan = \(plan.id) AND quarter = \(quarter)
            """)
        {
            days[try row.get("unit")] = try row.get("due_on", as: Day.self)
        }
        return days
    }

    static func extend(
        _ quarter: Quarter, of plan: Plan, for unit: ID<Unit>, to day: Day, reason: String, by person: Person,
        at now: Instant, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO extensions (jurisdiction, plan, quarter, unit, due_on, reason, granted_at, granted_by)
            VALUES (\(plan.jurisdiction), \(plan.id), \(quarter), \(unit), \(day), \(reason), \(now), \(person.id))
            ON CONFLICT (jurisdiction, plan, quarter, unit) DO UPDATE SET due_on = excluded.due_on,
                reason = excluded.reason, granted_at = excluded.granted_at, granted_by = excluded.granted_by
            """)
    }

    /// Gives a quarter other dates and keeps those it had.
    static func change(
        _ period: Period, to new: Period, of plan: Plan, reason: String, by person: Person, at now: Instant,
        in tx: any Transaction
    ) throws {
        let ordinal = try changes(of: period.quarter, plan, tx).count + 1
        try tx.execute(
            """
            INSERT INTO period_changes
                (jurisdiction, plan, quarter, ordinal, opens_on, due_on, reason, changed_at, changed_by)
            VALUES (\(plan.jurisdiction), \(plan.id), \(period.quarter), \(ordinal), \(period.opensOn),
                \(period.dueOn), \(reason), \(now), \(person.id))
            """)
        try tx.execute(
            """
            UPDATE periods SET opens_on = \(new.opensOn), due_on = \(new.dueOn)
            WHERE jurisdiction = \(plan.jurisdiction) AND plan = \(plan.id) AND quarter = \(new.quarter)
            """)
    }

    /// The dates that a quarter had before, in the order in which they held.
    public static func changes(
        of quarter: Quarter, _ plan: Plan, _ db: any Connection
    ) throws -> [PeriodChange] {
        try db.rows(
            """
            SELECT opens_on, due_on, reason, changed_at, changed_by FROM period_changes
            WHERE jurisdiction = \(plan.jurisdiction) AND plan = \(plan.id) AND quarter = \(quarter)
            ORDER BY ordinal
            """
        ).map { row in
            PeriodChange(
                opensOn: try row.get("opens_on"), dueOn: try row.get("due_on"), reason: try row.get("reason"),
                at: try row.get("changed_at"), by: try row.get("changed_by"))
        }
    }

    /// The years with a plan in force, the latest first.
    static func years(of jurisdiction: JurisdictionCode, _ db: any Connection) throws -> [Int] {
        try db.values(
            """
            SELECT p.year FROM plans p
            JOIN plan_confirmations c ON c.jurisdiction = p.jurisdiction AND c.plan = p.id
            WHERE p.jurisdiction = \(jurisdiction) ORDER BY p.year DESC
            """)
    }
}
