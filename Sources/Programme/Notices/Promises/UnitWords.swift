/// What a number counts.
enum UnitSort: Hashable, Sendable {
    /// Things and persons: 处, 名.
    case thing
    /// Happenings: 场, 次, 人次.
    case event
    case money
    /// %, ‰, 个百分点.
    case rate
    /// Lengths, areas, weights.
    case measure
    /// 项, 条, 种 …: with a Chinese numeral a name (两项补贴), with an Arabic one a count.
    case kind
    /// Time that passes: a target only beside a comparator (不少于2小时).
    case duration
}

/// The words that follow numbers.
enum UnitWords {
    /// Units of count.
    static let table = Words<UnitSort>([
        (
            """
            个 处 所 家 座 名 人 户 套 间 张 台 辆 部 件 只 头 支 例 份 本 册 幢 栋 片 株 棵 盏 口 根 艘 列 架 副 枚 篇 位 员 床 队 团 组
            室 棚 匹 对 块 颗 盘 箱 包 桶 桩 粒 羽 尾 具 顶 双 孔 宗 单 幅 面 门 处点 万门 站 村 社区 万户 人份 剂 针 剂次 针次 台套
            台(套) 杆 延米 泊位 车位 床位 学位 托位
            """, .thing
        ),
        ("场 次 场次 人次 人(次) 堂 节 课时 学时 期 班次 批次 轮 例次 户次 回 台次 辆次 件次 节次 课 期次 趟 站次 篇次 头次", .event),
        ("元 美元", .money),
        ("% ‰ 个百分点 百分点 倍", .rate),
        (
            """
            公里 千米 米 平方米 平方公里 立方米 亩 公顷 吨 千瓦 兆瓦 千瓦时 度 平米 里 公斤 千克 斤 升 立方 m2 ㎡ 平方 km kg 方 万千瓦 厘米 毫米 m³ 吨/日 延长米
            """, .measure
        ),
        ("项 条 种 类 批 款 层 级 档 门类 项次 大类", .kind),
        ("年 个月 天 小时 分钟 周 个工作日 工作日 个小时 日 学年 个学期 学期 季度 个季度 秒 个学年", .duration),
    ])

    /// What follows a number that is none of the notice's promises, and why.
    static let exclusions = Words<LeftOutReason>([
        ("岁 周岁 月龄 月龄段 岁半 个月龄", .age),
        ("月 月份 时 点 点钟 点半 年度 年底 年末 年代 年前 月底 月末", .date),
        ("年制 年级 年期 年来 年内 年期限 年行动 年计划 年规划 年攻坚", .period),
        (
            """
            号 号线 级 期工程 线 路 楼 环 中 小 型 届 版 价 维 孩 癌 位一体 一体 老 字 室 化 型号 幼 中心 院 者 进 送 免 保 检 查 联 同 网 通
            减 增 站式 步 元论 A AI 区块 座城 期项目 期建设 号楼 号地 号院 号路 号文 级联 级网络 胎 联动 支队伍制 好 有 个一 类地区 大 流 股 社联动
            师 全 优 美 馆一 馆 园 房 站 医 改 通一平 格 宝
            """, .name
        ),
    ])

    /// Sorts of things that are promises only of the plan itself: 十件实事, 90条措施, 八大工程.
    static let planNouns = Words(
        "措施 举措 意见 政策 任务 实事 民生 方面 要求 规定 工程 行动 工作 机制 制度 原则 环节 领域 维度 层面 阶段 条款 办法 步骤")
    static let planUnits = Words("件 条 项 大 类 方面 大类")
    /// After 个 only these: 5个工程 may be a promise, 三个方面 is none.
    static let planNounsOfPieces = Words("方面 环节 领域 维度 层面 阶段 机制 制度 一批 一体 原则")
    /// 5个重点任务 counts the plan, 5个重点社区 does not.
    static let planPriorities = Words("重点任务 重点工作 重点领域 重点环节 重点方面 重点项目 重点工程 重点民生 重点事项 重点措施 重点举措 重点行动")

    /// Nouns for persons, which lend their unit to a number that has none: 约20万困难群众.
    static let persons = Words(
        "人口 群众 儿童 妇女 学生 居民 老人 农民 职工 人员 劳动者 幼儿 婴幼儿 中小学生 老年人 残疾人 青少年 女性 村民 市民 困难群众 贫困人口 师生 患者 家长 新生儿 孕产妇")

    /// Nouns of number, which name their unit: 就业人数24万.
    static let numberNouns = Words<String>([
        ("人数", "人"), ("人口", "人"), ("户数", "户"), ("人次", "人次"), ("例数", "例"), ("场次", "场次"), ("张数", "张"),
        ("床位数", "张"), ("托位数", "个"), ("学位数", "个"), ("家数", "家"),
    ])
}

/// Why a number is no target. The raw values fill `{reason}` of `number.left-out`.
enum LeftOutReason: String, Sendable, CaseIterable {
    case age
    case date
    /// How long something takes or runs.
    case period
    /// Part of a name: 三孩, 最后一公里, “12355”, 4号道路.
    case name
    case ordinal
    /// Inside a cited title or a document number.
    case citation
    /// What an earlier year reached.
    case past
    /// What a value is raised from.
    case baseline
    /// How many measures or actions the plan itself has.
    case planCount = "plan-count"
    /// Counts things that were just named: 张店、周村两处.
    case namedThings = "named-things"
    /// A limit that something must meet to be counted at all.
    case condition
    case ratio
    /// Nothing says what is counted.
    case noUnit = "no-unit"
    /// 一 as an article.
    case indefinite
    /// One of more numbers than a sentence can promise.
    case crowded
    /// A step on the way to the target of the same row.
    case step
    /// A sum in a column about money.
    case moneyColumn = "money-column"
}
