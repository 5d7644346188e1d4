/// 督办单: the office asks one unit to move one commitment on, and to reply by a day.
public struct SupervisionOrder: Hashable, Sendable {
    /// A move of it.
    public struct Step: Hashable, Sendable {
        /// What was done.
        public var move: OrderMove
        /// Where it led.
        public var state: OrderState
        /// The unit's reply, or why the office did it.
        public var words: String?
        /// Until when a reply is due from here on.
        public var replyBy: Day?
        /// When.
        public var at: Instant
        /// Who.
        public var by: ID<Person>

        /// A move.
        public init(
            move: OrderMove, state: OrderState, words: String? = nil, replyBy: Day? = nil, at: Instant,
            by: ID<Person>
        ) {
            self.move = move
            self.state = state
            self.words = words
            self.replyBy = replyBy
            self.at = at
            self.by = by
        }
    }

    /// The most characters of a reason, of what is asked, and of a reply.
    public static let limit = 2000
    /// The most days until a reply; beyond it a wrong year is likelier.
    public static let mostDays = 60

    /// Which one.
    public var id: ID<SupervisionOrder>
    /// What it is about.
    public var commitment: ID<Commitment>
    /// The unit that answered for it when the order was sent.
    public var unit: ID<Unit>
    /// How strong it is.
    public var level: OrderLevel
    /// 博妇儿工委督〔2023〕1号.
    public var number: DocumentNumber
    /// Why it was sent.
    public var reason: String
    /// What the unit is to do.
    public var request: String
    /// What it was sent for.
    public var causes: [EscalationCause]
    /// What was done with it, the sending first.
    public var steps: [Step]

    /// An order.
    public init(
        id: ID<SupervisionOrder>, commitment: ID<Commitment>, unit: ID<Unit>, level: OrderLevel,
        number: DocumentNumber, reason: String, request: String, causes: [EscalationCause], steps: [Step]
    ) {
        self.id = id
        self.commitment = commitment
        self.unit = unit
        self.level = level
        self.number = number
        self.reason = reason
        self.request = request
        self.causes = causes
        self.steps = steps
    }

    /// Where it stands.
    public var state: OrderState { steps.last?.state ?? .none }
    /// When it was sent.
    public var sentAt: Instant? { steps.first?.at }
    /// Until when the unit is to reply.
    public var replyBy: Day? { steps.last { $0.replyBy != nil }?.replyBy }
    /// The latest reply.
    public var reply: Step? { steps.last { $0.move == .reply } }

    /// Whether the reply is due and has not come.
    public func isOverdue(on today: Day) -> Bool {
        guard state == .sent, let replyBy else { return false }
        return today > replyBy
    }

    /// Throws `order.reply-by` unless a reply can be due on this day.
    public static func check(replyBy day: Day, on today: Day) throws {
        guard day > today, day <= today.adding(days: mostDays) else {
            throw Problem(
                .invalid, "order.reply-by",
                [
                    "first": today.adding(days: 1).description,
                    "last": today.adding(days: mostDays).description,
                ], at: "reply-by")
        }
    }

    /// The code of a district's orders: the first character of its name, then 妇儿工委督.
    public static func office(of jurisdiction: Jurisdiction) -> String {
        let first = jurisdiction.name.unicodeScalars.first.flatMap {
            (0x4E00...0x9FFF).contains($0.value) ? String($0) : nil
        }
        return "\(first ?? "")妇儿工委督"
    }
}
