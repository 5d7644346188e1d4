import Foundation
import Testing

@testable import Programme

@Suite("XLSForm")
struct XLSFormTests {
    private func read(
        _ survey: [[String?]], choices: [[String?]] = [],
        settings: [[String?]] = [["form_id"], ["yard_visits"]]
    ) -> XLSForm.Reading {
        XLSForm.read(["survey": survey, "choices": choices, "settings": settings])
    }

    @Test("a form becomes a ledger: kinds, words, groups' conditions, choices, our columns")
    func reads() throws {
        let reading = read(
            [
                [
                    "type", "name", "label::中文 (zh)", "label::English (en)", "required", "relevant",
                    "constraint", "constraint_message", "banshi::kind", "banshi::subject", "calculation",
                    "banshi::unique",
                ],
                ["start", "start"], ["note", "n", "请如实填写"],
                ["date", "Visit_Date", "走访日期", "Day", "yes"],
                ["text", "who", "姓名", "Name", "yes", nil, nil, nil, "personName", "name", nil, "yes"],
                ["text", "number", "身份证号", nil, nil, nil, nil, nil, "identityNumber", "number"],
                ["begin_group", "g", nil, nil, nil, "${Visit_Date} > date('2026-01-01')"],
                ["select_one town", "town", "镇办", "Town", "TRUE"],
                ["select_multiple gift", "gifts", "礼物", nil, nil, "${town} = 'a'"], ["end_group"],
                ["integer", "children", "儿童数", nil, nil, nil, ". > 0", "应大于零"],
                ["calculate", "twice", nil, nil, nil, nil, nil, nil, "integer", nil, "${children} * 2"],
                ["acknowledge", "agreed"],
            ],
            choices: [
                ["list_name", "name", "label"], ["town", "a", "域城镇"], ["town", "b", "白塔镇"],
                ["gift", "1", "书"],
            ])
        #expect(reading.problems.isEmpty)
        let ledger = try #require(reading.ledger)
        #expect(
            ledger.name == "yard-visits" && ledger.dateField == "visit_date" && ledger.uniqueBy == ["who"])
        #expect(
            ledger.fields.map(\.kind) == [
                .date, .personName, .identityNumber, .choice, .choices, .integer, .integer, .yesNo,
            ])
        #expect(ledger.subject == SubjectFields(name: "who", number: "number"))
        #expect(ledger.field("visit_date")?.label == Label("走访日期", en: "Day"))
        #expect(ledger.field("town")?.relevant?.source == "${visit_date} > date('2026-01-01')")
        #expect(
            ledger.field("gifts")?.relevant?.source
                == "(${visit_date} > date('2026-01-01')) and (${town} = 'a')")
        #expect(ledger.field("number")?.sensitivity == .personal)
        #expect(ledger.feeds.map(\.name) == ["records", "persons", "sum-children", "sum-twice"])
        #expect(reading.remarks.contains { $0.code == "xlsform.type-ignored" && $0.position == "survey!2" })
        // As it is stored.
        #expect(try JSONDecoder().decode(Ledger.self, from: JSONEncoder().encode(ledger)) == ledger)
    }

    @Test(
        "what a ledger cannot hold is refused with its row",
        arguments: [
            (["begin_repeat", "r"], "xlsform.repeat"), (["image", "r"], "xlsform.media"),
            (["geoshape", "r"], "xlsform.shape"),
            (["rank t", "r"], "xlsform.rank"),
            (["select_one_from_file t.csv", "r"], "xlsform.choices-elsewhere"),
            (["select_one t or_other", "r"], "xlsform.or-other"),
            (["select_one t", "r"], "xlsform.list-missing"), (["wonder", "r"], "xlsform.type-unknown"),
            (["text", "1a"], "xlsform.name-invalid"), (["text", "名称"], "xlsform.name-invalid"),
            (["text", "A"], "xlsform.name-twice"),
            (["text"], "xlsform.name-missing"), ([nil, "r"], "xlsform.type-missing"),
            (["begin_group", "r"], "xlsform.group-open"),
            (["end_group"], "xlsform.group-not-open"), (["calculate", "r"], "xlsform.calculation-missing"),
            (["text", "r", "${gone} = 1"], "expression.unknown-field"),
            (["text", "r", "area(.) > 1"], "expression.unsupported-shapes"),
            (["text", "r", nil, "position(..)"], "expression.unsupported-repeats"),
            (["text", "r", nil, "${r} + 1"], "xlsform.calculation-later"),
            (["text", "r", nil, nil, "${a} = 1"], "xlsform.required-condition"),
        ] as [([String?], String)])
    func refuses(row: [String?], code: String) {
        let reading = read([["type", "name", "constraint", "calculation", "required"], ["text", "a"], row])
        #expect(reading.ledger == nil)
        #expect(
            reading.problems.contains { $0.code == code && $0.position == "survey!3" }, "\(reading.problems)")
    }

    @Test(
        "a ledger's form, read again, is the ledger", arguments: [LedgerSamples.training] + BuiltInLedgers.all
    )
    func comesBack(ledger: Ledger) {
        let sheets = Dictionary(uniqueKeysWithValues: XLSForm.sheets(of: ledger).map { ($0.name, $0.rows) })
        let reading = XLSForm.read(sheets)
        #expect(reading.problems.isEmpty)
        #expect(reading.ledger?.fields == ledger.fields)
        #expect(Set(reading.ledger?.uniqueBy ?? []) == Set(ledger.uniqueBy))
        #expect(reading.ledger?.subject == ledger.subject)
        #expect(
            reading.ledger?.dateField == ledger.dateField && reading.ledger?.placeField == ledger.placeField)
        #expect(reading.ledger?.name == ledger.name && reading.ledger?.label.zhHans == ledger.label.zhHans)
    }

    @Test("no sheets, and senseless ones, are refused without a trap", arguments: Seeded.seeds(30))
    func survives(seed: UInt64) {
        #expect(XLSForm.read([:]).problems.map(\.code) == ["xlsform.survey-missing"])
        var random = Seeded(seed)
        let words = [
            nil, "", "type", "name", "label", "label::中文", "jr:x", "::", "bind::relevant", "text",
            "select_one a", "select_one", "begin group",
            "end group", "${a}", "(", "a", "yes", "list_name", "banshi::kind", "date", "calculate",
            "banshi::subject", "#",
        ]
        for _ in 0..<150 {
            let sheets = Dictionary(
                uniqueKeysWithValues: ["survey", "choices", "settings", "x"].map { name in
                    (
                        name,
                        (0..<random.int(0...8)).map { _ in
                            (0..<random.int(0...6)).map { _ in random.pick(words) }
                        }
                    )
                })
            let reading = XLSForm.read(sheets)
            #expect(reading.ledger != nil || !reading.problems.isEmpty)
        }
    }

    @Test("a ledger with records changes only as its records allow")
    func changes() {
        let old = LedgerSamples.training
        var new = old
        new.fields[9].kind = .decimal
        new.fields.append(Field("extra", "其他", .text))
        #expect(LedgerChange.problems(from: old, to: new).isEmpty)
        new.fields[5].choices.removeLast()
        new.fields[15].sensitivity = .personal
        new.fields[13].kind = .date
        new.uniqueBy = ["date"]
        #expect(
            Set(LedgerChange.problems(from: old, to: new).map(\.code)) == [
                "ledger.choice-removed", "ledger.sensitivity-changed", "ledger.kind-changed",
                "ledger.unique-changed",
            ])
    }
}
