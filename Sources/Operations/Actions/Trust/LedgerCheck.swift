import Database
import Programme

/// Holds ledgers against their rows, and sources against ledgers.
enum LedgerCheck {
    /// What is wrong: sums that the rows do not give, sources that name no feed.
    static func findings(
        _ jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [IntegrityFinding] {
        let ledgers = try LedgerStore.all(in: jurisdiction, db)
        return try sums(ledgers, jurisdiction, db) + sources(ledgers, jurisdiction, db)
    }

    private static func sums(
        _ ledgers: [Ledger], _ jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [IntegrityFinding] {
        try ledgers.compactMap { ledger in
            let feeds = try ContributionStore.differences(ledger, in: jurisdiction, db)
            guard !feeds.isEmpty else { return nil }
            return IntegrityFinding(
                check: "ledger.sums",
                message: Message(
                    "check.sums-differ",
                    [
                        "ledger": ledger.name,
                        "feeds": feeds.joined(separator: ", "),
                    ]))
        }
    }

    private static func sources(
        _ ledgers: [Ledger], _ jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [IntegrityFinding] {
        let known = Set(
            ledgers.flatMap { ledger in ledger.feeds.map { FeedReference(ledger.name, $0.name) } })
        return try SourceStore.feeds(in: jurisdiction, db).filter { !known.contains($0.feed) }.map {
            IntegrityFinding(
                check: "source.feed",
                message: Message(
                    "check.source-without-feed",
                    ["commitment": $0.subject, "feed": "\($0.feed.ledger)/\($0.feed.feed)"]))
        }
    }
}
