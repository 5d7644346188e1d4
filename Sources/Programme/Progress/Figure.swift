import Foundation

/// Where a commitment stands after some quarters: the number and where it comes from, never a lone number.
public struct Figure: Hashable, Sendable {
    /// What is known.
    public enum Status: String, Sendable, Codable {
        /// At least one accepted value.
        case reported
        /// No accepted value.
        case notReported
        /// The last accepted report says that it does not apply.
        case notApplicable
    }

    /// What is known.
    public var status: Status
    /// The value so far: the sum of a count, the last of a level, a rate in percent, the weight of reached steps.
    public var value: Decimal?
    /// Both parts of a rate.
    public var numerator: Amount?, denominator: Amount?
    /// The steps reached, for a milestone commitment.
    public var milestones: [Int]
    /// The last quarter with an accepted value.
    public var asOf: Quarter?
    /// That a spot check lowered it, and what is accepted; nil where the value is what is accepted.
    public var lowered: LoweredFigure?

    /// Nothing known yet.
    public static let none = Figure(
        status: .notReported, value: nil, numerator: nil, denominator: nil, milestones: [], asOf: nil)
}

/// An accepted value of a commitment in a quarter.
public struct AcceptedValue: Hashable, Sendable {
    /// The quarter reported.
    public var quarter: Quarter
    /// What was accepted.
    public var value: EntryValue

    /// An accepted value.
    public init(quarter: Quarter, value: EntryValue) {
        self.quarter = quarter
        self.value = value
    }
}

extension Figure {
    /// Adds up accepted values as the commitment's kind wants; only accepted values may be passed.
    ///
    /// - Parameters:
    ///   - commitment: whose figure it is.
    ///   - values: any order; later quarters win where the latest counts.
    ///   - through: values of later quarters are left out.
    ///   - checks: spot checks of the commitment; a failed one lowers the value.
    public init(
        of commitment: Commitment, from values: [AcceptedValue], through: Quarter, checks: [SpotCheck] = []
    ) {
        self.init(of: commitment, accepted: values, through: through)
        self = lowered(by: checks, of: commitment, through: through)
    }

    private init(of commitment: Commitment, accepted values: [AcceptedValue], through: Quarter) {
        let known =
            values.filter { $0.quarter <= through && $0.value.tells(of: commitment.kind) }
            .sorted { $0.quarter < $1.quarter }
        self = .none
        guard let last = known.last else { return }
        asOf = last.quarter
        status = .reported
        if case .notApplicable = last.value { status = .notApplicable }
        switch commitment.kind {
        case .count, .standing:
            let amounts = known.compactMap(\.value.amount)
            value = amounts.isEmpty ? nil : amounts.reduce(Amount.zero, +).value
        case .level:
            value = known.compactMap(\.value.amount).last?.value
        case .rate:
            guard let ratio = known.compactMap(\.value.ratio).last else { return }
            (numerator, denominator) = ratio
            value = (ratio.numerator.value / ratio.denominator.value * 100).rounded(scale: 4)
        case .milestone:
            guard let reached = known.compactMap(\.value.reached).last else { return }
            milestones = reached.sorted()
            value = commitment.milestones.filter { reached.contains($0.ordinal) }
                .reduce(Decimal(0)) { $0 + $1.weight.value }
        }
        if value != nil, status == .notApplicable, commitment.kind == .count { status = .reported }
    }
}

extension EntryValue {
    /// Whether it says something about a commitment of this kind: a share of nothing does not.
    fileprivate func tells(of kind: CommitmentKind) -> Bool {
        switch (kind, self) {
        case (_, .notApplicable), (.count, .amount), (.level, .amount), (.standing, .amount),
            (.standing, .narrated), (.milestone, .milestones):
            true
        case (.rate, .ratio(_, let denominator)): denominator != .zero
        default: false
        }
    }

    /// The number of a count, a level or a standing duty.
    public var amount: Amount? {
        guard case .amount(let amount) = self else { return nil }
        return amount
    }

    /// Both parts of a rate.
    public var ratio: (numerator: Amount, denominator: Amount)? {
        guard case .ratio(let numerator, let denominator) = self else { return nil }
        return (numerator, denominator)
    }

    /// The steps reached of a milestone commitment.
    public var reached: [Int]? {
        guard case .milestones(let ordinals) = self else { return nil }
        return ordinals
    }
}
