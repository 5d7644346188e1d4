/// The short noun phrase that a promise is about.
enum Subjects {
    private static let verbs = Words(
        """
        建成 新建 建设 打造 新增 增加 开展 举办 组织 培训 完成 实现 实施 推进 加强 推动 提供 建立 完善 开发 发放 选树 构建 支持 加大 落实 做好 改造
        含 包括 提升 创建 设立 购置 培育 惠及 救助 帮扶 免费 扩建 改扩建 新改建 组建 遴选 保证 确保 引导 促进 为 对 将 把 其中 全面 持续 深入 继续 进一步
        大力 积极 不断 切实 力争 计划 年内 全年 达到 结对 出资 资助 开设 投放 服务 更换 探访 检查 配备 添 投入 安排 争取 筹建 认定 启动 开工 添置
        """)
    private static let places = Words("全区 全县 全市 全省 全州 我区 我县 我市 区内 县内 各镇 全镇 城区")
    private static let trailing = Words(
        """
        达到 达 为 建成 新建 新增 增加 建 添 改造 完成 达标 不少于 开展 举办 上浮 提高 增长 提高到 新改 购置 稳在 共 各 到 做完 动工 提到 提升到
        提升至 大体 超过 投放 发放 培训 培养 有 占 是 至少 控制在 压到 守在 以上 均 实现 保持在 新开工 大体建成 年内 约
        """)
    private static let breaks = Words("动工 开工 竣工 建成 做完 投入使用 交付 面向 实现 启用 进行 开展 提供 安排")

    /// The subject of a clause with a number: what stands behind the number, else before it; may be empty.
    static func of(_ text: Passage, _ clause: Range<Int>, around quantity: Quantity) -> String {
        let scalars = text.scalars
        var after = trimmed(scalars, quantity.range.upperBound..<clause.upperBound)
        if let (length, _) = breaks.match(scalars, at: after.lowerBound, before: after.upperBound), length > 0
        {
            after = after.lowerBound..<after.lowerBound
        }
        if after.lowerBound < after.upperBound, scalars[quantity.range.upperBound] == "(" {
            after = after.lowerBound..<after.lowerBound
        }
        if let stop = breaks.first(scalars, in: after)?.range.lowerBound, stop - after.lowerBound >= 2 {
            after = after.lowerBound..<stop
        }
        var head = clause.lowerBound..<quantity.range.lowerBound
        // 由3.2个提高到: what it is raised from is not what it is.
        if let from = head.last(where: { scalars[$0] == "由" || scalars[$0] == "从" }),
            scalars[from..<head.upperBound].contains(where: \.isDigit)
        {
            head = head.lowerBound..<from
        }
        // 学校2所(含小学1所): what stands in the bracket is a subject of its own.
        if let open = head.last(where: { scalars[$0] == "(" || scalars[$0] == ")" }), scalars[open] == "(" {
            head = open + 1..<head.upperBound
        }
        let before = trimmed(scalars, head)
        if after.count >= 2, quantity.sort != .rate, quantity.sort != .money { return words(text, after) }
        return before.count >= 2 ? words(text, before) : words(text, after)
    }

    /// The subject of a clause without a number: what is left without its first verb.
    static func of(_ text: Passage, _ clause: Range<Int>) -> String {
        let range = trimmed(text.scalars, clause)
        return words(text, range.count >= 4 ? range : clause)
    }

    private static func trimmed(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        var moved = true
        while moved, low < high {
            moved = false
            if let (length, _) = verbs.match(scalars, at: low, before: high)
                ?? places.match(scalars, at: low, before: high),
                length <= high - low
            {
                low += length
                moved = true
            } else if let end = timeOrBase(scalars, low, high), end <= high {
                low = end
                moved = true
            } else if "的了、，:)的”".unicodeScalars.contains(scalars[low]) {
                low += 1
                moved = true
            }
        }
        moved = true
        while moved, low < high {
            moved = false
            if let (length, _) = trailing.match(scalars, endingAt: high, from: low), length < high - low {
                high -= length
                moved = true
            } else if "，:、(的“".unicodeScalars.contains(scalars[high - 1]) {
                high -= 1
                moved = true
            }
        }
        return low..<high
    }

    /// 每名学生, 2023年, 年底前 before the thing itself.
    private static func timeOrBase(_ scalars: [Unicode.Scalar], _ low: Int, _ high: Int) -> Int? {
        if let base = Bases.leading(scalars, at: low, before: high) { return base.end }
        if let (_, end) = Dates.year(scalars, at: low), end < high, scalars[end] == "年" { return end + 1 }
        guard scalars[low].isDigit || ["年", "今", "第"].contains(scalars[low]) else { return nil }
        let due = DueDates.inClause(scalars, low..<min(low + 10, high), year: 2000)
        return due.flatMap { $0.range.lowerBound == low ? $0.range.upperBound : nil }
    }

    private static func words(_ text: Passage, _ range: Range<Int>) -> String {
        Passage.text(text.printed[range.lowerBound..<min(range.upperBound, range.lowerBound + 30)])
    }
}
