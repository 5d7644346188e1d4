/// Latitude and longitude.
enum LocationReading {
    /// Millionths of a degree, a tenth of a metre: more is no measurement.
    private static let scale: Int64 = 1_000_000

    static func location(_ text: String, _ reader: FieldReader) -> FieldReader.Reading {
        let plain = CellText.isASCII(text) ? text : CellText.halfWidth(text)
        let parts = plain.split(whereSeparator: { " ,;、/\n".contains($0) })
        // ODK writes altitude and accuracy behind the place.
        guard parts.count == 2 || parts.count == 4, let first = degrees(parts[0]),
            let second = degrees(parts[1])
        else { return reader.fault("field.not-a-location", quoting: text) }
        guard abs(first) <= 90 * scale, abs(second) <= 180 * scale else {
            // 117.85 36.49: longitude first, as maps' addresses have it.
            let isSwapped = abs(second) <= 90 * scale && abs(first) <= 180 * scale
            return reader.fault(isSwapped ? "field.location-swapped" : "field.not-a-location", quoting: text)
        }
        return .value(written(first) + " " + written(second))
    }

    private static func degrees(_ text: Substring) -> Int64? {
        let isNegative = text.utf8.first == 45
        let digits = isNegative || text.utf8.first == 43 ? text.dropFirst() : text
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(CellText.isDigit) }),
            let first = parts.first,
            first.utf8.count <= 3, let whole = Int64(first)
        else { return nil }
        var millionths: Int64 = 0
        if parts.count == 2 {
            let decimals = Array(parts[1].utf8)
            for place in 0..<6 {
                millionths = millionths * 10 + (place < decimals.count ? Int64(decimals[place] &- 48) : 0)
            }
            if decimals.count > 6, decimals[6] >= 53 { millionths += 1 }
        }
        let value = whole * scale + millionths
        return isNegative ? -value : value
    }

    private static func written(_ value: Int64) -> String {
        let (whole, rest) = (abs(value) / scale, abs(value) % scale)
        let sign = value < 0 ? "-" : ""
        guard rest > 0 else { return sign + String(whole) }
        var decimals = String(rest)
        decimals = String(repeating: "0", count: 6 - decimals.count) + decimals
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return sign + String(whole) + "." + decimals
    }
}
