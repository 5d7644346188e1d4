/// Whole dates as documents print them: 2023年4月27日, 2023-04-27, 二〇二三年四月二十七日.
enum Dates {
    /// Reads a date that starts at an index.
    static func day(_ scalars: [Unicode.Scalar], at start: Int) -> (day: Day, end: Int)? {
        guard let (year, afterYear) = year(scalars, at: start), afterYear < scalars.count else { return nil }
        let mark = scalars[afterYear]
        guard "年-./".unicodeScalars.contains(mark),
            let (month, afterMonth) = number(scalars, at: afterYear + 1), afterMonth < scalars.count
        else { return nil }
        guard scalars[afterMonth] == (mark == "年" ? "月" : mark),
            let (day, afterDay) = number(scalars, at: afterMonth + 1)
        else { return nil }
        if mark == "年" {
            guard afterDay < scalars.count, scalars[afterDay] == "日" || scalars[afterDay] == "号" else {
                return nil
            }
        }
        guard let found = Day(year: year, month: month, day: day) else { return nil }
        return (found, mark == "年" ? afterDay + 1 : afterDay)
    }

    /// A year of four digits, 1900 to 2199, Arabic or Chinese.
    static func year(_ scalars: [Unicode.Scalar], at start: Int) -> (year: Int, end: Int)? {
        guard start >= 0, start + 4 <= scalars.count else { return nil }
        if let year = ChineseNumerals.readDigits(scalars, at: start, count: 4), (1900...2199).contains(year) {
            return (year, start + 4)
        }
        var year = 0
        for scalar in scalars[start..<start + 4] {
            guard scalar.isDigit else { return nil }
            year = year * 10 + Int(scalar.value - 0x30)
        }
        if start > 0, scalars[start - 1].isDigit { return nil }
        if start + 4 < scalars.count, scalars[start + 4].isDigit { return nil }
        return (1900...2199).contains(year) ? (year, start + 4) : nil
    }

    /// A number of one or two digits, Arabic or Chinese; a leading space is let pass.
    static func number(_ scalars: [Unicode.Scalar], at start: Int) -> (value: Int, end: Int)? {
        var i = start
        var value = 0
        while i < scalars.count, i < start + 2, scalars[i].isDigit {
            value = value * 10 + Int(scalars[i].value - 0x30)
            i += 1
        }
        if i > start { return i < scalars.count && scalars[i].isDigit ? nil : (value, i) }
        return ChineseNumerals.read(scalars, at: start)
    }

    /// The first whole date in a passage.
    static func first(_ passage: Passage) -> (day: Day, range: Range<Int>)? {
        for i in 0..<passage.count {
            if let (day, end) = day(passage.scalars, at: i) { return (day, i..<end) }
        }
        return nil
    }
}
