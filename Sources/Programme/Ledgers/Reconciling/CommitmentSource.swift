/// Where a commitment's number comes from.
public struct CommitmentSource: Hashable, Sendable {
    /// A ledger's feed, or a unit's own typing.
    public enum Origin: Hashable, Sendable {
        /// The rows of a ledger.
        case feed(FeedReference, per: ReferenceRate? = nil)
        /// A unit types it in; the note says why there is no ledger.
        case typed
    }

    /// The origin.
    public var origin: Origin
    /// What should be known of it; for a typed value which system will count it.
    public var note: String

    /// A source.
    public init(_ origin: Origin, note: String = "") {
        self.origin = origin
        self.note = note
    }

    /// The feed; nil for what is typed.
    public var feed: FeedReference? {
        if case .feed(let reference, _) = origin { reference } else { nil }
    }

    /// By what a level is divided; nil where it is not.
    public var rate: ReferenceRate? {
        if case .feed(_, let rate) = origin { rate } else { nil }
    }
}

/// A feed by its ledger's name and its own.
public struct FeedReference: Hashable, Sendable {
    /// The ledger.
    public var ledger: String
    /// The feed within it.
    public var feed: String

    /// A feed's names.
    public init(_ ledger: String, _ feed: String) {
        self.ledger = ledger
        self.feed = feed
    }
}

/// So many for each `amount` of a reference figure: places for each 1000 residents.
public struct ReferenceRate: Hashable, Sendable {
    /// The figure that a level is divided by.
    public var reference: ReferenceName
    /// For how many of it.
    public var amount: Amount

    /// A rate.
    public init(_ reference: ReferenceName, per amount: Amount) {
        self.reference = reference
        self.amount = amount
    }
}

/// Numbers from elsewhere that levels are divided by.
public enum ReferenceName: String, Sendable, Codable, CaseIterable {
    /// 年末常住人口 (shared standards 09, section 1: not the registered population, not the under-threes).
    case residents
    /// 常住户数.
    case households
    /// 在校学生数.
    case students
}

/// One such number, with where it was taken from.
public struct ReferenceFigure: Hashable, Sendable {
    /// Which one.
    public var name: ReferenceName
    /// The day that it is of.
    public var asOf: Day
    /// The number.
    public var value: Amount
    /// Who published it, and where.
    public var source: String

    /// A figure.
    public init(_ name: ReferenceName, asOf: Day, value: Amount, source: String) {
        self.name = name
        self.asOf = asOf
        self.value = value
        self.source = source
    }

    /// The latest of a name on a day, of several.
    public static func latest(
        _ name: ReferenceName, on day: Day, of figures: [ReferenceFigure]
    ) -> ReferenceFigure? {
        figures.filter { $0.name == name && $0.asOf <= day }.max { $0.asOf < $1.asOf }
    }
}
