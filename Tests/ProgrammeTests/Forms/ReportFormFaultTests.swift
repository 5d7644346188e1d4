import Foundation
import Programme
import Testing

@Suite("The report form: each fault has its own answer at its cell")
struct ReportFormFaultTests {
    /// A sheet's rows in the sample: 5 talks, 6 rate, 7 level, 8 to 10 steps, 11 duty, 12 to 15 texts.
    @Test(
        "Values",
        arguments: [
            (["c.c-talks.amount": "约20"], ["amount.not-a-number 填报表!F6"]),
            (["c.c-talks.amount": "-1"], ["amount.negative 填报表!F6"]),
            (["c.c-talks.amount": "1.5"], ["entry.not-whole 填报表!F6"]),
            (["c.c-talks.amount": "1.23456"], ["amount.too-precise 填报表!F6"]),
            (["c.c-level.amount": "101"], ["entry.over-hundred 填报表!F8"]),
            (["c.c-rate.numerator": "3"], ["form.denominator-missing 填报表!G7"]),
            (["c.c-rate.denominator": "3"], ["form.numerator-missing 填报表!F7"]),
            (
                ["c.c-rate.numerator": "4", "c.c-rate.denominator": "3"],
                ["entry.numerator-exceeds 填报表!F7"]
            ),
            (
                ["c.c-rate.numerator": "0", "c.c-rate.denominator": "0"],
                ["entry.denominator-zero 填报表!G7"]
            ),
            (
                ["c.c-talks.amount": "3", "c.c-talks.state": "不适用", "c.c-talks.reason": "因故"],
                ["form.value-and-not-applicable 填报表!H6"]
            ),
            (["c.c-talks.state": "不适用"], ["entry.reason-missing 填报表!I6"]),
            (["c.c-talks.reason": "因故"], ["form.reason-without-choice 填报表!I6"]),
            (["c.c-talks.state": "大概"], ["form.unknown-choice 填报表!H6"]),
            (["c.c-talks.state": "已填报"], ["form.value-missing 填报表!H6"]),
            (["c.c-duty.state": "已填报"], ["form.narrative-missing 填报表!H12"]),
            (["c.c-steps.m1": "已完成"], ["form.step-unanswered 填报表!F11"]),
            (["a1.narrative": "甲\u{7}乙"], ["form.control-character 填报表!C13"]),
            (["a1.evidence": String(repeating: "长", count: 20_001)], ["form.text-too-long 填报表!C16"]),
            (
                ["c.c-talks.amount": "约20", "c.c-rate.numerator": "-2", "c.c-duty.state": "否"],
                ["amount.not-a-number 填报表!F6", "amount.negative 填报表!F7", "form.unknown-choice 填报表!H12"]
            ),
        ])
    func values(inputs: [String: String], expected: [String]) throws {
        let form = ReportForm.make(try FormSamples.context())
        #expect(form.faults(form.returned(.sheet, inputs)) == expected)
    }

    @Test(
        "Kinds of cell",
        arguments: [
            (FilledForm.Cell("6", .formula), "form.formula"), (.init("#REF!", .error), "form.error-value"),
            (.init("2023-06-30", .date), "form.date-in-number"),
            (.init("0.06", .percentage), "form.percent-format"),
            (.init("TRUE", .boolean), "amount.not-a-number"),
        ])
    func natures(cell: FilledForm.Cell, code: String) throws {
        let form = ReportForm.make(try FormSamples.context())
        for container in [FilledForm.Container.sheet, .tables] {
            var filled = form.returned(container)
            let place = try #require(form.place(of: "c.c-talks.amount", in: container))
            filled.cells[place] = cell
            #expect(form.faults(filled) == ["\(code) \(filled.label(place))"])
        }
    }

