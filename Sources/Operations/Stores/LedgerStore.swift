import Database
import Foundation
import Programme

/// Which ledgers there are, and what the engine keeps about each.
public enum LedgerStore {
    /// The built-in ledgers and those that the office defined, the latest version of each.
    public static func all(in jurisdiction: JurisdictionCode, _ db: any Connection) throws -> [Ledger] {
        try BuiltInLedgers.all
            + db.values(
                """
                SELECT d.definition FROM ledger_definitions d
                WHERE d.jurisdiction = \(jurisdiction) AND d.version = (
                    SELECT max(l.version) FROM ledger_definitions l
                    WHERE l.jurisdiction = d.jurisdiction AND l.name = d.name)
                ORDER BY d.name
                """, as: String.self
            ).map { try JSONColumn.value($0) }
    }

    /// A ledger by its name.
    ///
    /// - Throws: `ledger.unknown`.
    public static func find(
        _ name: String, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Ledger {
        if let builtIn = BuiltInLedgers.all.first(where: { $0.name == name }) { return builtIn }
        let text: String? = try db.value(
            """
            SELECT definition FROM ledger_definitions
            WHERE jurisdiction = \(jurisdiction) AND name = \(name) ORDER BY version DESC LIMIT 1
            """)
        guard let text else { throw Problem(.notFound, "ledger.unknown", ["ledger": name]) }
        return try JSONColumn.value(text)
    }

    /// Keeps a definition as the ledger's next version; `define` has checked it.
    static func define(
        _ ledger: Ledger, by person: Person, at now: Instant, in jurisdiction: JurisdictionCode,
        _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO ledger_definitions (jurisdiction, name, version, definition, defined_at, defined_by)
            VALUES (\(jurisdiction), \(ledger.name), \(ledger.version), \(try JSONColumn.text(ledger)), \(now),
                \(person.id))
            """)
        if try countedVersion(ledger, in: jurisdiction, tx) != nil {
            try prepare(ledger, in: jurisdiction, tx)
        }
    }

    /// With which version its rows were counted; nil before its first row.
    static func countedVersion(
        _ ledger: Ledger, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Int? {
        try db.value(
            """
            SELECT version FROM ledger_counts
            WHERE jurisdiction = \(jurisdiction) AND ledger = \(ledger.name)
            """)
    }

    /// Before rows are written: makes the ledger's own indexes, and counts anew what another version counted.
    static func prepare(_ ledger: Ledger, in jurisdiction: JurisdictionCode, _ tx: any Transaction) throws {
        let counted = try countedVersion(ledger, in: jurisdiction, tx)
        guard counted != ledger.version else { return }
        try makeIndexes(ledger, tx)
        if counted != nil { try ContributionStore.recount(ledger, in: jurisdiction, tx) }
        try markCounted(ledger, in: jurisdiction, tx)
    }

    static func markCounted(
        _ ledger: Ledger, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO ledger_counts (jurisdiction, ledger, version)
            VALUES (\(jurisdiction), \(ledger.name), \(ledger.version))
            ON CONFLICT (jurisdiction, ledger) DO UPDATE SET version = excluded.version
            """)
    }

    /// The indexes by which the table of this ledger alone is filtered.
    static func makeIndexes(_ ledger: Ledger, _ tx: any Transaction) throws {
        for field in ledger.fields where field.isIndexed && field.sensitivity < .personal {
            try tx.execute(
                """
                CREATE INDEX IF NOT EXISTS \(identifier: "records_\(ledger.name)_\(field.name)")
                ON records (jurisdiction, ledger, (fields->>\(constant: field.name)), day, id)
                WHERE ledger = \(constant: ledger.name)
                """)
        }
        if ledger.placeField != nil {
            try tx.execute(
                """
                CREATE INDEX IF NOT EXISTS \(identifier: "records_\(ledger.name)_at_place")
                ON records (jurisdiction, ledger, place, day, id) WHERE ledger = \(constant: ledger.name)
                """)
        }
    }
}
