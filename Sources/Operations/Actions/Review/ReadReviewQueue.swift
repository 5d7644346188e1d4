import Database
import Programme

/// A quarter as the office's reviewer sees it: what waits, who has not reported, what turned red.
public struct ReviewQueue: Sendable {
    /// The plan.
    public var plan: Plan
    /// The quarter's dates.
    public var period: Period
    /// All quarters of the plan.
    public var periods: [Period]
    /// The region's units.
    public var units: [ID<Unit>: Unit]
    /// What waits for the office, the longest waiting first.
    public var items: [ReviewItem]
    /// Every report that is due, in the plan's order.
    public var statuses: [ReportStatus]
    /// The commitments whose light is red after this quarter and was not after the one before, by accepted values.
    public var turnedRed: [ProgressOverview.Line]
    /// How many requests for more time wait for an answer.
    public var openRequests: Int

    /// What the units still owe the office.
    public var missing: [ReportStatus] { statuses.filter(\.needsReporting) }

    /// What may be accepted without opening it.
    public var unflagged: [ReviewItem] { items.filter(\.flags.isEmpty) }
}

/// Reads the office's queue.
public struct ReadReviewQueue: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameter quarter: nil for the quarter that needs the office most.
    /// - Throws: `person.not-allowed` for who does not oversee all units; `plan.none`, `plan.not-confirmed`,
    ///   `period.not-in-plan`.
    public func callAsFunction(quarter: Quarter? = nil, by person: Person) async throws -> ReviewQueue {
        try await office.database.read { db in
            try person.mayOversee(in: office.jurisdiction)
            let desk = try ReviewDesk(office, quarter: quarter, db)
            let open = try ExtensionStore.all(of: desk.plan, db).count { $0.answer == nil }
            return ReviewQueue(
                plan: desk.plan, period: desk.period, periods: desk.periods, units: desk.units,
                items: desk.queue, statuses: desk.statuses, turnedRed: turnedRed(desk), openRequests: open)
        }
    }

    private func turnedRed(_ desk: ReviewDesk) -> [ProgressOverview.Line] {
        let quarter = desk.period.quarter
        let before = desk.figures.lines(desk.accepted, quarter.previous)
        let wasRed = Set(before.filter { $0.progress.light == .red }.map(\.commitment.id))
        return desk.figures.lines(desk.accepted, quarter).filter {
            $0.progress.light == .red && !wasRed.contains($0.commitment.id)
        }
    }
}
