/// What a count counts (domain.md, "Commitments"): 人 and 人次 are different things.
public enum CountingUnit: String, Sendable, Codable, CaseIterable {
    /// 人, 名: each person once.
    case persons
    /// 人次: each visit.
    case visits
    /// 处, 场, 个, 元: neither.
    case things

    /// The rule that a target's unit of count implies.
    public init(unitOfCount unit: String) {
        self =
            unit.hasSuffix("人次") ? .visits : unit.hasSuffix("人") || unit.hasSuffix("名") ? .persons : .things
    }
}

/// One promise of an action.
public struct Commitment: Hashable, Sendable, Codable {
    /// Which one.
    public var id: ID<Commitment>
    /// Its place in the action, from 1.
    public var ordinal: Int
    /// What is promised, in few words.
    public var subject: String
    /// The notice's words.
    public var text: String
    /// How it is counted; frozen after the first report.
    public var kind: CommitmentKind
    /// What a count counts; frozen after the first report.
    public var counting: CountingUnit
    /// The number promised; nil for a promise without one.
    public var target: Target?
    /// Where a rate or a level stood before, if known: a rate's progress is measured from here.
    public var baseline: Amount?
    /// When it is due, if the notice says so.
    public var dueOn: Day?
    /// Its share in an action's total; 1 unless the office says otherwise.
    public var weight: Amount
    /// The unit that reports it; nil until the office decides.
    public var accountable: ID<Unit>?
    /// Which unit the text points at, and why.
    public var suggestion: AccountableSuggestion?
    /// The steps of a milestone commitment, in order; empty for other kinds.
    public var milestones: [Milestone]
    /// Where it stands in the notice.
    public var source: TextSpan
    /// How often kind or target were amended: part of every reported value.
    public var definition: Int

    /// A commitment.
    public init(
        id: ID<Commitment>, ordinal: Int, subject: String, text: String, kind: CommitmentKind,
        counting: CountingUnit, target: Target?, baseline: Amount? = nil, dueOn: Day?, weight: Amount,
        accountable: ID<Unit>?, suggestion: AccountableSuggestion?, milestones: [Milestone], source: TextSpan,
        definition: Int
    ) {
        self.id = id
        self.ordinal = ordinal
        self.subject = subject
        self.text = text
        self.kind = kind
        self.counting = counting
        self.target = target
        self.baseline = baseline
        self.dueOn = dueOn
        self.weight = weight
        self.accountable = accountable
        self.suggestion = suggestion
        self.milestones = milestones
        self.source = source
        self.definition = definition
    }
}

/// One step of a milestone commitment.
public struct Milestone: Hashable, Sendable, Codable {
    /// Its place, from 1.
    public var ordinal: Int
    /// What is done when it is reached.
    public var title: String
    /// Its share; the shares of a commitment add up to whatever they add up to.
    public var weight: Amount
    /// When it is due; nil when only the commitment's own date counts.
    public var dueOn: Day?

    /// A single step until the office plans more: a notice names none.
    public static let whole = Milestone(ordinal: 1, title: "完成", weight: .one, dueOn: nil)

    /// A step.
    public init(ordinal: Int, title: String, weight: Amount, dueOn: Day?) {
        self.ordinal = ordinal
        self.title = title
        self.weight = weight
        self.dueOn = dueOn
    }
}
