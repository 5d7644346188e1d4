/// Words beside a number that say how it binds.
enum ComparatorWords {
    private static let before = Words<Comparator>([
        ("≥ >= 不少于 不低于 至少 达到 达 不下 不下于 最低 不小于 不少 起码 稳定达到 提高到不低于 力争达到 均达到", .atLeast),
        ("> 超过 超 突破 多于 高于 大于 超出", .moreThan),
        ("≤ <= 不超过 不高于 不多于 控制在 不大于 最多 最高 不超", .atMost),
        ("< 低于 少于 小于", .lessThan),
        ("约 近 大约 大概 约为 接近", .approximately),
    ])
    private static let after = Words<Comparator>([
        ("以上 及以上 之上 (含)以上 或以上 起", .atLeast),
        ("以内 之内 以下 及以下 之下 内", .atMost),
        ("左右 上下", .approximately),
    ])

    /// The comparator before a number, and where its word starts.
    static func leading(_ scalars: [Unicode.Scalar], endingAt end: Int, from start: Int) -> (Comparator, Int)?
    {
        var end = end
        while end > start, scalars[end - 1] == "了" || scalars[end - 1] == "至" { end -= 1 }
        guard let (length, value) = before.match(scalars, endingAt: end, from: start) else {
            return distant(scalars, endingAt: end, from: start)
        }
        let at = end - length
        // 附近3个, 最近2年: not "nearly".
        if length == 1, at > start,
            ["附", "最", "邻", "到", "抵", "表", "送", "发", "赶", "反", "签", "大"].contains(scalars[at - 1])
        {
            return nil
        }
        return (value, at)
    }

    /// Some bind over a verb or a noun: 至少开展1次, 不少于总数的30%.
    private static let reaching = Words<Comparator>([
        ("不少于 不低于 至少", .atLeast), ("不超过 不高于", .atMost), ("超过", .moreThan),
    ])

    private static func distant(_ scalars: [Unicode.Scalar], endingAt end: Int, from start: Int) -> (
        Comparator, Int
    )? {
        for gap in 1...7 where end - gap > start {
            let scalar = scalars[end - gap]
            if "、，;(每".unicodeScalars.contains(scalar) || scalar.isDigit { return nil }
            if let (_, value) = reaching.match(scalars, endingAt: end - gap, from: start) {
                return (value, end)
            }
        }
        return nil
    }

    /// The comparator after a unit, and where its word ends.
    static func trailing(_ scalars: [Unicode.Scalar], at start: Int, before limit: Int) -> (Comparator, Int)?
    {
        guard let (length, value) = after.match(scalars, at: start, before: limit) else { return nil }
        if length == 1, start + 1 < limit, scalars[start + 1].isHan { return nil }
        return (value, start + length)
    }
}
