import Foundation

/// A number as written, before it is known what it counts.
struct Numeral: Sendable {
    /// The digits' own value: 1.9 of 1.9万.
    var value: Decimal
    /// 万 or 亿 behind it.
    var scale: Decimal = 1
    var scaleWord = ""
    /// 余 or 多 stands in it.
    var isExceeded = false
    var isChinese = false
    /// 百, 千 or 万 without a digit: a round number that only says "many".
    var isRound = false
    /// How many characters a Chinese number has.
    var length = 1
    /// After the last of it, 余 included.
    var end: Int
}

/// Reads numbers.
enum Numerals {
    /// The number that starts at an index: 3.8, 10,000, 1.9万余, 300多, 二十, 百, 百分之八十五 is not one.
    static func read(_ scalars: [Unicode.Scalar], at start: Int, before limit: Int) -> Numeral? {
        guard start < limit else { return nil }
        if scalars[start].isDigit { return arabic(scalars, at: start, before: limit) }
        if scalars[start] == "万" || scalars[start] == "亿" {
            var numeral = Numeral(value: 1, isChinese: true, isRound: true, end: start)
            takeScale(&numeral, scalars, before: limit)
            takeExcess(&numeral, scalars, before: limit)
            return numeral
        }
        guard let (value, end) = ChineseNumerals.read(scalars, at: start), end <= limit else { return nil }
        var numeral = Numeral(value: Decimal(value), isChinese: true, length: end - start, end: end)
        numeral.isRound = end == start + 1 && ["百", "千"].contains(scalars[start])
        finish(&numeral, scalars, before: limit)
        return numeral
    }

    private static func arabic(_ scalars: [Unicode.Scalar], at start: Int, before limit: Int) -> Numeral? {
        var digits = ""
        var i = start
        var hasPoint = false
        while i < limit {
            let scalar = scalars[i]
            if scalar.isDigit {
                digits.unicodeScalars.append(scalar)
            } else if scalar == ".", !hasPoint, i + 1 < limit, scalars[i + 1].isDigit {
                hasPoint = true
                digits += "."
            } else if scalar != "," || hasPoint || i + 1 >= limit || !scalars[i + 1].isDigit {
                break
            }
            i += 1
        }
        // Longer than any count: a telephone number, an identifier.
        guard digits.count <= 15,
            let value = Decimal(string: digits, locale: Locale(identifier: "en_US_POSIX"))
        else {
            return Numeral(value: 0, end: i)
        }
        var numeral = Numeral(value: value, end: i)
        if i < limit, let power = ChineseNumerals.power(scalars[i]), power > 10 {
            numeral.value *= Decimal(power)
            numeral.end += 1
        }
        finish(&numeral, scalars, before: limit)
        return numeral
    }

    private static func finish(_ numeral: inout Numeral, _ scalars: [Unicode.Scalar], before limit: Int) {
        takeExcess(&numeral, scalars, before: limit)
        takeScale(&numeral, scalars, before: limit)
        takeExcess(&numeral, scalars, before: limit)
    }

    private static func takeScale(_ numeral: inout Numeral, _ scalars: [Unicode.Scalar], before limit: Int) {
        while numeral.end < limit, numeral.scaleWord.count < 2 {
            switch scalars[numeral.end] {
            case "万": numeral.scale *= 10_000
            case "亿": numeral.scale *= 100_000_000
            default: return
            }
            numeral.scaleWord.unicodeScalars.append(scalars[numeral.end])
            numeral.end += 1
        }
    }

    private static func takeExcess(_ numeral: inout Numeral, _ scalars: [Unicode.Scalar], before limit: Int) {
        guard numeral.end < limit, scalars[numeral.end] == "余" || scalars[numeral.end] == "多" else { return }
        // 2023年度 and 3多子女 are no counts.
        if scalars.has("多子女", at: numeral.end) || scalars.has("多元", at: numeral.end) { return }
        numeral.isExceeded = true
        numeral.end += 1
    }
}
