/// Why an order is suggested. A cause suggests once: the order that was sent for it keeps it.
public enum EscalationCause: Hashable, Sendable, Comparable {
    /// The due date is near.
    case near(Day)
    /// The light after a quarter.
    case light(Quarter, Light)
    /// The due date is over.
    case overdue(Day)
    /// An order was not answered in time.
    case unanswered(ID<SupervisionOrder>)

    /// As stored: `light:2023Q2:red`.
    public var text: String {
        switch self {
        case .near(let day): "near:\(day)"
        case .light(let quarter, let light): "light:\(quarter):\(light.rawValue)"
        case .overdue(let day): "overdue:\(day)"
        case .unanswered(let order): "unanswered:\(order)"
        }
    }

    /// Nil for text that is no cause.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("near", 2): guard let day = Day(parts[1]) else { return nil }; self = .near(day)
        case ("overdue", 2): guard let day = Day(parts[1]) else { return nil }; self = .overdue(day)
        case ("unanswered", 2): self = .unanswered(ID(parts[1]))
        case ("light", 3):
            guard let quarter = Quarter(parts[1]), let light = Light(rawValue: parts[2]) else { return nil }
            self = .light(quarter, light)
        default: return nil
        }
    }

    /// By their text.
    public static func < (left: EscalationCause, right: EscalationCause) -> Bool { left.text < right.text }

    /// Which rule is about it; nil for an order that was not answered, which goes one level up.
    var condition: EscalationRules.Condition? {
        switch self {
        case .near: .near
        case .light(_, let light): light == .red ? .red : light == .yellow ? .yellow : nil
        case .overdue: .overdue
        case .unanswered: nil
        }
    }
}

/// What supervision looks at of one commitment.
public struct WatchedCommitment: Hashable, Sendable {
    /// Which one.
    public var commitment: ID<Commitment>
    /// When it is due.
    public var dueOn: Day
    /// Whether it is kept, was closed, does not apply, or has nothing to measure: then nothing is due.
    public var isSettled: Bool
    /// Its light after the latest quarter that can be held against the unit; nil when there is none yet.
    public var light: (quarter: Quarter, light: Light)? {
        get { quarter.map { ($0, colour) } }
        set { (quarter, colour) = (newValue?.quarter, newValue?.light ?? .grey) }
    }
    /// Whether what was done until the due date is known by now, or should be.
    public var isDueDateJudged: Bool

    private var quarter: Quarter?
    private var colour = Light.grey

    /// A commitment as it stands.
    public init(
        commitment: ID<Commitment>, dueOn: Day, isSettled: Bool, light: (quarter: Quarter, light: Light)?,
        isDueDateJudged: Bool = true
    ) {
        self.commitment = commitment
        self.dueOn = dueOn
        self.isSettled = isSettled
        self.isDueDateJudged = isDueDateJudged
        self.light = light
    }

    /// What could be said against it today, whether it was said before or not.
    public func causes(
        on today: Day, _ rules: EscalationRules, _ calendar: WorkingCalendar
    ) -> [EscalationCause] {
        guard !isSettled else { return [] }
        var causes: [EscalationCause] = []
        if let light, light.light == .yellow || light.light == .red {
            causes.append(.light(light.quarter, light.light))
        }
        if today > dueOn {
            if isDueDateJudged { causes.append(.overdue(dueOn)) }
        } else if calendar.workingDays(after: today, through: dueOn) <= rules.nearDays {
            causes.append(.near(dueOn))
        }
        return causes.sorted()
    }
}

/// An order that should be sent.
public struct OrderSuggestion: Hashable, Sendable {
    /// About what.
    public var commitment: ID<Commitment>
    /// At which level.
    public var level: OrderLevel
    /// Why: every cause that was not dealt with yet.
    public var causes: [EscalationCause]
    /// The open order whose place it takes.
    public var above: ID<SupervisionOrder>?
}

/// Which orders should be sent: a pure function of where everything stands.
///
/// A cause suggests once. While an order is open only a higher one is suggested, and nothing while its reply is being
/// read. After a reply was accepted, or an order taken back, the next cause starts at its own level again.
public struct Escalation: Sendable {
    /// When what is suggested.
    public var rules: EscalationRules
    /// Which days are worked.
    public var calendar: WorkingCalendar

    /// With rules.
    public init(rules: EscalationRules, calendar: WorkingCalendar) {
        self.rules = rules
        self.calendar = calendar
    }

    /// What should be sent today, in the order of the commitments; at most one for each.
    ///
    /// - Parameter orders: all orders ever sent about the commitments.
    public func suggestions(
        _ watched: [WatchedCommitment], _ orders: [SupervisionOrder], on today: Day
    ) -> [OrderSuggestion] {
        let sent = Dictionary(grouping: orders, by: \.commitment)
        return watched.compactMap { suggestion($0, sent[$0.commitment] ?? [], on: today) }
    }

    private func suggestion(
        _ watched: WatchedCommitment, _ orders: [SupervisionOrder], on today: Day
    ) -> OrderSuggestion? {
        guard !watched.isSettled, !orders.contains(where: { $0.state == .replied }) else { return nil }
        let open = orders.filter { $0.state == .sent }.max { $0.level < $1.level }
        let spent = Set(orders.flatMap(\.causes))
        var found: [(cause: EscalationCause, level: OrderLevel)] =
            watched.causes(on: today, rules, calendar).compactMap { cause in
                guard !spent.contains(cause), let level = cause.condition.flatMap({ rules.start[$0] }) else {
                    return nil
                }
                return (cause, level)
            }
        if let open, open.isOverdue(on: today), let next = open.level.next {
            let cause = EscalationCause.unanswered(open.id)
            if !spent.contains(cause) { found.append((cause, next)) }
        }
        guard let level = found.map(\.level).max(), open.map({ $0.level < level }) ?? true else { return nil }
        return OrderSuggestion(
            commitment: watched.commitment, level: level, causes: found.map(\.cause).sorted(), above: open?.id
        )
    }

    /// The open order that a new one takes the place of, if there is one.
    ///
    /// - Parameter orders: those about the commitment.
    /// - Throws: `order.reply-waits` while a reply is being read; `order.not-higher` unless the level is above what is open.
    public static func above(
        _ orders: [SupervisionOrder], sending level: OrderLevel
    ) throws -> SupervisionOrder? {
        if let replied = orders.first(where: { $0.state == .replied }) {
            throw Problem(.conflict, "order.reply-waits", ["number": replied.number.description])
        }
        guard let open = orders.filter({ $0.state == .sent }).max(by: { $0.level < $1.level }) else {
            return nil
        }
        guard level > open.level else {
            throw Problem(.conflict, "order.not-higher", ["number": open.number.description], at: "level")
        }
        return open
    }
}
