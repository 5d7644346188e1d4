import Database
import Programme

/// What records add up to, by day. Kept in the transaction that changes the records; `recount` and `differences` hold it
/// against them.
public enum ContributionStore {
    /// Adds sums, which may be negative.
    static func add(
        _ contributions: Contributions, to ledger: Ledger, in jurisdiction: JurisdictionCode,
        _ tx: any Transaction
    ) throws {
        guard !contributions.sums.isEmpty else { return }
        let statement = try tx.bulk(
            """
            INSERT INTO contributions (jurisdiction, ledger, feed, part, time_window, unit, day, amount)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (jurisdiction, ledger, feed, part, time_window, unit, day)
            DO UPDATE SET amount = contributions.amount + excluded.amount
            """)
        for (key, amount) in contributions.sums {
            try statement.run([
                jurisdiction.sqlValue, .text(ledger.name), .text(key.feed), .text(key.part.rawValue),
                .text(key.window.rawValue), .text(key.unit?.rawValue ?? ""), key.day.sqlValue,
                .integer(amount),
            ])
        }
    }

    /// The sum of some days, in ten-thousandths; nil when nothing was ever added.
    ///
    /// - Parameter windows: `all` with the window in which persons count once.
    static func sum(
        _ feed: String, _ part: Feed.Part, _ windows: [CountingWindow], unit: ID<Unit>?, from: Day?,
        through: Day, of ledger: String, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Int64? {
        let start: SQL = from.map { "AND day >= \($0)" } ?? ""
        return try db.value(
            """
            SELECT CAST(sum(amount) AS BIGINT) FROM contributions
            WHERE jurisdiction = \(jurisdiction) AND ledger = \(ledger) AND feed = \(feed)
                AND part = \(part.rawValue) AND time_window IN (\(list: windows.map(\.rawValue)))
                AND unit = \(unit?.rawValue ?? "") \(fragment: start) AND day <= \(through)
            """, as: Int64?.self) ?? nil
    }

    /// What stands in the table, without zeros.
    static func stored(
        _ ledger: Ledger, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Contributions {
        var found = Contributions()
        try db.forEach(
            """
            SELECT feed, part, time_window, unit, day, amount FROM contributions
            WHERE jurisdiction = \(jurisdiction) AND ledger = \(ledger.name)
            """
        ) { row in
            let unit: String = try row.get("unit")
            found.add(
                try row.get("amount"),
                to: ContributionKey(
                    feed: try row.get("feed"), part: try row.code("part"),
                    window: try row.code("time_window"),
                    unit: unit.isEmpty ? nil : ID(unit), day: try row.get("day")))
        }
        return found
    }

    /// What the records give, counted from the first to the last.
    static func counted(
        _ ledger: Ledger, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Contributions {
        var (sum, batch, subject): (Contributions, [CountedRecord], String) = (Contributions(), [], "")
        // Subject by subject, so that one person's records come together and memory stays small.
        try db.forEach(
            """
            SELECT unit, day, subject, fields FROM records
            WHERE jurisdiction = \(jurisdiction) AND ledger = \(ledger.name) AND deleted_at IS NULL
            ORDER BY subject
            """
        ) { row in
            let record = try RecordStore.counted(row)
            if (record.subject ?? "") != subject || batch.count >= 1_000 && record.subject == nil {
                sum.add(Contributions(of: batch, in: ledger))
                (batch, subject) = ([], record.subject ?? "")
            }
            batch.append(record)
        }
        sum.add(Contributions(of: batch, in: ledger))
        return sum
    }

    /// Puts what the records give in place of what stands there.
    static func recount(_ ledger: Ledger, in jurisdiction: JurisdictionCode, _ tx: any Transaction) throws {
        try tx.execute(
            "DELETE FROM contributions WHERE jurisdiction = \(jurisdiction) AND ledger = \(ledger.name)")
        try add(try counted(ledger, in: jurisdiction, tx), to: ledger, in: jurisdiction, tx)
    }

    /// The feeds whose stored sums are not what the records give; empty when all is well.
    public static func differences(
        _ ledger: Ledger, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [String] {
        // What another version counted is counted anew with the next write.
        guard try LedgerStore.countedVersion(ledger, in: jurisdiction, db) == ledger.version else {
            return []
        }
        var rest = try counted(ledger, in: jurisdiction, db)
        rest.add(try stored(ledger, in: jurisdiction, db), factor: -1)
        return Set(rest.sums.keys.map(\.feed)).sorted()
    }
}
