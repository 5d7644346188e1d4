import Foundation

/// What an expression comes to.
enum ExpressionValue: Sendable {
    case text(String)
    /// Nil for what is no number.
    case number(Decimal?)
    case flag(Bool)

    /// As XPath's boolean(): not empty, not zero.
    var isTrue: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .number(let number): number.map { $0 != 0 } ?? false
        case .flag(let flag): flag
        }
    }

    /// As XPath's string(), but what is no number is nothing.
    var text: String {
        switch self {
        case .text(let text): text
        case .number(let number): number?.plain ?? ""
        case .flag(let flag): flag ? "true" : "false"
        }
    }

    /// As XPath's number(), with days and times of day as numbers.
    var number: Decimal? {
        switch self {
        case .text(let text): ExpressionValue.number(text)
        case .number(let number): number
        case .flag(let flag): flag ? 1 : 0
        }
    }

    /// The number, day or time that a text is.
    static func number(_ text: String) -> Decimal? {
        if let short = shortNumber(text) {
            return short.decimals == 0
                ? Decimal(short.digits)
                : Decimal(sign: .plus, exponent: -short.decimals, significand: Decimal(short.digits))
        }
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard trimmed.utf8.count <= 40 else { return nil }
        if let day = Day(trimmed) { return Decimal(day.ordinal) }
        if let minutes = minutes(trimmed) { return Decimal(minutes) / 1_440 }
        return Decimal(plain: trimmed)
    }

    /// A plain number of at most 15 digits without a sign, which most values are; `digits` / 10^`decimals`.
    static func shortNumber(_ text: String) -> (digits: Int, decimals: Int)? {
        let found = text.utf8.withContiguousStorageIfAvailable { bytes -> (digits: Int, decimals: Int)? in
            guard (1...16).contains(bytes.count), isDigit(bytes[0]), isDigit(bytes[bytes.count - 1]) else {
                return nil
            }
            var number = (digits: 0, decimals: 0)
            var hasPoint = false
            for byte in bytes {
                if isDigit(byte) {
                    number.digits = number.digits * 10 + Int(byte &- 48)
                    if hasPoint { number.decimals += 1 }
                } else {
                    guard byte == 46, !hasPoint else { return nil }
                    hasPoint = true
                }
            }
            return number
        }
        return found ?? nil
    }

    /// Minutes since midnight of `18:30`; nil for anything else.
    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(isDigit) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// Without its decimals, towards zero.
    static func whole(_ number: Decimal) -> Decimal {
        var (input, output) = (number, Decimal())
        NSDecimalRound(&output, &input, 0, number < 0 ? .up : .down)
        return output
    }

    /// The day that a number or a text is.
    var day: Day? {
        if case .text(let text) = self, let day = Day(String(text.prefix(10))) { return day }
        // Within the years that a day can have.
        guard let number, number > -719_000, number < 2_900_000 else { return nil }
        return Day(ordinal: Int(truncating: ExpressionValue.floor(number) as NSDecimalNumber))
    }

    static func floor(_ number: Decimal) -> Decimal {
        var (input, output) = (number, Decimal())
        NSDecimalRound(&output, &input, 0, .down)
        return output
    }
}
