import Database
import Programme

/// What ledgers said when reports were signed.
enum CountingStore {
    /// The countings that were frozen with a revision, by commitment.
    static func countings(
        of report: ID<Report>, revision: Int, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [ID<Commitment>: LedgerCounting] {
        var found: [ID<Commitment>: LedgerCounting] = [:]
        for row in try db.rows(
            """
            SELECT * FROM report_countings
            WHERE jurisdiction = \(jurisdiction) AND report = \(report) AND revision = \(revision)
            """)
        {
            found[try row.get("commitment")] = try counting(row)
        }
        return found
    }

    /// The same of many reports, each with the revision that was signed last.
    static func countings(
        of plan: Plan, _ db: any Connection
    ) throws -> [ID<Report>: [Int: [ID<Commitment>: LedgerCounting]]] {
        var found: [ID<Report>: [Int: [ID<Commitment>: LedgerCounting]]] = [:]
        for row in try db.rows(
            """
            SELECT k.* FROM report_countings k
            JOIN commitments c ON c.jurisdiction = k.jurisdiction AND c.id = k.commitment
            JOIN actions a ON a.jurisdiction = c.jurisdiction AND a.id = c.action
            WHERE k.jurisdiction = \(plan.jurisdiction) AND a.plan = \(plan.id)
            """)
        {
            let revision = try row.get("revision", as: Int.self)
            found[try row.get("report"), default: [:]][revision, default: [:]][try row.get("commitment")] =
                try counting(row)
        }
        return found
    }

    private static func counting(_ row: Row) throws -> LedgerCounting {
        LedgerCounting(
            feed: FeedReference(try row.get("ledger"), try row.get("feed")),
            version: try row.get("ledger_version"), amount: try row.get("amount"),
            numerator: try row.get("numerator"), denominator: try row.get("denominator"))
    }

    /// Freezes what a ledger says with a signature. A revision that was withdrawn and is signed again gets what the ledger
    /// says by then.
    static func freeze(
        _ counting: LedgerCounting, of commitment: ID<Commitment>, reason: String?, with report: ReportRecord,
        in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO report_countings (jurisdiction, report, revision, commitment, ledger, feed,
                ledger_version, amount, numerator, denominator, reason)
            VALUES (\(jurisdiction), \(report.id), \(report.revision), \(commitment), \(counting.feed.ledger),
                \(counting.feed.feed), \(counting.version), \(counting.amount), \(counting.numerator),
                \(counting.denominator), \(reason))
            ON CONFLICT (jurisdiction, report, revision, commitment) DO UPDATE SET ledger = excluded.ledger,
                feed = excluded.feed, ledger_version = excluded.ledger_version, amount = excluded.amount,
                numerator = excluded.numerator, denominator = excluded.denominator, reason = excluded.reason
            """)
    }
}
