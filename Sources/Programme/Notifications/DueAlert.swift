/// What a unit is told of by the program itself because a day has come: that its reports fall due, or that they are late.
public struct DueAlert: Hashable, Sendable {
    /// How many working days before the due day a unit is told for the first time.
    public static let daysBefore = 3

    /// Whose reports.
    public var unit: ID<Unit>
    /// Of which quarter.
    public var quarter: Quarter
    /// What is told.
    public var kind: OutboxKind
    /// The unit's due day, perhaps a later one than the quarter's.
    public var dueOn: Day
    /// How many reports it owes.
    public var count: Int

    /// The notice that a unit is owed on a day; nil where none is.
    ///
    /// - Parameters:
    ///   - owed: how many reports the office does not have.
    ///   - extendedTo: the unit's own later day.
    public init?(
        owed: Int, of unit: ID<Unit>, period: Period, extendedTo: Day?, on today: Day,
        calendar: WorkingCalendar
    ) {
        guard owed > 0, period.isOpen(on: today) else { return nil }
        let due = max(period.dueOn, extendedTo ?? period.dueOn)
        switch period.lateness(on: today, extendedTo: extendedTo, calendar: calendar) {
        case .inTime:
            guard calendar.workingDays(after: today, through: due) <= DueAlert.daysBefore else { return nil }
            kind = .reportsDue
        case .late: return nil
        case .yellow: kind = .reportsLate
        case .red: kind = .reportsVeryLate
        }
        (self.unit, quarter, dueOn, count) = (unit, period.quarter, due, owed)
    }

    /// What is told once. Another due day is another cause.
    public var cause: String { "\(kind.rawValue)/\(quarter)/\(unit)/\(dueOn)" }

    /// As an event.
    public func event(_ id: ID<OutboxEvent>, at now: Instant) -> OutboxEvent {
        OutboxEvent(
            id: id, kind: kind, subject: "unit/\(unit)", unit: unit, at: now,
            facts: [
                "quarter": quarter.description, "due": dueOn.description, "count": String(count),
            ], cause: cause)
    }
}
