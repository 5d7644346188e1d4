import Database
import Programme

/// What a unit still owes the office for a quarter.
public struct OwedReports: Sendable {
    /// The unit.
    public var unit: Unit
    /// Its due day, perhaps a later one than the period's.
    public var dueOn: Day
    /// How late what it owes is by now.
    public var lateness: Lateness
    /// What there is to do, in the plan's order.
    public var causes: [ReminderCause]
    /// What it was reminded of today already.
    public var remindedToday: Set<ReminderCause> = []

    /// What a reminder sent now would say.
    public var news: [ReminderCause] { causes.filter { !remindedToday.contains($0) } }
}

/// Who has to be reminded of what, and what was sent.
public struct ReminderDigest: Sendable {
    /// The plan.
    public var plan: Plan
    /// The quarter's dates.
    public var period: Period
    /// All quarters of the plan.
    public var periods: [Period]
    /// The region, whose office signs.
    public var jurisdiction: Jurisdiction
    /// The units that owe something, in the plan's order.
    public var owed: [OwedReports]
    /// What was sent for the quarter, the latest first.
    public var sent: [Reminder]
    /// The region's units.
    public var units: [ID<Unit>: Unit]
    /// Who sent and who read, by ID.
    public var people: [ID<Person>: Person]
}

/// Reads what there is to remind of, and what was.
public struct ReadReminders: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The office's digest of a quarter; of the one that needs it most when nil.
    ///
    /// - Throws: `person.not-allowed` for who does not oversee all units; `plan.none`, `plan.not-confirmed`,
    ///   `period.not-in-plan`.
    public func callAsFunction(quarter: Quarter? = nil, by person: Person) async throws -> ReminderDigest {
        try await office.database.read { db in
            try person.mayOversee(in: office.jurisdiction)
            let desk = try ReviewDesk(office, quarter: quarter, db)
            let today = try ReminderStore.causes(
                on: office.today, of: desk.period.quarter, in: office.jurisdiction, db)
            return ReminderDigest(
                plan: desk.plan, period: desk.period, periods: desk.periods,
                jurisdiction: try PeopleStore.jurisdiction(office.jurisdiction, in: db),
                owed: desk.owed.map { owed in
                    var owed = owed
                    owed.remindedToday = today[owed.unit.id] ?? []
                    return owed
                },
                sent: try ReminderStore.all(of: desk.period.quarter, in: office.jurisdiction, db),
                units: desk.units,
                people: Dictionary(
                    uniqueKeysWithValues: try PeopleStore.people(of: office.jurisdiction, in: db).map {
                        ($0.id, $0)
                    }))
        }
    }

    /// What nobody of the person's own unit has put aside yet, the latest first; nothing for who has no unit.
    ///
    /// - Throws: `person.not-allowed` for who may no longer act.
    public func unread(by person: Person) async throws -> [Reminder] {
        try await office.database.read { db in
            guard let unit = person.unit else { return [] }
            try person.mayAct(as: .reporter, .leader, in: office.jurisdiction)
            return try ReminderStore.unread(of: unit, in: office.jurisdiction, db)
        }
    }
}

extension ReviewDesk {
    /// What the units owe, in the plan's order; nothing before the period opens and after it is locked.
    var owed: [OwedReports] {
        guard period.isOpen(on: office.today) else { return [] }
        return plan.reportingUnits.compactMap { id in
            let own = statuses.filter { $0.unit.id == id }
            let causes = own.compactMap { status in
                ReminderCause.Kind(status.state, isComplete: isComplete(status)).map {
                    ReminderCause(action: status.action.id, kind: $0)
                }
            }
            guard let first = own.first, !causes.isEmpty else { return nil }
            return OwedReports(
                unit: first.unit, dueOn: first.dueOn,
                lateness: period.lateness(
                    on: office.today, extendedTo: first.dueOn, calendar: office.calendar), causes: causes)
        }
    }

    private func isComplete(_ status: ReportStatus) -> Bool {
        guard let content = status.record?.content else { return false }
        return ReportValidation.problems(
            in: content, for: status.action.commitments(of: status.unit.id)
        ).isEmpty
    }
}
