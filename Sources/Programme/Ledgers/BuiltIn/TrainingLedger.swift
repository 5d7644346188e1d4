extension BuiltInLedgers {
    /// 培训: one row for each person at each course. Persons (人) and visits (人次) are told apart by the identity number.
    static let trainings = Ledger(
        name: "trainings", label: Label("培训", en: "Trainings"),
        hint: Label("一人参加一期培训一行。", en: "One row for each person at each course."),
        fields: [
            Field(
                "kind", Label("培训类别", en: "Kind"), .choice,
                choices: [
                    .init("domestic-service", Label("家政服务", en: "Domestic service")),
                    .init("counsellor", Label("心理健康辅导骨干", en: "Mental health counsellors")),
                    .init("sports-leader", Label("妇女健身骨干", en: "Women sports leaders")),
                    .init("lecturer", Label("家庭教育讲师", en: "Lecturers on family education")),
                    .init("business", Label("创业就业", en: "Business and jobs")),
                    .init("other", Label("其他", en: "Other")),
                ], isRequired: true),
            Field("course", Label("课程或期次", en: "Course"), .text, isRequired: true),
            CommonFields.day(
                "held_on", Label("培训日期", en: "Held on"), hint: Label("多日的填第一天", en: "The first day")),
            Field(
                "hours", Label("学时", en: "Hours"), .decimal, isRequired: true, constraint: ". > 0",
                constraintMessage: Label("应大于0", en: "More than 0")),
            Field("trainer", Label("培训机构", en: "Trainer"), .text),
            Field("venue", Label("地点", en: "Venue"), .text),
            Field("name", Label("姓名", en: "Name"), .personName, isRequired: true),
            Field("number", Label("公民身份号码", en: "Identity number"), .identityNumber, isRequired: true),
            Field("phone", Label("联系电话", en: "Telephone"), .phone),
            Field("passed", Label("考核合格", en: "Passed"), .yesNo),
            Field(
                "certificate", Label("证书编号", en: "Certificate"), .text, relevant: "${passed} = 'yes'",
                sensitivity: .personal),
            CommonFields.note,
        ],
        uniqueBy: ["number", "course", "held_on"],
        subject: SubjectFields(name: "name", number: "number", phone: "phone"), dateField: "held_on",
        placeField: "venue",
        feeds: trained("domestic-service", Label("家政从业人员培训", en: "Domestic workers trained"))
            + trained("counsellor", Label("心理健康辅导骨干培训", en: "Counsellors trained"))
            + trained("sports-leader", Label("妇女健身骨干培训", en: "Women sports leaders trained"))
            + trained("lecturer", Label("家庭教育讲师培训", en: "Lecturers trained"))
            + trained("business", Label("创业就业培训", en: "Trained for business and jobs"))
            + [
                Feed("persons", Label("全部培训（人）", en: "All trained persons"), .flow, .persons),
                Feed("visits", Label("全部培训（人次）", en: "All attendances"), .flow, .records),
                Feed("hours", Label("培训学时", en: "Hours"), .flow, .sum("hours")),
                Feed(
                    "certificates", Label("取得合格证书（人次）", en: "Certificates"), .flow, .records,
                    where: "${passed} = 'yes'"),
            ])

    /// The two feeds of one kind: 人 and 人次.
    private static func trained(_ kind: String, _ label: Label) -> [Feed] {
        let condition = Expression(stringLiteral: "${kind} = '\(kind)'")
        return [
            Feed(
                "\(kind)-persons", Label("\(label.zhHans)（人）", en: "\(label.en): persons"), .flow, .persons,
                where: condition),
            Feed(
                "\(kind)-visits", Label("\(label.zhHans)（人次）", en: "\(label.en): attendances"), .flow,
                .records, where: condition),
        ]
    }

    /// 学校体育场地开放 (shared standards 10, section A).
    static let schoolGrounds = Ledger(
        name: "school-grounds", label: Label("学校体育场地开放", en: "School grounds open to the public"),
        fields: [
            Field("school", Label("学校名称", en: "School"), .text, isRequired: true),
            Field(
                "grounds", Label("开放场地", en: "Grounds"), .choices,
                choices: [
                    .init("track", Label("田径场", en: "Track")),
                    .init("football", Label("足球场", en: "Football")),
                    .init("basketball", Label("篮球场", en: "Basketball")),
                    .init("volleyball", Label("排球场", en: "Volleyball")),
                    .init("table_tennis", Label("乒乓球", en: "Table tennis")),
                    .init("badminton", Label("羽毛球", en: "Badminton")),
                    .init("equipment", Label("健身器材", en: "Equipment")),
                    .init("hall", Label("室内场馆", en: "Hall")),
                ], isRequired: true),
            CommonFields.day("opened_on", Label("开放起始日期", en: "Open from")),
            CommonFields.end("closed_on", Label("停止开放日期", en: "Closed from"), after: "opened_on"),
            Field(
                "weekends", Label("周末开放", en: "Open on weekends"), .yesNo, isRequired: true, isIndexed: true),
            Field(
                "holidays", Label("节假日开放", en: "Open on holidays"), .yesNo, isRequired: true, isIndexed: true),
            time("weekday_from", Label("工作日开门", en: "Weekdays from"), nil),
            time("weekday_until", Label("工作日关门", en: "Weekdays until"), "weekday_from"),
            time("weekend_from", Label("周末节假日开门", en: "Weekends from"), nil),
            time("weekend_until", Label("周末节假日关门", en: "Weekends until"), "weekend_from"),
            Field(
                "fee", Label("收费", en: "Fee"), .choice,
                choices: [
                    .init("free", Label("免费", en: "Free")),
                    .init("reduced", Label("低收费", en: "Reduced")), .init("paid", Label("收费", en: "Paid")),
                ]),
            Field("capacity", Label("同时容纳人数", en: "Capacity"), .integer),
            Field("contact", Label("联系电话（学校）", en: "School's telephone"), .phone, sensitivity: .open),
            CommonFields.address, CommonFields.location, CommonFields.note,
        ],
        uniqueBy: ["school", "opened_on"], dateField: "opened_on", placeField: "address",
        feeds: [
            Feed(
                "weekends-and-holidays", Label("周末和节假日开放的学校（所）", en: "Schools open on weekends and holidays"),
                .level, .records, where: "${weekends} = 'yes' and ${holidays} = 'yes'", until: "closed_on"),
            Feed("open", Label("开放的学校（所）", en: "Schools open"), .level, .records, until: "closed_on"),
        ])

    private static func time(_ name: String, _ label: Label, _ start: String?) -> Field {
        Field(
            name, label, .time, constraint: start.map { Expression(stringLiteral: ". > ${\($0)}") },
            constraintMessage: start.map { _ in Label("应晚于开门时间", en: "After the opening") })
    }
}
