import Foundation

/// What proposals are scored by.
public enum Criterion: String, Sendable, Codable, CaseIterable {
    /// 需求.
    case need
    /// 受益.
    case benefit
    /// 可行.
    case feasibility
    /// 成本: the cheaper for what it gives, the more points.
    case cost
    /// 可感: whether people see that it was done.
    case visibility
}

/// One reviewer's points for one criterion.
public struct Score: Hashable, Sendable {
    /// What is scored.
    public var criterion: Criterion
    /// Who scored.
    public var reviewer: ID<Person>
    /// 0 to 10.
    public var points: Amount

    /// A score.
    public init(_ criterion: Criterion, _ reviewer: ID<Person>, _ points: Amount) {
        self.criterion = criterion
        self.reviewer = reviewer
        self.points = points
    }

    /// The most points.
    public static let most = 10

    /// Reads what was typed for each criterion; a blank field gives no score, never 0.
    ///
    /// - Throws: `Problems` of `score.invalid`, each at its criterion.
    public static func read(_ typed: [String: String]) throws -> [Criterion: Amount] {
        try Criterion.amounts(typed, most: most, "score.invalid")
    }
}

/// How much each criterion weighs. The program's own weights are for reference: each office sets its own.
public struct CriterionWeights: Hashable, Sendable {
    /// The weight of each criterion.
    public let values: [Criterion: Amount]

    /// The name under which a weight is kept as a setting.
    public static func setting(_ criterion: Criterion) -> String { "proposal-weight-\(criterion.rawValue)" }

    /// Weights from settings; the program's own where nothing was set.
    public init(_ settings: [String: String] = [:]) {
        let own: [Criterion: Int] = [.need: 30, .benefit: 25, .feasibility: 20, .cost: 15, .visibility: 10]
        values = Dictionary(
            uniqueKeysWithValues: Criterion.allCases.map { criterion in
                let kept = settings[Self.setting(criterion)].flatMap { try? Amount(reading: $0) }
                return (criterion, kept ?? (try? Amount(Decimal(own[criterion] ?? 1))) ?? .one)
            })
    }

    /// Reads what was typed; all must be there, from 0 to 100, and not all 0.
    ///
    /// - Throws: `Problems` of `weight.invalid` at each criterion; `weight.none`.
    public init(typed: [String: String]) throws {
        let read = try Criterion.amounts(typed, most: 100, "weight.invalid")
        let missing = Criterion.allCases.filter { read[$0] == nil }
        guard missing.isEmpty else {
            throw Problems(missing.map { Problem(.invalid, "weight.invalid", at: $0.rawValue) })
        }
        guard read.values.contains(where: { $0 > .zero }) else { throw Problem(.invalid, "weight.none") }
        values = read
    }
}

extension Criterion {
    fileprivate static func amounts(
        _ typed: [String: String], most: Int, _ code: String
    ) throws -> [Criterion: Amount] {
        var read: [Criterion: Amount] = [:]
        var faults: [Problem] = []
        for criterion in allCases {
            guard let text = typed[criterion.rawValue], !text.allSatisfy(\.isWhitespace) else { continue }
            if let amount = try? Amount(reading: text), amount.value <= Decimal(most) {
                read[criterion] = amount
            } else {
                faults.append(Problem(.invalid, code, ["most": String(most)], at: criterion.rawValue))
            }
        }
        guard faults.isEmpty else { throw Problems(faults) }
        return read
    }
}

/// Proposals in the order of their points.
public struct ProposalRanking: Hashable, Sendable {
    /// One proposal's place.
    public struct Line: Hashable, Sendable {
        /// Which one.
        public var proposal: ID<Proposal>
        /// 1 for the first; equal points share a place; nil while a criterion is without points.
        public var rank: Int?
        /// The weighted mean of what was scored, to two decimals; nil where nothing was.
        public var points: Decimal?
        /// The criteria that weigh something and have no score.
        public var missing: [Criterion]
    }

    /// The lines: ranked ones first, then those with scores missing, each by points; equal ones as they came.
    public let lines: [Line]

    /// Ranks proposals.
    ///
    /// A criterion counts with the mean of its reviewers. One without a score is left out of the mean and said, not
    /// counted as 0; such a proposal has no place among those that were scored in full.
    public init(_ proposals: [Proposal], _ weights: CriterionWeights) {
        let found = proposals.map { ProposalRanking.line($0, weights) }
        let sorted = found.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.missing.isEmpty != b.missing.isEmpty { return a.missing.isEmpty }
            if a.points != b.points { return (a.points ?? -1) > (b.points ?? -1) }
            return left.offset < right.offset
        }.map(\.element)
        var lines: [Line] = []
        for (index, line) in sorted.enumerated() {
            var line = line
            if line.missing.isEmpty, line.points != nil {
                line.rank = lines.last?.points == line.points ? lines.last?.rank : index + 1
            }
            lines.append(line)
        }
        self.lines = lines
    }

    private static func line(_ proposal: Proposal, _ weights: CriterionWeights) -> Line {
        var (sum, weight): (Decimal, Decimal) = (0, 0)
        var missing: [Criterion] = []
        for criterion in Criterion.allCases {
            let share = weights.values[criterion]?.value ?? 0
            guard share > 0 else { continue }
            let points = proposal.scores.filter { $0.criterion == criterion }.map(\.points.value)
            guard !points.isEmpty else {
                missing.append(criterion)
                continue
            }
            sum += share * points.reduce(0, +) / Decimal(points.count)
            weight += share
        }
        return Line(
            proposal: proposal.id, rank: nil, points: weight > 0 ? (sum / weight).rounded(scale: 2) : nil,
            missing: missing)
    }
}
