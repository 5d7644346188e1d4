extension BuiltInLedgers {
    /// 活动: whatever was held on a day with people attending. Each promise of the notice has a feed of sessions (场) and
    /// one of attendance (人次); attendance is never 人, since nobody knows who came twice.
    static let events = Ledger(
        name: "events", label: Label("活动", en: "Events"),
        hint: Label(
            "讲座、报告、演出、阅读、科普、健身、招聘会等，一场一行。",
            en:
                "Talks, lectures, performances, reading, science, fitness, job fairs: one row for each session."
        ),
        fields: [
            Field("title", Label("活动名称", en: "Title"), .text, isRequired: true),
            Field("kind", Label("形式", en: "Form"), .choice, choices: eventKinds, isRequired: true),
            Field("topic", Label("主题", en: "Topic"), .choice, choices: eventTopics, isRequired: true),
            CommonFields.day("held_on", Label("活动日期", en: "Held on")),
            Field("starts_at", Label("开始时间", en: "Starts at"), .time),
            Field("venue", Label("地点", en: "Venue"), .text, isRequired: true), CommonFields.location,
            Field("organiser", Label("承办单位", en: "Organiser"), .text),
            Field("attendance", Label("参加人次", en: "Attendance"), .integer, isRequired: true),
            Field(
                "women", Label("其中妇女", en: "Of these women"), .integer, constraint: ". <= ${attendance}",
                constraintMessage: Label("不能多于参加人次", en: "No more than the attendance")),
            Field(
                "children", Label("其中儿童", en: "Of these children"), .integer,
                constraint: ". <= ${attendance}",
                constraintMessage: Label("不能多于参加人次", en: "No more than the attendance")),
            CommonFields.note,
        ],
        uniqueBy: ["title", "held_on", "starts_at", "venue"], dateField: "held_on", placeField: "venue",
        feeds: [
            Feed("sessions", Label("全部活动（场）", en: "All events"), .flow, .records),
            Feed("attendance", Label("全部活动参加人次", en: "Attendance, all events"), .flow, .sum("attendance")),
        ]
            + promised(
                "anti-bullying", Label("预防校园欺凌报告", en: "Talks against bullying at school"),
                "(${kind} = 'talk' or ${kind} = 'lecture') and ${topic} = 'bullying'")
            + promised(
                "womens-health", Label("女性健康科普巡讲", en: "Lectures on women's health"),
                "(${kind} = 'talk' or ${kind} = 'lecture') and ${topic} = 'womens-health'")
            + promised(
                "family-education", Label("家庭教育巡讲", en: "Lectures on family education"),
                "(${kind} = 'talk' or ${kind} = 'lecture') and ${topic} = 'family-education'")
            + promised(
                "opera", Label("戏曲进校园", en: "Opera at school"),
                "${kind} = 'performance' and ${topic} = 'opera'")
            + promised("reading", Label("少儿阅读推广", en: "Reading promotion"), "${kind} = 'reading'")
            + promised(
                "science", Label("科普大讲堂", en: "Science lectures"),
                "${topic} = 'science' and ${kind} != 'contest'")
            + promised(
                "contests", Label("青少年科技比赛", en: "Science contests"),
                "${kind} = 'contest' and ${topic} = 'science'")
            + promised(
                "fitness-training", Label("妇女健身培训", en: "Fitness training for women"),
                "${kind} = 'training' and ${topic} = 'fitness'")
            + promised("job-fairs", Label("女性就业招聘会", en: "Job fairs for women"), "${kind} = 'job-fair'")
            + promised("care", Label("关爱活动", en: "Care visits"), "${kind} = 'care'"))

    private static let eventKinds: [Field.Choice] = [
        .init("talk", Label("专题报告", en: "Talk")), .init("lecture", Label("讲座、巡讲", en: "Lecture")),
        .init("performance", Label("演出", en: "Performance")),
        .init("reading", Label("阅读推广", en: "Reading")), .init("training", Label("集体培训", en: "Training")),
        .init("contest", Label("比赛", en: "Contest")), .init("job-fair", Label("招聘会", en: "Job fair")),
        .init("consultation", Label("咨询服务", en: "Consultation")),
        .init("care", Label("走访关爱", en: "Care visit")), .init("other", Label("其他", en: "Other")),
    ]

    private static let eventTopics: [Field.Choice] = [
        .init("bullying", Label("预防校园欺凌", en: "Bullying at school")),
        .init("protection", Label("未成年人保护、法治", en: "Protection and law")),
        .init("womens-health", Label("女性健康", en: "Women's health")),
        .init("childrens-health", Label("儿童健康", en: "Children's health")),
        .init("family-education", Label("家庭教育", en: "Family education")),
        .init("opera", Label("戏曲", en: "Opera")), .init("arts", Label("文化艺术", en: "Arts")),
        .init("books", Label("阅读", en: "Books")), .init("science", Label("科学技术", en: "Science")),
        .init("fitness", Label("健身", en: "Fitness")), .init("jobs", Label("就业创业", en: "Jobs")),
        .init("other", Label("其他", en: "Other")),
    ]

    /// The two feeds of one promise: 场 and 人次.
    private static func promised(_ name: String, _ label: Label, _ condition: Expression) -> [Feed] {
        [
            Feed(name, Label("\(label.zhHans)（场）", en: label.en), .flow, .records, where: condition),
            Feed(
                "\(name)-attendance", Label("\(label.zhHans)参加人次", en: "\(label.en): attendance"), .flow,
                .sum("attendance"), where: condition),
        ]
    }
}
