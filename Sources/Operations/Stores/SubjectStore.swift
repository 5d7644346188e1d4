import Database
import Foundation
import Programme

/// Whom records are about: identities sealed, found again by their blind index.
enum SubjectStore {
    /// Somebody, as stored.
    struct Kept: Sendable {
        var id: String
        var blindIndex: String
        var sealed: Data
        /// The person that this one turned out to be; the same person otherwise.
        var standsFor: String
    }

    /// Where an identity is sealed for.
    static func context(_ id: String, in jurisdiction: JurisdictionCode) -> String {
        "subject/\(jurisdiction.rawValue)/\(id)"
    }

    /// Those of some blind indexes that are known, by index.
    static func find(
        blindIndexes: [String], in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [String: Kept] {
        var found: [String: Kept] = [:]
        for start in stride(from: 0, to: blindIndexes.count, by: 500) {
            let some = blindIndexes[start..<min(start + 500, blindIndexes.count)]
            for row in try db.rows(
                """
                SELECT id, blind_index, sealed, merged_into FROM persons
                WHERE jurisdiction = \(jurisdiction) AND blind_index IN (\(list: some))
                """)
            {
                let person = try Self.row(row)
                found[person.blindIndex] = person
            }
        }
        return found
    }

    /// Those of some IDs, by ID.
    static func find(
        ids: some Sequence<String>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [String: Kept] {
        var found: [String: Kept] = [:]
        let ids = Array(ids)
        for start in stride(from: 0, to: ids.count, by: 500) {
            for row in try db.rows(
                """
                SELECT id, blind_index, sealed, merged_into FROM persons WHERE jurisdiction = \(jurisdiction)
                    AND id IN (\(list: ids[start..<min(start + 500, ids.count)]))
                """)
            {
                let person = try Self.row(row)
                found[person.id] = person
            }
        }
        return found
    }

    static func isEmpty(_ jurisdiction: JurisdictionCode, _ db: any Connection) throws -> Bool {
        try db.row("SELECT id FROM persons WHERE jurisdiction = \(jurisdiction) LIMIT 1") == nil
    }

    static let insertion: SQL = """
        INSERT INTO persons (jurisdiction, id, blind_index, sealed) VALUES ($1, $2, $3, $4)
        """

    /// Writes another identity over a person's.
    static func reseal(
        _ id: String, blindIndex: String, sealed: Data, in jurisdiction: JurisdictionCode,
        _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            UPDATE persons SET blind_index = \(blindIndex), sealed = \(sealed)
            WHERE jurisdiction = \(jurisdiction) AND id = \(id)
            """)
    }

    /// From now on `id` is `other`, and so is whoever was merged into `id` before.
    static func merge(
        _ id: String, into other: String, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            UPDATE persons SET merged_into = \(other)
            WHERE jurisdiction = \(jurisdiction) AND (id = \(id) OR merged_into = \(id))
            """)
    }

    private static func row(_ row: Row) throws -> Kept {
        let id: String = try row.get("id")
        return Kept(
            id: id, blindIndex: try row.get("blind_index"), sealed: try row.get("sealed"),
            standsFor: try row.get("merged_into", as: String?.self) ?? id)
    }
}
