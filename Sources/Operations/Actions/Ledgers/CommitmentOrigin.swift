import Database
import Programme

/// Where a commitment's figure comes from, as far as a quarter goes.
public struct CommitmentOrigin: Sendable {
    /// What the office set; nil where it set nothing.
    public var source: CommitmentSource?
    /// What the ledger and the feed are called; nil for what is typed.
    public var ledger: Label?, feed: Label?
    /// Whether a figure is how it stands, not what was added.
    public var statistic: Feed.Statistic?
    /// The version of the ledger as it is now.
    public var version: Int?
    /// What the ledger said with the latest report that counts, and of which quarter.
    public var counted: (counting: SourceCounting, quarter: Quarter)?
    /// What that report said, and why it differed if it did.
    public var reported: (value: EntryValue, difference: String?)?
    /// Of which quarter.
    public var reportedIn: Quarter?
    /// What the ledger said of all quarters that the figure is made of; nil where it did not count each of them.
    public var countedSoFar: EntryValue?
    /// The reference figure that a level is divided by.
    public var reference: ReferenceFigure?
}

/// What is read of a plan's sources for its pages and forms.
struct PlanOrigins: Sendable {
    let sources: [ID<Commitment>: CommitmentSource]
    let ledgers: [String: Ledger]
    let references: [ReferenceFigure]
    let countings: [ID<Report>: [Int: [ID<Commitment>: LedgerCounting]]]

    init(_ plan: Plan, _ office: Office, _ db: any Connection) throws {
        let ids = plan.actions.flatMap(\.commitments).map(\.id)
        sources = try SourceStore.sources(of: ids, in: office.jurisdiction, db)
        countings = try CountingStore.countings(of: plan, db)
        references = try SourceStore.references(in: office.jurisdiction, db)
        ledgers = Dictionary(
            try LedgerStore.all(in: office.jurisdiction, db).map { ($0.name, $0) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension PlanBook {
    /// Where a commitment's figure through a quarter comes from.
    func origin(of commitment: Commitment, through quarter: Quarter) -> CommitmentOrigin {
        let source = origins.sources[commitment.id]
        let ledger = source?.feed.flatMap { origins.ledgers[$0.ledger] }
        let feed = source?.feed.flatMap { ledger?.feed($0.feed) }
        let latest = sources[commitment.id]?.filter { $0.key <= quarter }.max { $0.key < $1.key }
        let entry = latest?.value.content.entry(of: commitment.id)
        return CommitmentOrigin(
            source: source, ledger: ledger?.label, feed: feed?.label, statistic: feed?.statistic,
            version: ledger?.version,
            counted: latest.flatMap { found in
                counting(of: commitment, in: found.value).map { ($0, found.key) }
            },
            reported: entry.map { ($0.value, $0.difference) }, reportedIn: latest?.key,
            countedSoFar: countedSoFar(commitment, through: quarter),
            reference: source?.rate.flatMap {
                ReferenceFigure.latest($0.reference, on: quarter.lastDay, of: origins.references)
            })
    }

    /// What the ledger counted of the quarters that a figure is made of: the sum of what a count or a duty added, of
    /// everything else the last. Nil where a number was reported that no ledger counted, or the two would be compared
    /// that are not alike.
    private func countedSoFar(_ commitment: Commitment, through quarter: Quarter) -> EntryValue? {
        let known = (sources[commitment.id] ?? [:]).filter { $0.key <= quarter }.sorted { $0.key < $1.key }
        let counted = known.filter { $0.value.content.entry(of: commitment.id)?.value.plain.isEmpty == false }
            .map { counting(of: commitment, in: $0.value)?.counting.value(of: commitment) }
        guard let last = counted.last else { return nil }
        guard commitment.kind == .count || commitment.kind == .standing else { return last }
        let amounts = counted.compactMap { $0?.amount }
        return amounts.count == counted.count ? .amount(amounts.reduce(.zero, +)) : nil
    }

    /// What a report's ledger said when it was signed.
    func counting(of commitment: Commitment, in report: ReportRecord) -> SourceCounting? {
        guard let found = origins.countings[report.id]?[report.revision]?[commitment.id] else { return nil }
        return SourceCounting.named([commitment.id: found], Array(origins.ledgers.values))[commitment.id]
    }
}

extension PlanView {
    /// Where a commitment's figure comes from.
    public func origin(of commitment: Commitment) -> CommitmentOrigin {
        book.origin(of: commitment, through: quarter)
    }

    /// How many numbers of the plan have no source yet.
    public var sourcesOpen: Int {
        plan.actions.flatMap(\.commitments).count { $0.target != nil && book.origins.sources[$0.id] == nil }
    }
}

extension Person {
    /// Whether they may open the rows behind a figure: who reads every unit's rows, and a unit its own.
    public func mayOpenRows(of unit: ID<Unit>?) -> Bool {
        switch role {
        case .reviewer, .auditor, .districtLeader: true
        case .reporter, .leader: unit != nil && self.unit == unit
        case .administrator, .console: false
        }
    }
}
