/// A moment, to the second, written in UTC: `2023-07-05T08:30:00Z`.
public struct Instant: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int

    /// A moment by its count of seconds.
    public init(seconds: Int) { self.seconds = seconds }

    /// A moment of a day in China (UTC+8, the whole year): tests and samples are written with it.
    public init(_ day: Day, hour: Int, minute: Int = 0) {
        seconds = day.ordinal * 86_400 + hour * 3600 + minute * 60 - Instant.chinaOffset
    }

    /// Reads `2023-07-05T08:30:00Z`; nil for anything else.
    public init?(_ text: String) {
        // Only the one form that is written: what is read and written again must be the same text.
        guard text.utf8.count == 20, let day = Day(String(text.prefix(10))) else { return nil }
        let time = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
        guard time.count == 3, (0..<24).contains(time[0]), (0..<60).contains(time[1]),
            (0..<60).contains(time[2])
        else { return nil }
        seconds = day.ordinal * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
        guard description == text else { return nil }
    }

    /// The day in China at this moment; all of China keeps Beijing's time.
    public var day: Day { Day(ordinal: Instant.floored(seconds + Instant.chinaOffset)) }

    /// `2023-07-05T08:30:00Z`.
    public var description: String {
        let day = Instant.floored(seconds)
        let rest = seconds - day * 86_400
        return "\(Day(ordinal: day))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }

    /// `2023-07-05 16:30`, in China, as people read it.
    public var local: String {
        let rest = seconds + Instant.chinaOffset - day.ordinal * 86_400
        return "\(day) \(two(rest / 3600)):\(two(rest / 60 % 60))"
    }

    /// By time.
    public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

    private static let chinaOffset = 8 * 3600

    private static func floored(_ seconds: Int) -> Int {
        seconds >= 0 ? seconds / 86_400 : -((-seconds + 86_399) / 86_400)
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
