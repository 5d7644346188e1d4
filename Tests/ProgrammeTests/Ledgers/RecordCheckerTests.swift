import Foundation
import Testing

@testable import Programme

/// A ledger with every kind of field.
enum LedgerSamples {
    static let training = Ledger(
        name: "trainings", label: "培训",
        fields: [
            Field("date", "日期", .date, isRequired: true), Field("name", "姓名", .personName, isRequired: true),
            Field("number", "身份证号", .identityNumber), Field("phone", "电话", .phone),
            Field("birth", "出生日期", .date),
            Field(
                "town", "镇办", .choice,
                choices: [.init("t1", Label("域城镇", en: "Yucheng")), .init("t2", Label("白塔镇", en: "Baita"))],
                isRequired: true),
            Field(
                "topics", "内容", .choices, choices: [.init("a", "家政"), .init("b", "育婴"), .init("c", "母婴 护理")]),
            Field(
                "hours", "学时", .decimal, constraint: ". > 0 and . <= 200",
                constraintMessage: Label("学时应在 0 到 200 之间。", en: "Hours are between 0 and 200.")),
            Field("people", "人数", .integer, constraint: "${passed} = '' or . >= ${passed}"),
            Field("passed", "合格人数", .integer),
            Field("rate", "合格率", .decimal, calculation: "${passed} div ${people} * 100"),
            Field("certified", "发证", .yesNo),
            Field("certificate", "证书编号", .text, isRequired: true, relevant: "${certified} = 'yes'"),
            Field("begins", "开始", .time), Field("place", "地点", .location), Field("note", "备注", .text),
        ],
        uniqueBy: ["name", "date"],
        subject: SubjectFields(name: "name", number: "number", phone: "phone", birth: "birth"),
        dateField: "date", feeds: [])

    static let good = ["date": "2026-04-27", "name": "王小美", "phone": "13855551000", "town": "t1"]
}

@Suite("Checking rows by their ledger")
struct RecordCheckerTests {
    private func check(_ changes: [String: String?]) throws -> Checked {
        let raw = LedgerSamples.good.merging(changes.map { ($0, $1 ?? "") }) { $1 }
        return try RecordChecker(LedgerSamples.training, today: #require(Day("2026-11-24"))).check(raw: raw)
    }

    @Test(
        "what people write becomes what is stored",
        arguments: [
            ("date", "2026/4/27", "2026-04-27"), ("date", "2026年4月27日", "2026-04-27"),
            ("date", "20260427", "2026-04-27"),
            ("date", "２０２６．４．２７", "2026-04-27"), ("date", "2026-04-27T00:00:00", "2026-04-27"),
            ("date", " 2026 年 4 月 7 日 ", "2026-04-07"), ("town", "域城镇", "t1"), ("town", " BAITA ", "t2"),
            ("topics", "育婴、家政", "a b"), ("topics", "b a", "a b"), ("topics", "母婴 护理", "c"),
            ("topics", "母婴 护理；家政", "a c"), ("hours", "1２.50", "12.5"), ("hours", "0.5", "0.5"),
            ("people", "1,200", "1200"),
            ("people", "12.0", "12"), ("certified", "否", "no"), ("certified", "×", "no"),
            ("certified", "０", "no"),
            ("begins", "18:30:00", "18:30"), ("begins", "9：05", "09:05"), ("begins", "下午6时30分", "18:30"),
            ("begins", "6:30 PM", "18:30"), ("begins", "12:10am", "00:10"),
            ("place", "36.4975190，117.852439", "36.497519 117.852439"),
            ("place", "-0.5 10 30 5", "-0.5 10"), ("note", "  两行\r\n字\u{200B} ", "两行\n字"),
            ("note", "e\u{301}", "\u{e9}"),
        ])
    func canonical(field: String, written: String, stored: String) throws {
        let checked = try check([field: written])
        #expect(checked.problems.isEmpty)
        #expect(checked.record?.values[field] == stored)
    }

    @Test(
        "what cannot be meant is refused by its name",
        arguments: [
            ("date", "45043", "field.date-serial"), ("date", "2026-02-30", "field.no-such-day"),
            ("date", "4/27", "field.not-a-date"),
            ("date", "27/4/2026", "field.not-a-date"), ("date", "2026-11-25", "field.in-future"),
            ("date", "1899-01-01", "field.date-out-of-range"),
            ("date", "", "field.required"), ("town", "城东", "field.unknown-choice"),
            ("topics", "家政、插花", "field.unknown-choice"),
            ("hours", "0", "field.constraint-message"), ("hours", "=1+1", "amount.not-a-number"),
            ("people", "-1", "amount.negative"),
            ("people", "1.5", "field.not-whole"), ("certified", "也许", "field.not-yes-or-no"),
            ("begins", "25:00", "field.not-a-time"),
            ("place", "117.85 36.49", "field.location-swapped"), ("place", "山头", "field.not-a-location"),
            ("note", "a\u{202E}b", "field.control-character"), ("note", "a\u{0}b", "field.control-character"),
            ("note", String(repeating: "字", count: 2_001), "field.too-long"),
            ("name", "王小美2", "field.not-a-name"),
            ("name", "/", "field.not-a-name"), ("phone", "12345678901", "field.not-a-phone"),
            ("phone", "见备注", "field.not-a-phone"),
            ("number", "3.70304E+17", "identity.scientific"),
            ("number", "370304201903150000", "identity.fifteen-and-zeros"),
            ("certificate", "A1", "field.not-relevant"), ("birth", "2027-01-01", "field.in-future"),
            ("stranger", "1", "field.unknown"),
        ])
    func refused(field: String, written: String, code: String) throws {
        let checked = try check([field: written])
        #expect(checked.record == nil)
        #expect(checked.problems.map(\.code) == [code])
        #expect(checked.problems.first?.position == field)
    }

    @Test("a constraint's own words are there in every language")
    func constraintMessage() throws {
        let problem = try #require(try check(["hours": "0"]).problems.first)
        #expect(
            problem.message.details == [
                "message": "学时应在 0 到 200 之间。", "message@en": "Hours are between 0 and 200.",
            ])
    }

