import Foundation

/// What a ledger says of a commitment at a quarter's end, with the definition that it was counted by.
public struct LedgerCounting: Hashable, Sendable {
    /// The feed.
    public var feed: FeedReference
    /// The ledger's version.
    public var version: Int
    /// The number; nil for a rate, and where nothing was counted yet.
    public var amount: Amount?
    /// Above the line, for a rate and for what is divided by a reference figure.
    public var numerator: Amount?
    /// Below it.
    public var denominator: Amount?

    /// A counting as it is stored.
    public init(
        feed: FeedReference, version: Int, amount: Amount? = nil, numerator: Amount? = nil,
        denominator: Amount? = nil
    ) {
        self.feed = feed
        self.version = version
        self.amount = amount
        self.numerator = numerator
        self.denominator = denominator
    }

    /// What is read of contributions, before it is a commitment's value.
    public struct Sums: Hashable, Sendable {
        /// What the quarter added; nil for a level.
        public var quarter: Amount?
        /// How it stands; nil for a flow.
        public var level: Amount?
        /// Both parts of a rate.
        public var numerator: Amount?
        /// Below the line.
        public var denominator: Amount?

        /// Sums.
        public init(
            quarter: Amount? = nil, level: Amount? = nil, numerator: Amount? = nil, denominator: Amount? = nil
        ) {
            self.quarter = quarter
            self.level = level
            self.numerator = numerator
            self.denominator = denominator
        }
    }

    /// Works a commitment's number out of sums.
    ///
    /// Places for each 1000 residents are level × 1000 ÷ residents, rounded half up to four decimals; both numbers are
    /// kept beside the quotient.
    ///
    /// - Parameter reference: the figure that a level is divided by; nil where the office has not entered one yet.
    public init(
        _ commitment: Commitment, _ source: FeedReference, version: Int, sums: Sums, per rate: ReferenceRate?,
        reference: ReferenceFigure?
    ) {
        self.init(feed: source, version: version)
        switch commitment.kind {
        case .rate:
            (numerator, denominator) = (sums.numerator, sums.denominator)
        case .level:
            guard let rate else {
                amount = sums.level
                return
            }
            (numerator, denominator) = (sums.level, reference?.value)
            guard let level = sums.level, let reference, reference.value > .zero else { return }
            amount = try? Amount(
                (level.value * rate.amount.value / reference.value.value).rounded(scale: 4))
        case .count, .standing: amount = sums.quarter
        case .milestone: return
        }
    }

    /// The value that a report would say; nil where the ledger says nothing.
    public func value(of commitment: Commitment) -> EntryValue? {
        if commitment.kind == .rate {
            guard let numerator, let denominator, denominator > .zero else { return nil }
            return .ratio(numerator: numerator, denominator: denominator)
        }
        return amount.map { .amount($0) }
    }

    /// Whether a report's entry says another number. What does not apply or has no number says none.
    public func differs(from value: EntryValue, of commitment: Commitment) -> Bool {
        guard let own = self.value(of: commitment) else { return false }
        switch value {
        case .amount, .ratio: return value != own
        case .notReported, .notApplicable, .milestones, .narrated: return false
        }
    }
}

extension ReportValidation {
    /// The entries that say another number than their ledger without saying why: `entry.differs-from-ledger`.
    ///
    /// - Parameter countings: what the ledgers say, by commitment.
    public static func differences(
        in content: ReportContent, for commitments: [Commitment],
        from countings: [ID<Commitment>: LedgerCounting]
    ) -> [Problem] {
        commitments.compactMap { commitment in
            guard let entry = content.entry(of: commitment.id), let counting = countings[commitment.id],
                counting.differs(from: entry.value, of: commitment), entry.difference == nil
            else { return nil }
            return Problem(
                .invalid, "entry.differs-from-ledger",
                [
                    "commitment": commitment.subject,
                    "reported": entry.value.plain, "counted": counting.value(of: commitment)?.plain ?? "",
                ], at: "difference-\(commitment.id)")
        }
    }
}

extension EntryValue {
    /// The bare number, for messages: `12`, `39500/104000`; empty for what has none.
    public var plain: String {
        switch self {
        case .amount(let amount): amount.description
        case .ratio(let numerator, let denominator): "\(numerator)/\(denominator)"
        case .notReported, .notApplicable, .milestones, .narrated: ""
        }
    }
}
