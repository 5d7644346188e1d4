import Database
import Programme

/// Which key sealed what stands in the database.
enum LedgerKeyStore {
    /// Notes the first key; refuses another one.
    ///
    /// - Throws: `keys.other`.
    static func require(_ check: String, in jurisdiction: JurisdictionCode, _ tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO ledger_keys (jurisdiction, key_check) VALUES (\(jurisdiction), \(check))
            ON CONFLICT (jurisdiction) DO NOTHING
            """)
        guard try isKey(check, of: jurisdiction, tx) != false else {
            throw Problem(.unavailable, "keys.other", ["file": "keys/identity.key"])
        }
    }

    /// Whether this key sealed what is stored; nil while nothing is.
    static func isKey(
        _ check: String, of jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Bool? {
        try db.value(
            "SELECT key_check FROM ledger_keys WHERE jurisdiction = \(jurisdiction)", as: String.self
        ).map { $0 == check }
    }
}
