import Database
import Programme

/// Which column of a stranger's file is which field, as somebody said for files with the same heads.
enum MappingStore {
    static func find(
        _ ledger: String, heads: [String], in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> ColumnMapping? {
        let text: String? = try db.value(
            """
            SELECT mapping FROM ledger_mappings
            WHERE jurisdiction = \(jurisdiction) AND ledger = \(ledger) AND heads_hash = \(hash(heads))
            """)
        return try text.map { try JSONColumn.value($0) }
    }

    static func keep(
        _ mapping: ColumnMapping, of ledger: String, heads: [String], by person: Person, at now: Instant,
        in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO ledger_mappings (jurisdiction, ledger, heads_hash, mapping, used_at, used_by)
            VALUES (\(jurisdiction), \(ledger), \(hash(heads)), \(try JSONColumn.text(mapping)), \(now),
                \(person.id))
            ON CONFLICT (jurisdiction, ledger, heads_hash) DO UPDATE SET mapping = excluded.mapping,
                used_at = excluded.used_at, used_by = excluded.used_by
            """)
    }

    /// Spelling counts, blanks and width do not.
    private static func hash(_ heads: [String]) -> String {
        Digest.sha256(heads.map(HeadMatcher.folded).joined(separator: "\u{1F}"))
    }
}
