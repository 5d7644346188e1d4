import Foundation
import Programme
import Testing

@Suite("The report form: what goes out and comes back")
struct ReportFormTests {
    private let filled = [
        "a1.narrative": "举办讲座6场。\n覆盖全区。", "a1.problems": "师资不足", "a1.next-steps": "继续推进", "a1.evidence": "照片",
        "c.c-talks.amount": "６", "c.c-rate.numerator": "1,200", "c.c-rate.denominator": "3000",
        "c.c-level.state": "不适用", "c.c-level.reason": "下半年统计", "c.c-steps.m1": "已完成",
        "c.c-steps.m2": "未完成", "a2.narrative": "配合宣传。",
    ]

    @Test("A filled form gives the unit's reports", arguments: [FilledForm.Container.sheet, .tables])
    func read(container: FilledForm.Container) throws {
        let form = ReportForm.make(try FormSamples.context(mark: "样例数据"))
        let contents = try form.read(form.returned(container, filled))
        let first = try #require(contents[ID("a-1")])
        #expect(first.narrative == "举办讲座6场。\n覆盖全区。")
        #expect(first.problems == "师资不足")
        #expect(first.nextSteps == "继续推进")
        #expect(first.evidence == "照片")
        #expect(
            first.entries.map(\.commitment.rawValue) == ["c-talks", "c-rate", "c-level", "c-steps", "c-duty"])
        #expect(
            first.entries.map(\.value) == [
                .amount(try Amount(6)), .ratio(numerator: try Amount(1200), denominator: try Amount(3000)),
                .notApplicable(reason: "下半年统计"), .milestones([1]), .narrated,
            ])
        #expect(contents[ID("a-2")] == ReportContent(narrative: "配合宣传。"))
    }

    @Test("A blank form is an unfinished draft, not zeros")
    func blank() throws {
        let form = ReportForm.make(try FormSamples.context())
        let contents = try form.read(form.returned())
        let values = try #require(contents[ID("a-1")]).entries.map(\.value)
        #expect(values.allSatisfy { $0 == .notReported })
    }

    @Test("A form that goes out with saved content comes back the same")
    func prefilled() throws {
        let content = ReportContent(
            narrative: "　　已开展。\n　　效果好。\n", problems: "无", nextSteps: "继续", evidence: "清单",
            entries: [
                .init(commitment: ID("c-talks"), definition: 1, value: .amount(.zero)),
                .init(
                    commitment: ID("c-rate"), definition: 1,
                    value: .ratio(numerator: try Amount(1), denominator: try Amount(8))),
                .init(commitment: ID("c-level"), definition: 1, value: .notApplicable(reason: "未开始")),
                .init(commitment: ID("c-steps"), definition: 1, value: .milestones([2])),
                .init(commitment: ID("c-duty"), definition: 1, value: .narrated),
            ])
        let form = ReportForm.make(try FormSamples.context(content: content))
        #expect(try form.read(form.returned())[ID("a-1")] == content)
    }

    @Test("What was accepted before is shown, and says nothing on return")
    func previous() throws {
        var context = try FormSamples.context()
        context.sections[0].previous[ID("c-talks")] = Figure(
            of: FormSamples.talks,
            from: [.init(quarter: FormSamples.quarter.previous, value: .amount(try Amount(4)))],
            through: FormSamples.quarter.previous)
        let form = ReportForm.make(context)
        let texts = form.placed(in: .sheet).compactMap { placed in
            if case .display(let text) = placed.cell.content { text } else { nil }
        }
        #expect(texts.contains("4场"))
        #expect(texts.contains { $0.contains("空白不等于0") })
        #expect(try form.read(form.returned())[ID("a-1")]?.entries[0].value == .notReported)
        #expect(form.identity.layout == ReportForm.make(try FormSamples.context()).identity.layout)
    }

    @Test("Every row of the form covers all columns")
    func grid() throws {
        let form = ReportForm.make(try FormSamples.context(mark: "样例数据"))
        for row in form.blocks.flatMap(\.rows) {
            #expect(row.cells.reduce(0) { $0 + $1.columns } == ReportForm.columnCount)
        }
        let keys = form.placed(in: .sheet).compactMap { placed in
            if case .input(let input) = placed.cell.content { input.key } else { nil }
        }
        #expect(Set(keys).count == keys.count)
        #expect(keys.count == 8 + 1 + 2 + 1 + 2 + 1 + 5 * 2)
    }

    @Test("A percentage is taken where percent is the unit")
    func percentages() throws {
        let form = ReportForm.make(try FormSamples.context())
        var filled = form.returned()
        let place = try #require(form.place(of: "c.c-level.amount"))
        for (cell, expected) in [
            (FilledForm.Cell("0.855", .percentage), "85.5"), (.init("85%"), "85"),
            (.init("85", .number), "85"),
        ] {
            filled.cells[place] = cell
            let value = try form.read(filled)[ID("a-1")]?.entries[2].value
            #expect(value?.amount?.description == expected)
        }
    }

    @Test("Prompts that a program left as words are no answers")
    func prompts() throws {
        let form = ReportForm.make(try FormSamples.context())
        let prompts = form.returned(
            .tables, ["c.c-talks.amount": "填数字", "a1.problems": "点此填写", "c.c-talks.state": "已填报／不适用"])
        #expect(try form.read(prompts)[ID("a-1")] == form.read(form.returned(.tables))[ID("a-1")])
    }
}
