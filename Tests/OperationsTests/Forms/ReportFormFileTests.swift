import Documents
import Foundation
import Programme
import Testing

@testable import Operations

@Suite("The report form as a file that goes out and comes back")
struct ReportFormFileTests {
    static let files = ["xlsx", "docx"]

    /// A form with something in every kind of input.
    static func filled() throws -> ReportForm {
        var context = try FormFileSamples.context()
        for index in context.sections.indices {
            let entries = context.sections[index].commitments.map { commitment in
                ReportEntry(commitment: commitment.id, definition: 1, value: value(commitment))
            }
            context.sections[index].content = ReportContent(
                narrative: "　　第一段，含“引号”&<符号>。\n第二段。", problems: "无", nextSteps: "继续推进。",
                evidence: "1. 照片\n2. 签到表", entries: entries)
        }
        return ReportForm.make(context)
    }

    private static func value(_ commitment: Commitment) -> EntryValue {
        switch commitment.kind {
        case .count: (try? Amount(reading: "12")).map { .amount($0) } ?? .notReported
        case .level: .notApplicable(reason: "下半年统计")
        case .rate:
            (try? Amount(reading: "1234.5")).map { .ratio(numerator: $0, denominator: $0) } ?? .notReported
        case .milestone: .milestones([1])
        case .standing: .narrated
        }
    }

    private func contents(_ form: ReportForm) -> [ID<Action>: ReportContent] {
        Dictionary(uniqueKeysWithValues: form.context.sections.map { ($0.action.id, $0.content ?? .init()) })
    }

    private func data(_ form: ReportForm, _ kind: String) throws -> Data {
        try kind == "xlsx" ? form.xlsx() : form.docx()
    }

    @Test("It comes back as it went out", arguments: files)
    func roundTrip(kind: String) throws {
        let form = try Self.filled()
        let back = try FilledFormReader.read(data(form, kind), name: "区妇联.\(kind)")
        #expect(back.identity == form.identity)
        #expect(try form.read(back) == contents(form))
    }

    /// A form whose counts and rates are counted by ledgers, one of which counted nothing yet.
    static func counted() throws -> ReportForm {
        var context = try FormFileSamples.context("区卫生健康局")
        for index in context.sections.indices {
            for commitment in context.sections[index].commitments {
                let feed = FeedReference("events", "sessions")
                let counting: LedgerCounting? =
                    switch commitment.kind {
                    case .count: LedgerCounting(feed: feed, version: 1, amount: try Amount(12))
                    case .rate:
                        LedgerCounting(
                            feed: feed, version: 1, numerator: try Amount(39_500),
                            denominator: try Amount(104_000))
                    case .level, .milestone, .standing: nil
                    }
                context.sections[index].countings[commitment.id] = FormCounting(
                    source: "《活动》台账：女性健康科普大讲堂（场）", counting: counting,
                    issued: counting?.value(of: commitment)?.plain ?? "")
            }
        }
        return ReportForm.make(context)
    }

    @Test(
        "A form with the ledgers' numbers comes back with them, saved by another program too",
        arguments: files)
    func countedRoundTrip(kind: String) throws {
        let form = try Self.counted()
        let back = try FilledFormReader.read(data(form, kind), name: "区卫生健康局.\(kind)")
        #expect(back.identity == form.identity && back.identity.counted.count >= 2)
        let contents = try form.read(back)
        let values = form.context.sections.flatMap { contents[$0.action.id]?.entries ?? [] }.map(
            \.value.plain)
        #expect(values.contains("12") && values.contains("39500/104000"))
        guard Self.hasOffice else { return }
        let saved = try OfficeConverter().convert(data(form, kind), from: kind, to: kind)
        #expect(try form.read(FilledFormReader.read(saved, name: "另存")) == contents)
    }

    @Test("A blank form comes back blank", arguments: files)
    func blank(kind: String) throws {
        let form = ReportForm.make(try FormFileSamples.context(mark: nil))
        let back = try form.read(FilledFormReader.read(data(form, kind), name: "x"))
        #expect(back.count == form.context.sections.count)
        #expect(back.values.allSatisfy { $0.narrative.isEmpty })
        #expect(back.values.flatMap(\.entries).allSatisfy { $0.value == .notReported })
    }

    private static let hasOffice = FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")

    @Test("A copy that LibreOffice saved comes back the same", .enabled(if: hasOffice), arguments: files)
    func resaved(kind: String) throws {
        for form in [try Self.filled(), ReportForm.make(try FormFileSamples.context())] {
            let saved = try OfficeConverter().convert(data(form, kind), from: kind, to: kind)
            let first = try form.read(FilledFormReader.read(data(form, kind), name: "原件"))
            #expect(try form.read(FilledFormReader.read(saved, name: "另存")) == first)
        }
    }

