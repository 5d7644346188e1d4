import Testing

@testable import Programme

/// Clauses, kinds, subjects and dates of promises.
@Suite struct PromiseTests {
    private func promises(_ body: String) throws -> [ParsedCommitment] {
        try NoticeParser().parse("2023年为妇女儿童办实事\n一、实施关爱行动。\(body)").actions.flatMap(\.commitments)
    }

    @Test func makesAPromiseOfEveryClause() throws {
        let found = try promises("组建讲师团，开展巡讲20场，建立档案。推动制度落实。")
        #expect(found.map(\.text) == ["组建讲师团", "开展巡讲20场", "建立档案", "推动制度落实"])
        #expect(found.map { $0.target != nil } == [false, true, false, false])
    }

    @Test func joinsWhatLeadsUpToAPromise() throws {
        let found = try promises("对符合条件的困难家庭，给予购房补贴。6月底前，建成驿站2家。")
        #expect(found.map(\.text) == ["对符合条件的困难家庭，给予购房补贴", "6月底前，建成驿站2家"])
    }

    @Test func takesAPurposeForNoPromise() throws {
        let notice = try NoticeParser().parse("一、关爱行动。新建公园2座，丰富群众生活。")
        #expect(notice.actions[0].commitments.map(\.text) == ["新建公园2座"])
        #expect(notice.diagnostics.contains { $0.code == "clause.purpose" })
    }

    @Test(arguments: [
        ("举办讲座20场。", CommitmentKind.count), ("筛查率达到85%以上。", .rate), ("24所学校场地面向社会开放。", .level),
        ("每千人口托位数达到3.8个。", .level), ("推动制度落实。", .standing), ("12月底前完成中心改造。", .milestone),
        ("公积金可贷额度上浮20%。", .level), ("新增托位300个。", .count),
    ])
    func knowsTheKind(_ body: String, _ kind: CommitmentKind) throws {
        #expect(try promises(body).map(\.kind) == [kind])
    }

    @Test(arguments: [
        ("年底前建成公园2座。", "2023-12-31"), ("6月底前建成公园2座。", "2023-06-30"), ("2023年10月建成公园2座。", "2023-10-31"),
        ("2024年2月底前建成公园2座。", "2024-02-29"), ("第三季度末建成公园2座。", "2023-09-30"), ("上半年建成公园2座。", "2023-06-30"),
        ("9月15日前建成公园2座。", "2023-09-15"), ("明年底前建成公园2座。", "2024-12-31"), ("年内建成公园2座。", "2023-12-31"),
    ])
    func readsWhenItIsDue(_ body: String, _ day: String) throws {
        #expect(try promises(body).first?.dueOn == Day(day))
    }

    @Test(arguments: ["近3年内改造公园2座。", "全年举办讲座6场。", "自2023年1月起建设公园2座。"])
    func inventsNoDate(_ body: String) throws {
        #expect(try promises(body).allSatisfy { $0.dueOn == nil })
    }

    @Test func namesTheSubject() throws {
        let found = try promises("新建镇级儿童乐园3个，为全区200名残疾儿童提供康复，每名学生每月不少于4次。")
        #expect(found.map(\.subject) == ["镇级儿童乐园", "残疾儿童康复", "残疾儿童康复（不少于4次）"])
    }

    @Test func keepsABracketsNumberApart() throws {
        let found = try promises("开工建设学校2所（含小学1所），每人每月补助300元、每户每年500元。")
        #expect(found.map(\.subject).prefix(2) == ["学校", "小学"])
        #expect(found.compactMap(\.target?.per) == ["person and month", "household and year"])
    }

    @Test func readsTheDateOfALabel() throws {
        let text = "2024年实事\n一、建园。新建2所。\n责任单位：县局\n完成时限：10月底前\n二、护苗。宣讲3场。\n责任单位：县局\n完成时限：长期"
        let notice = try NoticeParser().parse(text)
        #expect(notice.actions.map(\.dueOn) == [Day("2024-10-31"), nil])
        #expect(notice.diagnostics.contains { $0.code == "due.open" })
    }
}
