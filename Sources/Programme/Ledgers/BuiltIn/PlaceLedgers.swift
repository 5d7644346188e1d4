extension BuiltInLedgers {
    /// 儿童友好社区（村） (shared standards 09, section 3).
    static let friendlyCommunities = Ledger(
        name: "child-friendly-communities",
        label: Label("儿童友好社区（村）", en: "Child-friendly communities"),
        fields: [
            CommonFields.name(Label("社区（村）名称", en: "Community or village")), CommonFields.town,
            Field(
                "kind", Label("类别", en: "Kind"), .choice,
                choices: [
                    .init("community", Label("社区", en: "Community")),
                    .init("village", Label("村", en: "Village")),
                ], isRequired: true),
            CommonFields.day("recognised_on", Label("认定日期", en: "Recognised on")),
            CommonFields.end("revoked_on", Label("撤销日期", en: "Revoked on"), after: "recognised_on"),
            Field(
                "score", Label("自查达标项数", en: "Items met of the self-check"), .integer,
                hint: Label("共20项", en: "Of 20"), constraint: ". <= 20",
                constraintMessage: Label("最多20项", en: "At most 20"), sensitivity: .internal),
            Field(
                "facilities", Label("建设内容", en: "What was built"), .choices,
                choices: [
                    .init("home", Label("儿童之家", en: "Children's home")),
                    .init("playground", Label("游乐场地", en: "Playground")),
                    .init("reading", Label("阅读角", en: "Reading corner")),
                    .init("mothers_room", Label("母婴室", en: "Mothers' room")),
                    .init("slow_street", Label("安全出行设施", en: "Safe streets")),
                    .init("council", Label("儿童议事会", en: "Children's council")),
                ]),
            CommonFields.address, CommonFields.location, CommonFields.note,
        ],
        uniqueBy: ["town", "name"], dateField: "recognised_on", placeField: "name",
        feeds: [
            Feed("recognised", Label("建成儿童友好社区（村）（个）", en: "Communities recognised"), .flow, .records),
            Feed(
                "standing", Label("现有儿童友好社区（村）（个）", en: "Communities standing"), .level, .records,
                until: "revoked_on"),
        ])

    /// 儿童友好实践基地.
    static let practiceBases = Ledger(
        name: "practice-bases", label: Label("儿童友好实践基地", en: "Practice bases"),
        fields: [
            CommonFields.name(Label("基地名称", en: "Name")),
            Field(
                "kind", Label("类型", en: "Kind"), .choice,
                choices: [
                    .init("science", Label("科普", en: "Science")),
                    .init("humanities", Label("人文历史", en: "Humanities")),
                    .init("arts", Label("艺术", en: "Arts")), .init("labour", Label("劳动", en: "Labour")),
                    .init("nature", Label("自然", en: "Nature")),
                    .init("other", Label("其他", en: "Other")),
                ], isRequired: true),
            Field(
                "on_map", Label("已列入服务地图", en: "On the service map"), .yesNo, isRequired: true,
                isIndexed: true),
            CommonFields.day(
                "since", Label("启用日期", en: "In use from"),
                hint: Label("列入服务地图的填列入日期", en: "For one on the map the day it was put there")),
            CommonFields.end("ended_on", Label("停用日期", en: "Out of use from"), after: "since"),
            CommonFields.hours, CommonFields.address, CommonFields.location, CommonFields.note,
        ],
        uniqueBy: ["name", "since"], dateField: "since", placeField: "address",
        feeds: [
            Feed(
                "mapped", Label("列入服务地图的实践基地（处）", en: "Bases put on the map"), .flow, .records,
                where: "${on_map} = 'yes'"),
            Feed("open", Label("在用实践基地（处）", en: "Bases in use"), .level, .records, until: "ended_on"),
        ])

    /// 儿童乐园.
    static let childrensParks = Ledger(
        name: "childrens-parks", label: Label("儿童乐园", en: "Children's parks"),
        fields: [
            CommonFields.name(Label("乐园名称", en: "Name")),
            Field("level", Label("级别", en: "Level"), .choice, choices: CommonFields.levels, isRequired: true),
            CommonFields.day("opened_on", Label("启用日期", en: "Opened on")),
            CommonFields.end("closed_on", Label("停用日期", en: "Closed on"), after: "opened_on"),
            Field("area", Label("面积（平方米）", en: "Area in square metres"), .decimal),
            Field("facilities", Label("主要设施", en: "Equipment"), .text), CommonFields.hours,
            CommonFields.address, CommonFields.location, CommonFields.note,
        ],
        uniqueBy: ["name", "opened_on"], dateField: "opened_on", placeField: "address",
        feeds: [
            Feed(
                "town-parks", Label("新建镇级儿童乐园（个）", en: "Town parks opened"), .flow, .records,
                where: "${level} = 'town'"),
            Feed("opened", Label("新建儿童乐园（个）", en: "Parks opened"), .flow, .records),
            Feed("open", Label("在用儿童乐园（个）", en: "Parks in use"), .level, .records, until: "closed_on"),
        ])

    /// 儿童阅读空间和图书馆.
    static let readingSpaces = Ledger(
        name: "reading-spaces", label: Label("儿童阅读空间和图书馆", en: "Reading spaces and libraries"),
        fields: [
            CommonFields.name(Label("名称", en: "Name")),
            Field(
                "kind", Label("类型", en: "Kind"), .choice,
                choices: [
                    .init("space", Label("儿童公共阅读空间", en: "Public reading space")),
                    .init("library", Label("儿童图书馆", en: "Children's library")),
                    .init("corner", Label("图书角", en: "Book corner")),
                ], isRequired: true),
            Field("level", Label("级别", en: "Level"), .choice, choices: CommonFields.levels, isRequired: true),
            CommonFields.day("opened_on", Label("启用日期", en: "Opened on")),
            CommonFields.end("closed_on", Label("停用日期", en: "Closed on"), after: "opened_on"),
            Field("seats", Label("座席数", en: "Seats"), .integer),
            Field("books", Label("藏书（册）", en: "Books"), .integer), CommonFields.hours,
            CommonFields.address, CommonFields.location, CommonFields.note,
        ],
        uniqueBy: ["name", "opened_on"], dateField: "opened_on", placeField: "address",
        feeds: [
            Feed(
                "spaces", Label("建成儿童阅读空间（处）", en: "Reading spaces opened"), .flow, .records,
                where: "${kind} = 'space'"),
            Feed(
                "town-libraries", Label("建成镇级儿童图书馆（个）", en: "Town libraries opened"), .flow, .records,
                where: "${kind} = 'library' and ${level} = 'town'"),
            Feed("open", Label("在用阅读场所（处）", en: "Places in use"), .level, .records, until: "closed_on"),
            Feed("seats", Label("座席总数（个）", en: "Seats"), .level, .sum("seats"), until: "closed_on"),
        ])
}
