import Database
import Programme

/// Everything about one confirmed plan that pages are made from, read in one snapshot, with the figures of every quarter
/// worked out.
///
/// It holds what not everybody may read: it stays within this module, and `PlanView` shows each reader their part.
struct PlanBook: Sendable {
    let plan: Plan
    let confirmation: (at: Instant, by: ID<Person>)?
    let jurisdiction: Jurisdiction
    let notice: StoredNotice
    let units: [ID<Unit>: Unit]
    let people: [ID<Person>: Person]
    let periods: [Period]
    let reports: [ReportRecord]
    let amendments: [AmendmentRecord]
    let thresholds: LightThresholds
    /// Where the numbers come from, and what their ledgers said when the reports that count were signed.
    let origins: PlanOrigins
    /// Spot checks and closings.
    let supervised: SupervisedFacts
    /// The accepted reports that figures come from.
    let sources: [ID<Commitment>: [Quarter: ReportRecord]]
    private let accepted: [ID<Commitment>: [AcceptedValue]]
    private let lines: [Quarter: [ProgressOverview.Line]]
    private let statuses: [Quarter: [ReportStatus]]

    /// Reads a plan's rows as they are now; throws `plan.not-confirmed`, and `plan.none` without a plan of the year.
    ///
    /// - Parameter year: nil for the latest.
    init(year: Int?, _ office: Office, _ db: any Connection) throws {
        try self.init(PlanStore.find(year: year, in: office.jurisdiction, db), office, db)
    }

    private init(_ plan: Plan, _ office: Office, _ db: any Connection) throws {
        guard plan.status == .confirmed else {
            throw Problem(.conflict, "plan.not-confirmed", ["year": String(plan.year)])
        }
        self.plan = plan
        confirmation = try PlanStore.confirmation(of: plan, in: db)
        jurisdiction = try PeopleStore.jurisdiction(office.jurisdiction, in: db)
        notice = try NoticeStore.find(plan.notice, in: office.jurisdiction, db)
        units = Dictionary(
            uniqueKeysWithValues: try PeopleStore.units(of: office.jurisdiction, in: db).map { ($0.id, $0) })
        people = Dictionary(
            uniqueKeysWithValues: try PeopleStore.people(of: office.jurisdiction, in: db).map { ($0.id, $0) })
        periods = try PeriodStore.all(of: plan, db)
        reports = try ReportStore.all(of: plan, db)
        amendments = try PlanStore.amendments(of: plan, in: db)
        thresholds = try SettingStore.settings(of: office.jurisdiction, in: db).thresholds
        let commitments = plan.actions.flatMap(\.commitments)
        origins = try PlanOrigins(plan, office, db)
        supervised = try SupervisedFacts(plan, db)
        sources = AcceptedValue.sources(of: commitments, in: reports)
        accepted = AcceptedValue.values(of: commitments, in: reports)
        var lines: [Quarter: [ProgressOverview.Line]] = [:]
        var statuses: [Quarter: [ReportStatus]] = [:]
        let making = PlanFigures(
            plan: plan, thresholds: thresholds, office: office, supervised: supervised)
        for period in periods {
            lines[period.quarter] = making.lines(accepted, period.quarter)
            statuses[period.quarter] = making.statuses(
                units, reports.filter { $0.quarter == period.quarter }, period,
                try PeriodStore.extensions(of: period.quarter, plan, db))
        }
        self.lines = lines
        self.statuses = statuses
    }

    /// One line for each commitment after a quarter, in the notice's order.
    func lines(_ quarter: Quarter) -> [ProgressOverview.Line] { lines[quarter] ?? [] }

    /// What was due in a quarter, one for each unit and action.
    func statuses(_ quarter: Quarter) -> [ReportStatus] { statuses[quarter] ?? [] }

    /// The values that count of a commitment, by quarter.
    func accepted(_ commitment: ID<Commitment>) -> [AcceptedValue] { accepted[commitment] ?? [] }

    /// The latest quarter that has ended, within the plan.
    func latestEnded(on today: Day) -> Quarter {
        plan.quarters.last { $0.lastDay < today } ?? plan.quarters[0]
    }

    /// The period of a quarter; throws `period.not-in-plan` naming the plan's quarters.
    func period(_ quarter: Quarter) throws -> Period {
        guard let period = periods.first(where: { $0.quarter == quarter }) else {
            throw Problem(
                .invalid, "period.not-in-plan",
                [
                    "quarter": quarter.description,
                    "known": plan.quarters.map(\.description).joined(separator: ", "),
                ])
        }
        return period
    }

    /// As the command line and the official forms have it.
    func overview(_ quarter: Quarter) throws -> ProgressOverview {
        ProgressOverview(
            plan: plan, jurisdiction: jurisdiction, notice: notice, units: units, quarter: quarter,
            period: try period(quarter), lines: lines(quarter), reports: statuses(quarter),
            origins: plan.actions.flatMap(\.commitments).reduce(into: [:]) { found, commitment in
                found[commitment.id] = origin(of: commitment, through: quarter)
            })
    }
}
