import Database
import Programme

/// What is looked for in the audit log; everything that is set must fit.
public struct AuditFilter: Hashable, Sendable {
    /// Who acted: a person's ID, or `console`.
    public var actor: String?
    /// What happened: an event's name.
    public var event: String?
    /// To what: `report/0190…`, or a kind such as `report` for all of them.
    public var subject: String?
    /// The first day, in China.
    public var from: Day?
    /// The last day, in China.
    public var through: Day?

    /// Without values everything fits.
    public init(
        actor: String? = nil, event: String? = nil, subject: String? = nil, from: Day? = nil,
        through: Day? = nil
    ) {
        self.actor = actor
        self.event = event
        self.subject = subject
        self.from = from
        self.through = through
    }

    /// As a condition on `audit_entries`.
    fileprivate func condition(_ jurisdiction: JurisdictionCode) -> SQL {
        var parts: [SQL] = ["jurisdiction = \(jurisdiction)"]
        if let actor { parts.append("actor = \(actor)") }
        if let event { parts.append("event = \(event)") }
        if let subject {
            let prefix = subject + "/"
            parts.append(
                subject.contains("/")
                    ? "subject = \(subject)"
                    : "substr(subject, 1, \(prefix.unicodeScalars.count)) = \(prefix)")
        }
        if let from { parts.append("happened_at >= \(Instant(from, hour: 0))") }
        if let through { parts.append("happened_at < \(Instant(through.adding(days: 1), hour: 0))") }
        return parts.joined(separator: " AND ")
    }
}

/// The audit log as it is read by people: the latest first.
extension AuditStore {
    /// The entries that fit, the latest first, below a sequence.
    static func latest(
        _ filter: AuditFilter, of jurisdiction: JurisdictionCode, below: Int?, limit: Int,
        in db: any Connection
    ) throws -> [AuditLine] {
        let end: SQL = below.map { "AND sequence < \($0)" } ?? ""
        var lines: [AuditLine] = []
        lines.reserveCapacity(limit)
        try db.forEachPlaced(
            """
            SELECT sequence, happened_at, actor, event, subject, details
            FROM audit_entries WHERE \(fragment: filter.condition(jurisdiction)) \(fragment: end)
            ORDER BY sequence DESC LIMIT \(limit)
            """
        ) { row in
            let time = try row.text(1)
            guard let happenedAt = Instant(time) else {
                throw Problem(.conflict, "database.value-unknown", ["column": "happened_at", "value": time])
            }
            lines.append(
                AuditLine(
                    sequence: try row.integer(0), happenedAt: happenedAt, actor: try row.text(2),
                    event: try row.text(3), subject: try row.text(4), details: try row.text(5)))
        }
        return lines
    }

    /// The sequence below which the page before begins: of so many entries that fit, from `from` on upwards.
    static func newer(
        _ filter: AuditFilter, of jurisdiction: JurisdictionCode, than sequence: Int, limit: Int,
        in db: any Connection
    ) throws -> [Int] {
        try db.values(
            """
            SELECT sequence FROM audit_entries
            WHERE \(fragment: filter.condition(jurisdiction)) AND sequence > \(sequence)
            ORDER BY sequence LIMIT \(limit)
            """)
    }

