import Database
import Programme

/// What is on its way outside the program.
enum DeliveryStore {
    static func insert(
        _ outgoing: [(event: OutboxEvent, to: EventRecipients.Outgoing)], of jurisdiction: JurisdictionCode,
        at now: Instant, newID: () -> String, in tx: any Transaction
    ) throws {
        guard !outgoing.isEmpty else { return }
        let insert = try tx.bulk(
            """
            INSERT INTO deliveries (jurisdiction, id, event, channel, target, state, attempts, next_at)
            VALUES ($1, $2, $3, $4, $5, 'waiting', 0, $6)
            ON CONFLICT (jurisdiction, event, channel, target) DO NOTHING
            """)
        for one in outgoing {
            _ = try insert.run([
                jurisdiction.sqlValue, newID().sqlValue, one.event.id.sqlValue,
                one.to.channel.rawValue.sqlValue, one.to.target.sqlValue, now.sqlValue,
            ])
        }
    }

    /// The regions in which something is to be sent now.
    static func dueRegions(at now: Instant, in db: any Connection) throws -> [JurisdictionCode] {
        try db.values(
            "SELECT DISTINCT jurisdiction FROM deliveries WHERE state = 'waiting' AND next_at <= \(now)")
    }

    /// What is to be sent now, the longest waiting first.
    static func due(
        of jurisdiction: JurisdictionCode, at now: Instant, limit: Int, in db: any Connection
    ) throws -> [Delivery] {
        try deliveries(
            """
            WHERE d.jurisdiction = \(jurisdiction) AND d.state = 'waiting' AND d.next_at <= \(now)
            ORDER BY d.next_at, d.id LIMIT \(limit)
            """, db)
    }

    /// What somebody has to look at, the latest first.
    static func dead(
        of jurisdiction: JurisdictionCode, limit: Int, in db: any Connection
    ) throws -> [Delivery] {
        try deliveries(
            """
            WHERE d.jurisdiction = \(jurisdiction) AND d.state = 'dead' ORDER BY d.id DESC LIMIT \(limit)
            """, db)
    }

    /// How many stand in each state.
    static func counts(of jurisdiction: JurisdictionCode, in db: any Connection) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for row in try db.rows(
            """
            SELECT state, count(*) AS count FROM deliveries
            WHERE jurisdiction = \(jurisdiction) GROUP BY state
            """)
        {
            counts[try row.get("state")] = try row.get("count", as: Int.self)
        }
        return counts
    }

    /// Throws `delivery.not-found`.
    static func find(
        _ id: ID<Delivery>, of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> Delivery {
        guard
            let found = try deliveries("WHERE d.jurisdiction = \(jurisdiction) AND d.id = \(id)", db).first
        else { throw Problem(.notFound, "delivery.not-found") }
        return found
    }

    static func save(
        _ delivery: Delivery, of jurisdiction: JurisdictionCode, at now: Instant, in tx: any Transaction
    ) throws {
        let ended: Instant? = delivery.state == .waiting ? nil : now
        try tx.execute(
            """
            UPDATE deliveries SET state = \(delivery.state.rawValue), attempts = \(delivery.attempts),
                next_at = \(delivery.nextAt), last_error = \(delivery.lastError), ended_at = \(ended)
            WHERE jurisdiction = \(jurisdiction) AND id = \(delivery.id)
            """)
    }

    private static func deliveries(_ condition: SQL, _ db: any Connection) throws -> [Delivery] {
        try db.rows(
            """
            SELECT d.id, d.event, d.channel, d.target, d.state, d.attempts, d.next_at, d.last_error,
                \(OutboxStore.columns)
            FROM deliveries d JOIN outbox o ON o.jurisdiction = d.jurisdiction AND o.id = d.event \(condition)
            """
        ).map { row in
            Delivery(
                id: try row.get("id"), event: try OutboxStore.event(row), channel: try row.code("channel"),
                target: try row.get("target"), state: try row.code("state"),
                attempts: try row.get("attempts"), nextAt: try row.get("next_at"),
                lastError: try row.get("last_error"))
        }
    }
}
