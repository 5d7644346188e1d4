import Foundation

/// Numbers written in Chinese characters: 二十, 一百二十, 两, 〇 (GB/T 15835-2011).
enum ChineseNumerals {
    /// The digit a character stands for.
    static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "〇", "零": 0
        case "一": 1
        case "二", "两": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }

    /// 10, 100 or 1000.
    static func power(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "十": 10
        case "百": 100
        case "千": 1000
        default: nil
        }
    }

    /// Whether it can be part of a number below ten thousand.
    static func isNumeral(_ scalar: Unicode.Scalar) -> Bool { digit(scalar) != nil || power(scalar) != nil }

    /// Reads the longest number below ten thousand that starts at an index; nil where none does.
    static func read(_ scalars: [Unicode.Scalar], at start: Int) -> (value: Int, end: Int)? {
        var total = 0
        var pending: Int?
        var i = start
        var lastPower = 10_000
        while i < scalars.count {
            if let digit = digit(scalars[i]) {
                if let held = pending {
                    guard held == 0, lastPower < 10_000 else { break }
                }
                pending = digit
            } else if let power = power(scalars[i]) {
                guard power < lastPower else { break }
                guard pending != 0 else { break }
                // 百 alone is a hundred; 一百十 is not written, 一百一十 is.
                guard pending != nil || total == 0 else { break }
                total += (pending ?? 1) * power
                (pending, lastPower) = (nil, power)
            } else {
                break
            }
            i += 1
        }
        guard i > start else { return nil }
        return (total + (pending ?? 0), i)
    }

    /// Reads digits written one by one, as in years: 二〇二三.
    static func readDigits(_ scalars: [Unicode.Scalar], at start: Int, count: Int) -> Int? {
        guard start >= 0, start + count <= scalars.count else { return nil }
        var value = 0
        for scalar in scalars[start..<start + count] {
            guard let digit = digit(scalar) else { return nil }
            value = value * 10 + digit
        }
        return value
    }
}
