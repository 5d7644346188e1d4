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
        var text = text
        let parts = text.withUTF8 { bytes -> (Day, Int, Int, Int)? in
            guard bytes.count == 20, bytes[4] == Digits.dash, bytes[7] == Digits.dash,
                bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
                bytes[16] == UInt8(ascii: ":"),
                bytes[19] == UInt8(ascii: "Z"), let year = Digits.number(bytes[0..<4]),
                let month = Digits.number(bytes[5..<7]), let day = Digits.number(bytes[8..<10]),
                let hour = Digits.number(bytes[11..<13]), let minute = Digits.number(bytes[14..<16]),
                let second = Digits.number(bytes[17..<19]),
                let day = Day(year: year, month: month, day: day), hour < 24, minute < 60, second < 60
            else { return nil }
            return (day, hour, minute, second)
        }
        guard let (day, hour, minute, second) = parts else { return nil }
        seconds = day.ordinal * 86_400 + hour * 3600 + minute * 60 + second
    }

    /// The day in China at this moment; all of China keeps Beijing's time.
    public var day: Day { Day(ordinal: Instant.floored(seconds + Instant.chinaOffset)) }

    /// `2023-07-05T08:30:00Z`.
    public var description: String {
        let day = Instant.floored(seconds)
        let rest = seconds - day * 86_400
        var out: [UInt8] = []
        out.reserveCapacity(20)
        Day(ordinal: day).write(to: &out)
        out.append(UInt8(ascii: "T"))
        Digits.write(rest / 3600, 2, to: &out)
        out.append(UInt8(ascii: ":"))
        Digits.write(rest / 60 % 60, 2, to: &out)
        out.append(UInt8(ascii: ":"))
        Digits.write(rest % 60, 2, to: &out)
        out.append(UInt8(ascii: "Z"))
        return String(decoding: out, as: UTF8.self)
    }

    /// `2023-07-05 16:30`, in China, as people read it.
    public var local: String {
        var out: [UInt8] = []
        writeLocal(to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// Writes ``local`` as ASCII.
    public func writeLocal(to out: inout [UInt8]) {
        let ordinal = Instant.floored(seconds + Instant.chinaOffset)
        let rest = seconds + Instant.chinaOffset - ordinal * 86_400
        Day(ordinal: ordinal).write(to: &out)
        out.append(UInt8(ascii: " "))
        Digits.write(rest / 3600, 2, to: &out)
        out.append(UInt8(ascii: ":"))
        Digits.write(rest / 60 % 60, 2, to: &out)
    }

    /// By time.
    public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

    private static let chinaOffset = 8 * 3600

    private static func floored(_ seconds: Int) -> Int {
        seconds >= 0 ? seconds / 86_400 : -((-seconds + 86_399) / 86_400)
    }
}
