/// One thing that the office does to a draft plan.
public enum DraftEdit: Hashable, Sendable {
    /// Words a commitment anew, or counts it otherwise.
    case editCommitment(ID<Commitment>, CommitmentForm)
    /// Words an action anew; a date that its commitments took from it changes with it.
    case editAction(ID<Action>, title: String, dueOn: Day?)
    /// Cuts a commitment's text after so many Unicode scalars and makes two of it.
    case split(ID<Commitment>, at: Int)
    /// Makes a commitment of each promise that the importer's rules find in the text.
    case splitByTargets(ID<Commitment>)
    /// Joins a commitment with the next; one of the two gives its number and its name.
    case merge(ID<Commitment>, keepsSecond: Bool)
    /// Adds a commitment at the place where its words stand.
    case add(ID<Action>, NewCommitment)
    /// Takes a commitment out; its words stay in the notice, with the reason beside them.
    case remove(ID<Commitment>, reason: String)
    /// Moves a commitment to another place in its action, counted from 1.
    case move(ID<Commitment>, to: Int)
    /// Names one more unit that answers for an action.
    case addUnit(ID<Action>, name: String, role: ResponsibilityRole)
    /// Takes a unit off an action; what it answered for is open again.
    case removeUnit(ID<Responsibility>)
    /// Lead, responsible or cooperating.
    case setRole(ID<Responsibility>, ResponsibilityRole)
    /// Says which units a group's name means.
    case resolveGroup(ID<Responsibility>, members: [String])
    /// Takes what is suggested, wherever nothing was decided.
    case acceptSuggestions
    /// Says that a remark of the importer, by its number from 1, was looked into.
    case settleRemark(Int)
}

/// A commitment that the importer did not find.
public struct NewCommitment: Hashable, Sendable {
    /// Where its words come from.
    public enum Source: Hashable, Sendable {
        /// A stretch of the notice.
        case span(TextSpan)
        /// Words of the notice, to be found in the action's text.
        case quoted(String)
        /// The office's own words: it stands at the action's end, in an empty stretch.
        case own(String)
    }

    /// Where its words come from.
    public var source: Source
    /// How it is counted; nil leaves that to the importer's rules.
    public var form: CommitmentForm?

    /// A commitment to add.
    public init(source: Source, form: CommitmentForm? = nil) {
        self.source = source
        self.form = form
    }
}

/// What an edit did: the actions before and after it, so that it can be taken back to the letter.
public struct DraftChange: Hashable, Sendable {
    /// What was done; the raw values are kept and are keys of its words.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// A commitment's fields.
        case commitmentEdited = "commitment-edited"
        /// An action's heading or date.
        case actionEdited = "action-edited"
        /// One commitment became several.
        case split
        /// Two became one.
        case merged
        /// A new one.
        case added
        /// One was taken out.
        case removed
        /// One has another place.
        case moved
        /// A unit more.
        case unitAdded = "unit-added"
        /// A unit less.
        case unitRemoved = "unit-removed"
        /// What a unit answers for.
        case roleSet = "role-set"
        /// Whom a group means.
        case groupResolved = "group-resolved"
        /// All suggestions were taken.
        case suggestionsAccepted = "suggestions-accepted"
        /// A remark was looked into.
        case remarkSettled = "remark-settled"
    }

    /// What was done.
    public var kind: Kind
    /// To what: `action`, `number`, `subject`, `name` …, for the words of the history.
    public var details: [String: String]
    /// Why, where a reason is asked.
    public var reason: String?
    /// The actions that changed, as they were.
    public var before: [Action]
    /// The same actions as they are now.
    public var after: [Action]

    /// A change as it was made, or as it is read back.
    public init(
        kind: Kind, details: [String: String], reason: String?, before: [Action], after: [Action]
    ) {
        self.kind = kind
        self.details = details
        self.reason = reason
        self.before = before
        self.after = after
    }

    /// A plan with this change made.
    public func applied(to plan: Plan) -> Plan { DraftChange.putting(after, into: plan) }

    /// A plan with this change taken back.
    public func undone(in plan: Plan) -> Plan { DraftChange.putting(before, into: plan) }

    private static func putting(_ actions: [Action], into plan: Plan) -> Plan {
        var plan = plan
        for action in actions {
            if let index = plan.actions.firstIndex(where: { $0.id == action.id }) {
                plan.actions[index] = action
            }
        }
        return plan
    }
}
