import Foundation

/// Serial dates of spreadsheets as ISO 8601 (ECMA-376 part 1, 18.17.4).
enum XlsxDates {
    /// The date of a serial number; nil when it is none (negative, or past the year 9999).
    ///
    /// In the 1900 system day 60 is 29 February 1900, which never was; the days before it count from
    /// 31 December 1899 and those after it from 30 December. Seconds are rounded.
    static func iso(_ serial: Double, is1904: Bool) -> String? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        var days = Int(serial)
        var seconds = Int(((serial - Double(days)) * 86_400).rounded())
        if seconds >= 86_400 {
            seconds -= 86_400
            days += 1
        }
        let hasTime = seconds > 0
        if days == 0, !is1904 { return time(seconds) }
        if days == 60, !is1904 { return "1900-02-29" + (hasTime ? "T" + time(seconds) : "") }
        // Days since 1 January 1970.
        let epoch = is1904 ? days - 24_107 : days < 60 ? days - 25_568 : days - 25_569
        let date = civil(epoch)
        guard date.year <= 9_999 else { return nil }
        return text(date) + (hasTime ? "T" + time(seconds) : "")
    }

    private static func time(_ seconds: Int) -> String {
        two(seconds / 3_600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private static func text(_ date: (year: Int, month: Int, day: Int)) -> String {
        String(unsafeUninitializedCapacity: 10) { bytes in
            func put(_ number: Int, _ at: Int, _ count: Int) {
                var rest = number
                for place in stride(from: at + count - 1, through: at, by: -1) {
                    bytes[place] = UInt8(0x30 + rest % 10)
                    rest /= 10
                }
            }
            put(date.year, 0, 4)
            put(date.month, 5, 2)
            put(date.day, 8, 2)
            bytes[4] = UInt8(ascii: "-")
            bytes[7] = UInt8(ascii: "-")
            return 10
        }
    }

    /// The Gregorian date of a day counted from 1 January 1970, by eras of 400 years that begin in March.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
