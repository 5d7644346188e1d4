import Database
import Programme

/// What a ledger says of a commitment, with the ledger's and the feed's words: what pages show beside a number.
public struct SourceCounting: Hashable, Sendable {
    /// The counting.
    public var counting: LedgerCounting
    /// What the ledger is called.
    public var ledger: Label
    /// What is counted.
    public var feed: Label
    /// Whether days of a quarter add up, or all days to its end.
    public var statistic: Feed.Statistic
    /// Whether it was frozen with a signature; else it is what the ledger says now.
    public var isFrozen: Bool

    /// The days whose rows a figure of a quarter is counted from; a level has no first one.
    public func days(of quarter: Quarter) -> (from: Day?, through: Day) {
        (statistic == .level ? nil : quarter.firstDay, quarter.lastDay)
    }

    /// Countings with their words; what draws on a ledger that is no longer there keeps its names.
    static func named(
        _ countings: [ID<Commitment>: LedgerCounting], _ ledgers: [Ledger], isFrozen: Bool = true
    ) -> [ID<Commitment>: SourceCounting] {
        countings.mapValues { counting in
            let ledger = ledgers.first { $0.name == counting.feed.ledger }
            let feed = ledger?.feed(counting.feed.feed)
            return SourceCounting(
                counting: counting, ledger: ledger?.label ?? Label(counting.feed.ledger),
                feed: feed?.label ?? Label(counting.feed.feed), statistic: feed?.statistic ?? .flow,
                isFrozen: isFrozen)
        }
    }

    /// What belongs beside a report: frozen from its signature on, as it is now until then.
    static func all(
        of commitments: [Commitment], _ quarter: Quarter, _ record: ReportRecord, _ office: Office,
        _ db: any Connection
    ) throws -> [ID<Commitment>: SourceCounting] {
        let isOpen = [.none, .draft, .returned].contains(record.state)
        guard isOpen else {
            return named(
                try CountingStore.countings(
                    of: record.id, revision: record.revision, in: office.jurisdiction, db),
                try LedgerStore.all(in: office.jurisdiction, db))
        }
        let desk = try SourceDesk(office, commitments, db)
        return named(
            try desk.countings(of: commitments, quarter), Array(desk.ledgers.values), isFrozen: false)
    }
}
