import Database
import Foundation
import Programme

/// What a feed says of a quarter: both for the quarter alone and for the year so far, both parts of a rate.
public struct CountedFigure: Sendable, Hashable {
    /// The feed's parts within the quarter; nil where nothing was ever counted. Of a level: as it stands at the end.
    public var quarter: Parts
    /// The same from the first day of the year to the quarter's last day. Of a level: the same as `quarter`.
    public var year: Parts

    /// Value, or both parts of a rate.
    public struct Parts: Sendable, Hashable {
        /// The number of a feed with one part.
        public var value: Amount?
        /// Above the line.
        public var numerator: Amount?
        /// Below it.
        public var denominator: Amount?
    }
}

/// Figures of ledgers: sums of days, never of rows, so that ten million rows cost no more than ten thousand.
public enum LedgerFigures {
    /// What a feed says of a quarter.
    ///
    /// - Parameter unit: the rows of one unit; nil for all, in which a person who came to two units is one.
    public static func figure(
        ledger: Ledger, feed name: String, unit: ID<Programme.Unit>? = nil, quarter: Quarter,
        in region: JurisdictionCode, _ db: any Connection
    ) throws -> CountedFigure {
        guard let feed = ledger.feed(name) else {
            throw Problem(.notFound, "ledger.feed-unknown", ["ledger": ledger.name, "feed": name])
        }
        func parts(from: Day?, _ window: CountingWindow) throws -> CountedFigure.Parts {
            func sum(_ part: Feed.Part) throws -> Amount? {
                guard feed.terms.contains(where: { $0.part == part }) else { return nil }
                let sum = try ContributionStore.sum(
                    name, part, [.all, window], unit: unit, from: from, through: quarter.lastDay,
                    of: ledger.name, in: region, db)
                return sum.flatMap { try? Amount(Decimal(max($0, 0)) / Decimal(Contributions.scale)) }
            }
            return CountedFigure.Parts(
                value: try sum(.value), numerator: try sum(.numerator), denominator: try sum(.denominator))
        }
        if feed.statistic == .level {
            let level = try parts(from: nil, .all)
            return CountedFigure(quarter: level, year: level)
        }
        let year = Quarter(year: quarter.year, number: 1) ?? quarter
        return CountedFigure(
            quarter: try parts(from: quarter.firstDay, .quarter), year: try parts(from: year.firstDay, .year))
    }
}