    @Test("all faults are told at once, and none that only follows from another")
    func toldAtOnce() throws {
        let checked = try check([
            "date": "x", "town": "", "passed": "viele", "people": "3", "certified": "maybe",
        ])
        #expect(
            checked.problems.map { "\($0.position ?? "") \($0.code)" } == [
                "date field.not-a-date", "town field.required", "passed amount.not-a-number",
                "certified field.not-yes-or-no",
            ])
    }

    @Test("whatever depends on other fields")
    func dependencies() throws {
        #expect(try check(["certified": "是"]).problems.map(\.code) == ["field.required"])
        #expect(try check(["certified": "是", "certificate": "A1"]).problems.isEmpty)
        #expect(try check(["people": "3", "passed": "4"]).problems.map(\.code) == ["field.constraint"])
        // Worked out, whatever stands in the cell.
        let record = try #require(try check(["people": "3", "passed": "2", "rate": "99"]).record)
        #expect(record.values["rate"] == "66.6667")
    }

    @Test("a name alone is nobody; the number tells the birthday")
    func subjects() throws {
        #expect(try check(["phone": nil]).problems.map(\.code) == ["subject.unknown"])
        #expect(
            try check(["phone": nil, "birth": "2019-3-15"]).record?.identity?.matchingText
                == "birth:王小美:2019-03-15")
        let known = try #require(try check(["number": "370304201903150023", "birth": "2019-03-15"]).record)
        #expect(known.identity?.number == "370304201903150023" && known.identity?.birth == nil)
        #expect(known.values.keys.sorted() == ["date", "town"])
        #expect(
            try check(["number": "370304201903150023", "birth": "2019-03-16"]).problems.map(\.code)
                == ["identity.birth-differs"])
        #expect(try check(["name": "张 三"]).record?.identity?.name == "张三")
        #expect(try check(["name": "阿依古丽.买买提"]).record?.identity?.name == "阿依古丽·买买提")
        #expect(try check(["phone": "+86 138-5555-1000"]).record?.identity?.phone == "13855551000")
        #expect(try check(["phone": "（0533）4281234"]).record?.identity?.phone == "0533-4281234")
    }

    @Test("nothing that somebody's record says is quoted in a fault")
    func quotesNothingPersonal() throws {
        var ledger = LedgerSamples.training
        ledger.fields[9].sensitivity = .sensitive
        let raw = LedgerSamples.good.merging(["passed": "SECRET"]) { $1 }
        let checked = try RecordChecker(ledger, today: #require(Day("2026-11-24"))).check(raw: raw)
        #expect(checked.problems.map(\.code) == ["amount.not-a-number"])
        #expect(!"\(checked.problems)".contains("SECRET"))
    }

    @Test("what was found good stays as it is, and nothing traps", arguments: Seeded.seeds(40))
    func isIdempotent(seed: UInt64) throws {
        var random = Seeded(seed)
        let ledger = LedgerSamples.training
        let checker = RecordChecker(ledger, today: try #require(Day("2026-11-24")))
        let pieces = [
            "2026", "年", "4", "月", "/", "-", ".", ":", "：", " ", "　", "\u{301}", "e", "王", "小美", "·", "家政",
            "a b", "、", "，", "t1", "是", "0",
            "36.5", "117.8", "1", "3855551000", "370304201903150023", "x", "\u{200B}", "\n", "\u{1F600}", "ﾊﾟ",
            "豈", "E+17", "上午", "下午", "%", "(", ")",
        ]
        for _ in 0..<300 {
            let raw = Dictionary(
                ledger.fields.map { field in
                    (field.name, (0..<random.int(0...4)).map { _ in random.pick(pieces) }.joined())
                }, uniquingKeysWith: { first, _ in first })
            // Each cell by itself, so that good ones are not hidden behind bad ones.
            for field in ledger.fields {
                let reader = FieldReader(field, today: checker.today)
                guard case .value(let value) = reader.read(raw[field.name] ?? "") else { continue }
                guard case .value(let again) = reader.read(value) else {
                    Issue.record("\(field.name): \(value) is refused")
                    continue
                }
                #expect(again == value && Array(again.utf8) == Array(value.utf8), "\(field.name): \(raw)")
            }
            _ = checker.check(raw: raw)
        }
    }

    @Test("a record's own values check to the same record")
    func recordsCheckToThemselves() throws {
        let record = try #require(
            try check([
                "people": "3", "passed": "2", "topics": "育婴、家政", "certified": "有", "certificate": "A 1",
                "begins": "9:00",
                "place": "36.5 117.8",
            ]).record)
        let identity = try #require(record.identity)
        let again = record.values.merging(["name": identity.name, "phone": identity.phone ?? ""]) { $1 }
        #expect(try check(again).record == record)
    }
}
