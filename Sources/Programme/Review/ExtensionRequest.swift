/// That a unit asked for more time, and what became of it.
public struct ExtensionRequest: Hashable, Sendable {
    /// The most characters that a reason may have.
    public static let limit = 500

    /// Which one.
    public var id: ID<ExtensionRequest>
    /// The quarter.
    public var quarter: Quarter
    /// Who asks.
    public var unit: ID<Unit>
    /// Until when.
    public var wanted: Day
    /// Why.
    public var reason: String
    /// When it was asked.
    public var at: Instant
    /// By whom.
    public var by: ID<Person>
    /// Nil while it waits.
    public var answer: LaterDay.Answer?

    /// A request.
    public init(
        id: ID<ExtensionRequest>, quarter: Quarter, unit: ID<Unit>, wanted: Day, reason: String, at: Instant,
        by: ID<Person>, answer: LaterDay.Answer? = nil
    ) {
        self.id = id
        self.quarter = quarter
        self.unit = unit
        self.wanted = wanted
        self.reason = reason
        self.at = at
        self.by = by
        self.answer = answer
    }

    /// The most days after the due day that can be asked for or granted; beyond it a wrong year is likelier.
    public static let mostDays = 60

    /// Throws unless a day can take the place of a period's due day: `report.quarter-locked`, `extension.not-later`,
    /// `extension.too-far`.
    public static func check(_ day: Day, in period: Period) throws {
        guard !period.isLocked else { throw Problem(.conflict, "report.quarter-locked") }
        guard day > period.dueOn else {
            throw Problem(.invalid, "extension.not-later", ["due": period.dueOn.description], at: "until")
        }
        let last = period.dueOn.adding(days: mostDays)
        guard day <= last else {
            throw Problem(.invalid, "extension.too-far", ["last": last.description], at: "until")
        }
    }
}
