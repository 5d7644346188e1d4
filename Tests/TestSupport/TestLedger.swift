import Database
import Operations
import Programme

/// A ledger for tests: trainings of persons, with places, hours and a certificate; and one of places.
public enum TestLedger {
    /// Trainings of persons.
    public static let trainings = Ledger(
        name: "test-trainings", label: Label("培训台账（测试）", en: "Trainings (test)"),
        fields: [
            Field("name", Label("姓名", en: "Name"), .personName, isRequired: true),
            Field("number", Label("身份证号码", en: "Identity number"), .identityNumber, isRequired: true),
            Field("phone", Label("联系电话", en: "Telephone"), .phone),
            Field("date", Label("培训日期", en: "Date"), .date, isRequired: true),
            Field(
                "course", Label("课程", en: "Course"), .choice,
                choices: [
                    Field.Choice("care", Label("家政服务", en: "Care")),
                    Field.Choice("counsel", Label("心理辅导", en: "Counselling")),
                ], isRequired: true),
            Field("hours", Label("学时", en: "Hours"), .integer),
            Field("certificate", Label("取得证书", en: "Certificate"), .yesNo),
            Field("place", Label("地点", en: "Place"), .text),
            Field("need", Label("特殊需要", en: "Needs"), .text, sensitivity: .sensitive),
        ],
        uniqueBy: ["number", "date", "course"],
        subject: SubjectFields(name: "name", number: "number", phone: "phone"), dateField: "date",
        placeField: "place",
        feeds: [
            Feed("visits", Label("培训人次", en: "Attendances"), .flow, .records),
            Feed("persons", Label("培训人数", en: "Persons"), .flow, .persons),
            Feed("care-persons", Label("家政人数", en: "Care"), .flow, .persons, where: "${course} = 'care'"),
            Feed("hours", Label("学时", en: "Hours"), .flow, .sum("hours")),
            Feed(
                "certified", Label("取证率", en: "Certified"), .flow,
                [
                    Feed.Term(.persons, part: .numerator, where: "${certificate} = 'yes'"),
                    Feed.Term(.persons, part: .denominator),
                ]),
        ])

    /// Places that open and close.
    public static let places = Ledger(
        name: "test-places", label: Label("场所台账（测试）", en: "Places (test)"),
        fields: [
            Field("title", Label("名称", en: "Name"), .text, isRequired: true),
            Field("opened", Label("启用日期", en: "Opened"), .date, isRequired: true),
            Field("closed", Label("停用日期", en: "Closed"), .date),
            Field("seats", Label("托位数", en: "Places"), .integer),
        ],
        uniqueBy: ["title"], dateField: "opened",
        feeds: [
            Feed("open", Label("在用场所", en: "Open"), .level, .records, until: "closed"),
            Feed("seats", Label("托位", en: "Places"), .level, .sum("seats"), until: "closed"),
        ])

    /// A made-up name.
    public static func name(_ person: Int) -> String {
        "测试" + String(String(person).map { Array("零一二三四五六七八九")[$0.wholeNumberValue ?? 0] })
    }

    /// A made-up identity number with its check digit: region 990301, born that day.
    public static func number(_ sequence: Int, birth: Day = Fixed.day(1, 1)) -> String {
        let digits =
            "990301" + birth.description.filter { $0 != "-" } + String(sequence % 1000 + 1000).suffix(3)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        return digits + String(Array("10X98765432")[sum % 11])
    }
}

extension District {
    /// Makes the test's ledgers known.
    public func defineTestLedgers() async throws {
        for ledger in [TestLedger.trainings, TestLedger.places] {
            try await office.database.write { tx in
                try LedgerStore.define(
                    ledger, by: cast.reviewer, at: office.now(), in: office.jurisdiction, tx)
            }
        }
    }

    /// A training's row as it is typed.
    public static func training(
        _ person: Int, _ day: Day = Fixed.day(5, 10), course: String = "care",
        more: [String: String] = [:]
    ) -> [String: String] {
        [
            "name": TestLedger.name(person), "number": TestLedger.number(person), "date": day.description,
            "course": course, "hours": "8",
        ].merging(more) { $1 }
    }
}
