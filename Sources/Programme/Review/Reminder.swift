/// Why a unit is reminded of one action's report.
public struct ReminderCause: Hashable, Sendable, Comparable {
    /// What the unit still has to do.
    public enum Kind: String, Sendable, CaseIterable {
        /// Nothing was handed in, and what there is cannot be signed yet.
        case missing
        /// A complete draft waits for the leader's signature.
        case unsigned
        /// It is signed and was not handed in.
        case unsubmitted
        /// The office sent it back.
        case returned

        /// What a report in this state still needs of its unit; nil when the office has it.
        ///
        /// - Parameter isComplete: whether validation finds nothing in it.
        public init?(_ state: ReportState, isComplete: Bool) {
            switch state {
            case .none: self = .missing
            case .draft: self = isComplete ? .unsigned : .missing
            case .signed: self = .unsubmitted
            case .returned: self = .returned
            case .submitted, .accepted, .locked: return nil
            }
        }
    }

    /// The action.
    public var action: ID<Action>
    /// What there is to do.
    public var kind: Kind

    /// A cause.
    public init(action: ID<Action>, kind: Kind) {
        self.action = action
        self.kind = kind
    }

    /// By action, then by kind.
    public static func < (left: ReminderCause, right: ReminderCause) -> Bool {
        (left.action, left.kind.rawValue) < (right.action, right.kind.rawValue)
    }
}

/// A notice of the office to a unit, shown to it until somebody there has read it.
public struct Reminder: Hashable, Sendable {
    /// The most characters that one may have.
    public static let limit = 1000

    /// Which one.
    public var id: ID<Reminder>
    /// The quarter that it is about.
    public var quarter: Quarter
    /// Whom it goes to.
    public var unit: ID<Unit>
    /// What the office wrote.
    public var text: String
    /// What there was to do when it was sent.
    public var causes: [ReminderCause]
    /// When it was sent.
    public var at: Instant
    /// Who sent it.
    public var by: ID<Person>
    /// When somebody of the unit put it aside, and who.
    public var readAt: Instant?, readBy: ID<Person>?

    /// A reminder.
    public init(
        id: ID<Reminder>, quarter: Quarter, unit: ID<Unit>, text: String, causes: [ReminderCause],
        at: Instant,
        by: ID<Person>, readAt: Instant? = nil, readBy: ID<Person>? = nil
    ) {
        self.id = id
        self.quarter = quarter
        self.unit = unit
        self.text = text
        self.causes = causes
        self.at = at
        self.by = by
        self.readAt = readAt
        self.readBy = readBy
    }
}
