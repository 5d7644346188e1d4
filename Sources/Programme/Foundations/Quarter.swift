/// A quarter of a calendar year, written `2023Q2`.
public struct Quarter: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The calendar year, 1900 to 2999.
    public let year: Int
    /// 1 to 4.
    public let number: Int

    /// Nil for a quarter that no programme has.
    public init?(year: Int, number: Int) {
        guard (1900...2999).contains(year), (1...4).contains(number) else { return nil }
        (self.year, self.number) = (year, number)
    }

    /// Reads `2023Q2` (also `2023q2`); nil for anything else.
    public init?(_ text: String) {
        let parts = text.uppercased().split(separator: "Q", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, parts[1].count == 1,
            let year = Int(parts[0]), let number = Int(parts[1])
        else { return nil }
        self.init(year: year, number: number)
    }

    /// The quarter that a day lies in.
    public init(containing day: Day) {
        (year, number) = (day.year, (day.month + 2) / 3)
    }

    /// The four quarters of a year, in order.
    public static func all(of year: Int) -> [Quarter] {
        (1...4).compactMap { Quarter(year: year, number: $0) }
    }

    /// The first day of the quarter.
    public var firstDay: Day { Day(year: year, month: number * 3 - 2, day: 1) ?? Day(ordinal: 0) }

    /// The last day of the quarter.
    public var lastDay: Day {
        firstDay.adding(
            days: (number * 3 - 2...number * 3).reduce(-1) { $0 + Day.length(ofMonth: $1, year: year) })
    }

    /// The quarter before this one, in the year before for the first.
    public var previous: Quarter { Quarter(containing: firstDay.adding(days: -1)) }

    /// `2023Q2`.
    public var description: String { "\(year)Q\(number)" }

    /// `2023年第二季度`, as official documents say it.
    public var official: String { "\(year)年第\(["一", "二", "三", "四"][number - 1])季度" }

    /// By time.
    public static func < (left: Quarter, right: Quarter) -> Bool {
        (left.year, left.number) < (right.year, right.number)
    }
}

extension Quarter: Codable {
    /// Reads `2023Q2`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let quarter = Quarter(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a quarter: \(text)")
        }
        self = quarter
    }

    /// As `2023Q2`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
