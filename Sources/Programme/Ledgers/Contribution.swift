import Foundation

/// Where a contribution is added: one row of the database for each.
public struct ContributionKey: Hashable, Sendable {
    /// The feed.
    public var feed: String
    /// Which part of its figure.
    public var part: Feed.Part
    /// For persons: within what each counts once; `.all` for whatever simply adds up.
    public var window: CountingWindow
    /// The unit; nil for all units together, since a person who came to two units is still one.
    public var unit: ID<Unit>?
    /// The day it counts on.
    public var day: Day

    /// A key.
    public init(feed: String, part: Feed.Part, window: CountingWindow, unit: ID<Unit>?, day: Day) {
        self.feed = feed
        self.part = part
        self.window = window
        self.unit = unit
        self.day = day
    }
}

/// Within what a person counts once.
public enum CountingWindow: String, Sendable, Codable, CaseIterable {
    /// No matter when; also for what is not persons.
    case all
    /// The calendar year.
    case year
    /// The quarter.
    case quarter

    /// The first day of the window that a day lies in.
    func start(of day: Day) -> Day? {
        switch self {
        case .all: nil
        case .year: Day(year: day.year, month: 1, day: 1)
        case .quarter: Quarter(containing: day).firstDay
        }
    }
}

/// What feeds read of a record.
public struct CountedRecord: Hashable, Sendable {
    /// The unit that the record belongs to.
    public var unit: ID<Unit>
    /// The day it counts on.
    public var day: Day
    /// Whom it is about; nil where that is nobody or not known.
    public var subject: String?
    /// Its open fields, in canonical form; what is sealed is never counted by.
    public var values: [String: String]

    /// A record as it is counted.
    public init(unit: ID<Unit>, day: Day, subject: String?, values: [String: String]) {
        self.unit = unit
        self.day = day
        self.subject = subject
        self.values = values
    }
}

/// Sums by key, in ten-thousandths, which both engines add up exactly. Zeros are left out.
public struct Contributions: Hashable, Sendable {
    /// Ten-thousandths by key.
    public private(set) var sums: [ContributionKey: Int64] = [:]

    /// How many of a contribution's units make one.
    public static let scale: Int64 = 10_000

    /// Nothing.
    public init() {}

    /// Adds ten-thousandths.
    public mutating func add(_ amount: Int64, to key: ContributionKey) {
        let sum = sums[key, default: 0] + amount
        sums[key] = sum == 0 ? nil : sum
    }

    /// Adds others, `factor` times: -1 takes them away.
    public mutating func add(_ other: Contributions, factor: Int64 = 1) {
        for (key, amount) in other.sums { add(amount * factor, to: key) }
    }

    /// What some records of a ledger give. For terms that count persons the records must be **all** of each subject.
    public init(of records: [CountedRecord], in ledger: Ledger) {
        var tally = ContributionTally(ledger)
        tally.add(records)
        self = tally.contributions
    }

    /// Ten-thousandths of a canonical number; nil for anything else.
    static func scaled(_ text: String) -> Int64? {
        guard let value = Decimal(plain: text), let amount = try? Amount(value) else { return nil }
        return NSDecimalNumber(decimal: amount.value * Decimal(scale)).int64Value
    }
}
