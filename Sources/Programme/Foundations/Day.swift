/// A date of the civil calendar without a time or a zone, as official documents give it (GB/T 7408.1).
public struct Day: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Year, month (1 to 12) and day of the month.
    public let year: Int, month: Int, day: Int

    /// Nil where the calendar has no such day: 2023-02-29.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Reads `2023-04-27`; nil for anything else.
    public init?(_ iso: String) {
        var iso = iso
        let parts = iso.withUTF8 { bytes -> (Int, Int, Int)? in
            guard bytes.count == 10, bytes[4] == Digits.dash, bytes[7] == Digits.dash,
                let year = Digits.number(bytes[0..<4]), let month = Digits.number(bytes[5..<7]),
                let day = Digits.number(bytes[8..<10])
            else { return nil }
            return (year, month, day)
        }
        guard let parts else { return nil }
        self.init(year: parts.0, month: parts.1, day: parts.2)
    }

    /// Days since 1970-01-01.
    public var ordinal: Int {
        // Howard Hinnant's civil calendar arithmetic: years start in March, so the leap day comes last.
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day that many days after 1970-01-01.
    public init(ordinal: Int) {
        let z = ordinal + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// 1 Monday … 7 Sunday (ISO 8601).
    public var weekday: Int { (ordinal % 7 + 10) % 7 + 1 }

    /// The day so many days later; earlier when negative.
    public func adding(days: Int) -> Day { Day(ordinal: ordinal + days) }

    /// How many days a month has.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        return month == 2 ? (leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
    }

    /// `2023-04-27`.
    public var description: String {
        var out: [UInt8] = []
        out.reserveCapacity(10)
        write(to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    func write(to out: inout [UInt8]) {
        Digits.write(year, 4, to: &out)
        out.append(Digits.dash)
        Digits.write(month, 2, to: &out)
        out.append(Digits.dash)
        Digits.write(day, 2, to: &out)
    }

    /// `2023年4月27日`, without leading zeros (GB/T 9704-2012, 7.3.5).
    public var official: String { "\(year)年\(month)月\(day)日" }

    /// Orders by what it stands for, the earlier or smaller first.
    public static func < (left: Day, right: Day) -> Bool { left.ordinal < right.ordinal }
}

/// Digits as bytes: pages are full of dates.
enum Digits {
    static let dash = UInt8(ascii: "-")

    /// The number that some digits write; nil when anything else stands there.
    static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var number = 0
        for byte in bytes {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
    }

    /// Writes a number with at least so many digits.
    static func write(_ number: Int, _ width: Int, to out: inout [UInt8]) {
        func digit(_ value: Int) { out.append(UInt8(ascii: "0") + UInt8(value)) }
        guard (0..<10_000).contains(number) else {
            out.append(contentsOf: String(number).utf8)
            return
        }
        if width > 3 || number >= 1000 { digit(number / 1000) }
        if width > 2 || number >= 100 { digit(number / 100 % 10) }
        if width > 1 || number >= 10 { digit(number / 10 % 10) }
        digit(number % 10)
    }
}

extension Day: Codable {
    /// Reads the text; refuses what is none of these.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day: \(text)")
        }
        self = day
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
