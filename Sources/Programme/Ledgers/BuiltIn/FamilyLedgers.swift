extension BuiltInLedgers {
    /// “美在家庭”: one row for each assessment of a village, so that no family is named. The rate is households that meet
    /// the standard by households living there (shared standards 09, section 4).
    static let beautifulHomes = Ledger(
        name: "beautiful-homes", label: Label("“美在家庭”评定", en: "Beautiful homes"),
        hint: Label(
            "一个村（社区）评定一次一行；重新评定时，在旧行填上“下次评定日期”，再加一行。",
            en: "One row for each assessment of a village; at the next one, give the old row its last day."),
        fields: [
            CommonFields.town,
            Field("village", Label("村（社区）", en: "Village"), .text, isRequired: true),
            CommonFields.day("assessed_on", Label("评定日期", en: "Assessed on")),
            CommonFields.end("replaced_on", Label("下次评定日期", en: "Assessed again on"), after: "assessed_on"),
            Field(
                "households", Label("常住户数", en: "Households"), .integer, isRequired: true,
                constraint: ". > 0", constraintMessage: Label("应大于0", en: "More than 0")),
            Field(
                "met", Label("建成户数", en: "Households that meet it"), .integer, isRequired: true,
                constraint: ". <= ${households}",
                constraintMessage: Label("不能多于常住户数", en: "No more than the households")),
            Field(
                "stars", Label("其中五星级户数", en: "Of these with five stars"), .integer,
                constraint: ". <= ${met}",
                constraintMessage: Label("不能多于建成户数", en: "No more than those that meet it")),
            CommonFields.note,
        ],
        uniqueBy: ["town", "village", "assessed_on"], dateField: "assessed_on", placeField: "village",
        feeds: [
            Feed(
                "rate", Label("“美在家庭”建成率", en: "Share of beautiful homes"), .level,
                [
                    Feed.Term(.sum("met"), part: .numerator, until: "replaced_on"),
                    Feed.Term(.sum("households"), part: .denominator, until: "replaced_on"),
                ]),
            Feed(
                "met", Label("“美在家庭”建成户数", en: "Beautiful homes"), .level, .sum("met"),
                until: "replaced_on"),
        ])

    /// 家庭文明建设的评选: families and their members who were honoured.
    static let honours = Ledger(
        name: "honours", label: Label("文明家庭等评选", en: "Families honoured"),
        fields: [
            Field(
                "kind", Label("称号", en: "Honour"), .choice,
                choices: [
                    .init("civilised", Label("文明家庭", en: "Civilised family")),
                    .init("five-good", Label("五好家庭", en: "Five-good family")),
                    .init("daughter-in-law", Label("好媳妇", en: "Good daughter-in-law")),
                    .init("mother-in-law", Label("好婆婆", en: "Good mother-in-law")),
                    .init("green", Label("绿色家庭", en: "Green family")),
                    .init("other", Label("其他", en: "Other")),
                ], isRequired: true),
            Field(
                "level", Label("级别", en: "Level"), .choice,
                choices: [
                    .init("district", Label("区级", en: "District")), .init("city", Label("市级", en: "City")),
                    .init("province", Label("省级", en: "Province")),
                    .init("national", Label("国家级", en: "National")),
                ], isRequired: true),
            CommonFields.day("awarded_on", Label("命名日期", en: "Awarded on")),
            CommonFields.end("revoked_on", Label("撤销日期", en: "Revoked on"), after: "awarded_on"),
            Field("document", Label("命名文件", en: "Document"), .text), CommonFields.town,
            Field("name", Label("户主或获奖人姓名", en: "Head of the family"), .personName, isRequired: true),
            Field("phone", Label("联系电话", en: "Telephone"), .text, sensitivity: .personal), CommonFields.note,
        ],
        uniqueBy: ["name", "town", "kind", "level", "awarded_on"],
        dateField: "awarded_on",
        feeds: [
            Feed(
                "families", Label("选树文明家庭、五好家庭（户）", en: "Families honoured"), .flow, .records,
                where: "${kind} = 'civilised' or ${kind} = 'five-good'"),
            Feed(
                "in-laws", Label("选树好媳妇、好婆婆（人次）", en: "In-laws honoured"), .flow, .records,
                where: "${kind} = 'daughter-in-law' or ${kind} = 'mother-in-law'"),
            Feed("all", Label("全部命名（户次）", en: "All honours"), .flow, .records),
        ])
}
