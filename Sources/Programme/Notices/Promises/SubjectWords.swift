/// The words by which subjects are cut out of clauses.
enum SubjectWords {
    /// Verbs before an object that says enough by itself, and words that only go with them.
    static let light = Words(
        """
        建成 新建 新建成 建设 建好 打造 新增 增加 开展 组织开展 举办 组织 完成 实现 实施 推进 加强 推动 提供 建立 完善 开发 编制 发放 构建 支持
        加大 落实 落实好 做好 含 包括 创建 设立 购置 扩建 改扩建 新改建 组建 遴选 遴选组建 保证 确保 引导 促进 将 把 其中 全面 持续 深入 继续
        进一步 大力 积极 不断 切实 力争 计划 年内 全年 今年 达到 出资 开设 投放 配备 添 投入 安排 争取 筹建 认定 启动 开工 添置 建 制定
        常态化 统筹 做 办好 抓实 设置 安装 帮助 接收 努力
        """)
    /// Words that go with a verb and are part of it when nothing else is left.
    static let manner = Words("免费 全面 结对")
    static let places = Words(
        "全区 全县 全市 全省 全州 全镇 本区户籍 本县户籍 本市户籍 我区户籍 我县户籍 我市户籍 我区 我县 我市 区内 县内 市内 各镇 城区 本区 本县 本市")
    /// What stands between the thing and its number.
    static let trailing = Words(
        """
        达到 达 为 建成 新建 新增 增加 建 添 完成 达标 不少于 开展 举办 提高到 新改 购置 稳在 共 各 到 做完 动工 提到 提升到 提升至 大体 超过
        投放 发放 有 占 是 至少 控制在 压到 守在 以上 均 实现 保持在 新开工 大体建成 年内 约 按 做满 大体做完 招收 招
        """)
    /// What happens to a share: its number says nothing without it.
    static let changes = Words("上浮 提高 增长 上调 下降 降低 上升 减少 压减")
    static let raises = Words("提到 提高到 提升到 提高至 提升至 达到")
    /// Where the thing behind a number ends and what happens to it begins.
    static let breaks = Words("动工 开工 竣工 建成 做完 投入使用 交付 启用 实现 进行 提供 安排")
    /// What is done to persons: 培训 with 教师 makes 教师培训.
    static let care = Words("培训 检查 帮扶 结对帮扶 救助 资助 慰问 走访 探访 走访慰问 服务 筛查 体检 培育 培养 免费检查 免费体检 免费筛查 免费培训")
    static let persons = Words(
        "人员 妇女 儿童 骨干 教师 师资 家长 学生 老人 老年人 残疾人 女性 家庭 女童 孤儿 群众 居民 对象 人才 医生 护士 员 者 职工 青年 青少年 师 母亲 产妇 孕妇 患者 农民 户")
    /// What is done to things: 改造 with 学校 makes 学校改造.
    static let works = Words("改造 提升改造 改造提升 升级改造 维修改造 修缮 维修 更换 维护 提档升级")
    /// Verbs that stay before their object.
    static let kept = Words("改善 调整 查处 优化 评选 选树 奖励 补贴 引进 招募 招录 提高 提升 惠及 扶持 减免 覆盖 评估 宣讲")

    /// 对, 为 and their like before those whom a promise is for.
    static let towards = Words("对 对于 为 向 给 针对 面向")
    /// What is done for them.
    static let giving = Words(
        "进行 开展 提供 做好 做到 发放 给予 安排 建立 制定 做 作 买 购买 实施 组织 落实 办理 配备 缴纳 设立 接受 举办 送 建设 打造")
    /// 通过…，: by what means or along what lines.
    static let means = Words("通过 围绕 根据 依托 结合 按照 聚焦 依据 遵循 立足 基于 利用 坚持 以 随着 经 充分发挥 鼓励对 因")
    /// Ends of clauses that say who is eligible.
    static let eligibility = Words("条件的 需求的 需要的 要求的 标准的 政策的 资格的 意愿的 户口的 户籍的 规定的 住房的")
    static let times = Words("周末 节假日 假期 寒暑假 寒假 暑假 暑期 课后 期间 工作日 双休日 晚间 夜间")
    static let openings = Words("面向 开放 开展 举办 提供 向 免费 设立 组织")
    /// What an event is made with: 到学校做报告, 作 not in 工作.
    static let making = Words<Bool>([
        ("做 作 开展 举办 举行 组织", true), ("工作 合作 操作 协作 制作 创作 动作 著作 作品 作业 作用 作文 作风 叫作 写作", false),
    ])
    /// Units that count persons.
    static let heads = Words("人 人次 名 位 余人 名次")
}