    @Test("Replaced words are named with what should stand there")
    func replaced() throws {
        let form = ReportForm.make(try FormSamples.context())
        var filled = form.returned()
        filled.cells[.init(block: 0, row: 5, column: 2)]?.text = "2场"
        filled.cells[.init(block: 0, row: 1, column: 2)]?.text = "区文明办"
        do throws(Problems) {
            _ = try form.read(filled)
            Issue.record("was read")
        } catch {
            #expect(error.all.map(\.code) == ["form.text-replaced", "form.text-replaced"])
            #expect(error.all.map(\.position) == ["填报表!C2", "填报表!C6"])
            #expect(error.all.last?.message.details == ["expected": "20场", "found": "2场"])
        }
        // Spaces and line ends are changed by programs on saving.
        filled = form.returned()
        filled.cells[.init(block: 0, row: 5, column: 2)]?.text = " 20场\r\n"
        #expect(form.faults(filled).isEmpty)
    }

    private func shifted(_ form: FilledForm, _ move: (FilledForm.Place) -> FilledForm.Place?) -> FilledForm {
        var filled = form
        filled.cells = [:]
        for (place, cell) in form.cells { if let new = move(place) { filled.cells[new] = cell } }
        return filled
    }

    @Test("Inserted and deleted rows and columns are told apart from replaced words")
    func moved() throws {
        let form = ReportForm.make(try FormSamples.context())
        let filled = form.returned(.sheet, ["c.c-talks.amount": "约20"])
        func place(_ old: FilledForm.Place, _ row: Int, _ column: Int) -> FilledForm.Place {
            .init(block: 0, row: old.row + row, column: old.column + column)
        }
        let inserted = shifted(filled) { place($0, $0.row >= 6 ? 1 : 0, 0) }
        #expect(form.faults(inserted) == ["form.structure-changed 填报表!B7"])
        let deleted = shifted(filled) { $0.row == 6 ? nil : place($0, $0.row > 6 ? -1 : 0, 0) }
        #expect(form.faults(deleted) == ["form.structure-changed 填报表!B8"])
        let column = shifted(filled) { place($0, 0, $0.column >= 2 ? 1 : 0) }
        #expect(form.faults(column).map { $0.prefix(22) } == ["form.structure-changed"])
        let last = filled.cells.keys.map(\.row).max()
        let cut = shifted(filled) { $0.row == last ? nil : $0 }
        #expect(form.faults(cut).map { $0.prefix(16) } == ["form.row-missing"])
    }

    @Test("Merged cells and notes beside the form")
    func merged() throws {
        let form = ReportForm.make(try FormSamples.context())
        var filled = form.returned()
        filled.merges.append(.init(place: .init(block: 0, row: 5, column: 5), rows: 2, columns: 1))
        filled.merges.append(.init(place: .init(block: 0, row: 90, column: 20), rows: 2, columns: 1))
        filled.cells[.init(block: 0, row: 5, column: 12)] = .init("见附页")
        #expect(form.faults(filled) == ["form.cells-merged 填报表!F6", "form.outside-text 填报表!M6"])
    }

    @Test("A table that is gone, and a control in another cell")
    func tables() throws {
        let form = ReportForm.make(try FormSamples.context())
        var filled = form.returned(.tables)
        filled.blockCount = 2
        #expect(form.faults(filled) == ["form.tables-changed"])
        filled = form.returned(.tables)
        filled.cells[.init(block: 1, row: 3, column: 5)]?.tags = ["c.c-talks.amount"]
        #expect(form.faults(filled) == ["form.structure-changed 表2第3行第6列"])
        filled = form.returned(.tables)
        filled.cells[.init(block: 1, row: 2, column: 8)] = nil
        #expect(form.faults(filled) == ["form.cells-merged-in-row 表2第3行第1列"])
        filled = form.returned(.tables)
        filled.cells[.init(block: 1, row: 2, column: 9)] = .init("")
        #expect(form.faults(filled) == ["form.cells-added 表2第3行第1列"])
    }
}
