import Database
import Programme

/// Filters that people keep under a name, each its own person's.
enum LedgerViewStore {
    /// A person's views of a ledger, by name.
    static func views(
        of ledger: String, by person: Person, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [LedgerView] {
        try db.rows(
            """
            SELECT id, name, query FROM ledger_views
            WHERE jurisdiction = \(jurisdiction) AND ledger = \(ledger) AND person = \(person.id)
            ORDER BY name
            """
        ).map {
            LedgerView(id: try $0.get("id"), name: try $0.get("name"), query: try $0.get("query"))
        }
    }

    static func insert(
        _ view: LedgerView, of ledger: String, by person: Person, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO ledger_views (jurisdiction, id, ledger, person, name, query)
            VALUES (\(person.jurisdiction), \(view.id), \(ledger), \(person.id), \(view.name), \(view.query))
            """)
    }

    static func replace(_ view: LedgerView, by person: Person, in tx: any Transaction) throws {
        try tx.execute(
            """
            UPDATE ledger_views SET query = \(view.query)
            WHERE jurisdiction = \(person.jurisdiction) AND id = \(view.id) AND person = \(person.id)
            """)
    }

    /// Whether there was such a view of this person.
    static func remove(
        _ id: ID<LedgerView>, of ledger: String, by person: Person, in tx: any Transaction
    ) throws -> Bool {
        try tx.execute(
            """
            DELETE FROM ledger_views
            WHERE jurisdiction = \(person.jurisdiction) AND id = \(id) AND ledger = \(ledger)
                AND person = \(person.id)
            """) > 0
    }
}
