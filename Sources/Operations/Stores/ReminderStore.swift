import Database
import Programme

/// The office's reminders and who read them.
public enum ReminderStore {
    /// The reminders of a quarter, the latest first.
    static func all(
        of quarter: Quarter, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [Reminder] {
        try reminders(where: "r.jurisdiction = \(jurisdiction) AND r.quarter = \(quarter)", db)
    }

    /// What nobody of a unit has put aside yet, the latest first.
    static func unread(
        of unit: ID<Unit>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [Reminder] {
        try reminders(
            where: "r.jurisdiction = \(jurisdiction) AND r.unit = \(unit) AND d.read_at IS NULL", db)
    }

    /// A reminder; throws `reminder.not-found`.
    static func find(
        _ id: ID<Reminder>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Reminder {
        guard
            let found = try reminders(where: "r.jurisdiction = \(jurisdiction) AND r.id = \(id)", db).first
        else { throw Problem(.notFound, "reminder.not-found") }
        return found
    }

    /// What the units were reminded of on a day.
    static func causes(
        on day: Day, of quarter: Quarter, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [ID<Unit>: Set<ReminderCause>] {
        var found: [ID<Unit>: Set<ReminderCause>] = [:]
        for row in try db.rows(
            """
            SELECT unit, action, kind FROM reminder_causes
            WHERE jurisdiction = \(jurisdiction) AND quarter = \(quarter) AND sent_on = \(day)
            """)
        {
            found[try row.get("unit"), default: []].insert(try cause(row))
        }
        return found
    }

    static func insert(_ reminder: Reminder, of plan: Plan, in tx: any Transaction) throws {
        let jurisdiction = plan.jurisdiction
        try tx.execute(
            """
            INSERT INTO reminders (jurisdiction, id, plan, quarter, unit, content, sent_at, sent_by)
            VALUES (\(jurisdiction), \(reminder.id), \(plan.id), \(reminder.quarter), \(reminder.unit),
                \(reminder.text), \(reminder.at), \(reminder.by))
            """)
        for cause in reminder.causes {
            try tx.execute(
                """
                INSERT INTO reminder_causes (jurisdiction, unit, quarter, action, kind, sent_on, reminder)
                VALUES (\(jurisdiction), \(reminder.unit), \(reminder.quarter), \(cause.action),
                    \(cause.kind.rawValue), \(reminder.at.day), \(reminder.id))
                """)
        }
    }

    static func markRead(
        _ reminder: ID<Reminder>, by person: Person, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO reminder_readings (jurisdiction, reminder, read_at, read_by)
            VALUES (\(person.jurisdiction), \(reminder), \(now), \(person.id))
            """)
    }

    private static func reminders(where condition: SQL, _ db: any Connection) throws -> [Reminder] {
        var causes: [ID<Reminder>: [ReminderCause]] = [:]
        let join: SQL = """
            FROM reminders r
            LEFT JOIN reminder_readings d ON d.jurisdiction = r.jurisdiction AND d.reminder = r.id
            """
        for row in try db.rows(
            """
            SELECT c.reminder, c.action, c.kind FROM reminder_causes c
            JOIN actions a ON a.jurisdiction = c.jurisdiction AND a.id = c.action
            WHERE (c.jurisdiction, c.reminder) IN (SELECT r.jurisdiction, r.id \(join) WHERE \(condition))
            ORDER BY a.ordinal, c.kind
            """)
        {
            causes[try row.get("reminder"), default: []].append(try cause(row))
        }
        return try db.rows(
            """
            SELECT r.id, r.quarter, r.unit, r.content, r.sent_at, r.sent_by, d.read_at, d.read_by \(join)
            WHERE \(condition) ORDER BY r.sent_at DESC, r.id DESC
            """
        ).map { row in
            let id = try row.get("id", as: ID<Reminder>.self)
            return Reminder(
                id: id, quarter: try row.get("quarter"), unit: try row.get("unit"),
                text: try row.get("content"), causes: causes[id] ?? [], at: try row.get("sent_at"),
                by: try row.get("sent_by"), readAt: try row.get("read_at"), readBy: try row.get("read_by"))
        }
    }

    private static func cause(_ row: Row) throws -> ReminderCause {
        ReminderCause(action: try row.get("action"), kind: try row.code("kind"))
    }
}
