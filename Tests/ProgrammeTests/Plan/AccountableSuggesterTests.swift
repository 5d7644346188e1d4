import Programme
import Testing

@Suite("Suggested accountable units")
struct AccountableSuggesterTests {
    private static func candidates(_ names: [String], lead: String? = nil) -> [AccountableSuggester.Candidate]
    {
        names.map { .init(unit: ID($0), name: $0, role: $0 == lead ? .lead : .responsible) }
    }

    static let housing = ["区卫生健康局", "区总工会", "区住房和城乡建设局", "区住房公积金管理中心", "区财政局"]
    static let friendly = ["区住房和城乡建设局", "区妇联", "八陡镇人民政府", "白塔镇人民政府", "域城镇人民政府"]
    static let minds = ["区卫生健康局", "区教育和体育局", "区检察院"]
    static let health = ["区卫生健康局", "区教育和体育局", "区妇联", "区总工会"]
    static let work = ["区人力资源和社会保障局", "区商务局", "区妇联", "区民政局"]
    static let families = ["区妇联", "区教育和体育局", "区文明办", "区检察院"]
    static let culture = ["区文化和旅游局", "区科协", "源泉镇人民政府"]
    static let care = ["区民政局", "团区委", "区残联", "区妇联", "区检察院"]
    static let sport = ["区教育和体育局", "区妇联"]

    /// Promises in our own words, the units of their action, and who should be suggested.
    static let promises: [(String, [String], String)] = [
        ("新增一家公办托育机构", housing, "区卫生健康局"), ("千人口托位达到3.8个", housing, "区卫生健康局"),
        ("再建两个妈妈小屋", housing, "区总工会"), ("给多孩家庭发购房补贴", housing, "区住房和城乡建设局"),
        ("公积金贷款额度上调两成", housing, "区住房公积金管理中心"), ("租房也能提公积金", housing, "区住房公积金管理中心"),
        ("建十个儿童友好社区", friendly, "区住房和城乡建设局"), ("画一张儿童友好服务地图", friendly, "区妇联"),
        ("老旧小区里为孩子留地方", friendly, "区住房和城乡建设局"), ("心理骨干培训十人", minds, "区卫生健康局"),
        ("家庭教育讲座进社区", minds, "区教育和体育局"), ("检察官给中小学讲课二十场", minds, "区检察院"),
        ("校园里做预防校园欺凌报告", minds, "区检察院"), ("两癌筛查率八成五", health, "区卫生健康局"),
        ("女性健康科普大讲堂十场", health, "区卫生健康局"), ("儿童视力档案建全", health, "区卫生健康局"),
        ("三处接种门诊更新设备", health, "区卫生健康局"), ("慰问患病的困难妇女", health, "区妇联"),
        ("女性就业专场招聘会", work, "区人力资源和社会保障局"), ("提供职业指导", work, "区人力资源和社会保障局"),
        ("家政培训五百人次", work, "区商务局"), ("家政职业技能培训", work, "区商务局"), ("巾帼创业典型", work, "区人力资源和社会保障局"),
        ("评文明家庭", families, "区文明办"), ("评五好家庭", families, "区妇联"), ("美在家庭建成率", families, "区妇联"),
        ("百场巡讲", families, "区妇联"), ("办家庭教育“百场巡讲”", families, "区妇联"), ("帮助受害妇女", families, "区检察院"),
        ("给困难妇女司法救助", families, "区检察院"),
        ("办一处阅读空间", culture, "区文化和旅游局"), ("戏曲进校园十场", culture, "区文化和旅游局"),
        ("戏曲进校园十场", culture + ["区教育和体育局"], "区文化和旅游局"), ("科普大讲堂两场", culture, "区科协"),
        ("机器人比赛", culture, "区科协"), ("孤儿助学", care, "区民政局"), ("困境儿童助学金", care, "区民政局"),
        ("希望小屋建满", care, "团区委"), ("残疾儿童康复救助", care, "区残联"), ("爱心妈妈关爱困境儿童", care, "区妇联"),
        ("结对帮扶留守儿童百人", care, "区妇联"), ("强制报告制度落地", care, "区检察院"),
        ("学校体育场周末开放", sport, "区教育和体育局"), ("妇女骨干健身培训", sport, "区妇联"),
    ]

    @Test("fit the words of a promise", arguments: promises)
    func sensible(text: String, units: [String], expected: String) throws {
        let suggestion = try #require(AccountableSuggester.suggest(for: text, among: Self.candidates(units)))
        #expect(suggestion.unit.rawValue == expected)
        #expect(suggestion.reason.key == "plan.suggestion.field")
        #expect(suggestion.reason.details["unit"] == expected)
        #expect(text.contains(try #require(suggestion.reason.details["word"])))
    }

    @Test("do not hang on the order in which the units are printed", arguments: promises)
    func order(text: String, units: [String], expected: String) {
        let reversed = Self.candidates(units.reversed())
        #expect(AccountableSuggester.suggest(for: text, among: reversed)?.unit.rawValue == expected)
    }

    static let cases: [(String, [String], String?, String, String)] = [
        ("建两个妈妈小屋", ["区妇联"], nil, "区妇联", "only"),
        ("由区科协举办戏曲活动", culture, nil, "区科协", "named"), ("由科协举办戏曲活动", culture, nil, "区科协", "named"),
        ("由教育和体育局会同妇女组织落实", sport, nil, "区教育和体育局", "named"),
        ("举办戏曲活动", culture, "区科协", "区文化和旅游局", "field"), ("落实到位", culture, "区科协", "区科协", "lead"),
        ("落实到位", culture, nil, "区文化和旅游局", "first"), ("", culture, nil, "区文化和旅游局", "first"),
    ]

    @Test("give their reason: the only unit, the named one, the field, the lead, the first", arguments: cases)
    func reasons(text: String, units: [String], lead: String?, expected: String, reason: String) throws {
        let candidates = Self.candidates(units, lead: lead)
        let suggestion = try #require(AccountableSuggester.suggest(for: text, among: candidates))
        #expect(suggestion.unit.rawValue == expected)
        #expect(suggestion.reason.key == "plan.suggestion.\(reason)")
    }

    @Test("are missing only where there is no unit")
    func nobody() {
        #expect(AccountableSuggester.suggest(for: "托育", among: []) == nil)
    }
}
