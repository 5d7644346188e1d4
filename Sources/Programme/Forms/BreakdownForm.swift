/// 责任分解表: who answers for which commitment, by when.
public struct BreakdownForm: Hashable, Sendable {
    /// One commitment.
    public struct Line: Hashable, Sendable {
        /// 承诺事项.
        public var subject: String
        /// 目标值: the number with 不少于, 超过 … in front; a dash for a promise without one.
        public var target: String
        /// 计量单位.
        public var unit: String
        /// 完成时限; empty where the notice gave none.
        public var due: String
        /// 主责单位: the unit that reports it; empty until the office decides.
        public var accountable: String
        /// 备注: the notice's words where the number alone does not say all.
        public var note: String
    }

    /// One action with its commitments; its own cells run beside all of their lines.
    public struct Group: Hashable, Sendable {
        /// 序号.
        public var ordinal: Int
        /// 实事名称.
        public var title: String
        /// 牵头单位; empty where the notice names no lead.
        public var leads: String
        /// 责任（配合）单位, as the notice prints them.
        public var others: String
        /// The commitments; never empty, an action without one has one line of dashes.
        public var lines: [Line]
    }

    /// The headings.
    public static let columns = [
        "序号", "实事名称", "承诺事项", "目标值", "计量单位", "完成时限", "牵头单位", "责任（配合）单位", "主责单位", "备注",
    ]
    /// Which of the columns belong to the action, counted from 0, and run beside all of its lines.
    public static let mergedColumns = [0, 1, 6, 7]

    /// The title's lines.
    public var title: [String]
    /// A note that must be seen, such as 样例数据.
    public var mark: String?
    /// The actions in the notice's order.
    public var groups: [Group]

    /// The breakdown of a plan.
    public static func make(plan: Plan, units: [ID<Unit>: Unit], mark: String? = nil) -> BreakdownForm {
        BreakdownForm(
            title: ["\(plan.year)年为妇女儿童办实事工作", "责任分解表"], mark: mark,
            groups: plan.actions.map { group($0, units) })
    }

    private static func group(_ action: Action, _ units: [ID<Unit>: Unit]) -> Group {
        func printed(_ isLead: Bool) -> String {
            action.responsibilities.filter { ($0.role == .lead) == isLead }.map { name(of: $0, units) }
                .joined(separator: "、")
        }
        let lines = action.commitments.map { line($0, action, units) }
        let empty = Line(
            subject: OfficialWords.none, target: OfficialWords.none, unit: OfficialWords.none,
            due: OfficialWords.due(action.dueOn), accountable: "", note: "")
        return Group(
            ordinal: action.ordinal, title: action.title, leads: printed(true), others: printed(false),
            lines: lines.isEmpty ? [empty] : lines)
    }

    /// A group's members stand behind its printed name, once the office has named them.
    private static func name(of responsibility: Responsibility, _ units: [ID<Unit>: Unit]) -> String {
        guard responsibility.isGroup else { return responsibility.name }
        let members = OfficialWords.names(responsibility.units, units).filter { $0 != responsibility.name }
        if responsibility.units.isEmpty { return "\(responsibility.name)（待明确）" }
        return members.isEmpty
            ? responsibility.name : "\(responsibility.name)（\(members.joined(separator: "、"))）"
    }

    private static func line(_ commitment: Commitment, _ action: Action, _ units: [ID<Unit>: Unit]) -> Line {
        var note = ""
        if let target = commitment.target,
            target.per != nil || [.moreThan, .approximately].contains(target.comparator)
        {
            note = "通知原文：\(target.text)"
        } else if !commitment.milestones.isEmpty {
            note = "分\(commitment.milestones.count)个节点推进"
        }
        return Line(
            subject: commitment.subject,
            target: commitment.target.map(OfficialWords.targetNumber) ?? OfficialWords.none,
            unit: commitment.target?.unit ?? OfficialWords.none,
            due: OfficialWords.due(commitment.dueOn ?? action.dueOn),
            accountable: commitment.accountable.flatMap { units[$0]?.name.rawValue } ?? "", note: note)
    }
}
