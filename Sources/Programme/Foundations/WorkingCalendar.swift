import Foundation

/// Which days are worked, after the State Council's yearly arrangement of holidays (off days and make-up days).
///
/// A year without an arrangement counts Monday to Friday; `covers(_:)` tells the caller, who tells the reader.
public struct WorkingCalendar: Sendable {
    private struct Year: Decodable {
        var off: [Day]
        var work: [Day]
    }

    private let off: Set<Day>
    private let work: Set<Day>
    private let years: Set<Int>

    /// Reads `{"2023": {"source": [...], "off": ["2023-01-01", …], "work": [...]}, …}`.
    public init(json: Data) throws {
        let all = try JSONDecoder().decode([String: Year].self, from: json)
        off = Set(all.values.flatMap(\.off))
        work = Set(all.values.flatMap(\.work))
        years = Set(all.keys.compactMap { Int($0) })
    }

    /// The arrangements that the program ships: 2023 to 2026.
    public static func shipped() throws -> WorkingCalendar {
        try WorkingCalendar(json: Data(PackageResources.holidays_json))
    }

    /// Whether the State Council's arrangement of this year is known.
    public func covers(_ year: Int) -> Bool { years.contains(year) }

    /// Whether offices work on this day.
    public func isWorking(_ day: Day) -> Bool {
        if work.contains(day) { return true }
        if off.contains(day) { return false }
        return day.weekday <= 5
    }

    /// The working day that many working days after `day`, which is itself not counted.
    public func day(_ count: Int, workingDaysAfter day: Day) -> Day {
        var (current, left) = (day, count)
        while left > 0 {
            current = current.adding(days: 1)
            if isWorking(current) { left -= 1 }
        }
        return current
    }

    /// How many working days lie after `start`, up to and including `end`; 0 when `end` is not later.
    public func workingDays(after start: Day, through end: Day) -> Int {
        guard end > start else { return 0 }
        return (start.ordinal + 1...end.ordinal).count { isWorking(Day(ordinal: $0)) }
    }
}