    private func faults(_ form: ReportForm, _ workbook: Workbook) throws -> [String] {
        let filled = try FilledFormReader.read(workbook.data(), name: "x.xlsx")
        do throws(Problems) {
            _ = try form.read(filled)
            return []
        } catch { return error.all.map { "\($0.code) \($0.position ?? "")" } }
    }

    @Test("What people do to a workbook is told at its cell")
    func workbookFaults() throws {
        let form = ReportForm.make(try FormFileSamples.context())
        // Row 7 of the sheet is the first commitment's: a level in 处, whose number stands in F.
        let amount = 5
        func changed(_ change: (inout Sheet) -> Void) -> Workbook {
            var workbook = form.workbook
            change(&workbook.sheets[0])
            return workbook
        }
        #expect(try faults(form, changed { _ in }).isEmpty)
        let words = changed { $0.rows[6].cells[amount].value = .text("约20") }
        #expect(try faults(form, words) == ["amount.not-a-number 填报表!F7"])
        let percent = changed {
            $0.rows[6].cells[amount] = SheetCell(.number(0.2), CellFormat(number: "0%"))
        }
        #expect(try faults(form, percent) == ["form.percent-format 填报表!F7"])
        let day = changed {
            $0.rows[6].cells[amount] = SheetCell(.day(year: 2023, month: 6, day: 30), .day)
        }
        #expect(try faults(form, day) == ["form.date-in-number 填报表!F7"])
        let merged = changed { $0.merges.append(SheetRange(rows: 6...7, columns: 4...4)) }
        #expect(try faults(form, merged).first == "form.cells-merged 填报表!E7")
        let row = changed { sheet in
            sheet.rows.insert(SheetRow([]), at: 6)
            sheet.merges = []
        }
        #expect(try faults(form, row) == ["form.structure-changed 填报表!B7"])
        let target = changed { $0.rows[6].cells[2].value = .text("2处以上") }
        #expect(try faults(form, target) == ["form.text-replaced 填报表!C7"])
        var extra = form.workbook
        extra.sheets.append(Sheet("附页", rows: [SheetRow([SheetCell("补充说明")])]))
        #expect(try faults(form, extra) == ["form.outside-text "])
    }

    private func refusal(_ data: Data, _ name: String = "x.xlsx") -> String? {
        do throws(Problem) {
            _ = try FilledFormReader.read(data, name: name)
            return nil
        } catch { return error.code }
    }

    @Test("Files that are no form, or no longer")
    func strangers() throws {
        let form = ReportForm.make(try FormFileSamples.context())
        var workbook = form.workbook
        workbook.sheets[0].name = "Sheet1"
        #expect(refusal(try workbook.data()) == "form.sheet-missing")
        workbook = form.workbook
        workbook.customProperties["banshi-unit"] = "unit-x"
        #expect(refusal(try workbook.data()) == "form.identity-damaged")
        workbook.customProperties = [:]
        #expect(refusal(try workbook.data()) == nil)
        workbook.sheets.removeLast()
        #expect(refusal(try workbook.data()) == "form.not-a-form")
        #expect(refusal(Data("姓名,数量".utf8), "x.csv") == "form.wrong-file-kind")
        #expect(refusal(Data(), "x.xlsx") == "form.wrong-file-kind")
        let annex = ProgressForm.make(plan: form.context.plan, units: [:], quarter: nil, facts: [])
        #expect(refusal(try OfficialForms.docx(annex), "x.docx") == "form.not-a-form")
        let start = try form.docx().prefix(3000)
        #expect(refusal(Data(start), "x.docx")?.hasPrefix("document.") == true)
    }

    @Test("What people do to a Word document is told at its cell")
    func documentFaults() throws {
        let form = ReportForm.make(try FormFileSamples.context())
        var document = form.wordDocument
        var blocks = document.sections[0].blocks
        guard case .table(var table) = blocks[2] else {
            Issue.record("the third block is the first action's table")
            return
        }
        table.rows[2].cells[2] = WordCell("2处以上")
        table.rows[2].cells[5] = WordCell("约20")
        blocks[2] = .table(table)
        blocks.append(.paragraph(WordParagraph("另附说明")))
        document.sections[0].blocks = blocks
        let filled = try FilledFormReader.read(document.data(), name: "x.docx")
        do throws(Problems) {
            _ = try form.read(filled)
            Issue.record("was read")
        } catch {
            #expect(
                error.all.map { "\($0.code) \($0.position ?? "")" } == [
                    "form.text-replaced 表2第3行第3列", "form.outside-text ", "amount.not-a-number 表2第3行第6列",
                ])
        }
    }
}
