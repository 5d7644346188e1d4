import Foundation

/// What somebody proposes for a year's programme: one promise, why, and who would keep it.
public struct Proposal: Hashable, Sendable {
    /// What was written; each change is a revision of its own.
    public struct Content: Hashable, Sendable {
        /// The action's heading in the notice.
        public var title: String
        /// Why it is needed.
        public var reason: String
        /// The promise as one sentence of the notice.
        public var promise: String
        /// The number promised; nil for a promise without one.
        public var target: Target?
        /// Whom it serves.
        public var beneficiaries: String
        /// What it costs, in 万元; nil where nobody has said.
        public var cost: Amount?
        /// Where the money comes from.
        public var funding: String
        /// Who would answer for it.
        public var responsible: ID<Unit>
        /// When it would be done; nil for the year's end.
        public var dueOn: Day?

        /// What was written.
        public init(
            title: String, reason: String, promise: String, target: Target? = nil, beneficiaries: String,
            cost: Amount? = nil, funding: String = "", responsible: ID<Unit>, dueOn: Day? = nil
        ) {
            self.title = title
            self.reason = reason
            self.promise = promise
            self.target = target
            self.beneficiaries = beneficiaries
            self.cost = cost
            self.funding = funding
            self.responsible = responsible
            self.dueOn = dueOn
        }
    }

    /// A move with who, when and why.
    public struct Step: Hashable, Sendable {
        /// What was done.
        public var move: ProposalMove
        /// Where it led.
        public var state: ProposalState
        /// Why; needed when it is set aside.
        public var reason: String?
        /// When.
        public var at: Instant
        /// By whom.
        public var by: ID<Person>

        /// A step.
        public init(
            move: ProposalMove, state: ProposalState, reason: String?, at: Instant, by: ID<Person>
        ) {
            self.move = move
            self.state = state
            self.reason = reason
            self.at = at
            self.by = by
        }
    }

    /// The most characters of the title, and of each other text.
    public static let titleLimit = 40, limit = 500

    /// Which one.
    public var id: ID<Proposal>
    /// The year it is for.
    public var year: Int
    /// The unit that proposes; nil for the office.
    public var unit: ID<Unit>?
    /// The commitment of the current plan that it carries on; nil for what is new.
    public var carried: ID<Commitment>?
    /// The latest revision's number, from 1.
    public var revision: Int
    /// The latest revision.
    public var content: Content
    /// What happened to it, in order.
    public var steps: [Step]
    /// The latest scores.
    public var scores: [Score]

    /// A proposal.
    public init(
        id: ID<Proposal>, year: Int, unit: ID<Unit>?, carried: ID<Commitment>? = nil, revision: Int = 1,
        content: Content, steps: [Step] = [], scores: [Score] = []
    ) {
        self.id = id
        self.year = year
        self.unit = unit
        self.carried = carried
        self.revision = revision
        self.content = content
        self.steps = steps
        self.scores = scores
    }

    /// Where it stands.
    public var state: ProposalState { steps.last?.state ?? .draft }

    /// Whether a person may read it: a draft belongs to those who write it.
    public func mayBeRead(by person: Person) -> Bool {
        if let own = person.unit { return own == unit }
        if person.role == .reviewer, unit == nil { return true }
        return state != .draft && [.reviewer, .auditor, .districtLeader].contains(person.role)
    }

    /// Whether a person may write it as it stands.
    public func mayBeWritten(by person: Person) -> Bool {
        state == .draft && isOf(person)
    }

    /// Whether it is the person's own, to write and to hand in.
    func isOf(_ person: Person) -> Bool {
        unit == nil
            ? person.role == .reviewer
            : person.unit == unit && [.reporter, .leader].contains(person.role)
    }
}

/// Where a proposal stands.
public enum ProposalState: String, Sendable, Codable, CaseIterable {
    /// With those who write it.
    case draft
    /// With the office.
    case submitted
    /// In the draft notice.
    case selected
    /// Not this year, with the reason.
    case setAside = "set-aside"
    /// Taken back by those who wrote it.
    case withdrawn
}

/// What can be done with a proposal.
public enum ProposalMove: String, Sendable, Codable, CaseIterable {
    /// 提交.
    case submit
    /// 撤回.
    case withdraw
    /// 入选.
    case select
    /// 暂缓.
    case setAside = "set-aside"

    private var from: Set<ProposalState> {
        switch self {
        case .submit: [.draft]
        case .withdraw: [.draft, .submitted]
        case .select: [.submitted, .setAside]
        case .setAside: [.submitted, .selected]
        }
    }

    private var to: ProposalState {
        switch self {
        case .submit: .submitted
        case .withdraw: .withdrawn
        case .select: .selected
        case .setAside: .setAside
        }
    }

    /// The state after this move; the one place where a proposal's state changes.
    ///
    /// - Throws: `person.not-allowed`; `proposal.cannot-move` with the move and the state.
    public func state(after proposal: Proposal, by person: Person, in jurisdiction: JurisdictionCode) throws
        -> ProposalState
    {
        let isOwn = self == .submit || self == .withdraw
        guard person.isActive, person.jurisdiction == jurisdiction,
            isOwn ? proposal.isOf(person) : person.role == .reviewer
        else { throw Problem(.forbidden, "person.not-allowed", ["name": person.name]) }
        guard from.contains(proposal.state) else {
            throw Problem(
                .conflict, "proposal.cannot-move", ["move": rawValue, "state": proposal.state.rawValue])
        }
        return to
    }

    /// Whether this person can make the move now.
    public func isOpen(for proposal: Proposal, to person: Person) -> Bool {
        (try? state(after: proposal, by: person, in: person.jurisdiction)) != nil
    }
}