    /// How many entries fit.
    static func count(
        _ filter: AuditFilter, of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> Int {
        try db.value(
            "SELECT count(*) FROM audit_entries WHERE \(fragment: filter.condition(jurisdiction))") ?? 0
    }

    /// Hands over the entries that fit, the latest first.
    static func forEach(
        _ filter: AuditFilter, of jurisdiction: JurisdictionCode, in db: any Connection,
        _ body: (AuditEntry) throws -> Void
    ) throws {
        try db.forEach(
            """
            SELECT sequence, happened_at, actor, event, subject, details, previous_hash, hash
            FROM audit_entries WHERE \(fragment: filter.condition(jurisdiction)) ORDER BY sequence DESC
            """
        ) { try body(entry($0)) }
    }

    /// The names of the events that ever happened, in their order as texts.
    static func events(of jurisdiction: JurisdictionCode, in db: any Connection) throws -> [String] {
        // From one name to the next along the index: reading the whole log for a few dozen names would take seconds
        // when it is long.
        try db.values(
            """
            WITH RECURSIVE names (event) AS (
                SELECT min(event) FROM audit_entries WHERE jurisdiction = \(jurisdiction)
                UNION ALL
                SELECT (SELECT min(e.event) FROM audit_entries e
                    WHERE e.jurisdiction = \(jurisdiction) AND e.event > names.event)
                FROM names WHERE names.event IS NOT NULL
            )
            SELECT event FROM names WHERE event IS NOT NULL ORDER BY event
            """)
    }

    /// Who ever did something, by ID; found as the events are.
    static func actors(of jurisdiction: JurisdictionCode, in db: any Connection) throws -> [String] {
        try db.values(
            """
            WITH RECURSIVE names (actor) AS (
                SELECT min(actor) FROM audit_entries WHERE jurisdiction = \(jurisdiction)
                UNION ALL
                SELECT (SELECT min(e.actor) FROM audit_entries e
                    WHERE e.jurisdiction = \(jurisdiction) AND e.actor > names.actor)
                FROM names WHERE names.actor IS NOT NULL
            )
            SELECT actor FROM names WHERE actor IS NOT NULL ORDER BY actor
            """)
    }

    /// The names of a region's people, by ID.
    static func people(of jurisdiction: JurisdictionCode, in db: any Connection) throws -> [String: String] {
        var names: [String: String] = [:]
        for row in try db.rows("SELECT id, name FROM people WHERE jurisdiction = \(jurisdiction)") {
            names[try row.get("id")] = try row.get("name", as: String.self)
        }
        return names
    }

    /// What units and plans are called, by an entry's subject.
    static func lastingNames(
        in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [String: AuditSubject] {
        var names: [String: AuditSubject] = [:]
        for row in try db.rows("SELECT id, year FROM plans WHERE jurisdiction = \(jurisdiction)") {
            names["plan/" + (try row.get("id", as: String.self))] = .plan(year: try row.get("year"))
        }
        for row in try db.rows("SELECT id, name FROM units WHERE jurisdiction = \(jurisdiction)") {
            names["unit/" + (try row.get("id", as: String.self))] = .unit(try row.get("name"))
        }
        return names
    }

    /// What the reports among some subjects are called: quarter, action and unit.
    static func names(
        ofReports subjects: [String], in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [String: AuditSubject] {
        let ids = Set(subjects.lazy.filter { $0.hasPrefix("report/") }.map { String($0.dropFirst(7)) })
            .sorted()
        if ids.isEmpty { return [:] }
        var names: [String: AuditSubject] = [:]
        for row in try db.rows(
            """
            SELECT r.id, r.quarter, a.ordinal, u.name FROM reports r
            JOIN actions a ON a.jurisdiction = r.jurisdiction AND a.id = r.action
            JOIN units u ON u.jurisdiction = r.jurisdiction AND u.id = r.unit
            WHERE r.jurisdiction = \(jurisdiction) AND r.id IN (\(list: ids))
            """)
        {
            names["report/" + (try row.get("id", as: String.self))] = .report(
                quarter: try row.get("quarter"), action: try row.get("ordinal"), unit: try row.get("name"))
        }
        return names
    }
}

/// An entry as people read it: without the hashes, which verification looks at.
public struct AuditLine: Sendable, Hashable {
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
}

/// What an entry is about, as people call it.
public enum AuditSubject: Hashable, Sendable {
    /// One unit's report on one action.
    case report(quarter: Quarter, action: Int, unit: String)
    /// A year's plan.
    case plan(year: Int)
    /// A unit.
    case unit(String)
    /// Somebody.
    case person(String)
}
