import Database
import Programme

/// What happened, for the audit log: one event for each transaction.
public struct AuditEvent: Sendable {
    /// Stable name: `report.submitted`.
    public var name: String
    /// What it happened to: `report/0190…`.
    public var subject: String
    /// Facts without anything personal beyond who acted.
    public var details: [String: String]

    /// An event.
    public init(_ name: String, subject: String, details: [String: String] = [:]) {
        self.name = name
        self.subject = subject
        self.details = details
    }
}

/// One link of the audit chain.
public struct AuditEntry: Sendable, Hashable {
    /// Its place in the region's chain, from 1 without gaps.
    public var sequence: Int
    /// When.
    public var happenedAt: Instant
    /// Who: a person's ID, or `console`.
    public var actor: String
    /// What.
    public var event: String
    /// To what.
    public var subject: String
    /// Facts, as JSON with sorted keys.
    public var details: String
    /// The hash of the entry before; 64 zeros for the first.
    public var previousHash: String
    /// Covers everything above.
    public var hash: String

    /// What the hash must be. Every field has its length in front: no two entries give the same text.
    public func computedHash(in jurisdiction: JurisdictionCode) -> String {
        let fields = [
            jurisdiction.rawValue, String(sequence), happenedAt.description, actor, event, subject, details,
            previousHash,
        ]
        return Digest.sha256(fields.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n"))
    }
}

/// The audit log's rows.
public enum AuditStore {
    /// Where a chain starts.
    static let origin = String(repeating: "0", count: 64)

    /// Adds one entry to the region's chain, inside the transaction that it tells of.
    static func append(
        _ event: AuditEvent, by person: Person, at now: Instant, in tx: any Transaction
    ) throws {
        let jurisdiction = person.jurisdiction
        var details = event.details
        // Another program did it on the person's behalf: the log says which.
        if let token = person.token { details["token"] = token.rawValue }
        let head = try tx.row("SELECT sequence, hash FROM audit_heads WHERE jurisdiction = \(jurisdiction)")
        var entry = AuditEntry(
            sequence: try head.map { try $0.get("sequence", as: Int.self) + 1 } ?? 1,
            happenedAt: now, actor: person.id.rawValue, event: event.name, subject: event.subject,
            details: try JSONColumn.text(details),
            previousHash: try head.map { try $0.get("hash", as: String.self) } ?? origin, hash: "")
        entry.hash = entry.computedHash(in: jurisdiction)
        try tx.execute(
            """
            INSERT INTO audit_entries
                (jurisdiction, sequence, happened_at, actor, event, subject, details, previous_hash, hash)
            VALUES (\(jurisdiction), \(entry.sequence), \(entry.happenedAt), \(entry.actor), \(entry.event),
                \(entry.subject), \(entry.details), \(entry.previousHash), \(entry.hash))
            """)
        try tx.execute(
            """
            INSERT INTO audit_heads (jurisdiction, sequence, hash)
            VALUES (\(jurisdiction), \(entry.sequence), \(entry.hash))
            ON CONFLICT (jurisdiction) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
            """)
    }

    /// Hands over the region's chain, oldest first.
    ///
    /// - Parameters:
    ///   - after: the last sequence that is left out; 0 for none.
    ///   - limit: at most so many; nil for all.
    public static func forEach(
        _ jurisdiction: JurisdictionCode, after: Int = 0, limit: Int? = nil, in db: any Connection,
        _ body: (AuditEntry) throws -> Void
    ) throws {
        let most: SQL = limit.map { "LIMIT \($0)" } ?? ""
        try db.forEach(
            """
            SELECT sequence, happened_at, actor, event, subject, details, previous_hash, hash
            FROM audit_entries WHERE jurisdiction = \(jurisdiction) AND sequence > \(after)
            ORDER BY sequence \(fragment: most)
            """
        ) { try body(entry($0)) }
    }

    /// The chain's recorded end; nil before the first entry.
    public static func head(
        _ jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> (sequence: Int, hash: String)? {
        try db.row("SELECT sequence, hash FROM audit_heads WHERE jurisdiction = \(jurisdiction)").map {
            (try $0.get("sequence"), try $0.get("hash"))
        }
    }

    static func entry(_ row: Row) throws -> AuditEntry {
        AuditEntry(
            sequence: try row.get("sequence"), happenedAt: try row.get("happened_at"),
            actor: try row.get("actor"),
            event: try row.get("event"), subject: try row.get("subject"), details: try row.get("details"),
            previousHash: try row.get("previous_hash"), hash: try row.get("hash"))
    }
}
