import Foundation

/// A number that a unit reports: finite, not negative, with at most four decimals and fifteen digits.
///
/// Decimal, not binary: 3.8 places per thousand must print as 3.8 in the annex.
public struct Amount: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The number.
    public let value: Decimal

    /// Why a number was refused.
    public enum Refusal: String, Error, Sendable {
        /// No number can be read from the text.
        case notANumber = "amount.not-a-number"
        /// Less than zero.
        case negative = "amount.negative"
        /// More than fifteen digits before the point, or four after it.
        case tooPrecise = "amount.too-precise"
    }

    /// Zero.
    public static let zero = Amount(unchecked: 0)
    /// One: the weight of what nobody weighed.
    public static let one = Amount(unchecked: 1)
    /// Fifteen nines before the point, four after it.
    public static let largest = Amount(
        unchecked: 1_000_000_000_000_000 - Decimal(sign: .plus, exponent: -4, significand: 1))

    /// Takes a number that was computed; throws `Refusal`.
    public init(_ value: Decimal) throws(Refusal) {
        guard value.isFinite else { throw .notANumber }
        guard value >= 0 else { throw .negative }
        guard value < 1_000_000_000_000_000, value == value.rounded(scale: 4) else { throw .tooPrecise }
        self.value = value
    }

    /// Reads what a person typed: `20`, `２０`, `1,200`, ` 3.8 `. Throws `Refusal` for words, formulas, `1e3`.
    public init(reading text: String) throws(Refusal) {
        // Half-width forms of the full-width digits, points, commas and signs that Chinese keyboards give.
        let plain = String(String.UnicodeScalarView(text.unicodeScalars.map(Amount.halfWidth)))
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let isNegative = plain.hasPrefix("-")
        let parts = (isNegative ? plain.dropFirst() : plain[...])
            .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let groups = (parts.first ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let isGrouped =
            groups.count == 1
            || ((1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 })
        let digits = ([groups.joined()] + parts.dropFirst().map(String.init))
        guard isGrouped, digits.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { throw .notANumber }
        // A decimal holds 38 digits and would round the rest away unseen.
        guard digits.joined().count <= 32 else { throw isNegative ? .negative : .tooPrecise }
        guard let value = Decimal(plain: (isNegative ? "-" : "") + digits.joined(separator: "."))
        else { throw .notANumber }
        try self.init(value)
    }

    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF0B...0xFF19: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x2212: "-"
        default: scalar
        }
    }

    private init(unchecked value: Decimal) { self.value = value }

    /// Whether it has no decimals.
    public var isWhole: Bool { value == value.rounded(scale: 0) }

    /// As a binary number, for shares and lights only.
    public var double: Double { NSDecimalNumber(decimal: value).doubleValue }

    /// The sum; capped at the largest amount rather than overflowing.
    public static func + (left: Amount, right: Amount) -> Amount {
        (try? Amount(left.value + right.value)) ?? largest
    }

    /// Shortest decimal form: `3.8`, `20`.
    public var description: String { value.plain }

    /// By number.
    public static func < (left: Amount, right: Amount) -> Bool { left.value < right.value }
}

extension Decimal {
    /// Shortest decimal form without an exponent or a locale: `3.8`, `20`.
    public var plain: String { NSDecimalNumber(decimal: self).stringValue }

    /// Rounded half away from zero to so many decimals.
    public func rounded(scale: Int) -> Decimal {
        var (input, output) = (self, Decimal())
        NSDecimalRound(&output, &input, scale, .plain)
        return output
    }

    /// Reads canonical text such as `3.8`, as stored; nil for anything else.
    public init?(plain text: String) {
        // Checked here, since Foundation reads as far as it understands: `1-2` as 1, `3.8.9` as 3.8.
        let parts = (text.hasPrefix("-") ? text.dropFirst() : text[...])
            .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let value = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")), value.isFinite
        else { return nil }
        self = value
    }
}

extension Amount: Codable {
    /// Reads the text that `encode` writes; a JSON number has lost its decimals by then and is refused.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Decimal(plain: text), let amount = try? Amount(value) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an amount: \(text)")
        }
        self = amount
    }

    /// As text, so that no decimal is lost.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
