import Foundation

/// What stands around a number and makes it something else than a target.
enum NumberContext {
    private static let raised = Words(
        """
        提高到 提升到 提升至 提高至 增加到 增加至 增至 扩大到 上升到 降至 降到 下降到 降低到 调整到 调整为 提标至 上调至 升至 提到 增长到 扩增至 减少到
        缩短到 缩短至 压缩至 变为 调至
        """)
    private static let past = Words(
        """
        已建成 已完成 已累计 累计已 去年 上年 截至 目前已 现有 已有 已经 已开展 已实现 上一年度 目前共有 原有 已达 已新建 历年 往年 自开展以来 现已
        """)
    private static let pastVerbs = Words("完成 实现 新增 新建 建成 共 累计 开展 培训 惠及 已 全区 全县 全市 我区 我县 我市 救助 举办 发放 ，")
    private static let payees = Words("儿童 学生 孤儿 婴幼儿 幼儿 孩子 未成年人")
    private static let goalNouns = Words("的目标 的要求 的标准 的比例 的速度 的水平 的任务 的覆盖率")

    /// A date, a document's number, a ratio, a name joined by signs: no number that counts.
    static func notCounting(_ scalars: [Unicode.Scalar], at start: Int, before limit: Int) -> (
        end: Int, LeftOutReason
    )? {
        let previous: Unicode.Scalar? = start > 0 ? scalars[start - 1] : nil
        if let (_, end) = Dates.day(scalars, at: start), end <= limit { return (end, .date) }
        if let (_, end) = Dates.year(scalars, at: start), end < limit {
            if scalars[end] == "年" { return (end + 1, .date) }
            if ["-", "~", "至", "、"].contains(scalars[end]),
                let (_, second) = Dates.year(scalars, at: end + 1),
                second < limit, scalars[second] == "年"
            {
                return (second + 1, .date)
            }
        }
        if previous == "〔" || previous == "〕" || previous == "[" || previous == "]" {
            return (endOfDigits(scalars, start, limit), .citation)
        }
        guard scalars[start].isDigit else { return nil }
        let end = endOfDigits(scalars, start, limit)
        let joints: [Unicode.Scalar] = ["+", "·", "•", "×", "_", "#"]
        if let previous, joints.contains(previous) { return (end, .name) }
        if previous == "-", start > 1, !scalars[start - 2].isDigit { return (end, .name) }
        guard end < limit else { return nil }
        if joints.contains(scalars[end]), end + 1 < limit,
            scalars[end + 1].isDigit || scalars[end + 1].isLatin || scalars[end + 1].isHan
        {
            return (end, .name)
        }
        if [":", "/"].contains(scalars[end]), end + 1 < limit, scalars[end + 1].isDigit {
            return (endOfDigits(scalars, end + 1, limit), .ratio)
        }
        return nil
    }

    /// 10/10万: deaths in 100 000, as plans for mothers and children give them.
    static func mortality(_ scalars: [Unicode.Scalar], at start: Int, before limit: Int) -> (
        value: Decimal, end: Int
    )? {
        guard scalars[start].isDigit, let numeral = Numerals.read(scalars, at: start, before: limit),
            numeral.scale == 1
        else { return nil }
        for word in ["/10万", "/十万"] where scalars.has(word, at: numeral.end) {
            let end = numeral.end + word.unicodeScalars.count
            return end <= limit ? (numeral.value, end) : nil
        }
        return nil
    }

    private static func endOfDigits(_ scalars: [Unicode.Scalar], _ start: Int, _ limit: Int) -> Int {
        var end = start
        while end < limit, scalars[end].isDigit || scalars[end] == "." { end += 1 }
        return max(end, start + 1)
    }

    /// 5G, HPV9, A4: part of a name. A unit in Latin letters is not.
    static func touchesLatin(_ scalars: [Unicode.Scalar], _ range: Range<Int>, unit: Int) -> Bool {
        if range.lowerBound > 0, scalars[range.lowerBound - 1].isLatin { return true }
        return unit == 0 && range.upperBound < scalars.count && scalars[range.upperBound].isLatin
    }

    /// Counts of the plan itself, things just named, 最后一公里.
    static func reason(
        _ scalars: [Unicode.Scalar], number: Range<Int>, unit: UnitSort, unitEnd: Int, clause: Range<Int>
    ) -> LeftOutReason? {
        if scalars.has("最后", endingAt: number.lowerBound) { return .name }
        let unitWord = number.upperBound
        var noun = unitEnd
        if noun < clause.upperBound, scalars[noun] == "大" { noun += 1 }
        let isPriority =
            UnitWords.planPriorities.match(scalars, at: noun, before: clause.upperBound) != nil
            || scalars.has("重点", at: noun) && noun + 2 == clause.upperBound
        if UnitWords.planUnits.match(scalars, at: unitWord, before: unitEnd)?.length == unitEnd - unitWord,
            isPriority || UnitWords.planNouns.match(scalars, at: noun, before: clause.upperBound) != nil
        {
            return .planCount
        }
        if scalars[unitWord] == "个",
            isPriority
                || UnitWords.planNounsOfPieces.match(scalars, at: noun, before: clause.upperBound) != nil
        {
            return .planCount
        }
        return nil
    }

    /// What a value is raised from, and limits that something must meet to be counted.
    static func reason(
        _ scalars: [Unicode.Scalar], bound: Range<Int>, comparator: Comparator, sort: UnitSort,
        clause: Range<Int>
    ) -> LeftOutReason? {
        let end = bound.upperBound
        if raised.match(scalars, at: end, before: clause.upperBound) != nil,
            scalars[clause.lowerBound..<bound.lowerBound].contains(where: { $0 == "由" || $0 == "从" })
        {
            return .baseline
        }
        if comparator != .equal, comparator != .approximately, end + 1 < clause.upperBound,
            scalars[end] == "的",
            goalNouns.match(scalars, at: end) == nil
        {
            return .condition
        }
        return nil
    }

    /// Whether a clause tells what was, not what will be.
    static func isPast(_ scalars: [Unicode.Scalar], _ clause: Range<Int>, planYear: Int?) -> Bool {
        if let word = past.first(scalars, in: clause)?.range.lowerBound {
            // 较上年, 比去年 and 由去年的 compare with the past, they do not tell it.
            let isCompared = word > 0 && ["较", "比", "由", "从"].contains(scalars[word - 1])
            if !isCompared { return true }
        }
        guard let planYear, let (year, end) = Dates.year(scalars, at: clause.lowerBound), year < planYear,
            end < clause.upperBound, scalars[end] == "年"
        else { return false }
        return pastVerbs.match(scalars, at: end + 1, before: scalars.count) != nil
    }

    /// Whether what stands before a sum says that children are paid it.
    static func isPaidToChildren(_ scalars: [Unicode.Scalar], _ before: Range<Int>) -> Bool {
        guard let to = before.first(where: { scalars[$0] == "为" || scalars[$0] == "给" || scalars[$0] == "对" })
        else {
            return false
        }
        return payees.first(scalars, in: to..<before.upperBound) != nil
    }
}
