/// 进展情况报表: the annex of the notice (domain.md, "The annex"), blank or for one quarter.
public struct ProgressForm: Hashable, Sendable {
    /// One action.
    public struct Row: Hashable, Sendable {
        /// 序号.
        public var ordinal: Int
        /// 实事名称, as the notice prints it.
        public var title: String
        /// 责任单位, as the notice prints them.
        public var unitsText: String
        /// 本季度具体措施及任务进度情况: one paragraph a unit, the lead first; a line break stays inside it.
        public var progress: [String]
        /// 完成时限: empty where the notice gave none; several dates stand on lines of their own.
        public var due: String
    }

    /// The five headings, as the notice prints them.
    public static let columns = ["序号", "实事名称", "责任单位", "本季度具体措施及任务进度情况", "完成时限"]
    /// The word over the title (GB/T 9704-2012, 7.3.7).
    public static let label = "附件"

    /// The title's lines.
    public var title: [String]
    /// The quarter under the title; nil on the blank form.
    public var period: String?
    /// A note that must be seen, such as 样例数据; nil in a real programme.
    public var mark: String?
    /// The actions in the notice's order.
    public var rows: [Row]

    /// The annex of a plan.
    ///
    /// - Parameters:
    ///   - plan: gives columns 1 to 3 and 5.
    ///   - units: every unit by its ID.
    ///   - annexName: the attachment's name as the notice gives it; nil for a general one.
    ///   - quarter: nil for the annex as issued, with an empty fourth column.
    ///   - facts: the quarter's reports, in any order; only accepted ones are printed.
    ///   - mark: a note that must be seen.
    public static func make(
        plan: Plan, units: [ID<Unit>: Unit], annexName: String? = nil, quarter: Quarter?,
        facts: [QuarterReportFacts], mark: String? = nil
    ) -> ProgressForm {
        let rows = plan.actions.map { action in
            Row(
                ordinal: action.ordinal, title: action.title, unitsText: action.unitsText,
                progress: quarter == nil ? [] : paragraphs(of: action, facts, units), due: due(of: action))
        }
        let name = annexName ?? "\(plan.year)年为妇女儿童办实事工作进展情况报表"
        return ProgressForm(
            title: titleLines(of: name), period: quarter?.official, mark: mark, rows: rows)
    }

    /// The title breaks before what kind of paper it is, at a word's boundary (GB/T 9704-2012, 7.3.1).
    static func titleLines(of name: String) -> [String] {
        for ending in ["进展情况报表", "进展情况表", "情况报表"] where name.hasSuffix(ending) {
            let first = String(name.dropLast(ending.count))
            return first.isEmpty ? [name] : [first, ending]
        }
        return [name]
    }

    /// 区妇联：…, the units in the action's order; a unit that the plan no longer names comes last.
    private static func paragraphs(
        of action: Action, _ facts: [QuarterReportFacts], _ units: [ID<Unit>: Unit]
    ) -> [String] {
        let own = facts.filter { $0.action == action.id }
        let order = action.reportingUnits
        let others = own.map(\.unit).filter { !order.contains($0) }.sorted()
        return (order + others).compactMap { unit in
            guard let text = own.first(where: { $0.unit == unit })?.printable?.narrative,
                let name = units[unit]?.name
            else { return nil }
            let lines = OfficialWords.lines(text)
            return lines.isEmpty ? nil : "\(name)：" + lines.joined(separator: "\n")
        }
    }

    /// One date when all share it; else each date with what is due on it.
    static func due(of action: Action) -> String {
        let dated = action.commitments.compactMap { commitment in
            (commitment.dueOn ?? action.dueOn).map { (day: $0, subject: commitment.subject) }
        }
        guard let first = dated.first?.day else { return OfficialWords.due(action.dueOn) }
        if dated.count == action.commitments.count, dated.allSatisfy({ $0.day == first }) {
            return first.official
        }
        return Set(dated.map(\.day)).sorted().map { day in
            let subjects = dated.filter { $0.day == day }.map(\.subject)
            return "\(day.official)（\(subjects.joined(separator: "、"))）"
        }.joined(separator: "\n")
    }
}
