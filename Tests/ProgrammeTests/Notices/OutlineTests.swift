import Testing

@testable import Programme

/// Ordinals, labels, tables and the choice of the actions.
@Suite struct OutlineTests {
    private func marker(_ text: String) -> Marker? {
        Markers.marker(TextFold.fold(Array(text.unicodeScalars)), at: 0)
    }

    @Test(arguments: [
        ("一、甲", 1, 1), ("十二、甲", 1, 12), ("（三）甲", 2, 3), ("4.甲", 3, 4), ("5、甲", 3, 5), ("（6）甲", 4, 6),
        ("7）甲", 4, 7), ("⑧甲", 5, 8), ("九是甲", 5, 9), ("第一件：甲", 1, 1), ("第2项民生实事：甲", 1, 2),
        ("实事三：甲", 1, 3), ("1.4月底前动工", 3, 1), ("2.2018年清单", 3, 2),
    ])
    func readsOrdinals(_ text: String, _ rank: Int, _ ordinal: Int) {
        #expect(marker(text)?.rank == rank)
        #expect(marker(text)?.ordinal == ordinal)
    }

    @Test(arguments: ["3.8个", "1.5万人", "2023年", "第一中学", "一个", "（户）", "三孩"])
    func takesNoNumberForAnOrdinal(_ text: String) {
        #expect(marker(text) == nil)
    }

    @Test func readsLabels() {
        func kind(_ text: String) -> LabelKind? {
            Labels.match(TextFold.fold(Array(text.unicodeScalars)).scalars, at: 0)?.kind
        }
        #expect(kind("责任单位：") == .units(.responsible))
        #expect(kind("牵头责任单位:") == .units(.lead))
        #expect(kind("主要责任单位：") == .units(.lead))
        #expect(kind("协同配合单位：") == .units(.cooperating))
        #expect(kind("承办单位：") == .units(.responsible))
        #expect(kind("责任领导：") == .person)
        #expect(kind("完成时限：") == .due)
        #expect(kind("责任单位要配合") == nil)
    }

    private func actions(_ text: String) throws -> [String] {
        try NoticeParser().parse(text).actions.map { "\($0.ordinal) \($0.title)" }
    }

    @Test func takesTheItemsThatNameUnits() throws {
        let text = """
            一、教育
            1.建园（县教育局负责）
            2.护苗（县妇联负责）
            二、健康
            1.筛查（县卫健局负责）
            """
        #expect(try actions(text) == ["1 建园", "2 护苗", "3 筛查"])
    }

    @Test func takesTheSectionsWhenOnlyTheyNameUnits() throws {
        let text = "一、建园。1.新建2所。2.改建3所。（责任单位：县教育局）\n二、护苗。1.宣讲5场。2.走访6户。（责任单位：县妇联）"
        #expect(try actions(text) == ["1 建园", "2 护苗"])
    }

    @Test func passesOverInstructionsBeforeThePlan() throws {
        let text = """
            一、各单位要高度重视。
            二、每月25日前报送进展。
            2023年实事任务分解表
            一、新建母婴室5间
            责任单位：县卫健局
            二、举办讲座6场
            责任单位：县妇联
            """
        #expect(try actions(text) == ["1 新建母婴室5间", "2 举办讲座6场"])
    }

    @Test func endsBeforeInstructionsToAllUnits() throws {
        let text = "1、新建母婴室5间（市卫健委）。\n2、举办讲座6场（市妇联、市教育局）。\n各责任单位要制定方案，确保完成。"
        let notice = try NoticeParser().parse(text)
        #expect(notice.actions.map(\.commitments.count) == [1, 1])
        #expect(notice.actions.last?.units.map(\.name) == ["市妇联", "市教育局"])
    }

    @Test func fillsInFromTheAnnex() throws {
        let text = """
            一、实施安心托工程。新增托位90个。
            二、实施明眸工程。筛查300人。
            附件
            序号 | 实事名称 | 牵头单位 | 完成时限
            1 | 实施安心托工程 | 区卫健局 | 6月底前
            2 | 实施明眸工程 | 区教育局 | 2023年9月
            """
        let notice = try NoticeParser().parse(text)
        #expect(
            notice.actions.map(outlined) == [
                "1 实施安心托工程 | 区卫健局* | =90个 | 2023-06-30", "2 实施明眸工程 | 区教育局* | =300人 | 2023-09-30",
            ])
        #expect(notice.diagnostics.filter { $0.code == "action.repeated" }.count == 2)
    }

    @Test func keepsStepsApartFromTheTarget() throws {
        let text = """
            2022年实事
            序号 | 实事项目 | 实施计划 | 责任单位 | 配合单位
            1 | 新建驿站7家 | 1.3月底前2家；6月底前再建2家；9月底前全部建好。 | 卫健局 | 财政局
            2 | 新增公园2座 | 1.4月底前开工。2.11月底前建成。 | 城管局 | 财政局
            """
        let action = try #require(try NoticeParser().parse(text).actions.first)
        #expect(action.commitments.compactMap(\.target).map(outlined) == ["=7家"])
        let steps = action.commitments.filter { $0.kind == .milestone }.map { $0.dueOn?.description }
        #expect(steps == ["2022-03-31", "2022-06-30", "2022-09-30"])
    }

    @Test func leavesEmptySectionsOut() throws {
        let text = "一、增长目标\n序号 | 任务 | 责任单位\n3 | 投资增长7% | 区发改委\n二、其他目标\n三、民生目标\n68 | 新建小学1所 | 区教育局"
        #expect(try actions(text) == ["3 投资增长7%", "68 新建小学1所"])
    }
}
