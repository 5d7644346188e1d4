extension BuiltInLedgers {
    /// 司法救助: who the case ruined is told to nobody but the unit itself (shared standards 12: sensitive).
    static let judicialRelief = Ledger(
        name: "judicial-relief", label: Label("司法救助", en: "Judicial relief"),
        fields: [
            Field("case_number", Label("救助案号", en: "Case"), .text, isRequired: true, sensitivity: .sensitive),
            CommonFields.day("decided_on", Label("决定日期", en: "Decided on")),
            Field("paid_on", Label("发放日期", en: "Paid on"), .date, sensitivity: .internal),
            Field(
                "amount", Label("救助金额（元）", en: "Amount in yuan"), .decimal, isRequired: true,
                constraint: ". > 0", constraintMessage: Label("应大于0", en: "More than 0"),
                sensitivity: .internal),
            Field(
                "group", Label("救助对象", en: "Group"), .choice,
                choices: [
                    .init("woman", Label("因案致困妇女", en: "Woman")),
                    .init("child", Label("未成年人", en: "Child")),
                    .init("other", Label("其他", en: "Other")),
                ], isRequired: true, sensitivity: .internal),
            sensitive("circumstances", Label("困难情况", en: "Circumstances"), .text),
            sensitive("name", Label("姓名", en: "Name"), .personName, isRequired: true),
            sensitive("number", Label("公民身份号码", en: "Identity number"), .identityNumber, isRequired: true),
            sensitive("phone", Label("联系电话", en: "Telephone"), .phone),
        ],
        uniqueBy: ["number", "decided_on"],
        subject: SubjectFields(name: "name", number: "number", phone: "phone"), dateField: "decided_on",
        feeds: [
            Feed(
                "women", Label("司法救助妇女（人）", en: "Women helped"), .flow, .persons,
                where: "${group} = 'woman'"),
            Feed("persons", Label("司法救助（人）", en: "Persons helped"), .flow, .persons),
            Feed("cases", Label("司法救助（件）", en: "Cases"), .flow, .records),
            Feed("amount", Label("发放救助金（元）", en: "Money paid in yuan"), .flow, .sum("amount")),
        ])

    /// 爱心妈妈结对: a child and who cares for it. Children are sensitive without exception (shared standards 12).
    static let pairings = Ledger(
        name: "pairings", label: Label("爱心妈妈结对帮扶", en: "Children paired with volunteers"),
        fields: [
            sensitive("name", Label("儿童姓名", en: "Child's name"), .personName, isRequired: true),
            sensitive("number", Label("儿童公民身份号码", en: "Child's identity number"), .identityNumber),
            Field(
                "birth", Label("儿童出生日期", en: "Child's day of birth"), .date,
                hint: Label("没有身份号码时填写", en: "Where there is no identity number"), isRequired: true,
                constraint: ". <= today()", constraintMessage: Label("不能晚于今天", en: "Not after today"),
                relevant: "${number} = ''", sensitivity: .sensitive),
            Field(
                "kind", Label("儿童类别", en: "Kind"), .choice,
                choices: [
                    .init("difficult", Label("困境儿童", en: "Child in difficulty")),
                    .init("left-behind", Label("留守儿童", en: "Left-behind child")),
                    .init("orphan", Label("孤儿、事实无人抚养儿童", en: "Orphan or without care")),
                ], isRequired: true, sensitivity: .internal),
            Field(
                "town", Label("镇（街道）", en: "Town or subdistrict"), .text, isRequired: true,
                sensitivity: .internal, isIndexed: true),
            sensitive("guardian", Label("监护人姓名", en: "Guardian"), .personName),
            sensitive("guardian_phone", Label("监护人电话", en: "Guardian's telephone"), .phone),
            Field("volunteer", Label("爱心妈妈姓名", en: "Volunteer"), .personName, isRequired: true),
            Field("volunteer_phone", Label("爱心妈妈电话", en: "Volunteer's telephone"), .phone),
            CommonFields.day("paired_on", Label("结对日期", en: "Paired on")),
            CommonFields.end("ended_on", Label("结束日期", en: "Ended on"), after: "paired_on"),
        ],
        uniqueBy: ["name", "number", "birth", "paired_on"],
        subject: SubjectFields(name: "name", number: "number", birth: "birth"), dateField: "paired_on",
        feeds: [
            Feed("children", Label("结对帮扶儿童（人）", en: "Children paired"), .flow, .persons),
            Feed("pairs", Label("在结对（对）", en: "Pairs standing"), .level, .records, until: "ended_on"),
        ])

    /// 希望小屋: a room of its own for a child; where it is tells who lives there, so it is sealed.
    static let hopeRooms = Ledger(
        name: "hope-rooms", label: Label("希望小屋", en: "Hope rooms"),
        fields: [
            sensitive("name", Label("儿童姓名", en: "Child's name"), .personName, isRequired: true),
            sensitive(
                "number", Label("儿童公民身份号码", en: "Child's identity number"), .identityNumber, isRequired: true),
            Field(
                "town", Label("镇（街道）", en: "Town or subdistrict"), .text, isRequired: true,
                sensitivity: .internal, isIndexed: true),
            sensitive("home", Label("详细地址", en: "Address"), .text),
            CommonFields.day("built_on", Label("建成日期", en: "Built on")),
            Field(
                "cost", Label("投入（元）", en: "Cost in yuan"), .decimal, sensitivity: .internal),
            Field("sponsor", Label("资助单位", en: "Sponsor"), .text, sensitivity: .internal),
            sensitive("volunteer", Label("关爱志愿者姓名", en: "Volunteer"), .personName),
        ],
        uniqueBy: ["number", "built_on"], subject: SubjectFields(name: "name", number: "number"),
        dateField: "built_on",
        feeds: [
            Feed("rooms", Label("建成希望小屋（个）", en: "Rooms built"), .flow, .records),
            Feed("children", Label("希望小屋受助儿童（人）", en: "Children helped"), .flow, .persons),
        ])

    private static func sensitive(
        _ name: String, _ label: Label, _ kind: FieldKind, isRequired: Bool = false
    ) -> Field {
        Field(name, label, kind, isRequired: isRequired, sensitivity: .sensitive)
    }
}
