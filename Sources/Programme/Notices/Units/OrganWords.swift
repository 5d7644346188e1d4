/// How organs, offices and other answerable units are named.
enum OrganWords {
    /// What the name of a unit ends with.
    static let endings = Words(
        """
        局 委 办 办公室 厅 部 院 会 中心 联 政府 办事处 公司 集团 街道 镇 乡 处 站 所 队 社 行 校 园 科 协
        学校 医院 支行 管委会 指挥部 部门 单位 机构 法院 检察院 学院 大学 馆 团委 总工会 妇联 残联 科协 文联 侨联
        工商联 社联 关工委 妇儿工委 公安 专班 基金会 协会 银行 分局 支队 大队 党委 纪委监委 监委 街 县区 区县 开发区
        党校 高新区 新区 园区 经开区 示范区 度假区 产业园 学会 编委 工委 党工委 办公厅 司 署 场 矿 厂 台 报社 融媒体
        组 村 社区 企业 局办 团市委 团县委 团区委 团省委 县 区 市 州 旗
        """)

    /// Endings after which 和 or 及 can only join two names: 教育和体育局 must stay one.
    static let joinable = Words(
        "局 委 办 办公室 厅 院 中心 联 政府 办事处 公司 集团 街道 镇 乡 管委会 部门 单位 总工会 妇联 残联 指挥部 学校 医院 大队 支队")

    /// What the name of an organ that issues notices ends with.
    private static let issuing = Words(
        "政府 办公室 委员会 局 委 厅 办 联合会 妇联 总工会 团委 管委会 办事处 法院 检察院 妇儿工委 街道 领导小组 中心")

    /// Whether a text looks like the name of an organ that issues notices.
    static func isIssuer(_ text: Passage) -> Bool {
        isName(text) && issuing.ends(text.compacted().scalars)
    }

    private static let levels = Words("省 市 县 区 州 旗 镇 乡 团")

    /// Whether a line is the name of an organ of the place, as the cells of a table leave it behind.
    static func isOrganLine(_ line: Passage) -> Bool {
        (3...16).contains(line.count) && levels.starts(line.scalars) && isIssuer(line)
    }

    /// Words that make a name stand for several units.
    static let plural = Words("各 有关 相关 所属 辖区内 属地 所在地")

    /// Names without a place, which stand for all units of the sort.
    static let general = Words(
        "街道办事处 镇人民政府 乡人民政府 乡镇人民政府 镇街 乡镇 街道 镇(街道) 街镇 镇政府 乡镇政府 区县人民政府 县区人民政府")

    /// What no unit's name contains.
    static let foreign = Words(
        "。 ； ; ， : 《 》 ? ！ 实施 开展 新建 完成 达到 提供 推进 建成 加强 落实 免费 以上 具有 具备 动工 开工 竣工 投入使用 月底 年底 的 了")

    /// Whether a text looks like the name of one unit.
    static func isName(_ text: Passage) -> Bool {
        let name = text.compacted()
        guard (2...32).contains(name.count), endings.ends(name.withoutTail.scalars) else { return false }
        guard !name.scalars.contains(where: { $0.isDigit || $0 == "%" }) else { return false }
        return !foreign.occurs(in: name)
    }

    /// Whether a name stands for several units that the office has to resolve.
    static func isGroup(_ name: Passage) -> Bool {
        if plural.occurs(in: name) { return true }
        guard let (length, _) = general.match(name.scalars, at: 0) else { return false }
        return length == name.count
    }
}

extension Passage {
    /// Without a bracket at its end: 各镇(街道) ends with 镇.
    var withoutTail: Passage {
        guard ends(with: ")"), let open = scalars.lastIndex(of: "("), open > 0 else { return self }
        return self[0..<open]
    }
}
