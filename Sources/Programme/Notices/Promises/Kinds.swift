/// How a promise will be counted, as far as its words tell.
enum Kinds {
    private static let states = Words(
        """
        开放 托位数 保有量 总数 保持 稳定在 上浮 总量 不超过 托位 增长 提高到 提高至 提升到 提升至 上调 每千 控制在
        """)
    private static let steps = Words(
        "竣工 开工 动工 投入使用 完工 交付 验收 启用 投用 封顶 通车 迁建 开建 运营 续建 投产 交付使用")
    /// What is added to a stock adds up over the year, whatever the stock is.
    private static let added = Words("新增 新建 增加 新改扩建 改扩建 新开")
    private static let shares = Words("率 覆盖 比例 占 比 率达到 全覆盖")

    static func of(_ scalars: [Unicode.Scalar], _ clause: Range<Int>, _ quantity: Quantity) -> CommitmentKind
    {
        if quantity.sort == .rate {
            return quantity.unit == "%" && shares.first(scalars, in: clause) != nil
                && !isGrowth(scalars, clause)
                ? .rate : .level
        }
        if let per = quantity.per, quantity.sort == .money || per.first.map({ $0.isNumber }) ?? false {
            return .level
        }
        if quantity.sort == .money || quantity.sort == .event { return .count }
        if added.first(scalars, in: clause) != nil { return .count }
        return states.first(scalars, in: clause) != nil ? .level : .count
    }

    /// Without a number: a step with a date or an end that can be seen, else a standing duty.
    static func of(_ scalars: [Unicode.Scalar], _ clause: Range<Int>, hasDue: Bool) -> CommitmentKind {
        hasDue || steps.match(scalars, endingAt: clause.upperBound, from: clause.lowerBound) != nil
            ? .milestone : .standing
    }

    private static func isGrowth(_ scalars: [Unicode.Scalar], _ clause: Range<Int>) -> Bool {
        scalars.firstIndex(of: "增长", in: clause) != nil || scalars.firstIndex(of: "上浮", in: clause) != nil
    }
}
