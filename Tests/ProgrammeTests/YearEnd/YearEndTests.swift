import Foundation
import Testing

@testable import Programme

@Suite("The year's end")
struct YearEndTests {
    private let plan = FormSamples.plan()
    private let asker = ID<Person>("p-asker")
    private let day = Day(ordinal: 19_700)

    private func line(
        _ commitment: Commitment, _ value: Decimal?, isClosed: Bool = false, checks: [SpotCheck] = [],
        problems: String = ""
    ) -> YearEndLine {
        var figure = Figure.none
        if let value { (figure.status, figure.value) = (.reported, value) }
        let action = plan.actions.first { $0.commitments.contains(commitment) } ?? plan.actions[0]
        let steps = [
            Closure.Step(
                move: .close, state: .closed, reason: nil, at: Instant(day, hour: 9), by: asker)
        ]
        return YearEndLine(
            action: action, commitment: commitment,
            standing: CommitmentStanding(
                figure: figure,
                progress: Progress(
                    of: commitment, figure: figure, plan: plan, on: plan.endsOn, isClosed: isClosed)),
            closure: Closure(steps: isClosed ? steps : []), checks: checks, problems: problems)
    }

    private func check(passed: Bool, withdrawal: String? = nil) -> SpotCheck {
        SpotCheck(
            id: ID("k-\(passed)"), commitment: FormSamples.talks.id, quarter: FormSamples.quarter, asOf: nil,
            checkedOn: day, method: .onSite, sampleSize: 5, sound: passed ? 5 : 2, found: "缺签到表",
            passed: passed, before: passed ? nil : 20, counted: passed ? nil : 12,
            at: Instant(day, hour: 9), by: asker, withdrawal: withdrawal)
    }

    private func result(
        _ satisfied: Int, of action: ID<Action>? = nil, id: String = "s-1", hour: Int = 9
    ) -> Satisfaction {
        Satisfaction(
            id: ID(id), action: action, asOf: day, asked: 100, answered: 90, satisfied: satisfied,
            source: "问卷", at: Instant(day, hour: hour), by: asker)
    }

    @Test("open promises: what was not closed, kept or not, in the notice's order")
    func open() {
        var away = line(FormSamples.level, nil)
        away.standing.figure.status = .notApplicable
        let lines = [
            line(FormSamples.clinic, 1), line(FormSamples.talks, 20),
            line(FormSamples.rate, 50, isClosed: true),
            away, line(FormSamples.duty, nil),
        ]
        let open = OpenPromises.of(lines)
        #expect(
            open.map(\.commitment.id) == [FormSamples.talks.id, FormSamples.duty.id, FormSamples.clinic.id])
        #expect(OpenPromises.of(open) == open)
    }

    @Test("each commitment is counted once; a withdrawn check not at all")
    func counts() {
        let counts = YearEndCounts([
            line(FormSamples.talks, 20, isClosed: true, checks: [check(passed: true)]),
            line(
                FormSamples.clinic, 1, checks: [check(passed: false), check(passed: true, withdrawal: "错")]),
            line(FormSamples.duty, nil),
        ])
        #expect(counts.met == 1 && counts.unmet == 1 && counts.unmeasured == 1 && counts.commitments == 3)
        #expect(counts.closed == 1 && counts.checks == 2 && counts.passed == 1)
    }

    @Test(
        "satisfied ≤ answered ≤ asked, all told at once",
        arguments: [
            (10, 9, 8, []), (1, 0, 0, []), (0, 0, 0, ["satisfaction.asked"]),
            (10, 11, 11, ["satisfaction.answered"]), (10, 9, 10, ["satisfaction.satisfied"]),
            (nil, nil, nil, ["satisfaction.asked", "satisfaction.answered", "satisfaction.satisfied"]),
            (10_000_001, 1, -1, ["satisfaction.asked", "satisfaction.satisfied"]),
        ] as [(Int?, Int?, Int?, [String])])
    func faults(asked: Int?, answered: Int?, satisfied: Int?, codes: [String]) {
        let faults = Satisfaction.faults(
            asked: asked, answered: answered, satisfied: satisfied, asOf: day, startsOn: day, today: day)
        #expect(faults.map(\.code) == codes)
        for shift in [-1, 1] {
            let late = Satisfaction.faults(
                asked: 1, answered: 1, satisfied: 1, asOf: day.adding(days: shift), startsOn: day, today: day)
            #expect(late.map(\.code) == ["satisfaction.day"])
        }
    }

    @Test("the later result counts, of each scope on its own; no answer gives no rate")
    func current() {
        let results = [result(80, id: "s-2", hour: 12), result(45), result(9, of: plan.actions[0].id)]
        #expect(results.current(of: nil)?.satisfied == 80)
        #expect(results.current(of: plan.actions[0].id)?.rate == 10)
        #expect(results.current(of: plan.actions[1].id) == nil)
        var none = result(0)
        none.answered = 0
        #expect(none.rate == nil)
    }

    private func form(_ lines: [YearEndLine], _ results: [Satisfaction] = []) throws -> SummaryForm {
        SummaryForm.make(
            .init(
                plan: plan, units: try FormSamples.units(), quarter: plan.quarters[3], lines: lines,
                reports: [], satisfaction: results, issuer: "妇儿工委办", issuedOn: day))
    }

    @Test("the summary says what is accepted, what was not kept and why, and nothing that is not known")
    func summary() throws {
        let form = try form(
            [
                line(FormSamples.talks, 12, checks: [check(passed: false)], problems: "场地紧张"),
                line(FormSamples.clinic, 3, isClosed: true),
            ], [result(81)])
        #expect(form.overview[1].contains("完成目标1项，未完成目标1项，无量化目标或不适用0项；已销号1项"))
        #expect(form.unmet.map(\.name) == ["第1项“家庭教育讲座”"])
        #expect(form.unmet[0].sentence == "目标20场，审核通过12场。原因：场地紧张。")
        #expect(form.parts[0].rows[0][3] == "12场" && form.parts[0].rows[0][6] == "未销号")
        #expect(form.parts[0].done.isEmpty)
        #expect(form.checks.count == 2 && form.checks[1].contains("由20核减为12；缺签到表。"))
        #expect(form.satisfaction.contains("满意率90%"))
        #expect(form.closing == ["未销号的承诺事项1项，列入2024年度继续办理：第1项“家庭教育讲座”。"])
        let empty = try self.form([line(FormSamples.talks, nil)])
        #expect(empty.parts[0].rows[0][3] == "未报" && empty.unmet[0].sentence.contains("审核通过未报"))
        #expect(empty.satisfactionRows.isEmpty && empty.satisfaction == "本年度未录入满意度调查结果。")
        #expect(empty.checks == ["本年度未记录核查。"])
        #expect(empty.unmet[0].sentence.hasSuffix("责任单位的报告未说明。"))
    }

    @Test(
        "numbers of actions in Chinese",
        arguments: zip([1, 10, 11, 20, 35, 99, 100], ["一", "十", "十一", "二十", "三十五", "九十九", "100"]))
    func numerals(number: Int, words: String) { #expect(SummaryForm.numeral(number) == words) }
}
