/// A clause of an action's text.
struct Clause: Hashable, Sendable {
    /// Its place in the paragraph, marks at its end left off.
    var range: Range<Int>
    /// The first of its sentence.
    var isFirst: Bool
    /// What it does for the reader of the notice.
    var role: Role

    enum Role: Hashable, Sendable {
        case promise
        /// Says what a promise before it is good for; promises nothing by itself.
        case purpose
        /// Tells what was.
        case past
    }
}

/// Cuts a paragraph into clauses.
enum Clauses {
    /// Words that open a clause which only leads up to the next: 对…家庭，给予…
    private static let fronting = Words(
        "对 对于 为 针对 面向 围绕 通过 依托 根据 按照 结合 坚持 以 在 聚焦 依据 符合 按 凡 充分发挥 无 因 遵循 立足 基于 利用 鼓励对 经 随着 严格按照 凡是")
    private static let beneficiaries = Words(
        "家庭 儿童 妇女 人员 学生 群众 人口 对象 老人 女性 居民 孩子 患者 孤儿 老年人 残疾人 青少年 者 职工 少年 母亲 产妇 孕妇 毕业生 农民工 户 适龄女生")
    private static let purposes = Words(
        """
        提升 满足 丰富 创造 营造良好 保护 勇敢 维护 让 使 力求 增强 切实 争取 进一步提升 进一步提高 不断提升 不断提高 不断满足 不断增强 有效提升
        全面提升全区 从而 助力 以满足 为构建 着力提升 着力解决
        """)
    private static let verbs = Words(
        """
        建 开展 提供 组织 实施 举办 给予 发放 完成 推进 加强 落实 安排 免费 建立 融入 改造 筛查 接种 培训 救助 进行 开通 设立 打造 实现 达到 补贴
        资助 帮扶 推动 支持 做好 加大 开发 增加 新增 配备 扩大
        """)
    private static let pastStarts = Words("去年 上年 截至 近年来 目前 此前 过去 多年来 几年来 往年")
    private static let presentStarts = Words("今年 计划 本年 将 拟 年内 力争 到 2")

    static func read(_ text: Passage, _ enclosures: Enclosures, planYear: Int?) -> [Clause] {
        var clauses: [Clause] = []
        var sentence = 0
        for i in 0...text.count where i == text.count || isEnd(text.scalars[i], enclosures, at: i) {
            clauses += clausesOf(text, sentence..<i, enclosures, planYear)
            sentence = i + 1
        }
        return clauses
    }

    private static func isEnd(_ scalar: Unicode.Scalar, _ enclosures: Enclosures, at i: Int) -> Bool {
        "。;！？!?\n".unicodeScalars.contains(scalar) && enclosures.isOpen(i)
    }

    private static func clausesOf(
        _ text: Passage, _ sentence: Range<Int>, _ enclosures: Enclosures, _ planYear: Int?
    ) -> [Clause] {
        var found: [Clause] = []
        var start = sentence.lowerBound
        var isPast = false
        var held: Int?
        for i in sentence.lowerBound...sentence.upperBound {
            if i < sentence.upperBound {
                let scalar = text.scalars[i]
                guard scalar == "，" || scalar == ":" && !nearDigits(text, i), enclosures.isOpen(i) else {
                    continue
                }
            }
            let range = trimmed(text, (held ?? start)..<i)
            let own = trimmed(text, start..<i)
            start = i + 1
            guard !own.isEmpty else { continue }
            isPast = tellsPast(text, own, planYear) ?? isPast
            if i < sentence.upperBound, leadsUp(text, own) {
                held = range.lowerBound
                continue
            }
            held = nil
            let role: Clause.Role =
                isPast ? .past : isPurpose(text, own, isFirst: found.isEmpty) ? .purpose : .promise
            found.append(Clause(range: range, isFirst: found.isEmpty, role: role))
        }
        return found
    }

    private static func nearDigits(_ text: Passage, _ i: Int) -> Bool {
        i > 0 && i + 1 < text.count && text.scalars[i - 1].isDigit && text.scalars[i + 1].isDigit
    }

    private static func trimmed(_ text: Passage, _ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        let margin = "、，:；;-".unicodeScalars
        while low < high, margin.contains(text.scalars[low]) { low += 1 }
        while low < high, margin.contains(text.scalars[high - 1]) { high -= 1 }
        return low..<high
    }

    /// 按照自愿原则，: along what lines the next clause is carried out.
    private static let lines = Words("按照 按 根据 依据 遵循 以 本着 坚持 围绕 对照")
    private static let lineEnds = Words("原则 要求 部署 标准 思路 抓手 载体 重点 契机 目标 方针 理念 引领 导向 主线")

    /// A date alone, a condition, or those for whom the next clause does something.
    private static func leadsUp(_ text: Passage, _ range: Range<Int>) -> Bool {
        let words = Array(text.scalars[range])
        if range.count <= 12, let last = words.last, "年月日前底内半季度".unicodeScalars.contains(last),
            words.first.map({ $0.isDigit || "年今第上下本每到".unicodeScalars.contains($0) }) ?? false
        {
            return true
        }
        if words.contains(where: \.isDigit) { return false }
        let isFronted = fronting.starts(words)
        if lines.starts(words), lineEnds.ends(words) { return true }
        if beneficiaries.ends(words), isFronted || words.firstIndex(of: "的") != nil { return true }
        return isFronted && verbs.first(words, in: 0..<words.count) == nil
    }

    private static func isPurpose(_ text: Passage, _ range: Range<Int>, isFirst: Bool) -> Bool {
        guard !isFirst else { return false }
        let words = text.scalars[range]
        guard !words.contains(where: { $0.isDigit }) else { return false }
        return purposes.match(text.scalars, at: range.lowerBound, before: range.upperBound) != nil
    }

    /// True where a clause turns to the past, false where it turns back, nil where it does neither.
    private static func tellsPast(_ text: Passage, _ range: Range<Int>, _ planYear: Int?) -> Bool? {
        if pastStarts.match(text.scalars, at: range.lowerBound, before: range.upperBound) != nil {
            return true
        }
        if let planYear, let (year, end) = Dates.year(text.scalars, at: range.lowerBound),
            end < range.upperBound,
            text.scalars[end] == "年"
        {
            if year >= planYear { return false }
            return end + 1 >= range.upperBound ? true : nil
        }
        if presentStarts.match(text.scalars, at: range.lowerBound, before: range.upperBound) != nil {
            return false
        }
        return nil
    }
}
