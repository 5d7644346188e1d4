import Testing

@testable import Programme

/// What promises are called in a table.
@Suite struct SubjectTests {
    private func subjects(_ body: String) throws -> [String] {
        try NoticeParser().parse("2023年为妇女儿童办实事\n一、实施关爱行动。\(body)").actions.flatMap(\.commitments).map(
            \.subject)
    }

    @Test(arguments: [
        ("培训6名社区舞蹈教师。", "社区舞蹈教师培训"), ("全县培训育婴员300人次。", "育婴员培训"), ("发放培训券40张。", "培训券"),
        ("结对帮扶单亲母亲80人。", "单亲母亲结对帮扶"), ("全面改造提升青岚镇幼儿园。", "青岚镇幼儿园改造提升"),
        ("改造旧操场5处。", "旧操场改造"), ("开展育婴技能培训。", "育婴技能培训"), ("查处不合格玩具30件。", "查处不合格玩具"),
    ])
    func joinsVerbAndObject(_ body: String, _ subject: String) throws {
        #expect(try subjects(body) == [subject])
    }

    @Test(arguments: [
        ("为青岚县户口的单亲女童发放每年八百元助学金。", "单亲女童助学金"), ("对7处乡镇产科门诊进行标准化改造。", "乡镇产科门诊标准化改造"),
        ("为全县90名有矫正需求的弱视儿童安排到定点医院接受视力矫正。", "弱视儿童视力矫正"), ("向孕产妇提供心理咨询。", "孕产妇心理咨询"),
        ("对符合规定的生育家庭，给予产后护理补贴。", "生育家庭产后护理补贴"), ("免费为2.6万余人做体检。", "免费体检人数"),
    ])
    func leavesOutForWhomItIsNeeded(_ body: String, _ subject: String) throws {
        #expect(try subjects(body) == [subject])
    }

    @Test(arguments: [
        ("18所具备开放条件的社区图书室在寒暑假免费开放。", "社区图书室免费开放"), ("组织民警到幼儿园做防走失讲座12场。", "防走失讲座"),
        ("持有居住证的多孩家庭，租房补贴标准上浮15%。", "多孩家庭租房补贴标准上浮"), ("通过各类集市和广场活动，提高防骗意识。", "提高防骗意识"),
        ("开展亲子阅读“百场共读”活动。", "亲子阅读“百场共读”活动"), ("甲街、乙街等8条大修。", "甲街、乙街等大修"),
    ])
    func leavesOutCircumstances(_ body: String, _ subject: String) throws {
        #expect(try subjects(body) == [subject])
    }

    @Test func namesANumberThatGoesOnByItsOwnVerb() throws {
        #expect(try subjects("孤独症筛查率达到70%，免费检查4千余人。") == ["孤独症筛查率", "免费检查人数"])
        #expect(try subjects("健身步道增加4条，调整9条。") == ["健身步道", "健身步道（调整）"])
        #expect(try subjects("建设儿童之家，年内建6所。") == ["儿童之家", "儿童之家（6所）"])
    }

    @Test(arguments: [
        ("开展“星光伴读·留守儿童圆梦工程”“暖阳护航·单亲家庭子女助学工程”。", "“星光伴读·留守儿童圆梦工程”等"),
        ("提高全县失能老人（含重度残疾、长期卧床的老人）、高龄独居老人护理补贴水平。", "提高全县失能老人、高龄独居老人护理补贴水平"),
    ])
    func shortensAtTheEndOfAPart(_ body: String, _ subject: String) throws {
        #expect(try subjects(body) == [subject])
    }

    @Test(arguments: [
        ("乙“甲”活动", "乙“甲”活动"), ("巡讲”活动", "巡讲活动"), ("推行政务服务“无", "推行政务服务"), ("“两癌筛查", "两癌筛查"),
        ("学校（含小学", "学校含小学"), ("社区(村)", "社区(村)"),
    ])
    func leavesNoMarkAlone(_ phrase: String, _ expected: String) {
        #expect(SubjectForm.balanced(TextFold.fold(Array(phrase.unicodeScalars))).string == expected)
    }

    @Test func keepsWhatCannotBeShortened() throws {
        let long = "推动流动人口子女义务教育阶段入学手续线上线下一站式办理机制常态长效"
        #expect(try subjects(long + "。") == [String(long.dropFirst(2))])
    }
}
