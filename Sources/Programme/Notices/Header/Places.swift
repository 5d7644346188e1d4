/// The place that a notice's headline names, for an organ printed without it: 市妇儿工委.
enum Places {
    private static let levels: [Unicode.Scalar] = ["省", "市", "区", "县", "州", "旗"]
    /// What follows the level in the name of an organ; 市中区人民政府 has its place already.
    private static let organs = Words(
        """
        人民政府 政府 妇儿工委 妇女儿童工作委员会 委 妇联 妇女联合会 教育 卫生 民政 总工会 团委 办公室 财政局 人力资源 住房 文化 公安局 检察院
        人民检察院 人民法院 法院 残联 残疾人联合会 发展 商务局 科协 体育局 医保局 医疗保障局 司法局
        """)
    /// Signs that stand in no place's name where this rule reads it.
    private static let foreign = Words(
        "全 我 各 本 该 为 对 向 在 由 将 把 与 和 及 的 是 了 关于 印发 城市 社 园 辖 校 郊 景 小 地 灾 库 片 街 超 都 贫困 其他 有关 相关 某 新 示范 试点 以 让 使 到"
    )
    private static let leads = Words("年 关于 关于印发")

    /// The organ with its place before it, where the lines name one place of the organ's level and no other.
    static func completed(_ issuer: String, from lines: [Passage]) -> String {
        let name = Array(issuer.unicodeScalars)
        guard let level = name.first, levels.contains(level), organs.match(name, at: 1) != nil else {
            return issuer
        }
        var found: Set<String> = []
        for line in lines { found.formUnion(places(in: line, level)) }
        guard found.count == 1, let place = found.first else { return issuer }
        return place + issuer
    }

    /// The names before a level, each from the start of a line, a mark or 年 on.
    private static func places(in line: Passage, _ level: Unicode.Scalar) -> [String] {
        line.scalars.indices.filter { line.scalars[$0] == level }.compactMap { end in
            var start = end
            while start > 0, line.scalars[start - 1].isHan, end - start < 8,
                leads.match(line.scalars, endingAt: start) == nil
            {
                start -= 1
            }
            let isWhole =
                start == 0 || !line.scalars[start - 1].isHan
                || leads.match(line.scalars, endingAt: start) != nil
            let name = line[start..<end]
            guard isWhole, (2...7).contains(name.count), !foreign.occurs(in: name),
                !name.scalars.contains(where: ChineseNumerals.isNumeral)
            else { return nil }
            return name.string
        }
    }
}
