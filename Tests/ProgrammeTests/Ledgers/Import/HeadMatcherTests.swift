import Programme
import Testing

@Suite("Which column is which field")
struct HeadMatcherTests {
    private let ledger = Ledger(
        name: "trainings", label: "培训",
        fields: [
            Field("name", Label("姓名", en: "Name"), .personName, isRequired: true),
            Field("number", "公民身份号码", .identityNumber, isRequired: true),
            Field("phone", "联系电话", .phone),
            Field("held_on", "培训日期", .date, isRequired: true),
            Field("venue", "地点", .text),
            Field("age", "年龄", .integer, calculation: "1"),
            Field("certificate", "证书编号", .text, isRequired: true, relevant: "${age} > 1"),
        ],
        uniqueBy: ["number"], subject: SubjectFields(name: "name", number: "number", phone: "phone"),
        dateField: "held_on", placeField: "venue", feeds: [])

    @Test(
        "by name, by label, by what offices write",
        arguments: [
            ("number", "number"), ("公民身份号码", "number"), ("身份证号", "number"), ("身份证号码", "number"),
            (" 身份证号码 * ", "number"), ("身份证号（18位）", "number"), ("身份证号(18位)", "number"), ("NAME", "name"),
            ("姓　名", "name"), ("培训日期：", "held_on"), ("日期", "held_on"), ("手机号码", "phone"), ("培训地点", "venue"),
            ("责任单位", "@unit"), ("填报单位", "@unit"), ("Unit", "@unit"), ("序号", ""), ("", ""), ("年龄", ""),
            ("age", ""),
        ])
    func heads(head: String, target: String) {
        #expect(HeadMatcher(ledger).mapping(of: [head]).targets.map(\.text) == [target])
    }

    @Test(
        "of two columns for one field the first counts; what is missing is named; columns may stand in any order"
    )
    func several() {
        let mapping = HeadMatcher(ledger).mapping(of: ["单位", "身份证号", "身份证号码", "备用", "日期"])
        #expect(mapping.targets.map(\.text) == ["@unit", "number", "", "", "held_on"])
        #expect(mapping.missing(in: ledger) == ["name"])
        #expect(mapping.ignored == [2, 3])
        #expect(mapping.problems(in: ledger).isEmpty)
    }

    @Test("a mapping that says a field twice, or one that is not there, is refused")
    func wrong() {
        let mapping = ColumnMapping([.field("name"), .field("name"), .field("nothing"), .ignored, .ignored])
        #expect(mapping.problems(in: ledger).map(\.code) == ["import.field-twice", "import.field-unknown"])
        #expect(ColumnTarget(text: "age", of: ledger) == nil)
    }

    @Test(
        "rows of sums and signatures are no records; a person whose name begins alike is one",
        arguments: [
            (["", "合计", "", "120"], SideRow.total), (["合　计", "", "3"], .total),
            (["小计：", "1", "2", "3", "4"], .total),
            (["填表人：王敏", "", "审核人：李"], .signature), (["合计文", "370304", "2023-01-01", "x"], nil),
            (["总", "1"], nil), (["1", "合计"], nil), (["", "", ""], nil), (["填平", "1", "2", "3"], nil),
        ] as [([String], SideRow?)])
    func sides(cells: [String], kind: SideRow?) {
        #expect(SideRow(cells) == kind)
    }
}
