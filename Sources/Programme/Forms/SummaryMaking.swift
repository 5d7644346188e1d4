import Foundation

extension SummaryForm {
    /// What a summary is made from.
    public struct Source: Sendable {
        /// The plan.
        public var plan: Plan
        /// Every unit by its ID.
        public var units: [ID<Unit>: Unit]
        /// The last quarter that the figures are of.
        public var quarter: Quarter
        /// One for each commitment, in the notice's order.
        public var lines: [YearEndLine]
        /// The accepted reports, each with its quarter, unit and content.
        public var reports: [ReportRecord]
        /// The results of surveys.
        public var satisfaction: [Satisfaction]
        /// Who signs it.
        public var issuer: String
        /// The day under the name.
        public var issuedOn: Day
        /// A note that must be seen.
        public var mark: String?

        /// A summary's source.
        public init(
            plan: Plan, units: [ID<Unit>: Unit], quarter: Quarter, lines: [YearEndLine],
            reports: [ReportRecord], satisfaction: [Satisfaction], issuer: String, issuedOn: Day,
            mark: String? = nil
        ) {
            self.plan = plan
            self.units = units
            self.quarter = quarter
            self.lines = lines
            self.reports = reports.filter { $0.counts && $0.quarter <= quarter }
            self.satisfaction = satisfaction
            self.issuer = issuer
            self.issuedOn = issuedOn
            self.mark = mark
        }
    }

    /// The summary of a year; it states accepted values and words of accepted reports alone.
    public static func make(_ source: Source) -> SummaryForm {
        let unmet = source.lines.filter { $0.isMet == false }.map(unmet)
        return SummaryForm(
            title: ["关于\(source.plan.year)年度为妇女儿童办实事", "工作总结"], mark: source.mark,
            overview: overview(source), parts: source.plan.actions.map { part($0, source) }, unmet: unmet,
            checks: checks(source), satisfaction: satisfaction(source),
            satisfactionRows: satisfactionRows(source), closing: closing(source), issuer: source.issuer,
            issuedOn: source.issuedOn.official)
    }

    private static func overview(_ source: Source) -> [String] {
        let counts = YearEndCounts(source.lines)
        let lights = [Light.blue, .green, .yellow, .red, .grey].map { light in
            let count = source.lines.count { $0.standing.progress.light == light }
            return "\(OfficialWords.light(light))\(count)项"
        }
        return [
            "\(source.plan.year)年共办理实事\(source.plan.actions.count)件，承诺事项\(counts.commitments)项，"
                + "责任单位\(source.plan.reportingUnits.count)个，审核通过季度报告\(source.reports.count)份。",
            "按审核通过的数据，截至\(source.quarter.lastDay.official)，完成目标\(counts.met)项，"
                + "未完成目标\(counts.unmet)项，无量化目标或不适用\(counts.unmeasured)项；已销号\(counts.closed)项。",
            "亮灯情况：\(lights.joined(separator: "，"))。",
        ]
    }

    private static func part(_ action: Action, _ source: Source) -> Part {
        let lines = source.lines.filter { $0.action.id == action.id }
        // What was done is told by the units themselves: the last accepted report of each.
        let done: [String] = action.reportingUnits.flatMap { unit in
            let last = source.reports.filter { $0.action == action.id && $0.unit == unit }
                .max { $0.quarter < $1.quarter }
            let words = OfficialWords.lines(last?.content.narrative ?? "")
            guard let name = source.units[unit]?.name.rawValue, let first = words.first else {
                return [String]()
            }
            return ["\(name)：\(first)"] + words.dropFirst()
        }
        return Part(
            title: "（\(numeral(action.ordinal))）\(action.title)", done: done,
            rows: lines.map { line in
                [
                    line.commitment.subject, unit(line.commitment, source),
                    OfficialWords.target(of: line.commitment),
                    OfficialWords.value(line.standing.figure, of: line.commitment),
                    OfficialWords.share(line.standing.progress.actual),
                    OfficialWords.light(line.standing.progress.light),
                    line.closure.closedOn?.official ?? "未销号",
                ]
            })
    }

