import Database
import Foundation
import Programme

/// A record as its row holds it.
struct StoredRecord: Sendable, Hashable {
    var id: String
    var unit: ID<Unit>
    var day: Day
    var place: String?
    /// Empty for nobody.
    var subject: String
    var uniqueKey: String
    /// Open and internal values.
    var fields: [String: String]
    /// Personal and sensitive values that are not the subject's identity.
    var sealed: Data?
    var revision: Int
    var change: String
    var deletedAt: Instant?

    /// As feeds read it.
    var counted: CountedRecord {
        CountedRecord(unit: unit, day: day, subject: subject.isEmpty ? nil : subject, values: fields)
    }
}

/// How records came to be written; one for each transaction.
public struct RecordChange: Sendable, Hashable {
    /// How.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Typed into the form.
        case entry
        /// From a file.
        case `import`
        /// One field of several records.
        case bulk
        /// Deleted.
        case delete
        /// Brought back.
        case restore
        /// Two persons turned out to be one.
        case merge
        /// Through the API.
        case api
        /// Made up for the sample programme.
        case sample
    }

    /// Which one.
    public var id: String
    /// How.
    public var kind: Kind
    /// The file's name, and SHA-256 of its bytes.
    public var fileName: String?, fileHash: String?
    /// When.
    public var at: Instant
    /// Who.
    public var by: ID<Person>

    /// A change.
    public init(
        id: String, kind: Kind, fileName: String? = nil, fileHash: String? = nil, at: Instant, by: ID<Person>
    ) {
        self.id = id
        self.kind = kind
        self.fileName = fileName
        self.fileHash = fileHash
        self.at = at
        self.by = by
    }
}

/// Records' rows.
enum RecordStore {
    /// Where a record's values are sealed for.
    static func context(_ id: String, of ledger: String, in jurisdiction: JurisdictionCode) -> String {
        "record/\(jurisdiction.rawValue)/\(ledger)/\(id)"
    }

    static let columns: SQL = """
        id, unit, day, place, subject, unique_key, fields, sealed, revision, change, deleted_at
        """

    static let insertion: SQL = """
        INSERT INTO records (jurisdiction, ledger, id, unit, day, place, subject, unique_key, fields, sealed,
            revision, change, facet1, facet2, facet3, facet4)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12, $13, $14, $15)
        """

    static func find(
        _ id: String, ledger: String, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> StoredRecord? {
        try db.row(
            """
            SELECT \(fragment: columns) FROM records
            WHERE jurisdiction = \(jurisdiction) AND ledger = \(ledger) AND id = \(id)
            """
        ).map(record)
    }

    /// The living records of some subjects.
    static func find(
        subjects: [String], ledger: String, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [StoredRecord] {
        try stride(from: 0, to: subjects.count, by: 500).flatMap { start in
            try db.rows(
                """
                SELECT \(fragment: columns) FROM records
                WHERE jurisdiction = \(jurisdiction) AND ledger = \(ledger)
                    AND subject IN (\(list: subjects[start..<min(start + 500, subjects.count)]))
                    AND deleted_at IS NULL
                """
            ).map(record)
        }
    }

    /// The living records about nobody with some keys.
    static func find(
        keys: [String], ledger: String, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [StoredRecord] {
        try stride(from: 0, to: keys.count, by: 500).flatMap { start in
            try db.rows(
                """
                SELECT \(fragment: columns) FROM records
                WHERE jurisdiction = \(jurisdiction) AND ledger = \(ledger) AND subject = ''
                    AND unique_key IN (\(list: keys[start..<min(start + 500, keys.count)]))
                    AND deleted_at IS NULL
                """
            ).map(record)
        }
    }

    /// The living record with a key, other than one.
    static func twin(
        of record: StoredRecord, ledger: String, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> String? {
        try db.value(
            """
            SELECT id FROM records
            WHERE jurisdiction = \(jurisdiction) AND ledger = \(ledger) AND subject = \(record.subject)
                AND unique_key = \(record.uniqueKey) AND deleted_at IS NULL AND id <> \(record.id)
            """)
    }

    /// Keeps what a record was, then writes what it is from now on; `record.revision` is the new number.
    static func rewrite(
        _ record: StoredRecord, ledger: Ledger, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        let facets = ledger.facets.map { record.fields[$0.name] } + Array(repeating: nil, count: 4)
        try tx.execute(
            """
            INSERT INTO record_revisions (jurisdiction, ledger, record, revision, unit, day, place, subject,
                fields, sealed, change, deleted_at)
            SELECT jurisdiction, ledger, id, revision, unit, day, place, subject, fields, sealed, change,
                deleted_at
            FROM records
            WHERE jurisdiction = \(jurisdiction) AND ledger = \(ledger.name) AND id = \(record.id)
            """)
        try tx.execute(
            """
            UPDATE records SET unit = \(record.unit), day = \(record.day), place = \(record.place),
                subject = \(record.subject), unique_key = \(record.uniqueKey),
                fields = \(FlatJSON.text(record.fields)), sealed = \(record.sealed),
                revision = \(record.revision), change = \(record.change), deleted_at = \(record.deletedAt),
                facet1 = \(facets[0]), facet2 = \(facets[1]), facet3 = \(facets[2]), facet4 = \(facets[3])
            WHERE jurisdiction = \(jurisdiction) AND ledger = \(ledger.name) AND id = \(record.id)
            """)
    }

    static func insert(
        _ change: RecordChange, ledger: String, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO record_changes (jurisdiction, id, ledger, kind, file_name, file_hash, changed_at,
                changed_by)
            VALUES (\(jurisdiction), \(change.id), \(ledger), \(change.kind.rawValue), \(change.fileName),
                \(change.fileHash), \(change.at), \(change.by))
            """)
    }

    /// What feeds read, from a row with unit, day, subject and fields.
    static func counted(_ row: Row) throws -> CountedRecord {
        let subject: String = try row.get("subject")
        return CountedRecord(
            unit: try row.get("unit"), day: try row.get("day"), subject: subject.isEmpty ? nil : subject,
            values: try FlatJSON.values(try row.get("fields")))
    }

    static func record(_ row: Row) throws -> StoredRecord {
        StoredRecord(
            id: try row.get("id"), unit: try row.get("unit"), day: try row.get("day"),
            place: try row.get("place"), subject: try row.get("subject"),
            uniqueKey: try row.get("unique_key"), fields: try FlatJSON.values(try row.get("fields")),
            sealed: try row.get("sealed"), revision: try row.get("revision"), change: try row.get("change"),
            deletedAt: try row.get("deleted_at"))
    }
}
