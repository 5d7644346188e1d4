/// An ordinal before a heading or an item, and the level it belongs to.
struct Marker: Hashable, Sendable {
    /// 1 outermost: 一、 → （一） → 1. → （1） → ① or 一是 (GB/T 9704-2012, 7.3.3, and the custom below it).
    let rank: Int
    /// The number printed.
    let ordinal: Int
    /// How many scalars it takes, spaces after it included.
    let length: Int
}

/// Recognises ordinals.
enum Markers {
    /// The marker that starts at an index, if any.
    static func marker(_ text: Passage, at start: Int) -> Marker? {
        let scalars = text.scalars
        guard start < scalars.count else { return nil }
        let found: (rank: Int, ordinal: Int, end: Int)?
        switch scalars[start] {
        case "(": found = bracketed(scalars, at: start)
        case "第": found = counted(scalars, at: start)
        case "实", "项", "事": found = named(scalars, at: start)
        case "\u{2460}"..."\u{2473}":
            found = (5, Int(scalars[start].value - 0x245F), start + 1)
        case let scalar where scalar.isDigit: found = arabic(scalars, at: start)
        case let scalar where ChineseNumerals.isNumeral(scalar): found = chinese(scalars, at: start)
        default: found = nil
        }
        guard let found, (1...300).contains(found.ordinal) else { return nil }
        var end = found.end
        while end < scalars.count, scalars[end] == " " || scalars[end] == "、" { end += 1 }
        return Marker(rank: found.rank, ordinal: found.ordinal, length: end - start)
    }

    private typealias Found = (rank: Int, ordinal: Int, end: Int)

    /// 一、 or 一是.
    private static func chinese(_ scalars: [Unicode.Scalar], at start: Int) -> Found? {
        guard let (value, end) = ChineseNumerals.read(scalars, at: start), end < scalars.count else {
            return nil
        }
        switch scalars[end] {
        case "、", ".": return (1, value, end + 1)
        case "是": return (5, value, end + 1)
        default: return nil
        }
    }

    /// （一） or （1）.
    private static func bracketed(_ scalars: [Unicode.Scalar], at start: Int) -> Found? {
        var i = start + 1
        while i < scalars.count, scalars[i] == " " { i += 1 }
        let rank: Int
        let value: Int
        if let (number, end) = plainNumber(scalars, at: i) {
            (rank, value, i) = (4, number, end)
        } else if let (number, end) = ChineseNumerals.read(scalars, at: i) {
            (rank, value, i) = (2, number, end)
        } else {
            return nil
        }
        while i < scalars.count, scalars[i] == " " { i += 1 }
        return i < scalars.count && scalars[i] == ")" ? (rank, value, i + 1) : nil
    }

    /// 1. or 1、 or 1) — and no decimal.
    private static func arabic(_ scalars: [Unicode.Scalar], at start: Int) -> Found? {
        guard let (value, end) = plainNumber(scalars, at: start), end < scalars.count else { return nil }
        if start > 0, scalars[start - 1].isDigit || scalars[start - 1] == "." { return nil }
        switch scalars[end] {
        case "、": return (3, value, end + 1)
        case ")": return (4, value, end + 1)
        case "。" where end + 1 < scalars.count: return (3, value, end + 1)
        case ".":
            guard end + 1 < scalars.count, scalars[end + 1].isDigit else { return (3, value, end + 1) }
            // 1.4月底前 and 2.2018年 are an ordinal and a date, 1.0-6岁 an ordinal and an age.
            var after = end + 1
            while after < scalars.count, scalars[after].isDigit { after += 1 }
            guard after < scalars.count else { return nil }
            let isItem = "月年岁-~".unicodeScalars.contains(scalars[after]) && scalars[after] != "."
            return isItem ? (3, value, end + 1) : nil
        default: return nil
        }
    }

    /// 第一件： or 第一项 …
    private static func counted(_ scalars: [Unicode.Scalar], at start: Int) -> Found? {
        guard let (value, end) = anyNumber(scalars, at: start + 1), end < scalars.count else { return nil }
        if "，、:".unicodeScalars.contains(scalars[end]) { return (5, value, end + 1) }
        guard "件项大个".unicodeScalars.contains(scalars[end]) else { return nil }
        var after = end + 1
        for word in ["民生实事", "实事", "任务", "工作"] where scalars.has(word, at: after) {
            after += word.unicodeScalars.count
            break
        }
        return closed(scalars, at: after).map { (1, value, $0) }
    }

    /// 实事一： or 项目1：
    private static func named(_ scalars: [Unicode.Scalar], at start: Int) -> Found? {
        for word in ["实事", "项目", "事项"] where scalars.has(word, at: start) {
            guard let (value, end) = anyNumber(scalars, at: start + 2) else { return nil }
            return closed(scalars, at: end).map { (1, value, $0) }
        }
        return nil
    }

    /// The index after the mark that must end such an ordinal.
    private static func closed(_ scalars: [Unicode.Scalar], at i: Int) -> Int? {
        guard i < scalars.count, ":、，。 ".unicodeScalars.contains(scalars[i]) else { return nil }
        return i + 1
    }

    private static func anyNumber(_ scalars: [Unicode.Scalar], at start: Int) -> (value: Int, end: Int)? {
        plainNumber(scalars, at: start) ?? ChineseNumerals.read(scalars, at: start)
    }

    /// Up to three Arabic digits.
    static func plainNumber(_ scalars: [Unicode.Scalar], at start: Int) -> (value: Int, end: Int)? {
        var i = start
        var value = 0
        while i < scalars.count, scalars[i].isDigit, i - start < 4 {
            value = value * 10 + Int(scalars[i].value - 0x30)
            i += 1
        }
        return i > start && i - start < 4 ? (value, i) : nil
    }
}
