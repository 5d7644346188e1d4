/// A notice that the office prepares: what it will promise, who answers for it, by when.
///
/// Its text is one that `NoticeParser` reads back to the same actions, units, promises and dates; `faults` reads it and
/// says where that does not hold, so that no draft leaves the office which would become another plan.
public struct NoticeDraft: Hashable, Sendable {
    /// One promise.
    public struct Promise: Hashable, Sendable {
        /// The words, with or without the number and the date.
        public var words: String
        /// The number promised.
        public var target: Target?
        /// When it is due, where that is not the action's own date.
        public var dueOn: Day?

        /// A promise.
        public init(words: String, target: Target? = nil, dueOn: Day? = nil) {
            self.words = words
            self.target = target
            self.dueOn = dueOn
        }
    }

    /// One action.
    public struct Item: Hashable, Sendable {
        /// Its heading, without a number.
        public var title: String
        /// Who answers for it, in the order of print.
        public var units: [ParsedUnit]
        /// When all of it is due.
        public var dueOn: Day?
        /// What it promises, in the order of print.
        public var promises: [Promise]

        /// An action.
        public init(title: String, units: [ParsedUnit], dueOn: Day? = nil, promises: [Promise]) {
            self.title = title
            self.units = units
            self.dueOn = dueOn
            self.promises = promises
        }
    }

    /// The calendar year that it plans for.
    public var year: Int
    /// 发文机关.
    public var issuer: String
    /// 发文字号; nil until it is registered.
    public var documentNumber: String?
    /// The matter, from 关于 to 通知: the issuer's name stands before it.
    public var matter: String
    /// 主送机关.
    public var recipients: [String]
    /// The paragraph before the actions.
    public var opening: String
    /// The actions, numbered as they stand.
    public var items: [Item]
    /// Who explains the notice.
    public var interpretedBy: String?
    /// 成文日期.
    public var issuedOn: Day
    /// What must be seen over the text, such as 草案.
    public var mark: String?

    /// A draft.
    public init(
        year: Int, issuer: String, documentNumber: String? = nil, matter: String? = nil,
        recipients: [String], opening: String? = nil, items: [Item], interpretedBy: String? = nil,
        issuedOn: Day, mark: String? = nil
    ) {
        self.year = year
        self.issuer = issuer
        self.documentNumber = documentNumber
        self.matter = matter ?? "关于\(year)年为妇女儿童办实事的通知"
        self.recipients = recipients
        self.opening =
            opening ?? "为推动妇女儿童工作做实做细，经研究，现将\(year)年为妇女儿童办实事有关安排通知如下。"
        self.items = items
        self.interpretedBy = interpretedBy
        self.issuedOn = issuedOn
        self.mark = mark
    }
}

extension NoticeDraft {
    /// The notice that promises what a plan promises.
    ///
    /// Milestones' steps, weights and accountable units are the plan's own: no notice says them.
    public init(of plan: Plan, issuer: String, recipients: [String], issuedOn: Day) {
        let items = plan.actions.map { action in
            Item(
                title: action.title,
                units: action.responsibilities.map { ParsedUnit(name: $0.name, role: $0.role) },
                dueOn: action.dueOn,
                promises: action.commitments.map {
                    Promise(
                        words: $0.text, target: $0.target, dueOn: $0.dueOn == action.dueOn ? nil : $0.dueOn)
                })
        }
        self.init(
            year: plan.year, issuer: issuer, matter: NoticeDraft.matter(of: plan.title, issuer: issuer),
            recipients: recipients, items: items, issuedOn: issuedOn)
    }

    /// A plan's title without the organ; nil where it names no matter.
    private static func matter(of title: String, issuer: String) -> String? {
        let words = title.hasPrefix(issuer) ? String(title.dropFirst(issuer.count)) : title
        return words.hasPrefix("关于") && words.hasSuffix("通知") ? words : nil
    }
}
