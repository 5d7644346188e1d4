import Foundation
import Operations
import Programme
import Synchronization

/// Identifiers that are the same in every run and sort by when they were made.
public final class CountedIDs: Sendable {
    private let count = Mutex<Int>(0)

    /// Starts at 1.
    public init() {}

    /// The next one, in the shape of a UUIDv7.
    public func next() -> String {
        let number = count.withLock { count in
            count += 1
            return String(count)
        }
        return "01890000-0000-7000-8000-" + String(repeating: "0", count: 12 - number.count) + number
    }
}

/// The time of the tests.
public enum Fixed {
    /// The quarter that the tests report, unless they say otherwise.
    public static let quarter = Quarter(containing: day(4, 1))

    /// A day of 2023.
    public static func day(_ month: Int, _ day: Int) -> Day {
        Day(year: 2023, month: month, day: day) ?? Day(ordinal: 0)
    }

    /// The second quarter of 2023 has ended and its reports are not yet due.
    public static let now = Instant(day(7, 3), hour: 9)
}
