extension BuiltInLedgers {
    /// 托育机构和托位. The rate is places by residents at the year's end (shared standards 09, section 1), worked out
    /// with a reference figure.
    static let childcare = Ledger(
        name: "childcare", label: Label("托育机构和托位", en: "Childcare institutions and places"),
        hint: Label(
            "每个机构新办时一行；以后增加托位的，另起一行，事项选“扩建”。",
            en:
                "One row when an institution opens; when it adds places later, one more row marked as extension."
        ),
        fields: [
            CommonFields.name(Label("机构名称", en: "Institution")),
            Field(
                "code", Label("统一社会信用代码", en: "Unified social credit code"), .text,
                constraint: "string-length(.) = 18",
                constraintMessage: Label("应为18位", en: "18 characters")),
            Field(
                "change", Label("事项", en: "What happened"), .choice,
                choices: [
                    .init("new", Label("新办", en: "Opened")),
                    .init("extension", Label("扩建", en: "Places added")),
                ], isRequired: true),
            Field(
                "kind", Label("机构类型", en: "Kind"), .choice,
                choices: [
                    .init("independent", Label("独立托育机构", en: "Independent institution")),
                    .init("kindergarten", Label("幼儿园托班", en: "Kindergarten class for under-threes")),
                    .init("community", Label("社区托育点", en: "Community centre")),
                    .init("workplace", Label("单位办托育点", en: "Workplace centre")),
                    .init("family", Label("家庭托育点", en: "Family childcare")),
                ], isRequired: true),
            Field(
                "nature", Label("举办性质", en: "Run by"), .choice,
                hint: Label(
                    "政府、事业单位、国有企业或集体举办的为公办性质",
                    en: "Government, public institutions, state-owned or collective bodies are public"),
                choices: [
                    .init("public", Label("公办性质", en: "Public body")),
                    .init("private", Label("民办", en: "Private body")),
                ], isRequired: true),
            Field(
                "filing", Label("备案编号", en: "Filing number"), .text,
                hint: Label("尚未备案的留空", en: "Empty while it is not filed")),
            CommonFields.day("opened_on", Label("启用日期", en: "In use from")),
            CommonFields.end("closed_on", Label("停用日期", en: "Out of use from"), after: "opened_on"),
            Field("places", Label("托位数", en: "Places"), .integer, isRequired: true),
            Field(
                "affordable_places", Label("其中普惠托位数", en: "Of these at a guided price"), .integer,
                constraint: ". <= ${places}",
                constraintMessage: Label("不能多于托位数", en: "No more than the places")),
            Field(
                "enrolled", Label("在托人数", en: "Children enrolled"), .integer, sensitivity: .internal),
            CommonFields.address, CommonFields.location, CommonFields.note,
        ],
        uniqueBy: ["name", "opened_on"], dateField: "opened_on", placeField: "address",
        feeds: [
            Feed(
                "public-institutions", Label("新办公办性质托育机构（处）", en: "Public institutions opened"),
                .flow, .records, where: "${change} = 'new' and ${nature} = 'public'"),
            Feed(
                "institutions", Label("新办托育机构（处）", en: "Institutions opened"), .flow, .records,
                where: "${change} = 'new'"),
            Feed(
                "places", Label("托位总数（个）", en: "Places"), .level, .sum("places"), until: "closed_on"),
            Feed(
                "affordable-places", Label("普惠托位数（个）", en: "Places at a guided price"), .level,
                .sum("affordable_places"), until: "closed_on"),
            Feed(
                "institutions-open", Label("在办托育机构（处）", en: "Institutions in operation"), .level,
                .records, where: "${change} = 'new'", until: "closed_on"),
        ])

    /// 工会妈妈小屋和母婴室 (shared standards 09, section 5).
    static let mothersRooms = Ledger(
        name: "mothers-rooms", label: Label("妈妈小屋和母婴室", en: "Mothers' rooms"),
        fields: [
            CommonFields.name(Label("名称", en: "Name")),
            Field("host", Label("建设单位", en: "Host"), .text, isRequired: true),
            Field(
                "kind", Label("类型", en: "Kind"), .choice,
                choices: [
                    .init("union", Label("工会妈妈小屋", en: "Trade union's room")),
                    .init("public", Label("公共场所母婴室", en: "Room in a public place")),
                    .init("workplace", Label("单位哺乳室", en: "Room at work")),
                ], isRequired: true),
            Field(
                "demonstration", Label("是否示范点", en: "Demonstration point"), .yesNo, isRequired: true,
                isIndexed: true),
            CommonFields.day(
                "since", Label("启用日期", en: "In use from"),
                hint: Label("示范点填认定日期", en: "For a demonstration point the day it was recognised")),
            CommonFields.end("closed_on", Label("停用日期", en: "Out of use from"), after: "since"),
            Field(
                "area", Label("面积（平方米）", en: "Area in square metres"), .decimal,
                hint: Label("示范点一般不小于10平方米", en: "Usually at least 10 for a demonstration point")),
            Field(
                "equipment", Label("设施", en: "Equipment"), .choices,
                choices: [
                    .init("plate", Label("标牌", en: "Sign")),
                    .init("lock", Label("门锁或帘", en: "Lock or curtain")),
                    .init("basin", Label("洗手池", en: "Basin")),
                    .init("hot_water", Label("热水", en: "Hot water")),
                    .init("seat", Label("桌椅或沙发", en: "Table and chairs")),
                    .init("fridge", Label("冰箱", en: "Refrigerator")),
                    .init("socket", Label("电源插座", en: "Socket")),
                    .init("bed", Label("婴儿床或护理台", en: "Cot or changing table")),
                    .init("bin", Label("垃圾桶", en: "Bin")),
                ]),
            CommonFields.hours, CommonFields.address, CommonFields.location, CommonFields.note,
        ],
        uniqueBy: ["name", "since"], dateField: "since", placeField: "address",
        feeds: [
            Feed(
                "demonstrations", Label("工会妈妈小屋示范点（个）", en: "Demonstration points"), .flow, .records,
                where: "${kind} = 'union' and ${demonstration} = 'yes'"),
            Feed("opened", Label("新建妈妈小屋和母婴室（个）", en: "Rooms opened"), .flow, .records),
            Feed(
                "open", Label("在用妈妈小屋和母婴室（个）", en: "Rooms in use"), .level, .records,
                until: "closed_on"),
        ])
}
