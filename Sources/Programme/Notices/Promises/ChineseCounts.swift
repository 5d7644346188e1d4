import Foundation

/// Numbers in Chinese characters are more often words than counts; this tells which are counts.
enum ChineseCounts {
    private static let making = Words(
        "新建 建成 建设 打造 创建 设立 新增 改造 建立 扩建 改扩建 增设 新设 成立 购置 组建 新改建 设置 开设 添 建 培育 选树 评选 配备 开设")
    private static let doing = Words(
        """
        新建 建成 建设 打造 创建 设立 新增 改造 扩建 增设 成立 购置 组建 培育 选树 评选 配备 开展 举办 组织 培训 完成 发放 救助 帮扶 资助 开设 举行
        召开 惠及 服务 安排 招聘 添置 添 建 办 开
        """)

    /// Why a Chinese number is no count; nil when it is one.
    static func reason(
        _ numeral: Numeral, _ scalars: [Unicode.Scalar], start: Int, unit: UnitSort, unitEnd: Int,
        clause: Range<Int>
    ) -> LeftOutReason? {
        if start > clause.lowerBound, ["数", "几"].contains(scalars[start - 1]) { return .indefinite }
        if numeral.isExceeded, unit == .thing || unit == .event { return nil }
        if numeral.isRound, unit == .thing || unit == .event,
            ComparatorWords.leading(scalars, endingAt: start, from: clause.lowerBound) != nil
        {
            return nil
        }
        if numeral.isRound { return round(numeral, scalars, unit: unit, unitEnd: unitEnd, clause: clause) }
        if unit == .money || unit == .rate || !numeral.scaleWord.isEmpty { return nil }
        if ComparatorWords.leading(scalars, endingAt: start, from: clause.lowerBound) != nil, unit != .kind {
            return nil
        }
        if scalars[start] == "一", numeral.length == 1 {
            let isLast = unitEnd >= clause.upperBound || "、，。;)".unicodeScalars.contains(scalars[unitEnd])
            let isMade = making.match(scalars, endingAt: start, from: clause.lowerBound) != nil
            let isCount =
                unit == .thing && (isMade || isLast && making.first(scalars, in: clause) != nil)
                || unit == .event && isLast
            return isCount ? nil : .indefinite
        }
        if unit == .kind || unit == .duration { return unit == .kind ? .name : .period }
        if ["期", "度", "方", "里", "口", "面", "门"].contains(scalars[numeral.end]) { return .name }
        let before = scalars[clause.lowerBound..<start]
        if before.last == "等" || before.contains("、"), numeral.length == 1 { return .namedThings }
        if unit == .thing, scalars.has("一", at: unitEnd) { return .name }
        let isDone = numeral.length > 1 || doing.first(scalars, in: clause.lowerBound..<start) != nil
        return isDone ? nil : .namedThings
    }

    /// 百场 and 千名 are about so many; 百万头 and 千家万户 are figures of speech.
    private static func round(
        _ numeral: Numeral, _ scalars: [Unicode.Scalar], unit: UnitSort, unitEnd: Int, clause: Range<Int>
    ) -> LeftOutReason? {
        guard numeral.scaleWord.count <= 1,
            numeral.scale == 1 || numeral.scaleWord == "万" && numeral.value == 1
        else {
            return .name
        }
        if numeral.scale > 1, unit != .event, scalars[unitEnd - 1] != "名" { return .name }
        if unit != .event, scalars[unitEnd - 1] != "名", scalars[unitEnd - 1] != "户" { return .name }
        if unitEnd < clause.upperBound, ["万", "千", "百"].contains(scalars[unitEnd]) { return .name }
        return nil
    }
}
