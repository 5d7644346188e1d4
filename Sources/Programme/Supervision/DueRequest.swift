/// 延期申请: a unit asks for a later due date of a commitment, before the one it has is over.
public struct DueRequest: Hashable, Sendable {
    /// The most characters of each text.
    public static let limit = 1000
    /// The most days beyond the due date; beyond it a wrong year is likelier.
    public static let mostDays = 366

    /// Which one.
    public var id: ID<DueRequest>
    /// For what.
    public var commitment: ID<Commitment>
    /// Who asks.
    public var unit: ID<Unit>
    /// The date it had.
    public var dueOn: Day
    /// When the unit expects to have finished.
    public var wanted: Day
    /// Why.
    public var reason: String
    /// What is done so far.
    public var progress: String
    /// When it was asked.
    public var at: Instant
    /// By whom.
    public var by: ID<Person>
    /// Nil while it waits.
    public var answer: LaterDay.Answer?

    /// A request.
    public init(
        id: ID<DueRequest>, commitment: ID<Commitment>, unit: ID<Unit>, dueOn: Day, wanted: Day,
        reason: String, progress: String, at: Instant, by: ID<Person>, answer: LaterDay.Answer? = nil
    ) {
        self.id = id
        self.commitment = commitment
        self.unit = unit
        self.dueOn = dueOn
        self.wanted = wanted
        self.reason = reason
        self.progress = progress
        self.at = at
        self.by = by
        self.answer = answer
    }

    /// Throws unless a day can take the place of a due date: `due.not-later`, `due.too-far`.
    public static func check(_ day: Day, after due: Day) throws {
        guard day > due else {
            throw Problem(.invalid, "due.not-later", ["due": due.description], at: "until")
        }
        let last = due.adding(days: mostDays)
        guard day <= last else {
            throw Problem(.invalid, "due.too-far", ["last": last.description], at: "until")
        }
    }
}
