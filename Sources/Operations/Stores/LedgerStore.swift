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
    public static func define(
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

    /// Before rows are written: counts anew what another version counted.
    static func prepare(_ ledger: Ledger, in jurisdiction: JurisdictionCode, _ tx: any Transaction) throws {
        let counted = try countedVersion(ledger, in: jurisdiction, tx)
        guard counted != ledger.version else { return }
        if counted != nil {
            try refacet(ledger, in: jurisdiction, tx)
            try ContributionStore.recount(ledger, in: jurisdiction, tx)
        }
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

    /// Fills the columns that the table filters by anew: another version may filter by other fields.
    private static func refacet(
        _ ledger: Ledger, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        var parts: [SQL] = []
        for place in 0..<4 {
            let column: SQL = "\(identifier: "facet\(place + 1)")"
            if place < ledger.facets.count {
                parts.append(column + " = fields->>\(constant: ledger.facets[place].name)")
            } else {
                parts.append(column + " = NULL")
            }
        }
        try tx.execute(
            """
            UPDATE records SET \(fragment: parts.joined(separator: ", "))
            WHERE jurisdiction = \(jurisdiction) AND ledger = \(ledger.name)
            """)
    }
}
