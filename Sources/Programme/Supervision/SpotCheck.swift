import Foundation

/// 核查: the office looked for itself. A failed one lowers what counts from a quarter on; no report is changed by it.
public struct SpotCheck: Hashable, Sendable {
    /// How it was done.
    public enum Method: String, Sendable, Codable, CaseIterable {
        /// 现场核查.
        case onSite = "on-site"
        /// 电话回访.
        case telephone
        /// 查阅资料.
        case documents
        /// 数据比对.
        case data
    }

    /// The most characters of what was found.
    public static let limit = 1000

    /// Which one.
    public var id: ID<SpotCheck>
    /// Of what.
    public var commitment: ID<Commitment>
    /// The first quarter whose figure it lowers.
    public var quarter: Quarter
    /// The last quarter that was accepted when it was done; nil when nothing was.
    public var asOf: Quarter?
    /// The day on which the office looked.
    public var checkedOn: Day
    /// How.
    public var method: Method
    /// How many were looked at, and how many of them were as reported.
    public var sampleSize: Int, sound: Int
    /// What was found.
    public var found: String
    /// Whether what was reported holds.
    public var passed: Bool
    /// What counted before, and what counts afterwards; nil where the check lowers nothing.
    public var before: Decimal?, counted: Decimal?
    /// When it was recorded.
    public var at: Instant
    /// By whom.
    public var by: ID<Person>
    /// Why it was taken back; nil while it holds.
    public var withdrawal: String?

    /// A check.
    public init(
        id: ID<SpotCheck>, commitment: ID<Commitment>, quarter: Quarter, asOf: Quarter?, checkedOn: Day,
        method: Method, sampleSize: Int, sound: Int, found: String, passed: Bool, before: Decimal?,
        counted: Decimal?, at: Instant, by: ID<Person>, withdrawal: String? = nil
    ) {
        self.id = id
        self.commitment = commitment
        self.quarter = quarter
        self.asOf = asOf
        self.checkedOn = checkedOn
        self.method = method
        self.sampleSize = sampleSize
        self.sound = sound
        self.found = found
        self.passed = passed
        self.before = before
        self.counted = counted
        self.at = at
        self.by = by
        self.withdrawal = withdrawal
    }

    /// Whether it lowers a figure.
    public var lowers: Bool { withdrawal == nil && !passed && counted != nil }

    /// What is wrong with a check of a commitment, each at its field: `spot-check.size`, `spot-check.sound`, `spot-check.day`,
    /// `spot-check.counted-needed`, `spot-check.not-lower`, `spot-check.counted-unneeded`.
    ///
    /// - Parameter figure: what counts now.
    public static func faults(
        sampleSize: Int?, sound: Int?, checkedOn: Day, today: Day, passed: Bool, counted: Decimal?,
        of commitment: Commitment, figure: Figure
    ) -> [Problem] {
        var faults: [Problem] = []
        func fault(_ code: String, _ field: String, _ details: [String: String] = [:]) {
            faults.append(Problem(.invalid, code, details, at: field))
        }
        if (sampleSize ?? 0) < 1 { fault("spot-check.size", "size") }
        if sound.map({ $0 < 0 || $0 > (sampleSize ?? 0) }) ?? true { fault("spot-check.sound", "sound") }
        if checkedOn > today || checkedOn < today.adding(days: -366) { fault("spot-check.day", "day") }
        guard !passed, let before = figure.value else {
            if counted != nil { fault("spot-check.counted-unneeded", "counted") }
            return faults
        }
        guard let counted else {
            fault("spot-check.counted-needed", "counted")
            return faults
        }
        // Where less is better, a failed check makes it more.
        let isWorse =
            commitment.target?.comparator.isUpperBound == true ? counted > before : counted < before
        if !isWorse || counted < 0 { fault("spot-check.not-lower", "counted", ["before": before.plain]) }
        return faults
    }
}

/// That a figure is not what was accepted, and why.
public struct LoweredFigure: Hashable, Sendable {
    /// What is accepted.
    public var accepted: Decimal
    /// The check that speaks last.
    public var check: SpotCheck
}

extension Figure {
    /// The figure as failed checks leave it; unchanged without any.
    ///
    /// A count loses what each check took off, whatever is added later. What replaces the value before it (a level, a
    /// rate, steps) is lowered until a later quarter is accepted, which is a statement of its own.
    ///
    /// - Parameters:
    ///   - checks: of this commitment.
    ///   - through: checks that count from a later quarter are left out.
    public func lowered(by checks: [SpotCheck], of commitment: Commitment, through quarter: Quarter) -> Figure
    {
        let own = checks.filter { $0.lowers && $0.quarter <= quarter }.sorted {
            ($0.at, $0.id) < ($1.at, $1.id)
        }
        guard let accepted = value, let last = own.last else { return self }
        var figure = self
        switch commitment.kind {
        case .count, .standing:
            let taken = own.reduce(Decimal(0)) { $0 + (($1.before ?? 0) - ($1.counted ?? 0)) }
            figure.value = max(0, accepted - taken)
        case .level, .rate, .milestone:
            guard let counted = last.counted, asOf.map({ $0 <= (last.asOf ?? $0) }) ?? true else {
                return self
            }
            figure.value = counted
            figure.keep(steps: commitment.milestones, within: counted)
            (figure.numerator, figure.denominator) = (nil, nil)
        }
        figure.lowered = LoweredFigure(accepted: accepted, check: last)
        return figure
    }

    /// The last steps no longer count, until those that are left weigh no more than what counts.
    private mutating func keep(steps: [Milestone], within counted: Decimal) {
        func weight() -> Decimal {
            steps.filter { milestones.contains($0.ordinal) }.reduce(Decimal(0)) { $0 + $1.weight.value }
        }
        while !milestones.isEmpty, weight() > counted { milestones.removeLast() }
    }
}
