/// The words of the report form. Chinese in every language of the program: it goes to Chinese offices.
enum ReportFormWords {
    /// The choice that says that a value was given.
    static let reported = "已填报"
    /// The choice that says that the commitment does not apply this quarter.
    static let notApplicable = "不适用"
    /// The choices of a commitment's state.
    static let states = [reported, notApplicable]
    /// The choices of a step.
    static let steps = [step(true), step(false)]
    /// Shown where a unit only supports an action.
    static let noCommitment = "本单位在本项实事中没有单独承担的量化或其他承诺事项，请在下方填写配合开展的工作。"

    /// The columns of an action's table.
    static let columns = [
        "序号", "承诺事项", "目标", "截至上季度末（已审核）", "填报口径", "本季度填报\n（比率填分子）", "分母\n（仅比率）", "是否适用", "不适用原因",
    ]

    /// The heading of what a ledger counts.
    static let counting = "台账计数"
    /// The heading of the reason for another number.
    static let difference = "与台账不同的原因"

    /// What a ledger counts, and whether the cells above hold it already.
    static func counted(_ value: EntryValue?, of commitment: Commitment, isPrefilled: Bool) -> String {
        guard let value else { return "台账暂无数据，请按实际填报" }
        let unit = commitment.kind == .rate ? "" : commitment.target?.unit ?? ""
        return value.plain + unit + (isPrefilled ? "（已按台账预填）" : "")
    }

    /// The form's title.
    static func title(_ context: ReportFormContext) -> String {
        "\(context.jurisdictionName)\(context.plan.year)年为妇女儿童办实事工作季度填报表"
    }

    /// How a step stands.
    static func step(_ isReached: Bool) -> String { isReached ? "已完成" : "未完成" }

    /// What to write into the number's cell.
    static func measure(_ commitment: Commitment) -> String {
        let unit = commitment.target.map { "（\($0.unit)）" } ?? ""
        switch commitment.kind {
        case .count:
            let rule =
                switch commitment.counting {
                case .persons: "，每人只计一次"
                case .visits: "，按人次计"
                case .things: ""
                }
            return "本季度新增数\(unit)\(rule)"
        case .level: return "本季度末现有数\(unit)"
        case .rate: return "分子和分母，均为年初至本季度末"
        case .milestone:
            return commitment.milestones.isEmpty ? "在进度情况中用文字说明" : "在下面各行逐项选择"
        case .standing: return "以文字为主；有数量的可填本季度数量"
        }
    }

    /// How to fill in the form, one line a rule.
    static func guidance(_ context: ReportFormContext) -> [String] {
        [
            "填报说明",
            "1. 只填写着色的单元格；其余单元格已锁定，请勿修改文字、增删行列、合并单元格或改名工作表，否则无法导入。",
            "2. 数字栏只填数字，不写“约”“余”和单位，不用公式。没有发生填0；暂无数据留空，空白不等于0，表示未填报。",
            "3. 比率同时填分子和分母，由系统计算。分节点的事项逐个节点选择“已完成”或“未完成”，按年初以来的情况。",
            "4. “是否适用”一般不用选；确实不适用于本季度的，选“不适用”，写明原因，数字栏留空。",
            "5. “本季度具体措施及任务进度情况”经审核后原文印入进展情况报表，请用完整语句；不写个人隐私信息。",
            "6. 佐证材料每行一项，写明名称和存放位置。",
            "7. 有“台账计数”的事项，数字由台账统计；填报数与台账不同的，必须在“与台账不同的原因”中写明，否则无法导入。",
            "8. 请于\(context.period.dueOn.official)前将本文件报送\(context.sendTo)，不要另存为其他格式；一份文件只报一次。",
        ]
    }
}
