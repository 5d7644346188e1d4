/// 季度通报: what was reported, how the units stand, what lags and why.
public struct BulletinForm: Hashable, Sendable {
    /// One unit's place.
    public struct Ranked: Hashable, Sendable {
        /// 名次: equal units share it.
        public var rank: Int
        /// 单位.
        public var unit: String
        /// 亮灯: the worst of the commitments it answers for; a dash where it answers for none.
        public var light: String
        /// 应报, 已报, 通过: reports due, received and accepted.
        public var due: Int, received: Int, accepted: Int
        /// 逾期工作日: over all of its reports.
        public var lateDays: Int
    }

    /// A commitment with a red or yellow light.
    public struct Laggard: Hashable, Sendable {
        /// The action's number.
        public var ordinal: Int
        /// 承诺事项.
        public var subject: String
        /// 主责单位.
        public var unit: String
        /// 目标, in the notice's words.
        public var target: String
        /// 截至本季度末.
        public var value: String
        /// 完成率, 序时进度: percent, as text.
        public var actual: String, time: String
        /// 亮灯.
        public var light: String
        /// 原因: what the unit's accepted report gives as problems.
        public var reason: String
    }

    /// A unit that owes reports.
    public struct Missing: Hashable, Sendable {
        /// The unit.
        public var unit: String
        /// The numbers of the actions it has not reported on.
        public var actions: [Int]
    }

    /// The columns of the ranking.
    public static let rankingColumns = ["名次", "单位", "亮灯", "应报（份）", "已报（份）", "通过（份）", "逾期（工作日）"]
    /// The columns of the laggards.
    public static let laggardColumns = [
        "项次", "承诺事项", "主责单位", "目标", "截至本季度末", "完成率", "序时进度", "亮灯", "存在问题",
    ]

    /// The title's lines.
    public var title: [String]
    /// 2023年第二季度.
    public var period: String
    /// A note that must be seen, such as 样例数据.
    public var mark: String?
    /// 一、总体情况: sentences of counted facts.
    public var overview: [String]
    /// 二、各单位进展, the best first.
    public var ranking: [Ranked]
    /// 三、进度滞后事项, red before yellow.
    public var laggards: [Laggard]
    /// 四、未报送单位.
    public var missing: [Missing]
    /// 五、下步要求: what follows from the figures, nothing else.
    public var closing: [String]
    /// Who issues it, and the date under the name.
    public var issuer: String, issuedOn: String
}
