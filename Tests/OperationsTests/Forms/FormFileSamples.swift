import Foundation
import Programme

/// A plan after Boshan's notice of 2023 for the forms' files, with long reports made up for these tests.
enum FormFileSamples {
    static let quarter = Quarter(containing: Day(ordinal: 19_500))
    static let period = Period(
        quarter: quarter, opensOn: quarter.firstDay, dueOn: quarter.lastDay.adding(days: 7), isLocked: false)
    static let annexName = "2023年为全区妇女儿童办实事工作进展情况报表"

    /// Titles and units as the notice's annex prints them.
    static let printed: [(title: String, units: String)] = [
        ("实施普惠托育服务提质扩容行动", "区卫生健康局、区总工会、区住房和城乡建设局、区住房公积金管理中心、区财政局"),
        (
            "实施儿童友好城市建设行动",
            "区住房和城乡建设局、区妇联、八陡镇人民政府、白塔镇人民政府、域城镇人民政府及相关镇人民政府、街道办事处"
        ),
        ("实施“心希望”健康服务行动", "区卫生健康局、区教育和体育局、区检察院"),
        ("实施妇幼健康促进行动", "区卫生健康局、区教育和体育局、区妇联、区总工会"),
        ("实施巾帼创业创新行动", "区人力资源和社会保障局、区商务局、区妇联、区民政局"),
        ("实施家家幸福安康行动", "区妇联、区教育和体育局、区文明办、区检察院"),
        ("实施“文润童心”品质提升行动", "区文化和旅游局、区科协、源泉镇人民政府"),
        ("实施特殊困难儿童关爱行动", "区民政局、团区委、区残联、区妇联、区检察院"),
        ("实施妇幼体质促进行动", "区教育和体育局、区妇联"),
    ]

    static func id(_ name: String) -> ID<Programme.Unit> { ID("unit-\(name)") }

    static func names(_ printed: String) -> [String] {
        printed.split(whereSeparator: { "、及".contains($0) }).map(String.init)
    }

    static func units() throws -> [ID<Programme.Unit>: Programme.Unit] {
        var units: [ID<Programme.Unit>: Programme.Unit] = [:]
        for name in printed.flatMap({ names($0.units) }) {
            units[id(name)] = Programme.Unit(id: id(name), name: try UnitName(name))
        }
        return units
    }

    static func plan() throws -> Plan {
        let actions = printed.enumerated().map { index, item in
            Action(
                id: ID("0190b5a0-0000-7000-8000-00000000000\(index + 1)"), ordinal: index + 1,
                title: item.title, unitsText: item.units, dueOn: nil, source: TextSpan(start: 0, end: 1),
                responsibilities: names(item.units).map { name in
                    Responsibility(
                        id: ID("r\(index)-\(name)"), name: name, role: .responsible, isGroup: false,
                        units: [id(name)])
                }, commitments: commitments(index + 1))
        }
        return Plan(
            id: ID("0190b5a0-0000-7000-8000-0000000000aa"), jurisdiction: try JurisdictionCode("370304"),
            notice: ID("n"), year: 2023, title: "关于2023年为全区妇女儿童办实事的通知", status: .confirmed,
            actions: actions)
    }

    private static func commitments(_ action: Int) -> [Commitment] {
        let women = id("区妇联")
        switch action {
        case 2:
            return [
                commitment("201", 1, "高品质儿童友好社区（村）", .count, "10", "个", id("区住房和城乡建设局")),
                commitment("202", 2, "儿童友好服务地图覆盖实践基地", .level, "10", "处", women),
                commitment("203", 3, "镇级儿童乐园", .milestone, nil, "", women),
            ]
        case 4:
            return [
                commitment("401", 1, "适龄妇女宫颈癌、乳腺癌筛查率", .rate, "85", "%", id("区卫生健康局")),
                commitment("402", 2, "女性健康科普大讲堂", .count, "10", "场", id("区卫生健康局")),
            ]
        case 6:
            return [
                commitment("601", 1, "“美在家庭”建成率", .rate, "43", "%", women),
                commitment("602", 2, "家庭教育“百场巡讲”", .count, "100", "场", women),
                commitment("603", 3, "区级文明家庭选树", .standing, nil, "", women),
            ]
        default:
            return [commitment("\(action)01", 1, "完成本项任务", .standing, nil, "", nil)]
        }
    }

    private static func commitment(
        _ number: String, _ ordinal: Int, _ subject: String, _ kind: CommitmentKind, _ target: String?,
        _ unit: String, _ accountable: ID<Programme.Unit>?
    ) -> Commitment {
        let steps = [
            Milestone(ordinal: 1, title: "完成选址", weight: .zero, dueOn: nil),
            Milestone(ordinal: 2, title: "建成开放", weight: .zero, dueOn: quarter.lastDay),
        ]
        return Commitment(
            id: ID("0190b5a0-0000-7000-8000-000000000\(number)"), ordinal: ordinal, subject: subject,
            text: subject, kind: kind, counting: CountingUnit(unitOfCount: unit),
            target: target.flatMap { Decimal(plain: $0) }.map {
                Target(comparator: .atLeast, value: $0, unit: unit, text: "\(target ?? "")\(unit)以上")
            }, dueOn: number == "203" ? Day(year: 2023, month: 12, day: 31) : nil, weight: .zero,
            accountable: accountable, suggestion: nil, milestones: kind == .milestone ? steps : [],
            source: TextSpan(start: 0, end: 1), definition: 1)
    }

    static func facts(_ plan: Plan) -> [QuarterReportFacts] {
        let long = String(repeating: "召开工作推进会，明确任务分工和时间节点，组织人员到现场查看进度，对存在的困难逐项研究解决。", count: 9)
        return plan.actions.flatMap { action in
            action.reportingUnits.enumerated().map { index, unit in
                let text = action.ordinal == 2 ? long : "按照方案组织实施，已完成阶段任务，群众反映良好。"
                let state: ReportState = index == 2 ? .draft : .accepted
                return QuarterReportFacts(
                    action: action.id, unit: unit, state: state,
                    accepted: state == .accepted ? ReportContent(narrative: text, problems: "资金拨付较慢。") : nil,
                    lateness: index == 1 ? .yellow : .inTime, lateDays: index == 1 ? 4 : 0,
                    submittedOn: state == .accepted ? period.dueOn : nil)
            }
        }
    }

    static func context(_ unitName: String = "区妇联", mark: String? = "样例数据") throws -> ReportFormContext {
        let plan = try plan()
        let unit = Programme.Unit(id: id(unitName), name: try UnitName(unitName))
        let sections = plan.actions.filter { $0.reportingUnits.contains(unit.id) }.map { action in
            ReportFormContext.Section(
                action: action, commitments: action.commitments(of: unit.id), baseRevision: action.ordinal)
        }
        return ReportFormContext(
            jurisdictionName: "博山区", plan: plan, unit: unit, period: period, formID: "form-1",
            issuedOn: quarter.lastDay, sections: sections, mark: mark)
    }
}
