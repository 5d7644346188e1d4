import Foundation

/// How a value is held against its target. Raw values are those of contracts/notice-json.md.
public enum Comparator: String, Sendable, Codable, CaseIterable {
    /// As printed, no word beside it.
    case equal = "="
    /// 以上, 不少于, 不低于, 达到.
    case atLeast = ">="
    /// 余, 多, 超.
    case moreThan = ">"
    /// 以内, 不超过, 不高于.
    case atMost = "<="
    /// 低于, 少于.
    case lessThan = "<"
    /// 左右, 约, 近, 百场.
    case approximately = "approx"

    /// True where less is better: the measure of progress runs the other way (domain.md, "Progress and lights").
    public var isUpperBound: Bool { self == .atMost || self == .lessThan }
}

/// The number that a commitment promises, kept as the notice says it beside what it means.
public struct Target: Hashable, Sendable, Codable {
    /// How a value is held against `value`.
    public var comparator: Comparator
    /// The number meant: 1.9万余人 is 19000. A rate of 85% is 85 with the unit `%`.
    public var value: Decimal
    /// The unit of count as printed: 处, 场, 人次, %, 万元.
    public var unit: String
    /// What the number is a rate of, where it is one: `1000 residents`, `child and year`.
    public var per: String?
    /// The words of the notice: 不少于1处.
    public var text: String

    /// A target.
    public init(comparator: Comparator, value: Decimal, unit: String, per: String? = nil, text: String) {
        self.comparator = comparator
        self.value = value
        self.unit = unit
        self.per = per
        self.text = text
    }
}

/// What kind of promise it is, which decides how it is counted (domain.md, "Commitments").
public enum CommitmentKind: String, Sendable, Codable, CaseIterable {
    /// Adds up over the year: 20 talks.
    case count
    /// As it stands: 24 schools open, 3.8 places per 1000 residents.
    case level
    /// Numerator and denominator are both kept: 85 %.
    case rate
    /// Steps with weights and dates.
    case milestone
    /// A duty with no number: narrative, optional count.
    case standing
}

/// What a unit answers for in an action.
public enum ResponsibilityRole: String, Sendable, Codable, CaseIterable {
    /// 牵头, 主办.
    case lead
    /// 责任单位, when nothing else is said.
    case responsible
    /// 配合, 协办.
    case cooperating
}
