import Database
import Programme

/// Where a quarter stands, and what keeps it from being locked.
public struct QuarterState: Sendable {
    /// The plan.
    public var plan: Plan
    /// The quarter's dates.
    public var period: Period
    /// All quarters of the plan.
    public var periods: [Period]
    /// Every report that is due, in the plan's order.
    public var statuses: [ReportStatus]
    /// When it was locked, and by whom; nil while it is not.
    public var lock: (at: Instant, by: String)?
    /// How many requests for more time in this quarter wait for an answer.
    public var openRequests: Int
    /// How many remarks on its reports are not settled.
    public var openRemarks: Int

    /// The reports that are not accepted: while there is one, the quarter cannot be locked.
    public var hindrances: [ReportStatus] { statuses.filter { $0.state != .accepted && $0.state != .locked } }
}

/// Reads where a quarter stands.
public struct ReadQuarterState: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `person.not-allowed` for who does not oversee all units; `plan.none`, `plan.not-confirmed`,
    ///   `period.not-in-plan`.
    public func callAsFunction(_ quarter: Quarter, by person: Person) async throws -> QuarterState {
        try await office.database.read { db in
            try person.mayOversee(in: office.jurisdiction)
            let desk = try ReviewDesk(office, quarter: quarter, db)
            let lock = try PeriodStore.lock(of: quarter, desk.plan, db)
            return QuarterState(
                plan: desk.plan, period: desk.period, periods: desk.periods, statuses: desk.statuses,
                lock: try lock.map { lock in
                    let who = try PeopleStore.person(lock.by.rawValue, of: office.jurisdiction, in: db)
                    return (lock.at, who.name)
                },
                openRequests: try ExtensionStore.all(of: desk.plan, db).count {
                    $0.quarter == quarter && $0.answer == nil
                },
                openRemarks: desk.statuses.compactMap(\.record).reduce(0) {
                    $0 + desk.openRemarks(on: $1.id)
                })
        }
    }
}
