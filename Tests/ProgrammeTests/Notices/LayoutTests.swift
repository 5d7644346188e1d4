import Testing

@testable import Programme

/// Layouts that other places use.
@Suite struct LayoutTests {
    private func actions(_ text: String) throws -> [String] {
        try NoticeParser().parse(text).actions.map(outlined)
    }

    @Test func readsUnitsInSquareBrackets() throws {
        let text = """
            一、新建驿站5处。[牵头单位：区城管局；责任单位：区财政局、各镇（街道）]
            二、走访家庭60户。[牵头单位:区妇联]
            """
        #expect(
            try actions(text) == ["1 新建驿站5处 | 区城管局* 区财政局 各镇（街道） | =5处 | ", "2 走访家庭60户 | 区妇联* | =60户 | "])
    }

    @Test func keepsTheSquareBracketsOfDocumentNumbers() throws {
        let text = "甲政办发[2024]7号\n甲县人民政府办公室关于办实事的通知\n一、走访家庭60户（责任单位：县妇联）"
        #expect(try NoticeParser().parse(text).documentNumber?.contains("2024") == true)
    }

    @Test func readsDatesBehindUnits() throws {
        let text = "2024年实事\n1.开设课堂8个。（县教育局牵头，县文旅局配合，2024年10月底前完成）\n2.慰问家庭40户。（县民政局牵头，年底前完成）"
        #expect(
            try actions(text) == [
                "1 开设课堂8个 | 县教育局* 县文旅局+ | =8个 | 2024-10-31", "2 慰问家庭40户 | 县民政局* | =40户 | 2024-12-31",
            ])
    }

    @Test func readsRowsUnderASharedFirstCell() throws {
        let text = """
            类别 | 项目名称 | 年度任务 | 责任单位 | 分管领导 | 工作成效
            一、托育 | 1.扩建托育园 | 扩建托育园2所。 | 区卫健局 | 张三 | 已完成1所。
            2.开办托班 | 开办托班6个。 | 区教育局 | 李四 | 已开办3个。
            """
        #expect(try actions(text) == ["1 扩建托育园 | 区卫健局 | =2所 | ", "2 开办托班 | 区教育局 | =6个 | "])
    }

    @Test func opensSectionsOfProjects() throws {
        let text = """
            一、列入实事管理的内容
            （一）按照便民要求，改造公厕9座。
            （二）新建步道4条。
            二、工作要求
            （一）加强领导。各部门要高度重视。
            """
        #expect(try NoticeParser().parse(text).actions.map(\.ordinal) == [1, 2])
    }

    @Test func namesWhatIsDoneAndNotOnlyAlongWhatLines() throws {
        let text = "一、按照就近接送原则，新增校车20辆，开通线路7条。（县教育局）\n二、以节日为契机，举办亲子活动9场。（县妇联）"
        let notice = try NoticeParser().parse(text)
        #expect(notice.actions.map(\.title) == ["按照就近接送原则，新增校车20辆", "以节日为契机，举办亲子活动9场"])
        #expect(notice.actions.map(\.commitments.count) == [2, 1])
    }

    @Test func readsUnitsOnLinesOfTheirOwn() throws {
        let text = "1.守护健康。\n筛查妇女700人。\n县卫健局\n县妇联\n2.关爱成长。\n赠书90册。\n县教育局"
        #expect(try actions(text) == ["1 守护健康 | 县卫健局 县妇联 | =700人 | ", "2 关爱成长 | 县教育局 | =90册 | "])
    }

    @Test func keepsBothPromisesUnderOneNumber() throws {
        let text = """
            2024年实事分解表
            序号 | 实事 | 责任单位
            1 | 新建书屋3间。 | 县文旅局
             | 新建球场2个。 |
            2 | 走访家庭60户。 | 县妇联
            """
        #expect(try actions(text) == ["1 新建书屋3间 | 县文旅局 | =3间 =2个 | ", "2 走访家庭60户 | 县妇联 | =60户 | "])
    }

    @Test func countsPriorityPlacesButNotPriorities() throws {
        #expect(try targets(of: "改造30个重点社区消防站，落实6个重点任务。") == ["=30个"])
    }

    @Test func readsTheYearOfAGoal() throws {
        let text = "2023年为妇女儿童办实事\n一、守护健康。到2025年，适龄妇女筛查率达到85%以上。（县卫健局）"
        let commitment = try NoticeParser().parse(text).actions.flatMap(\.commitments).first
        #expect(commitment?.subject == "适龄妇女筛查率")
        #expect(commitment?.dueOn?.description == "2025-12-31")
    }

    @Test func keepsAddressesTogether() throws {
        let text = "甲市人民政府关于办实事的通知\n滨海开发区，各区、县（市）人民政府，市直各部门：\n一、走访家庭60户（责任单位：市妇联）"
        let notice = try NoticeParser().parse(text)
        #expect(notice.recipients == ["滨海开发区", "各区、县（市）人民政府", "市直各部门"])
    }
}
