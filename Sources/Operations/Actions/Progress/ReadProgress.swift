import Database
import Programme

/// Where everything stands after a quarter, from accepted reports alone.
public struct ProgressOverview: Sendable {
    /// One commitment's line.
    public struct Line: Sendable {
        /// The action that promises it.
        public var action: Action
        /// The promise.
        public var commitment: Commitment
        /// What is accepted so far.
        public var figure: Figure
        /// How far that is.
        public var progress: Progress

        /// Whether it can be kept or not: it has a number or steps.
        public var isMeasured: Bool { commitment.isMeasured }
    }

    /// The plan.
    public var plan: Plan
    /// The region.
    public var jurisdiction: Jurisdiction
    /// The notice that the plan was read from, without its actions.
    public var notice: StoredNotice
    /// The units of the region by ID.
    public var units: [ID<Unit>: Unit]
    /// Through which quarter.
    public var quarter: Quarter
    /// The quarter's dates.
    public var period: Period
    /// One line for each commitment, in the notice's order.
    public var lines: [Line]
    /// What was due in the quarter, one for each unit and action.
    public var reports: [ReportStatus]
    /// Where each number comes from.
    public var origins: [ID<Commitment>: CommitmentOrigin]

    /// The worst light among an action's commitments.
    public func light(of action: Action) -> Light {
        Light.worst(lines.filter { $0.action.id == action.id }.map(\.progress.light))
    }

    /// The worst light among the commitments that a unit answers for.
    public func light(of unit: ID<Unit>) -> Light {
        Light.worst(lines.filter { $0.commitment.accountable == unit }.map(\.progress.light))
    }

    /// A unit's name.
    public func name(of unit: ID<Unit>?) -> String { unit.flatMap { units[$0]?.name.rawValue } ?? "" }
}

/// One report that is due: whether it came, and how late.
public struct ReportStatus: Sendable {
    /// The action reported on.
    public var action: Action
    /// The unit that reports.
    public var unit: Unit
    /// The report; nil when nothing was saved.
    public var record: ReportRecord?
    /// Where it stands.
    public var state: ReportState
    /// How late it was handed in, or is by now.
    public var lateness: Lateness
    /// The day it is due from this unit: the period's, or a later one it was given.
    public var dueOn: Day

    /// Whether the unit still has to do something: nothing there, a draft, a signed or a returned one.
    public var needsReporting: Bool { [.none, .draft, .signed, .returned].contains(state) }
}

/// Reads where everything stands.
public struct ReadProgress: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameter quarter: the quarter to look at; nil for the latest that has ended, within the latest plan.
    /// - Throws: `plan.none`, `plan.not-confirmed`, `period.not-in-plan`.
    public func callAsFunction(quarter wanted: Quarter? = nil) async throws -> ProgressOverview {
        try await office.database.read { db in
            let book = try PlanBook(year: wanted?.year, office, db)
            return try book.overview(wanted ?? book.latestEnded(on: office.today))
        }
    }
}
