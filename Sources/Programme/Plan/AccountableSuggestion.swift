/// The unit that a commitment's words point at. A suggestion: the office decides.
public struct AccountableSuggestion: Hashable, Sendable, Codable {
    /// The unit.
    public var unit: ID<Unit>
    /// Why, for instance `plan.suggestion.keyword` with the word that was found.
    public var reason: Message

    /// A suggestion.
    public init(unit: ID<Unit>, reason: Message) {
        self.unit = unit
        self.reason = reason
    }
}

/// Suggests who reports a commitment: by its words, else the lead, else the only unit, else the first named.
public enum AccountableSuggester {
    /// A unit that answers for the action.
    public struct Candidate: Sendable {
        /// The unit.
        public var unit: ID<Unit>
        /// Its name, in which a field's words are looked for.
        public var name: String
        /// What it answers for.
        public var role: ResponsibilityRole

        /// A candidate.
        public init(unit: ID<Unit>, name: String, role: ResponsibilityRole) {
            self.unit = unit
            self.name = name
            self.role = role
        }
    }

    /// Whom an action's units make candidates: a group stands for its first member.
    static func candidates(_ responsibilities: [Responsibility]) -> [Candidate] {
        responsibilities.compactMap { responsibility in
            responsibility.units.first.map {
                Candidate(unit: $0, name: responsibility.name, role: responsibility.role)
            }
        }
    }

    /// Nil only when the action has no unit at all. `text` is the commitment's clause.
    public static func suggest(for text: String, among candidates: [Candidate]) -> AccountableSuggestion? {
        if candidates.count == 1, let only = candidates.first {
            return AccountableSuggestion(
                unit: only.unit, reason: Message("plan.suggestion.only", ["unit": only.name]))
        }
        if let named = candidates.first(where: { text.contains(shortName($0.name)) }) {
            return AccountableSuggestion(
                unit: named.unit, reason: Message("plan.suggestion.named", ["unit": named.name]))
        }
        if let (candidate, word) = byField(text, candidates) {
            return AccountableSuggestion(
                unit: candidate.unit,
                reason: Message("plan.suggestion.field", ["unit": candidate.name, "word": word]))
        }
        if let lead = candidates.first(where: { $0.role == .lead }) {
            return AccountableSuggestion(
                unit: lead.unit, reason: Message("plan.suggestion.lead", ["unit": lead.name]))
        }
        return candidates.first.map {
            AccountableSuggestion(unit: $0.unit, reason: Message("plan.suggestion.first", ["unit": $0.name]))
        }
    }

    /// The candidate of the longest field word that stands in the text: 家庭教育 says more than 教育.
    private static func byField(_ text: String, _ candidates: [Candidate]) -> (Candidate, String)? {
        var best: (Candidate, String)?
        for field in fields {
            guard
                let candidate = candidates.first(where: { name in
                    field.units.contains { name.name.contains($0) }
                })
            else { continue }
            for word in field.words where text.contains(word) && word.count > (best?.1.count ?? 0) {
                best = (candidate, word)
            }
        }
        return best
    }

    /// 区妇联 → 妇联: how a text names a unit of its own district.
    private static func shortName(_ name: String) -> String {
        guard let first = name.first, "省市区县州旗盟".contains(first), name.count >= 3 else { return name }
        return String(name.dropFirst())
    }

    /// Which words belong to whose work. The longest word wins; of equally long ones the earlier line, so the
    /// prosecutors who speak in a school stand before the school, 爱心妈妈 before the children they care for.
    static let fields: [(units: [String], words: [String])] = [
        (
            ["卫生健康", "卫健", "卫生局"],
            [
                "托育", "托位", "婴幼儿照护", "筛查", "接种", "卫生院", "健康科普", "女性健康", "眼保健", "视力",
                "两癌", "心理", "产检", "孕产", "疫苗", "健康", "诊疗", "医院",
            ]
        ),
        (["总工会"], ["工会", "妈妈小屋", "职工", "女职工", "劳模"]),
        (["公积金"], ["公积金"]),
        (["住房和城乡建设", "住建"], ["住房", "住宅", "购房", "老旧小区", "儿童友好社区", "改造项目", "乐园", "公租房"]),
        (["财政"], ["财政资金"]),
        (
            ["检察"],
            ["检察", "检察官", "司法救助", "因案致贫", "受害妇女", "预防校园欺凌", "欺凌专题", "侵害未成年人", "司法保护", "强制报告"]
        ),
        (
            ["教育和体育", "教体", "教育局", "教育厅"],
            [
                "学校", "中小学", "学生", "幼儿园", "校园", "学位", "青少年学生", "家庭教育", "教师", "课后服务", "体育",
                "健身", "羽毛球", "体质",
            ]
        ),
        (["体育"], ["体育", "健身", "羽毛球", "体质监测"]),
        (["法院"], ["审判", "法官"]),
        (["公安"], ["警", "户籍"]),
        (["司法局"], ["法律援助", "普法"]),
        (
            ["人力资源", "人社"],
            ["招聘", "专场招聘会", "就业", "就业援助", "春风行动", "职业指导", "岗位", "创业", "职业技能"]
        ),
        (["商务"], ["家政", "家政培训", "家政服务", "家政从业", "家政职业技能"]),
        (["残联", "残疾人联合会"], ["残疾", "康复"]),
        (["团区委", "团县委", "团市委", "共青团"], ["希望小屋", "志愿", "青年", "团员"]),
        (
            ["妇联", "妇女联合会"],
            [
                "妇女", "巾帼", "美在家庭", "五好家庭", "好媳妇", "爱心妈妈", "家庭教育讲师团", "百场巡讲", "“百场巡讲”", "家庭文明",
                "结对帮扶", "儿童友好服务地图", "实践基地", "妇女骨干", "困难妇女",
            ]
        ),
        (
            ["民政"],
            ["孤儿", "无人抚养", "困境儿童", "助学", "养老", "低保", "婚姻登记", "留守儿童", "补贴保障"]
        ),
        (["文明办"], ["文明家庭", "精神文明"]),
        (["文化和旅游", "文旅", "文化局"], ["阅读", "图书馆", "戏曲", "戏曲进校园", "文化", "公共阅读", "博物馆"]),
        (["科协", "科学技术协会"], ["科普", "机器人", "科技", "科学"]),
        (["医疗保障", "医保"], ["医保", "医疗保障"]),
        (["农业农村"], ["农村", "农业"]),
        (["交通"], ["公路", "公交", "道路"]),
        (["水务", "水利"], ["饮水", "供水"]),
        (["生态环境", "环保"], ["污染", "环境"]),
        (["城市管理", "城管"], ["垃圾", "绿地", "公园"]),
    ]
}
