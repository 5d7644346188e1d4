/// What a label (`责任单位：`) or a table's column head announces.
enum LabelKind: Hashable, Sendable {
    case units(ResponsibilityRole)
    /// A person or leader: not a unit.
    case person
    case due
    case ordinal
    case name
    /// What is to be done.
    case content
    /// Steps on the way, with dates.
    case plan
    case money
    /// The column of the progress form that is still empty.
    case progress
    case note
}

/// The words of labels and column heads.
enum Labels {
    /// Words that qualify a unit's part; the first that is found in this order decides.
    private static let qualifiers = Words<ResponsibilityRole?>([
        ("牵头 主办 主要责任 主责 第一责任 总牵头", .lead),
        ("配合 协办 协同 协助 参与 参加 支持", .cooperating),
        ("责任 承办 实施 落实 负责 承担 建设 项目 主管 完成 执行 包保", .responsible),
        ("主要 具体 共同 相关 及 和 与 、 / (", nil),
    ])
    private static let bodies = Words<Bool>([
        ("单位 部门 科室 处室 机构 主体 股室 县区 区县", true),
        ("领导 领导人 人 市长 县长 区长 负责人 联系人 责任人 单位负责人 部门负责人 单位联系人 单位责任人", false),
    ])
    private static let others = Words<LabelKind>([
        ("完成时限 完成时间 完成期限 时间节点 办结时限 时限要求 时限 完成日期 时间要求 计划完成时间 责任时限", .due),
        ("分管领导 责任领导 牵头领导 包保领导 挂钩领导 责任人 联系人 责任科室负责人", .person),
        ("序号 编号 序", .ordinal),
        (
            """
            实事名称 实事项目 项目名称 实事事项 民生实事 事项名称 任务名称 工作任务 重点工作任务 重点任务 主要任务 重点工作 项目 事项
            实事 名称 任务 实事内容 工作事项 民生实事项目 实事项目名称 工作项目 目标任务名称 任务事项 任务分解 具体任务
            """, .name
        ),
        (
            """
            目标任务 建设内容 主要内容 工作内容 具体内容 项目内容 内容 工作目标 年度目标 任务目标 目标 目标要求 工作措施 具体措施 主要措施
            建设规模 年度任务 目标内容 实施内容 主要目标 年度目标任务 工作标准 任务内容 工作要求 措施 具体工作 工作举措 主要建设内容
            建设内容及规模 项目内容及目标 实事内容及目标 主要工作内容 具体目标 量化目标 服务内容 实施标准 任务要求 具体举措 工作任务及目标
            """, .content
        ),
        (
            """
            实施计划 进度安排 序时进度 工作计划 进度计划 工作进度 工作举措及实施计划 进度要求 推进计划 阶段目标 节点目标 实施步骤
            形象进度 时序进度 时间安排 季度计划 工作节点
            """, .plan
        ),
        ("总投资 投资 资金 资金来源 投资额 计划投资 年度投资 投资估算 所需资金 资金安排 资金渠道 资金概算 年度计划投资", .money),
        (
            """
            进展情况 进度情况 完成情况 落实情况 工作进展 任务进度 目前进展 本季度具体措施及任务进度情况 推进情况 存在问题 当前进展 工作进展情况 取得成效 工作成效 完成进度
            """, .progress
        ),
        ("备注 类别 分类 领域 属性 建设性质 联系电话 联系方式 电话 地点 建设地点", .note),
    ])

    /// A label followed by a colon, at an index; `end` is after the colon.
    static func match(_ scalars: [Unicode.Scalar], at start: Int) -> (kind: LabelKind, end: Int)? {
        guard start < scalars.count, scalars[start].isHan else { return nil }
        guard let (kind, end) = unitLabel(scalars, at: start) ?? otherLabel(scalars, at: start) else {
            return nil
        }
        var i = end
        while i < scalars.count, scalars[i] == " " { i += 1 }
        if i < scalars.count, scalars[i] == ")" { i += 1 }
        guard i < scalars.count, scalars[i] == ":" else { return nil }
        return (kind, i + 1)
    }

    /// A label set in brackets, 【责任单位】, at an index; `end` is after the bracket and a colon behind it.
    static func bracketed(_ scalars: [Unicode.Scalar], at start: Int) -> (kind: LabelKind, end: Int)? {
        guard start + 3 < scalars.count, scalars[start] == "(",
            let (kind, end) = unitLabel(scalars, at: start + 1) ?? otherLabel(scalars, at: start + 1),
            end < scalars.count, scalars[end] == ")"
        else { return nil }
        return (kind, end + 1 < scalars.count && scalars[end + 1] == ":" ? end + 2 : end + 1)
    }

    /// What a column head says; nil for a cell that is none.
    static func column(_ cell: Passage) -> LabelKind? {
        var text = cell.compacted()
        guard (1...24).contains(text.count) else { return nil }
        if text.ends(with: ":") { text = text[0..<text.count - 1] }
        let whole = text.count
        for (kind, end) in [unitLabel(text.scalars, at: 0), otherLabel(text.scalars, at: 0)].compactMap({ $0 }
        ) {
            if end == whole || text.scalars[end] == "(" || text.scalars[end] == "及" { return kind }
        }
        // 2023年目标任务, 区级牵头单位: what stands at the end decides.
        if let (length, kind) = others.match(text.scalars, endingAt: whole), length >= 2, whole <= 14 {
            return text.contains("进度情况") || text.contains("进展情况") ? .progress : kind
        }
        for i in 0..<min(whole, 8) {
            if let (kind, end) = unitLabel(text.scalars, at: i), end == whole { return kind }
        }
        return nil
    }

    private static func otherLabel(_ scalars: [Unicode.Scalar], at start: Int) -> (LabelKind, Int)? {
        others.match(scalars, at: start).map { ($0.value, start + $0.length) }
    }

    private static func unitLabel(_ scalars: [Unicode.Scalar], at start: Int) -> (LabelKind, Int)? {
        var i = start
        var role: ResponsibilityRole?
        var isBracketed = false
        while i < scalars.count, i - start < 14, let (length, value) = qualifiers.match(scalars, at: i) {
            if i == start, value == nil, !scalars[i].isHan { return nil }
            if scalars[i] == "(" { isBracketed = true }
            // The first word decides, except that 责任 gives way: 责任牵头单位 leads.
            if let value, role == nil || role == .responsible { role = value }
            i += length
            if isBracketed, i < scalars.count, scalars[i] == ")" { i += 1 }
        }
        guard let role else { return nil }
        if let (length, isUnit) = bodies.match(scalars, at: i) {
            var end = i + length
            if end < scalars.count, scalars[end] == "(", end + 3 < scalars.count, scalars[end + 3] == ")" {
                end += 4
            }
            return (isUnit ? .units(role) : .person, end)
        }
        // 牵头： alone is used too; 责任： and 建设： are not.
        let word = scalars[start..<i]
        let isAlone = ["牵头", "配合", "协办", "主办", "承办", "协同"].contains { word.elementsEqual($0.unicodeScalars) }
        return isAlone && i < scalars.count && scalars[i] == ":" ? (.units(role), i) : nil
    }
}
