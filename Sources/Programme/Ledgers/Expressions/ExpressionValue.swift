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
        if let short = shortWhole(text) { return Decimal(short) }
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard trimmed.utf8.count <= 40 else { return nil }
        if let day = Day(trimmed) { return Decimal(day.ordinal) }
        if let minutes = minutes(trimmed) { return Decimal(minutes) / 1_440 }
        return Decimal(plain: trimmed)
    }

    /// A plain whole number of at most 15 digits, which most values are.
    private static func shortWhole(_ text: String) -> Int? {
        let bytes = text.utf8
        guard (1...15).contains(bytes.count) else { return nil }
        var number = 0
        for byte in bytes {
            guard (48...57).contains(byte) else { return nil }
            number = number * 10 + Int(byte &- 48)
        }
        return number
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
