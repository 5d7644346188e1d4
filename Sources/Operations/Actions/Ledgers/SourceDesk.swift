import Database
import Foundation
import Programme

/// What commitments draw on, with the ledgers and the reference figures that it takes to count.
struct SourceDesk {
    let office: Office
    let sources: [ID<Commitment>: CommitmentSource]
    let references: [ReferenceFigure]
    let ledgers: [String: Ledger]
    let db: any Connection

    init(_ office: Office, _ commitments: [Commitment], _ db: any Connection) throws {
        self.office = office
        self.db = db
        sources = try SourceStore.sources(of: commitments.map(\.id), in: office.jurisdiction, db)
        let isCounted = sources.values.contains { $0.feed != nil }
        references = isCounted ? try SourceStore.references(in: office.jurisdiction, db) : []
        ledgers =
            isCounted
            ? Dictionary(
                try LedgerStore.all(in: office.jurisdiction, db).map { ($0.name, $0) },
                uniquingKeysWith: { first, _ in first }) : [:]
    }

    /// What the ledgers say of some commitments at a quarter's end, of all units together: whoever answers for a promise
    /// answers for the whole district. What has no ledger, or whose ledger counted nothing yet, is left out.
    func countings(
        of commitments: [Commitment], _ quarter: Quarter
    ) throws -> [ID<Commitment>: LedgerCounting] {
        var found: [ID<Commitment>: LedgerCounting] = [:]
        for commitment in commitments {
            guard let counting = try counting(of: commitment, quarter),
                counting.value(of: commitment) != nil
            else { continue }
            found[commitment.id] = counting
        }
        return found
    }

    private func counting(of commitment: Commitment, _ quarter: Quarter) throws -> LedgerCounting? {
        guard let source = sources[commitment.id], let name = source.feed, let ledger = ledgers[name.ledger],
            let feed = ledger.feed(name.feed)
        else { return nil }
        let figure = try figure(ledger, feed, quarter)
        let reference = source.rate.flatMap {
            ReferenceFigure.latest($0.reference, on: quarter.lastDay, of: references)
        }
        return LedgerCounting(
            commitment, name, version: ledger.version,
            sums: LedgerCounting.Sums(
                quarter: try added(figure, ledger, feed, quarter), level: figure.quarter.value,
                numerator: figure.year.numerator, denominator: figure.year.denominator), per: source.rate,
            reference: reference)
    }

    private func figure(_ ledger: Ledger, _ feed: Feed, _ quarter: Quarter) throws -> CountedFigure {
        try LedgerFigures.figure(
            ledger: ledger, feed: feed.name, quarter: quarter, in: office.jurisdiction, db)
    }

    /// What a quarter added. A quarter without rows is a true 0 once the year has some; before that the ledger says
    /// nothing. Of persons those who are new in the year, so that the sum of the quarters counts nobody twice.
    private func added(
        _ figure: CountedFigure, _ ledger: Ledger, _ feed: Feed, _ quarter: Quarter
    ) throws -> Amount? {
        guard feed.statistic == .flow, let year = figure.year.value else { return nil }
        guard feed.countsPersons else { return figure.quarter.value ?? .zero }
        guard quarter.number > 1, let before = try self.figure(ledger, feed, quarter.previous).year.value
        else { return year }
        return try? Amount(max(year.value - before.value, 0))
    }
}
