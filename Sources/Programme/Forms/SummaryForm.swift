/// 年度总结: what the year's plan promised, what was accepted, what was not kept and why.
public struct SummaryForm: Hashable, Sendable {
    /// One action with its commitments.
    public struct Part: Hashable, Sendable {
        /// （一）实施家家幸福安康行动.
        public var title: String
        /// What its units' accepted reports say was done, the last quarter's first.
        public var done: [String]
        /// A row for each commitment, in the order of `columns`.
        public var rows: [[String]]
    }

    /// A commitment that was not kept.
    public struct Unmet: Hashable, Sendable {
        /// 第1项“讲座”.
        public var name: String
        /// Target, what is accepted and the reason, as a sentence.
        public var sentence: String
    }

    /// The columns of an action's table.
    public static let columns = ["承诺事项", "主责单位", "年度目标", "审核通过", "完成率", "亮灯", "销号"]
    /// The columns of the satisfaction table.
    public static let satisfactionColumns = ["范围", "发放（份）", "回收（份）", "满意（份）", "满意率", "截止日期", "来源"]

    /// The title's lines.
    public var title: [String]
    /// Notes that must be seen, such as 样例数据.
    public var mark: String?
    /// 一、总体情况.
    public var overview: [String]
    /// 二、各项实事完成情况.
    public var parts: [Part]
    /// 三、未完成事项及原因.
    public var unmet: [Unmet]
    /// 四、核查情况.
    public var checks: [String]
    /// 五、满意度: a sentence, and a row for each result in the order of `satisfactionColumns`.
    public var satisfaction: String, satisfactionRows: [[String]]
    /// 六、下步打算: what follows from the figures, nothing else.
    public var closing: [String]
    /// Who signs it, and the date under the name.
    public var issuer: String, issuedOn: String
}
