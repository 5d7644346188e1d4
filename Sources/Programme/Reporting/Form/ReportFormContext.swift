/// What a unit's report form is made from.
public struct ReportFormContext: Hashable, Sendable {
    /// One action that the unit reports on.
    public struct Section: Hashable, Sendable {
        /// The action.
        public var action: Action
        /// Those of its commitments that the unit answers for; may be empty.
        public var commitments: [Commitment]
        /// The latest saved revision; 0 when there is none.
        public var baseRevision: Int
        /// The latest saved content, with which the form goes out.
        public var content: ReportContent?
        /// What was accepted through the quarter before.
        public var previous: [ID<Commitment>: Figure]
        /// Those of the commitments that a ledger counts.
        public var countings: [ID<Commitment>: FormCounting]

        /// A section; without `commitments`, those of the unit.
        public init(
            action: Action, commitments: [Commitment], baseRevision: Int = 0, content: ReportContent? = nil,
            previous: [ID<Commitment>: Figure] = [:], countings: [ID<Commitment>: FormCounting] = [:]
        ) {
            self.action = action
            self.commitments = commitments
            self.baseRevision = baseRevision
            self.content = content
            self.previous = previous
            self.countings = countings
        }
    }

    /// 博山区.
    public var jurisdictionName: String
    /// The plan.
    public var plan: Plan
    /// The unit that fills in the form.
    public var unit: Unit
    /// The period reported.
    public var period: Period
    /// Names this issue of the form.
    public var formID: String
    /// The day on which it is written.
    public var issuedOn: Day
    /// The actions that the unit reports on, in the notice's order.
    public var sections: [Section]
    /// Where the filled form goes: 区妇儿工委办.
    public var sendTo: String
    /// A note that must be seen, such as 样例数据.
    public var mark: String?

    /// A form's context.
    public init(
        jurisdictionName: String, plan: Plan, unit: Unit, period: Period, formID: String, issuedOn: Day,
        sections: [Section], sendTo: String? = nil, mark: String? = nil
    ) {
        self.jurisdictionName = jurisdictionName
        self.plan = plan
        self.unit = unit
        self.period = period
        self.formID = formID
        self.issuedOn = issuedOn
        self.sections = sections
        self.sendTo = sendTo ?? "\(jurisdictionName)妇女儿童工作委员会办公室"
        self.mark = mark
    }

    /// What a ledger counts of a commitment; nil where none does, or where the form has no row for it.
    func counting(of commitment: ID<Commitment>) -> FormCounting? {
        sections.lazy.compactMap { $0.countings[commitment] }.first
    }

    /// The quarter before the one reported.
    var previousQuarter: Quarter { period.quarter.previous }
}
