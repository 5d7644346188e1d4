import Foundation

/// 满意度: how many of those who were asked answered, and how many of them were satisfied.
///
/// A later result about the same thing takes the place of the one before, which is kept.
public struct Satisfaction: Hashable, Sendable {
    /// The most people that a survey can have asked.
    public static let most = 10_000_000
    /// The most characters of a source.
    public static let limit = 200

    /// Which one.
    public var id: ID<Satisfaction>
    /// Of which action; nil for the year's plan as a whole.
    public var action: ID<Action>?
    /// The day that the answers are of.
    public var asOf: Day
    /// How many were asked, how many answered, how many of these were satisfied.
    public var asked: Int, answered: Int, satisfied: Int
    /// Who asked, and how.
    public var source: String
    /// When it was entered, and by whom.
    public var at: Instant, by: ID<Person>

    /// A result.
    public init(
        id: ID<Satisfaction>, action: ID<Action>?, asOf: Day, asked: Int, answered: Int, satisfied: Int,
        source: String, at: Instant, by: ID<Person>
    ) {
        self.id = id
        self.action = action
        self.asOf = asOf
        self.asked = asked
        self.answered = answered
        self.satisfied = satisfied
        self.source = source
        self.at = at
        self.by = by
    }

    /// The satisfied among those who answered, in percent with two decimals; nil where nobody answered.
    public var rate: Decimal? {
        answered > 0 ? (Decimal(satisfied) / Decimal(answered) * 100).rounded(scale: 2) : nil
    }

    /// What is wrong with a result, each at its field: `satisfaction.asked`, `satisfaction.answered`,
    /// `satisfaction.satisfied`, `satisfaction.day`.
    ///
    /// - Parameters:
    ///   - asked: nil, like the others, for what is no whole number.
    ///   - startsOn: the plan's first day; nobody can have been asked about it before.
    public static func faults(
        asked: Int?, answered: Int?, satisfied: Int?, asOf: Day, startsOn: Day, today: Day
    ) -> [Problem] {
        var faults: [Problem] = []
        if !(1...most).contains(asked ?? 0) {
            faults.append(Problem(.invalid, "satisfaction.asked", ["most": String(most)], at: "asked"))
        }
        if !(0...max(0, asked ?? most)).contains(answered ?? -1) {
            faults.append(Problem(.invalid, "satisfaction.answered", at: "answered"))
        }
        if !(0...max(0, answered ?? most)).contains(satisfied ?? -1) {
            faults.append(Problem(.invalid, "satisfaction.satisfied", at: "satisfied"))
        }
        if asOf < startsOn || asOf > today {
            faults.append(
                Problem(.invalid, "satisfaction.day", ["first": startsOn.description], at: "day"))
        }
        return faults
    }
}

extension Sequence<Satisfaction> {
    /// The result that counts of an action, or of the plan as a whole: the one that was entered last.
    public func current(of action: ID<Action>?) -> Satisfaction? {
        filter { $0.action == action }.max { ($0.at, $0.id) < ($1.at, $1.id) }
    }
}
