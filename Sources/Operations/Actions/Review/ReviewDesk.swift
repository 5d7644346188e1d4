import Database
import Programme

/// What lies on the office's desk for a quarter, read once in one snapshot.
struct ReviewDesk {
    let office: Office
    let plan: Plan
    let period: Period
    /// All quarters of the plan.
    let periods: [Period]
    let units: [ID<Unit>: Unit]
    /// The reports of the whole plan.
    let reports: [ReportRecord]
    /// What is due in the quarter.
    let statuses: [ReportStatus]
    /// Works out where commitments stand, with the region's thresholds.
    let figures: PlanFigures
    /// What counts, of all quarters.
    let accepted: [ID<Commitment>: [AcceptedValue]]
    private let openRemarks: [ID<Report>: Int]
    private let evidence: [ID<Report>: ReviewEvidence]
    private let countings: [ID<Report>: [Int: [ID<Commitment>: LedgerCounting]]]

    /// - Parameter wanted: nil for the quarter that needs the office most.
    /// - Throws: `plan.none`, `plan.not-confirmed`, `period.not-in-plan`.
    init(_ office: Office, quarter wanted: Quarter?, _ db: any Connection) throws {
        self.office = office
        plan = try PlanStore.find(year: wanted?.year, in: office.jurisdiction, db)
        guard plan.status == .confirmed else {
            throw Problem(.conflict, "plan.not-confirmed", ["year": String(plan.year)])
        }
        periods = try PeriodStore.all(of: plan, db)
        let reports = try ReportStore.all(of: plan, db)
        let waiting = Set(reports.filter { $0.state == .submitted }.map(\.quarter))
        period = try PeriodStore.find(
            wanted ?? Period.mostPressing(of: periods, waiting: waiting, on: office.today)
                ?? plan.quarters[0], of: plan, db)
        units = Dictionary(
            uniqueKeysWithValues: try PeopleStore.units(of: office.jurisdiction, in: db).map { ($0.id, $0) })
        let quarter = period.quarter
        figures = PlanFigures(
            plan: plan, thresholds: try SettingStore.settings(of: office.jurisdiction, in: db).thresholds,
            office: office, supervised: try SupervisedFacts(plan, db))
        statuses = figures.statuses(
            units, reports.filter { $0.quarter == quarter }, period,
            try PeriodStore.extensions(of: quarter, plan, db))
        self.reports = reports
        accepted = AcceptedValue.values(of: plan.actions.flatMap(\.commitments), in: reports)
        openRemarks = try RemarkStore.open(of: plan, db)
        countings = try CountingStore.countings(of: plan, db)
        evidence = try ReviewEvidence.all(
            of: reports.filter { $0.quarter == quarter }, db, office.jurisdiction, quarter)
    }

    /// The line of a unit and an action; throws `review.no-report` where none is due.
    func status(action ordinal: Int, unit: ID<Unit>) throws -> ReportStatus {
        guard let found = statuses.first(where: { $0.action.ordinal == ordinal && $0.unit.id == unit })
        else { throw Problem(.notFound, "review.no-report") }
        return found
    }

    /// What a reviewer should look at in a report.
    func flags(of status: ReportStatus, _ record: ReportRecord, _ content: ReportContent) -> [ReviewFlag] {
        let facts = status.facts(period: period, office)
        return ReviewFacts(
            record: record, content: content, commitments: status.action.commitments(of: status.unit.id),
            earlier: accepted, lateness: facts.lateness, lateDays: facts.lateDays,
            evidence: evidence[record.id] ?? .none, openRemarks: openRemarks[record.id] ?? 0,
            countings: countings(of: record.id, revision: record.handedIn ?? record.revision)
        ).flags()
    }

    /// What the ledgers said when a revision was signed.
    func countings(of report: ID<Report>, revision: Int?) -> [ID<Commitment>: LedgerCounting] {
        revision.flatMap { countings[report]?[$0] } ?? [:]
    }

    /// How many remarks on a report are not settled.
    func openRemarks(on report: ID<Report>) -> Int { openRemarks[report] ?? 0 }

    /// What waits for the office, the longest waiting first.
    var queue: [ReviewItem] {
        statuses.compactMap { status in
            guard let record = status.record, record.state == .submitted, let receipt = record.receipt else {
                return nil
            }
            return ReviewItem(
                status: status, record: record, submittedAt: receipt.at,
                waitingDays: office.calendar.workingDays(after: receipt.at.day, through: office.today),
                flags: flags(of: status, record, record.content))
        }.sorted { ($0.submittedAt, $0.status.action.ordinal) < ($1.submittedAt, $1.status.action.ordinal) }
    }
}

extension ReviewEvidence {
    /// The files that are attached to a quarter's reports, by report.
    static func all(
        of reports: [ReportRecord], _ db: any Connection, _ jurisdiction: JurisdictionCode, _ quarter: Quarter
    ) throws -> [ID<Report>: ReviewEvidence] {
        let attached = reports.filter { !$0.content.files.isEmpty }
        guard !attached.isEmpty else { return [:] }
        let repeated = try EvidenceStore.repeated(in: quarter, jurisdiction, db)
        return Dictionary(
            uniqueKeysWithValues: attached.map { report in
                let files = report.content.files
                return (
                    report.id,
                    ReviewEvidence(count: files.count, repeated: files.count { repeated.contains($0.id) })
                )
            })
    }
}

/// A report that waits for the office.
public struct ReviewItem: Sendable {
    /// The action, the unit and the due day.
    public var status: ReportStatus
    /// The report.
    public var record: ReportRecord
    /// When it was handed in the last time.
    public var submittedAt: Instant
    /// The working days since then.
    public var waitingDays: Int
    /// What should be looked at; empty when it may be accepted together with others.
    public var flags: [ReviewFlag]

    /// Whether somebody of the office has taken it up.
    public var isTakenUp: Bool { record.isReviewBegun }
}
