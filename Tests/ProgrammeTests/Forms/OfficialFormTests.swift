import Foundation
import Programme
import Testing

@Suite("Official forms")
struct OfficialFormTests {
    private let plan = FormSamples.plan()

    private func facts(_ state: ReportState, _ unit: ID<Programme.Unit>, _ narrative: String)
        -> QuarterReportFacts
    {
        QuarterReportFacts(
            action: ID("a-1"), unit: unit, state: state,
            accepted: ReportContent(narrative: narrative, problems: "场地紧张"))
    }

    @Test("The fourth column holds accepted reports only, the lead first")
    func onlyAccepted() throws {
        let units = try FormSamples.units()
        let form = ProgressForm.make(
            plan: plan, units: units, annexName: "2023年为全区妇女儿童办实事工作进展情况报表",
            quarter: FormSamples.quarter,
            facts: [
                facts(.accepted, FormSamples.health, "组织义诊。"),
                facts(.locked, FormSamples.women, "第一段。\n\n第二段。"),
                facts(.returned, FormSamples.town, "不应出现。"),
            ])
        #expect(form.title == ["2023年为全区妇女儿童办实事工作", "进展情况报表"])
        #expect(form.period == "2023年第二季度")
        #expect(form.rows[0].progress == ["区妇联：第一段。\n第二段。", "区卫生健康局：组织义诊。"])
        #expect(form.rows[0].unitsText == "区妇联、区卫生健康局")
        #expect(form.rows[1].progress.isEmpty)
        #expect(form.rows.map(\.due) == ["", "2023年9月30日"])
    }

    @Test("The blank annex has no quarter and an empty fourth column")
    func blank() throws {
        let form = ProgressForm.make(
            plan: plan, units: try FormSamples.units(), quarter: nil,
            facts: [facts(.accepted, FormSamples.women, "已办。")])
        #expect(form.period == nil)
        #expect(form.rows.allSatisfy { $0.progress.isEmpty })
        #expect(form.rows.map(\.ordinal) == [1, 2])
        #expect(form.title == ["2023年为妇女儿童办实事工作", "进展情况报表"])
    }

    @Test("Different dates in one action are each printed with what is due")
    func severalDates() throws {
        var plan = plan
        plan.actions[0].commitments = [FormSamples.talks, FormSamples.rate]
        plan.actions[0].commitments[0].dueOn = Day(year: 2023, month: 12, day: 31)
        let form = ProgressForm.make(plan: plan, units: [:], quarter: nil, facts: [])
        #expect(form.rows[0].due == "2023年12月31日（家庭教育讲座）")
        plan.actions[0].commitments[1].dueOn = Day(year: 2023, month: 6, day: 30)
        let both = ProgressForm.make(plan: plan, units: [:], quarter: nil, facts: [])
        #expect(both.rows[0].due == "2023年6月30日（“美在家庭”建成率）\n2023年12月31日（家庭教育讲座）")
    }

    @Test("The breakdown names leads, members of groups and who reports")
    func breakdown() throws {
        var plan = plan
        plan.actions[1].responsibilities[2].units = []
        let form = BreakdownForm.make(plan: plan, units: try FormSamples.units(), mark: "样例数据")
        #expect(form.groups[0].leads == "区妇联")
        #expect(form.groups[0].others == "区卫生健康局")
        #expect(form.groups[1].leads.isEmpty)
        #expect(form.groups[1].others == "区卫生健康局、区妇联、相关镇人民政府（待明确）")
        #expect(form.groups[0].lines.map(\.target) == ["20", "不少于43", "不少于90", "—", "—"])
        #expect(form.groups[0].lines[3].note == "分2个节点推进")
        #expect(form.groups[1].lines[0].accountable == "区卫生健康局")
        #expect(form.mark == "样例数据")
    }

    private func bulletin(_ lights: [String: Light], _ facts: [QuarterReportFacts]) throws -> BulletinForm {
        var standings: [ID<Commitment>: CommitmentStanding] = [:]
        for (id, light) in lights {
            var progress = Progress(
                of: FormSamples.talks, figure: .none, plan: plan, on: FormSamples.quarter.lastDay)
            progress.light = light
            progress.actual = 0.25
            var figure = Figure.none
            figure.status = .reported
            figure.value = 5
            standings[ID(id)] = CommitmentStanding(figure: figure, progress: progress)
        }
        return BulletinForm.make(
            .init(
                plan: plan, units: try FormSamples.units(), period: FormSamples.period, facts: facts,
                standings: standings, issuer: "博山区妇女儿童工作委员会办公室",
                issuedOn: FormSamples.period.dueOn.adding(days: 3)))
    }

    @Test("Laggards are red before yellow, with the reason from the accepted report")
    func laggards() throws {
        let form = try bulletin(
            ["c-talks": .yellow, "c-clinic": .red, "c-rate": .green],
            [facts(.accepted, FormSamples.women, "已办。")])
        #expect(form.laggards.map(\.subject) == ["门诊改造", "家庭教育讲座"])
        #expect(form.laggards.map(\.reason) == ["未说明", "场地紧张"])
        #expect(form.laggards[1].value == "5场")
        #expect(form.laggards[1].actual == "25%")
        #expect(form.laggards[1].time == "49.6%")
    }

    @Test("Ranking: light, then reports owed, then days late; missing units are named with their actions")
    func ranking() throws {
        var late = facts(.accepted, FormSamples.health, "已办。")
        (late.lateness, late.lateDays) = (.yellow, 4)
        let owed = QuarterReportFacts(action: ID("a-2"), unit: FormSamples.town, state: .draft)
        let form = try bulletin(
            ["c-talks": .green, "c-clinic": .green],
            [facts(.accepted, FormSamples.women, "已办。"), late, owed])
        #expect(form.ranking.map(\.unit) == ["区妇联", "区卫生健康局", "八陡镇人民政府"])
        #expect(form.ranking.map(\.rank) == [1, 2, 3])
        #expect(form.ranking.map(\.light) == ["绿灯", "绿灯", "—"])
        #expect(form.ranking[1].lateDays == 4)
        #expect(form.missing.map(\.unit) == ["八陡镇人民政府"])
        #expect(form.missing.map(\.actions) == [[2]])
        #expect(form.overview[1].contains("应报送3份"))
        #expect(form.overview[1].contains("已报送2份，审核通过2份，逾期1份"))
        #expect(form.overview[2].contains("绿灯2项"))
        #expect(form.overview[2].contains("灰灯（无数据）4项"))
    }

    @Test("Units that stand alike share a place")
    func ties() throws {
        let form = try bulletin(
            ["c-talks": .green, "c-clinic": .green],
            [facts(.accepted, FormSamples.women, "甲。"), facts(.accepted, FormSamples.health, "乙。")])
        #expect(form.ranking.map(\.rank) == [1, 1, 1])
    }
}
