import Database
import Programme

/// What a unit has to report, quarter by quarter.
public struct UnitReports: Sendable {
    /// One quarter.
    public struct Term: Sendable {
        /// Its dates.
        public var period: Period
        /// The day it is due from this unit.
        public var dueOn: Day
        /// Whether reports can be written.
        public var isOpen: Bool
        /// Whether they are wanted: not for a quarter that was over before there was a plan.
        public var isAsked: Bool
        /// One for each action.
        public var reports: [ReportStatus]
    }

    /// The unit.
    public var unit: Unit
    /// The plan; nil while none is confirmed.
    public var plan: Plan?
    /// The plan's quarters, the latest first.
    public var terms: [Term]
}

/// Reads what a unit has to report.
public struct ReadUnitReports: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameter year: the plan's year; nil for the latest.
    /// - Throws: `person.not-allowed` for who belongs to no unit; `plan.none` for a year without a plan.
    public func callAsFunction(year: Int? = nil, by person: Person) async throws -> UnitReports {
        try await office.database.read { db in
            try person.mayAct(as: .reporter, .leader, in: office.jurisdiction)
            let units = try PeopleStore.units(of: office.jurisdiction, in: db)
            guard let unit = units.first(where: { $0.id == person.unit }) else {
                throw Problem(.forbidden, "person.not-allowed", ["name": person.name])
            }
            let plan: Plan
            do { plan = try PlanStore.find(year: year, in: office.jurisdiction, db) } catch let problem
                as Problem where year == nil && problem.code == "plan.none"
            {
                return UnitReports(unit: unit, plan: nil, terms: [])
            }
            guard plan.status == .confirmed else { return UnitReports(unit: unit, plan: nil, terms: []) }
            let reports = try ReportStore.all(of: plan, unit: unit.id, db)
            let confirmed = try PlanStore.confirmation(of: plan, in: db)?.at.day ?? plan.startsOn
            let terms = try PeriodStore.all(of: plan, db).map { period in
                try term(period, confirmed, plan, unit, reports.filter { $0.quarter == period.quarter }, db)
            }
            return UnitReports(unit: unit, plan: plan, terms: terms.reversed())
        }
    }

    private func term(
        _ period: Period, _ confirmed: Day, _ plan: Plan, _ unit: Unit, _ reports: [ReportRecord],
        _ db: any Connection
    ) throws -> UnitReports.Term {
        let extended = try PeriodStore.extensions(of: period.quarter, plan, db)[unit.id]
        let due = max(period.dueOn, extended ?? period.dueOn)
        return UnitReports.Term(
            period: period, dueOn: due, isOpen: period.isOpen(on: office.today, extendedTo: extended),
            isAsked: period.isAsked(of: confirmed),
            reports: plan.actions.filter { $0.reportingUnits.contains(unit.id) }.map { action in
                let record = reports.first { $0.action == action.id }
                let arrived = record?.firstSubmission?.at.day ?? office.today
                return ReportStatus(
                    action: action, unit: unit, record: record, state: record?.state ?? .none,
                    lateness: period.lateness(
                        on: arrived, extendedTo: extended, calendar: office.calendar), dueOn: due)
            })
    }
}
