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
            let plan = try PlanStore.find(year: wanted?.year, in: office.jurisdiction, db)
            guard plan.status == .confirmed else {
                throw Problem(.conflict, "plan.not-confirmed", ["year": String(plan.year)])
            }
            let quarter = wanted ?? latestEnded(of: plan)
            let period = try PeriodStore.find(quarter, of: plan, db)
            let units = Dictionary(
                uniqueKeysWithValues: try PeopleStore.units(of: office.jurisdiction, in: db).map {
                    ($0.id, $0)
                })
            let reports = try ReportStore.all(of: plan, db)
            let extensions = try PeriodStore.extensions(of: quarter, plan, db)
            return ProgressOverview(
                plan: plan, jurisdiction: try PeopleStore.jurisdiction(office.jurisdiction, in: db),
                notice: try NoticeStore.find(plan.notice, in: office.jurisdiction, db), units: units,
                quarter: quarter, period: period, lines: lines(plan, reports, quarter),
                reports: statuses(plan, units, reports.filter { $0.quarter == quarter }, period, extensions))
        }
    }

    private func latestEnded(of plan: Plan) -> Quarter {
        plan.quarters.last { $0.lastDay < office.today } ?? plan.quarters[0]
    }

    func lines(_ plan: Plan, _ reports: [ReportRecord], _ quarter: Quarter) -> [ProgressOverview.Line] {
        let accepted = AcceptedValue.values(of: plan.actions.flatMap(\.commitments), in: reports)
        return plan.actions.flatMap { action in
            action.commitments.map { commitment in
                let figure = Figure(of: commitment, from: accepted[commitment.id] ?? [], through: quarter)
                return ProgressOverview.Line(
                    action: action, commitment: commitment, figure: figure,
                    progress: Progress(of: commitment, figure: figure, plan: plan, on: quarter.lastDay))
            }
        }
    }

    func statuses(
        _ plan: Plan, _ units: [ID<Unit>: Unit], _ reports: [ReportRecord], _ period: Period,
        _ extensions: [ID<Unit>: Day]
    ) -> [ReportStatus] {
        plan.actions.flatMap { action in
            action.reportingUnits.compactMap { id -> ReportStatus? in
                guard let unit = units[id] else { return nil }
                let record = reports.first { $0.action == action.id && $0.unit == id }
                let arrived = record?.firstSubmission?.at.day ?? office.today
                return ReportStatus(
                    action: action, unit: unit, record: record, state: record?.state ?? .none,
                    lateness: period.lateness(
                        on: arrived, extendedTo: extensions[id], calendar: office.calendar),
                    dueOn: max(period.dueOn, extensions[id] ?? period.dueOn))
            }
        }
    }
}
