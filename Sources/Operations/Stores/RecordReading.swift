import Database
import Programme

/// What is looked for in a ledger; everything that is set must fit.
public struct RecordQuery: Sendable, Hashable {
    /// The unit.
    public var unit: ID<Unit>?
    /// The first and the last day.
    public var from: Day?, through: Day?
    /// The place, exactly.
    public var place: String?
    /// Values of fields that have an index, by field.
    public var values: [String: String]
    /// A feed: only what it counts.
    public var feed: String?
    /// Whom: an identity number, as typed. Never part of an address.
    public var number: String?
    /// Whom: by ID.
    public var subject: ID<Subject>?
    /// The deleted ones instead of the living.
    public var deleted: Bool
    /// Which comes first.
    public var order: Order
    /// Where the page begins.
    public var after: RecordCursor?
    /// Rows on a page.
    public var limit: Int

    /// By the day that records count on.
    public enum Order: String, Sendable, Codable, CaseIterable {
        /// The latest first.
        case newest
        /// The earliest first.
        case oldest
    }

    /// Without values everything that lives fits, the latest first.
    public init(
        unit: ID<Unit>? = nil, from: Day? = nil, through: Day? = nil, place: String? = nil,
        values: [String: String] = [:], feed: String? = nil, number: String? = nil,
        subject: ID<Subject>? = nil,
        deleted: Bool = false, order: Order = .newest, after: RecordCursor? = nil, limit: Int = 60
    ) {
        self.unit = unit
        self.from = from
        self.through = through
        self.place = place
        self.values = values
        self.feed = feed
        self.number = number
        self.subject = subject
        self.deleted = deleted
        self.order = order
        self.after = after
        self.limit = limit
    }
}

/// A place in a ledger's table, for an address: the day and the ID of the last row before, or of the first row after.
public struct RecordCursor: Sendable, Hashable {
    /// The row's day.
    public var day: Day
    /// The row's ID.
    public var id: String
    /// Whether the page ends before that row instead of beginning behind it.
    public var isBackwards: Bool

    /// A place.
    public init(day: Day, id: String, isBackwards: Bool = false) {
        self.day = day
        self.id = id
        self.isBackwards = isBackwards
    }

    /// Reads what `description` gives; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "~", omittingEmptySubsequences: false)
        guard parts.count == 3, let day = Day(String(parts[0])), (1...64).contains(parts[1].utf8.count),
            parts[2] == "b" || parts[2] == "f"
        else { return nil }
        self.init(day: day, id: String(parts[1]), isBackwards: parts[2] == "b")
    }

    /// As a text for an address.
    public var description: String { "\(day)~\(id)~\(isBackwards ? "b" : "f")" }
}

extension RecordStore {
    /// Beyond how many fitting rows they are no longer counted one by one.
    static let countLimit = 1_000

    static func condition(_ query: RecordQuery, _ ledger: Ledger, _ region: JurisdictionCode) -> SQL {
        var parts: [SQL] = [
            "jurisdiction = \(region)", "ledger = \(ledger.name)",
            query.deleted ? "deleted_at IS NOT NULL" : "deleted_at IS NULL",
        ]
        if let unit = query.unit { parts.append("unit = \(unit)") }
        if let from = query.from { parts.append("day >= \(from)") }
        if let through = query.through { parts.append("day <= \(through)") }
        if let place = query.place { parts.append("place = \(place)") }
        if let subject = query.subject { parts.append("subject = \(subject)") }
        let required =
            query.feed.flatMap { ledger.feed($0) }.map { FeedRows($0, through: nil).required } ?? [:]
        for (place, field) in ledger.facets.enumerated() {
            for value in [query.values[field.name], required[field.name]].compactMap({ $0 }) {
                parts.append("\(identifier: "facet\(place + 1)") = \(value)")
            }
        }
        return parts.joined(separator: " AND ")
    }

    /// When and by whom changes were made, by change.
    static func changes(
        _ ids: Set<String>, in region: JurisdictionCode, _ db: any Connection
    ) throws -> [String: RecordChange] {
        var found: [String: RecordChange] = [:]
        for row in try db.rows(
            """
            SELECT id, kind, file_name, file_hash, changed_at, changed_by FROM record_changes
            WHERE jurisdiction = \(region) AND id IN (\(list: ids.sorted()))
            """)
        {
            let change = RecordChange(
                id: try row.get("id"), kind: try row.code("kind"), fileName: try row.get("file_name"),
                fileHash: try row.get("file_hash"), at: try row.get("changed_at"),
                by: try row.get("changed_by"))
            found[change.id] = change
        }
        return found
    }

    /// What a record was, the first revision first; without what it is now.
    static func revisions(
        _ id: String, ledger: String, in region: JurisdictionCode, _ db: any Connection
    ) throws -> [StoredRecord] {
        try db.rows(
            """
            SELECT record AS id, unit, day, place, subject, '' AS unique_key, fields, sealed, revision, change,
                deleted_at
            FROM record_revisions
            WHERE jurisdiction = \(region) AND ledger = \(ledger) AND record = \(id) ORDER BY revision
            """
        ).map(record)
    }

    /// The latest day of a ledger's living records.
    static func latestDay(
        _ ledger: String, in region: JurisdictionCode, _ db: any Connection
    ) throws -> Day? {
        try db.value(
            """
            SELECT day FROM records
            WHERE jurisdiction = \(region) AND ledger = \(ledger) AND deleted_at IS NULL
            ORDER BY day DESC, id DESC LIMIT 1
            """)
    }

    /// Whom a ledger's living records are about, with the units they are of.
    static func subjects(
        _ ledger: String, unit: ID<Unit>?, in region: JurisdictionCode, _ db: any Connection
    ) throws -> [String: Set<ID<Unit>>] {
        let scope: SQL = unit.map { "AND unit = \($0)" } ?? ""
        var found: [String: Set<ID<Unit>>] = [:]
        try db.forEach(
            """
            SELECT DISTINCT subject, unit FROM records
            WHERE jurisdiction = \(region) AND ledger = \(ledger) AND subject <> ''
                AND deleted_at IS NULL \(fragment: scope)
            """
        ) { found[try $0.get("subject"), default: []].insert(try $0.get("unit")) }
        return found
    }

    /// The ledgers with living records about a subject.
    static func ledgers(
        of subject: String, in region: JurisdictionCode, _ db: any Connection
    ) throws -> [String] {
        // Ledger by ledger along the index, which begins with the ledger.
        try LedgerStore.all(in: region, db).map(\.name).filter { name in
            try db.row(
                """
                SELECT id FROM records WHERE jurisdiction = \(region) AND ledger = \(name)
                    AND subject = \(subject) AND deleted_at IS NULL LIMIT 1
                """) != nil
        }
    }

    /// How many living records tell of a subject, in all ledgers.
    static func count(subject: String, in region: JurisdictionCode, _ db: any Connection) throws -> Int {
        try LedgerStore.all(in: region, db).reduce(0) { sum, ledger in
            sum
                + (try db.value(
                    """
                    SELECT count(*) FROM records WHERE jurisdiction = \(region) AND ledger = \(ledger.name)
                        AND subject = \(subject) AND deleted_at IS NULL
                    """) ?? 0)
        }
    }
}
