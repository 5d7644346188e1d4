import Database
import Documents
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Ledgers of an office's own", .serialized)
struct DefineLedgerContract {
    private func form(_ survey: [[String]], name: String = "yard_visits") throws -> Data {
        func rows(_ cells: [[String]]) -> [SheetRow] {
            cells.map { SheetRow($0.map { $0.isEmpty ? .blank : SheetCell($0) }) }
        }
        return try Workbook(sheets: [
            Sheet("survey", rows: rows([["type", "name", "label", "required"]] + survey)),
            Sheet("settings", rows: rows([["form_id", "form_title"], [name, "入院走访"]])),
        ]).data()
    }

    private let first = [
        ["date", "day", "日期", "yes"], ["text", "yard", "小院", "yes"], ["integer", "children", "儿童数"],
    ]

    @Test(
        "a form becomes a ledger, its change the next version, each in the log once",
        arguments: Engine.available)
    func defines(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let (office, cast) = (district.office, district.cast)
            let define = DefineLedger(office)
            let tried = try await define(
                try form(first), fileName: "a.xlsx", dryRun: true, by: cast.administrator)
            #expect(tried.isChanged && tried.previous == nil)
            #expect(
                try await district.refusal {
                    try await office.database.read { db in
                        _ = try LedgerStore.find("yard-visits", in: office.jurisdiction, db)
                    }
                } == ["ledger.unknown"])
            let made = try await define(try form(first), fileName: "a.xlsx", by: cast.administrator)
            #expect(made.ledger.version == 1 && made.ledger.label.zhHans == "入院走访")
            let again = try await define(try form(first), fileName: "a.xlsx", by: cast.administrator)
            #expect(!again.isChanged)
            let changed = try await define(
                try form(first + [["text", "note", "备注"]]), fileName: "a.xlsx", by: cast.administrator)
            #expect(changed.ledger.version == 2 && changed.previous == 1)
            let stored = try await office.database.read { db in
                try LedgerStore.find("yard-visits", in: office.jurisdiction, db)
            }
            #expect(stored == changed.ledger)
            let entries = try await office.database.read { db in
                try db.values(
                    "SELECT event FROM audit_entries WHERE event = 'ledger.defined'", as: String.self)
            }
            #expect(entries.count == 2)
        }
    }

    @Test(
        "every fault at once; not by everybody; no built-in name; no other file", arguments: Engine.available)
    func refuses(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let (office, cast) = (district.office, district.cast)
            let define = DefineLedger(office)
            let wrong = try form([
                ["image", "photo", "照片"], ["text", "1a", "名称"], ["begin_repeat", "r", "孩子"],
            ])
            #expect(
                try await district.refusal {
                    _ = try await define(wrong, fileName: "a.xlsx", by: cast.administrator)
                } == ["xlsform.media", "xlsform.name-invalid", "xlsform.repeat"])
            #expect(
                try await district.refusal {
                    _ = try await define(Data("a,b".utf8), fileName: "a.csv", by: cast.administrator)
                } == ["form.wrong-file-kind"])
            let good = try form(first)
            #expect(
                try await district.refusal {
                    _ = try await define(good, fileName: "a.xlsx", by: cast.auditor)
                }
                    == ["person.not-allowed"])
        }
    }
}
