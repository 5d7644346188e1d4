import Foundation
import Programme

/// Plans put together by chance, of words that notices use.
enum GeneratedPlans {
    private static let units = [
        "区卫生健康局", "区教育和体育局", "区妇联", "区民政局", "区总工会", "团区委", "区残联", "区住房和城乡建设局", "白石镇人民政府", "区财政局",
        "区人民检察院", "各镇人民政府", "区科协",
    ]
    private static let titles = [
        "实施托育服务提升行动", "实施健康守护行动", "实施困境儿童关爱行动", "实施家庭教育指导行动", "实施女性就业帮扶行动", "实施儿童友好空间建设行动",
        "实施科学素养提升行动", "实施法治护航行动",
    ]
    private static let counted = [
        ("举办家庭教育讲座", "场"), ("培训心理辅导骨干", "名"), ("新建儿童阅读空间", "处"), ("开展女性健康义诊", "场次"), ("培训家政从业人员", "人次"),
        ("打造儿童友好社区", "个"), ("改造预防接种门诊", "家"), ("发放助学金", "万元"), ("救助残疾儿童", "人"),
    ]
    private static let rates = ["适龄妇女宫颈癌筛查率", "儿童视力检查覆盖率", "孕产妇系统管理率"]
    private static let bare = ["建立困境儿童动态档案", "推动强制报告制度落实", "组建家庭教育讲师团", "开展儿童绘画展览"]

    static func plan(_ seed: UInt64) throws -> Plan {
        var chance = Seeded(seed)
        let year = chance.int(2024...2031)
        let chosen = titles.shuffled(using: &chance).prefix(chance.int(1...titles.count))
        let actions = chosen.enumerated().map { index, title in
            action(index + 1, title, year, &chance)
        }
        return Plan(
            id: ID("p"), jurisdiction: try JurisdictionCode("370304"), notice: ID("n"), year: year,
            title: "", status: .draft, actions: actions)
    }

    private static func action(_ ordinal: Int, _ title: String, _ year: Int, _ chance: inout Seeded) -> Action
    {
        let due = chance.int(0...3) == 0 ? day(year, &chance) : nil
        let isPlain = chance.bool()
        let responsibilities = units.shuffled(using: &chance).prefix(chance.int(1...5)).map { name in
            let role = isPlain ? .responsible : chance.pick(ResponsibilityRole.allCases)
            return Responsibility(
                id: ID("r"), name: name, role: role, isGroup: UnitGroups.isGroup(name),
                units: UnitGroups.isGroup(name) ? [] : [ID(name)])
        }
        var things = counted.shuffled(using: &chance)
        let commitments = (1...chance.int(1...5)).map { number in
            commitment(number, &things, year, due, &chance)
        }
        return Action(
            id: ID("a"), ordinal: ordinal, title: title, unitsText: "", dueOn: due,
            source: TextSpan(start: 0, end: 0), responsibilities: responsibilities, commitments: commitments)
    }

    private static func commitment(
        _ number: Int, _ things: inout [(String, String)], _ year: Int, _ due: Day?, _ chance: inout Seeded
    ) -> Commitment {
        let comparator = chance.pick(Programme.Comparator.allCases)
        var text: String
        var target: Target?
        switch chance.int(0...4) {
        case 0:
            text = chance.pick(bare)
        case 1:
            text = chance.pick(rates)
            target = Target(
                comparator: comparator, value: Decimal(chance.int(1...999)) / 10, unit: "%", text: "")
        case 2:
            text = "3岁以下婴幼儿托位数"
            target = Target(
                comparator: comparator, value: Decimal(chance.int(11...79)) / 10, unit: "个",
                per: "1000 residents", text: "")
        default:
            let (words, unit) = things.removeLast()
            text = words
            let value = chance.pick([chance.int(1...30), chance.int(31...900), chance.int(901...90_000)])
            // The number in the words themselves, or beside them.
            if chance.bool() { text += "\(value)\(unit)" }
            target = Target(
                comparator: text == words ? comparator : .equal, value: Decimal(value), unit: unit, text: "")
        }
        return Commitment(
            id: ID("c"), ordinal: number, subject: text, text: text, kind: .count, counting: .things,
            target: target, dueOn: chance.int(0...3) == 0 ? day(year, &chance) : due, weight: .one,
            accountable: nil, suggestion: nil, milestones: [], source: TextSpan(start: 0, end: 0),
            definition: 1)
    }

    private static func day(_ year: Int, _ chance: inout Seeded) -> Day? {
        let isNextYear = chance.int(0...5) == 0
        return Day(
            year: isNextYear ? year + 1 : year, month: chance.int(1...12), day: chance.int(1...28))
    }
}
