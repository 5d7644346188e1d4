import Database
import Foundation
import Programme

/// A file that is sent in pieces.
public enum LedgerUpload {}

/// How far a file is that is sent in pieces, and what became of it.
public struct UploadState: Sendable, Hashable {
    /// How far it is.
    public enum State: String, Sendable, Codable, CaseIterable {
        /// Pieces are missing.
        case receiving
        /// All of it is here.
        case received
        /// It was held against the ledger.
        case checked
        /// Its rows are kept, or were there already.
        case imported
        /// It could not be read.
        case failed
    }

    /// Which one.
    public var id: ID<LedgerUpload>
    /// For which ledger.
    public var ledger: String
    /// Who sends it; nobody else sees it.
    public var person: ID<Person>
    /// As people know it.
    public var fileName: String
    /// Bytes in all, and bytes that are here.
    public var size: Int, received: Int
    /// Which column is which field, once somebody said so.
    public var mapping: ColumnMapping?
    /// How far it is.
    public var state: State
    /// What the last check or import gave.
    public var outcome: ImportResult?
    /// When the first piece came.
    public var begunAt: Instant

    /// Whether all of it is here.
    public var isWhole: Bool { received == size }
}

/// Files on their way.
enum UploadStore {
    private static let columns: SQL = """
        id, ledger, person, file_name, size, received, mapping, state, outcome, begun_at
        """

    static func insert(
        _ upload: UploadState, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO ledger_uploads (jurisdiction, id, ledger, person, file_name, size, received, state, begun_at)
            VALUES (\(jurisdiction), \(upload.id), \(upload.ledger), \(upload.person), \(upload.fileName),
                \(upload.size), \(upload.received), \(upload.state.rawValue), \(upload.begunAt))
            """)
    }

    /// Somebody's own; throws `upload.not-found` for everything else.
    static func find(
        _ id: ID<LedgerUpload>, of person: Person, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> UploadState {
        let row = try db.row(
            """
            SELECT \(fragment: columns) FROM ledger_uploads
            WHERE jurisdiction = \(jurisdiction) AND id = \(id) AND person = \(person.id)
            """)
        guard let row else { throw Problem(.notFound, "upload.not-found") }
        return try upload(row)
    }

    static func all(
        ledger: String, of person: Person, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [UploadState] {
        try db.rows(
            """
            SELECT \(fragment: columns) FROM ledger_uploads
            WHERE jurisdiction = \(jurisdiction) AND ledger = \(ledger) AND person = \(person.id)
            ORDER BY begun_at DESC, id DESC
            """
        ).map(upload)
    }

    /// Notes that a piece has come; false when another came meanwhile.
    static func receive(
        _ upload: UploadState, from offset: Int, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws -> Bool {
        try tx.execute(
            """
            UPDATE ledger_uploads SET received = \(upload.received), state = \(upload.state.rawValue)
            WHERE jurisdiction = \(jurisdiction) AND id = \(upload.id) AND received = \(offset)
            """) == 1
    }

    /// Notes what became of it.
    static func settle(
        _ upload: UploadState, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            UPDATE ledger_uploads SET state = \(upload.state.rawValue),
                mapping = \(try upload.mapping.map { try JSONColumn.text($0) }),
                outcome = \(try upload.outcome.map { try JSONColumn.text($0) })
            WHERE jurisdiction = \(jurisdiction) AND id = \(upload.id)
            """)
    }

    static func remove(
        _ id: ID<LedgerUpload>, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute("DELETE FROM ledger_uploads WHERE jurisdiction = \(jurisdiction) AND id = \(id)")
    }

    /// Those that were begun before a time.
    static func old(
        before time: Instant, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [ID<LedgerUpload>] {
        try db.values(
            "SELECT id FROM ledger_uploads WHERE jurisdiction = \(jurisdiction) AND begun_at < \(time)")
    }

    private static func upload(_ row: Row) throws -> UploadState {
        UploadState(
            id: try row.get("id"), ledger: try row.get("ledger"), person: try row.get("person"),
            fileName: try row.get("file_name"), size: try row.get("size"), received: try row.get("received"),
            mapping: try row.get("mapping", as: String?.self).map { try JSONColumn.value($0) },
            state: try row.code("state"),
            outcome: try row.get("outcome", as: String?.self).map { try JSONColumn.value($0) },
            begunAt: try row.get("begun_at"))
    }
}
