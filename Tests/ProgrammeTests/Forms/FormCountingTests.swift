import Foundation
import Programme
import Testing

@Suite("The report form: what ledgers count")
struct FormCountingTests {
    private let reason = "c.c-talks.difference"

    /// A form whose talks (F6) and rate (F8) are counted; their reasons stand in G7 and G9.
    private func form(
        talks: Int? = 12, issued: String = "12", content: ReportContent? = nil
    ) throws -> ReportForm {
        var context = try FormSamples.context(content: content)
        let feed = FeedReference("events", "sessions")
        context.sections[0].countings = [
            ID("c-talks"): FormCounting(
                source: "《活动》台账：场次",
                counting: try talks.map {
                    LedgerCounting(feed: feed, version: 1, amount: try Amount(Decimal($0)))
                },
                issued: issued),
            ID("c-rate"): FormCounting(
                source: "《普查》台账：建成率",
                counting: LedgerCounting(
                    feed: feed, version: 1, numerator: try Amount(30), denominator: try Amount(40)),
                issued: "30/40"),
        ]
        return ReportForm.make(context)
    }

    private func texts(_ form: ReportForm) -> [String] {
        form.placed(in: .sheet).compactMap { placed in
            if case .display(let text) = placed.cell.content { text } else { nil }
        }
    }

    @Test(
        "a form goes out with the ledgers' numbers, and untouched comes back with them",
        arguments: [FilledForm.Container.sheet, .tables])
    func prefilled(container: FilledForm.Container) throws {
        let form = try form()
        #expect(texts(form).contains("12场（已按台账预填）\n《活动》台账：场次"))
        #expect(texts(form).contains("30/40（已按台账预填）\n《普查》台账：建成率"))
        let entries = try #require(try form.read(form.returned(container))[ID("a-1")]).entries
        #expect(entries[0].value == .amount(try Amount(12)) && entries[0].difference == nil)
        #expect(entries[1].value == .ratio(numerator: try Amount(30), denominator: try Amount(40)))
        for row in form.blocks.flatMap(\.rows) {
            #expect(row.cells.reduce(0) { $0 + $1.columns } == ReportForm.columnCount)
        }
    }

    @Test("what the unit saved is not written over")
    func saved() throws {
        let content = ReportContent(entries: [
            ReportEntry(
                commitment: ID("c-talks"), definition: 1, value: .amount(try Amount(13)), difference: "一场未录入")
        ])
        let form = try form(content: content)
        #expect(texts(form).contains("12场\n《活动》台账：场次"))
        let entry = try form.read(form.returned())[ID("a-1")]?.entries[0]
        #expect(entry?.value.amount == (try Amount(13)) && entry?.difference == "一场未录入")
        // A reason that is taken away is missed.
        #expect(
            form.faults(form.returned(.sheet, [reason: ""])) == ["entry.differs-from-ledger 填报表!G7"])
    }

    @Test("another number without a reason is told at its cell, with both numbers")
    func differs() throws {
        let form = try form()
        let other = form.returned(
            .sheet, ["c.c-talks.amount": "13", "c.c-rate.numerator": "31"])
        do throws(Problems) {
            _ = try form.read(other)
            Issue.record("was read")
        } catch {
            #expect(error.all.map(\.code) == Array(repeating: "entry.differs-from-ledger", count: 2))
            #expect(error.all.map(\.position) == ["填报表!G7", "填报表!G9"])
            #expect(
                error.all[0].message.details == [
                    "commitment": "家庭教育讲座", "reported": "13", "counted": "12",
                ])
            #expect(error.all[1].message.details["counted"] == "30/40")
        }
        let told = form.returned(.sheet, ["c.c-talks.amount": "13", reason: "一场未录入"])
        #expect(try form.read(told)[ID("a-1")]?.entries[0].difference == "一场未录入")
        let lonely = form.returned(.sheet, ["c.c-talks.amount": "", reason: "一场未录入"])
        #expect(form.faults(lonely) == ["form.difference-without-number 填报表!G7"])
    }

    @Test("the ledger may move while the form is with the unit")
    func moved() throws {
        let old = try form().returned()
        let now = try form(talks: 14)
        #expect(try now.read(old)[ID("a-1")]?.entries[0].value == .amount(try Amount(12)))
        #expect(
            now.faults(try form().returned(.sheet, ["c.c-talks.amount": "13"])) == [
                "entry.differs-from-ledger 填报表!G7"
            ])
        // Nothing was counted when it went out: any number is the unit's own.
        let empty = try form(talks: nil, issued: "")
        #expect(try empty.read(empty.returned())[ID("a-1")]?.entries[0].value == .notReported)
        #expect(empty.faults(empty.returned(.sheet, ["c.c-talks.amount": "5"])).isEmpty)
    }

    @Test("the identity carries what was counted, and one from before is read")
    func identity() throws {
        for identity in [try form().identity, try form(talks: nil, issued: "").identity] {
            let all = Dictionary(uniqueKeysWithValues: identity.properties.map { ($0.name, $0.value) })
            #expect(all.values.allSatisfy { !$0.isEmpty })
            #expect(try FormIdentity(properties: all) == identity)
        }
        let plain = ReportForm.make(try FormSamples.context())
        var before = plain.returned(.sheet, ["c.c-talks.amount": "6"])
        before.identity.version = 1
        #expect(before.identity.counted.isEmpty)
        #expect(try plain.read(before)[ID("a-1")]?.entries[0].value == .amount(try Amount(6)))
    }
}
