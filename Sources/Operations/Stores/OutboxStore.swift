import Database
import Programme

extension OutboxEvent {
    /// What somebody did just now, for the transaction that does it.
    init(
        _ kind: OutboxKind, _ subject: String, unit: ID<Unit>? = nil, quarter: Quarter? = nil,
        action: Int? = nil, facts: [String: String] = [:], by person: Person, _ office: Office
    ) {
        var facts = facts
        facts["quarter"] = quarter?.description
        facts["action"] = action.map(String.init)
        self.init(
            id: ID(office.newID()), kind: kind, subject: subject, unit: unit, doer: person.id,
            at: office.now(), facts: facts)
    }
}

/// What happened and is to be told.
public enum OutboxStore {
    /// Keeps an event, in the transaction of what happened: whatever undoes the one undoes the other.
    static func append(
        _ event: OutboxEvent, of jurisdiction: JurisdictionCode, in tx: any Transaction
    ) throws {
        try append([event], of: jurisdiction, in: tx)
    }

    /// Keeps events; those whose cause was told of already are left out.
    ///
    /// - Returns: how many are new.
    @discardableResult
    static func append(
        _ events: [OutboxEvent], of jurisdiction: JurisdictionCode, in tx: any Transaction
    ) throws -> Int {
        guard !events.isEmpty else { return 0 }
        let insert = try tx.bulk(
            """
            INSERT INTO outbox
                (jurisdiction, id, kind, subject, unit, actor, happened_at, facts, cause)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (jurisdiction, cause) DO NOTHING
            """)
        return try events.reduce(0) { count, event in
            count
                + (try insert.run([
                    jurisdiction.sqlValue, event.id.sqlValue, event.kind.rawValue.sqlValue,
                    event.subject.sqlValue, event.unit?.sqlValue ?? .null, event.doer?.sqlValue ?? .null,
                    event.at.sqlValue, FlatJSON.text(event.facts).sqlValue, event.cause?.sqlValue ?? .null,
                ]))
        }
    }

    /// What the program itself told of already.
    static func causes(of jurisdiction: JurisdictionCode, in db: any Connection) throws -> Set<String> {
        Set(
            try db.values(
                "SELECT cause FROM outbox WHERE jurisdiction = \(jurisdiction) AND cause IS NOT NULL"))
    }

    /// The regions that have events nobody has handed on.
    static func waitingRegions(in db: any Connection) throws -> [JurisdictionCode] {
        try db.values("SELECT DISTINCT jurisdiction FROM outbox WHERE handed_on_at IS NULL")
    }

    /// The oldest events that nobody has handed on.
    static func waiting(
        of jurisdiction: JurisdictionCode, limit: Int, in db: any Connection
    ) throws -> [OutboxEvent] {
        try db.rows(
            """
            SELECT o.id AS event, \(columns) FROM outbox o
            WHERE o.jurisdiction = \(jurisdiction) AND o.handed_on_at IS NULL ORDER BY o.id LIMIT \(limit)
            """
        ).map(event)
    }

    static func markHandedOn(
        _ events: [OutboxEvent], of jurisdiction: JurisdictionCode, at now: Instant, in tx: any Transaction
    ) throws {
        let update = try tx.bulk(
            "UPDATE outbox SET handed_on_at = $1 WHERE jurisdiction = $2 AND id = $3")
        for event in events {
            _ = try update.run([now.sqlValue, jurisdiction.sqlValue, event.id.sqlValue])
        }
    }

    /// What an event is read from, beside its identifier as `event`.
    static let columns: SQL =
        "o.kind, o.subject, o.unit, o.actor, o.happened_at, o.facts, o.cause"

    static func event(_ row: Row) throws -> OutboxEvent {
        OutboxEvent(
            id: try row.get("event"), kind: try row.code("kind"), subject: try row.get("subject"),
            unit: try row.get("unit"), doer: try row.get("actor"), at: try row.get("happened_at"),
            facts: try FlatJSON.values(try row.get("facts")), cause: try row.get("cause"))
    }
}
