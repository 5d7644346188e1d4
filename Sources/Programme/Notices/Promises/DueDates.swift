/// Dates by which something is due: 年底前, 6月底前, 2023年10月建成, 第三季度末.
enum DueDates {
    private static let yearEnds = Words(
        "年底前 年底之前 年底 年末前 年末 年内 年底以前 年前")
    private static let closers = Words(
        "底前 底之前 底以前 底 末前 末 份前 份底前 份底 之前 以前 前 底完成 完成 建成 投入 竣工 交付 开工 动工 投用 启用 中旬前 上旬前 下旬前 上旬 中旬 下旬 份完成 内 初前")
    private static let spans = Words("至 到 - ~ 起 以来 、 后 和")
    private static let open = Words("长期 全年 持续 常年 长期坚持 持续推进 常态化 贯穿全年")

    /// The last due date in a clause, with where its words stand. `year` is the plan's.
    static func inClause(_ scalars: [Unicode.Scalar], _ clause: Range<Int>, year: Int?) -> (
        day: Day, range: Range<Int>
    )? {
        last(scalars, clause, year: year, isCell: false)
    }

    /// The due date of a table's cell, where a month needs no word beside it.
    static func inCell(_ cell: Passage, year: Int?) -> Day? {
        let text = cell.compacted()
        return last(text.scalars, 0..<text.count, year: year, isCell: true)?.day
    }

    /// Whether a cell says that there is no end: 长期, 全年.
    static func isOpen(_ cell: Passage) -> Bool { open.occurs(in: cell.compacted()) }

    private static func last(
        _ scalars: [Unicode.Scalar], _ range: Range<Int>, year: Int?, isCell: Bool
    ) -> (day: Day, range: Range<Int>)? {
        var found: (day: Day, range: Range<Int>)?
        var i = range.lowerBound
        while i < range.upperBound {
            if let hit = date(scalars, at: i, before: range.upperBound, year: year, isCell: isCell) {
                if found.map({ $0.day <= hit.day }) ?? true { found = (hit.day, i..<hit.end) }
                i = hit.end
            } else if scalars[i].isDigit {
                // Not from the middle of a number.
                while i < range.upperBound, scalars[i].isDigit { i += 1 }
            } else {
                i += 1
            }
        }
        return found
    }

    private static func date(
        _ scalars: [Unicode.Scalar], at start: Int, before limit: Int, year planYear: Int?, isCell: Bool
    ) -> (day: Day, end: Int)? {
        if let (day, end) = Dates.day(scalars, at: start), end <= limit {
            let isDue = isCell || closers.match(scalars, at: end, before: limit) != nil
            return isDue ? (day, closed(scalars, end, limit)) : nil
        }
        var i = start
        var year = planYear
        var isExplicit = false
        if let (value, end) = Dates.year(scalars, at: start), end < limit,
            "年.-".unicodeScalars.contains(scalars[end])
        {
            // 到2025年，: by the end of that year.
            if scalars[end] == "年", end + 1 < limit, scalars[end + 1] == "，", start > 0,
                scalars[start - 1] == "到"
            {
                return Day(year: value, month: 12, day: 31).map { ($0, end + 1) }
            }
            (year, i, isExplicit) = (value, scalars[end] == "年" ? end : end + 1, true)
            // 年底 keeps its 年 for the table of words.
            if scalars[end] == "年", yearEnds.match(scalars, at: end, before: limit) == nil { i = end + 1 }
        } else if scalars.has("明年", at: start) {
            (year, i) = (planYear.map { $0 + 1 }, start + 1)
        }
        guard let year, i < limit else { return nil }
        if let (length, _) = yearEnds.match(scalars, at: i, before: limit) {
            // 年前 alone is "years ago"; 3年内 is a period.
            if !isExplicit, i > 0, ChineseNumerals.isNumeral(scalars[i - 1]) || scalars[i - 1].isDigit {
                return nil
            }
            if !isExplicit, scalars.has("年前", at: i) { return nil }
            return Day(year: year, month: 12, day: 31).map { ($0, i + length) }
        }
        for (word, month) in [("上半年", 6), ("下半年", 12)] where scalars.has(word, at: i) {
            return Day(year: year, month: month, day: month == 6 ? 30 : 31).map { ($0, i + 3) }
        }
        return quarter(scalars, at: i, year: year)
            ?? month(scalars, at: i, before: limit, year, isExplicit, isCell)
    }

    private static func quarter(_ scalars: [Unicode.Scalar], at start: Int, year: Int) -> (Day, Int)? {
        let i = start < scalars.count && scalars[start] == "第" ? start + 1 : start
        guard let (value, end) = Dates.number(scalars, at: i), (1...4).contains(value),
            scalars.has("季度", at: end)
        else {
            return nil
        }
        let month = value * 3
        return Day(year: year, month: month, day: Day.length(ofMonth: month, year: year)).map {
            ($0, end + 2)
        }
    }

    private static func month(
        _ scalars: [Unicode.Scalar], at start: Int, before limit: Int, _ year: Int, _ isExplicit: Bool,
        _ isCell: Bool
    ) -> (day: Day, end: Int)? {
        guard start < limit, scalars[start].isDigit || ChineseNumerals.isNumeral(scalars[start]),
            let (month, end) = Dates.number(scalars, at: start), (1...12).contains(month)
        else { return nil }
        guard end < limit, scalars[end] == "月" else {
            let isWhole = isCell && isExplicit && (end == limit)
            return isWhole ? lastDay(year, month).map { ($0, end) } : nil
        }
        var after = end + 1
        if let (day, afterDay) = Dates.number(scalars, at: after), afterDay < limit, scalars[afterDay] == "日"
        {
            after = afterDay + 1
            guard isCell || closers.match(scalars, at: after, before: limit) != nil else { return nil }
            return Day(year: year, month: month, day: day).map { ($0, closed(scalars, after, limit)) }
        }
        if after < limit, scalars[after] == "份" { after += 1 }
        let isClosed = closers.match(scalars, at: after, before: limit) != nil
        let isSpan = spans.match(scalars, at: after, before: limit) != nil
        guard isCell || isClosed || isExplicit && !isSpan else { return nil }
        return lastDay(year, month).map { ($0, closed(scalars, after, limit)) }
    }

    private static func lastDay(_ year: Int, _ month: Int) -> Day? {
        Day(year: year, month: month, day: Day.length(ofMonth: month, year: year))
    }

    private static func closed(_ scalars: [Unicode.Scalar], _ end: Int, _ limit: Int) -> Int {
        end + (closers.match(scalars, at: end, before: limit)?.length ?? 0)
    }
}