    private static func unit(_ commitment: Commitment, _ source: Source) -> String {
        commitment.accountable.flatMap { source.units[$0]?.name.rawValue } ?? "待明确"
    }

    private static func unmet(_ line: YearEndLine) -> Unmet {
        let reason = OfficialWords.lines(line.problems).joined(separator: "")
        return Unmet(
            name: "第\(line.action.ordinal)项“\(line.commitment.subject)”",
            sentence: "目标\(OfficialWords.target(of: line.commitment))，"
                + "审核通过\(OfficialWords.value(line.standing.figure, of: line.commitment))。"
                + "原因：\(reason.isEmpty ? "责任单位的报告未说明。" : OfficialWords.sentence(reason))")
    }

    private static func checks(_ source: Source) -> [String] {
        let counts = YearEndCounts(source.lines)
        guard counts.checks > 0 else { return ["本年度未记录核查。"] }
        return [
            "共核查\(counts.checks)次，通过\(counts.passed)次，未通过\(counts.checks - counts.passed)次，"
                + "因核查未通过核减数值\(counts.lowered)项。"
        ]
            + source.lines.flatMap { line in
                line.checks.filter { !$0.passed }.map { check in
                    "第\(line.action.ordinal)项“\(line.commitment.subject)”："
                        + OfficialWords.sentence(OfficialWords.failed(check))
                }
            }
    }

    private static func satisfaction(_ source: Source) -> String {
        guard !satisfactionRows(source).isEmpty else { return "本年度未录入满意度调查结果。" }
        guard let whole = source.satisfaction.current(of: nil) else {
            return "未录入总体满意度；单项实事的满意度调查结果如下。"
        }
        return "截至\(whole.asOf.official)，共调查\(whole.asked)人，回收\(whole.answered)份，满意\(whole.satisfied)份，"
            + "满意率\(rate(whole))（来源：\(whole.source)）。"
    }

    private static func satisfactionRows(_ source: Source) -> [[String]] {
        let scopes: [(String, ID<Action>?)] =
            [("总体", nil)] + source.plan.actions.map { ("第\($0.ordinal)项", $0.id) }
        return scopes.compactMap { name, action in
            guard let found = source.satisfaction.current(of: action) else { return nil }
            return [
                name, String(found.asked), String(found.answered), String(found.satisfied), rate(found),
                found.asOf.official, found.source,
            ]
        }
    }

    private static func rate(_ found: Satisfaction) -> String {
        found.rate.map { "\($0.plain)%" } ?? OfficialWords.none
    }

    private static func closing(_ source: Source) -> [String] {
        let open = OpenPromises.of(source.lines)
        guard !open.isEmpty else { return ["全部承诺事项均已销号或不适用。"] }
        let names = open.map { "第\($0.action.ordinal)项“\($0.commitment.subject)”" }
        return [
            "未销号的承诺事项\(open.count)项，列入\(source.plan.year + 1)年度继续办理：\(names.joined(separator: "、"))。"
        ]
    }

    /// 十二: the numbers of actions; beyond 99 as digits.
    static func numeral(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        guard (1...99).contains(number) else { return String(number) }
        let (tens, ones) = (number / 10, number % 10)
        let before = tens == 0 ? "" : (tens == 1 ? "" : digits[tens]) + "十"
        return before + digits[ones]
    }
}

extension OfficialWords {
    /// A text that ends like a sentence.
    static func sentence(_ text: String) -> String {
        text.last.map { "。！？；".contains($0) } == true ? text : text + "。"
    }

    /// What a failed check found.
    static func failed(_ check: SpotCheck) -> String {
        let lowered = check.counted.map { "，由\(check.before?.plain ?? none)核减为\($0.plain)" } ?? ""
        return "\(check.checkedOn.official)核查，抽查\(check.sampleSize)，属实\(check.sound)\(lowered)；"
            + lines(check.found).joined(separator: "")
    }
}
