import Database
import Programme

/// Everything that the pages of one report show, read in one snapshot.
public struct ReportReading: Sendable {
    /// A commitment that the unit answers for.
    public struct Line: Sendable {
        /// The promise.
        public var commitment: Commitment
        /// What counts of all quarters.
        public var accepted: [AcceptedValue]
        /// What this unit reported for the quarter before; nil when it reported nothing.
        public var previous: EntryValue?
        /// Whether that was accepted.
        public var isPreviousAccepted: Bool
        /// What its ledger says now, or said when the report was signed; nil where it draws on none.
        public var counting: SourceCounting?
        /// The office's spot checks of it, oldest first.
        public var checks: [SpotCheck]
    }

    /// The region.
    public var jurisdiction: Jurisdiction
    /// The plan.
    public var plan: Plan
    /// The action reported on.
    public var action: Action
    /// The unit that reports.
    public var unit: Unit
    /// The quarter's dates.
    public var period: Period
    /// The day it is due from this unit.
    public var dueOn: Day
    /// How late it was handed in, or is by now.
    public var lateness: Lateness
    /// Whether it could be written to today, as far as the period goes.
    public var isOpen: Bool
    /// The report; revision 0 when nothing was saved.
    public var record: ReportRecord
    /// Who saved the latest revision, and when; nil before the first.
    public var latest: RevisionNote?
    /// What the unit answers for in the action.
    public var lines: [Line]
    /// Every file that was brought for it.
    public var files: [EvidenceFile]
    /// Where else the files serve.
    public var twins: [EvidenceTwin]
    /// What was said of it.
    public var thread: ReportThread
    /// The units of the region by ID.
    public var units: [ID<Unit>: Unit]
    /// What the reader has typed and not saved.
    public var workingCopy: WorkingCopy?
    /// From where on a light is yellow or red.
    public var thresholds: LightThresholds

    /// The commitments of the lines.
    public var commitments: [Commitment] { lines.map(\.commitment) }

    /// What keeps it from being signed.
    public var problems: [Problem] {
        ReportValidation.problems(in: record.content, for: commitments)
            + ReportValidation.differences(in: record.content, for: commitments, from: countings)
    }

    /// What the ledgers say, by commitment.
    public var countings: [ID<Commitment>: LedgerCounting] {
        Dictionary(
            lines.compactMap { line in line.counting.map { (line.commitment.id, $0.counting) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Where a line would stand with a value.
    public func outlook(of line: Line, value: EntryValue) -> Outlook {
        Outlook(
            of: line.commitment, accepted: line.accepted, value: value, in: period.quarter, of: plan,
            checks: line.checks, thresholds: thresholds)
    }

    /// A person's name.
    public func name(of person: ID<Person>) -> String { thread.people[person]?.name ?? "" }
}

/// Reads a report for somebody who may see it.
public struct ReadReport: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - unit: the unit's ID, as addresses have it.
    ///   - ordinal: the action's number.
    /// - Throws: `person.not-allowed` and `report.other-unit` for who may not see it; `report.not-found` when the unit has
    ///   nothing to report there; `plan.none`, `plan.not-confirmed`, `period.not-in-plan`.
    public func callAsFunction(
        quarter: Quarter, action ordinal: Int, unit: ID<Unit>, by person: Person
    ) async throws -> ReportReading {
        try await office.database.read { db in
            try person.mayFollow(reportsOf: unit, in: office.jurisdiction)
            let plan = try PlanStore.find(year: quarter.year, in: office.jurisdiction, db)
            guard plan.status == .confirmed else {
                throw Problem(.conflict, "plan.not-confirmed", ["year": String(plan.year)])
            }
            let units = Dictionary(
                uniqueKeysWithValues: try PeopleStore.units(of: office.jurisdiction, in: db).map {
                    ($0.id, $0)
                })
            guard let action = plan.actions.first(where: { $0.ordinal == ordinal }), let own = units[unit],
                action.reportingUnits.contains(unit)
            else { throw Problem(.notFound, "report.not-found") }
            return try reading(plan, action, own, units, quarter, person, db)
        }
    }

    private func reading(
        _ plan: Plan, _ action: Action, _ unit: Unit, _ units: [ID<Unit>: Unit], _ quarter: Quarter,
        _ person: Person, _ db: any Connection
    ) throws -> ReportReading {
        let jurisdiction = office.jurisdiction
        let period = try PeriodStore.find(quarter, of: plan, db)
        let extended = try PeriodStore.extensions(of: quarter, plan, db)[unit.id]
        let key = ReportKey(quarter: quarter, action: action.id, unit: unit.id)
        let record =
            try ReportStore.find(
                action: action.id, unit: unit.id, quarter: quarter, in: jurisdiction, db)
            ?? ReportRecord(id: ID(""), action: action.id, unit: unit.id, quarter: quarter)
        let files = try EvidenceStore.files(for: key, in: jurisdiction, db)
        let arrived = record.firstSubmission?.at.day ?? office.today
        let due = max(period.dueOn, extended ?? period.dueOn)
        let lateness = period.lateness(on: arrived, extendedTo: extended, calendar: office.calendar)
        let status = ReportStatus(
            action: action, unit: unit, record: record.revision > 0 ? record : nil, state: record.state,
            lateness: lateness, dueOn: due)
        return ReportReading(
            jurisdiction: try PeopleStore.jurisdiction(jurisdiction, in: db), plan: plan, action: action,
            unit: unit, period: period, dueOn: due, lateness: lateness,
            isOpen: period.isOpen(on: office.today, extendedTo: extended), record: record,
            latest: try ReportStore.revisions(of: record.id, in: jurisdiction, db).last,
            lines: try lines(plan, action, unit, quarter, record, db), files: files,
            twins: try EvidenceStore.twins(of: files.map { $0.reference.id }, in: jurisdiction, db),
            thread: try ReportThread(of: status.record, status, jurisdiction, db), units: units,
            workingCopy: try WorkingCopyStore.find(key, of: person, in: db),
            thresholds: try SettingStore.settings(of: jurisdiction, in: db).thresholds)
    }

    private func lines(
        _ plan: Plan, _ action: Action, _ unit: Unit, _ quarter: Quarter, _ record: ReportRecord,
        _ db: any Connection
    ) throws -> [ReportReading.Line] {
        let commitments = action.commitments(of: unit.id)
        let countings = try SourceCounting.all(of: commitments, quarter, record, office, db)
        let earlier = try ReportStore.all(of: [action.id], before: quarter, in: plan, db)
        let accepted = AcceptedValue.values(of: commitments, in: earlier)
        let checks = try SupervisedFacts(plan, db).checks
        let last = earlier.first { $0.unit == unit.id && $0.quarter == quarter.previous }
        return commitments.map { commitment in
            ReportReading.Line(
                commitment: commitment, accepted: accepted[commitment.id] ?? [],
                previous: last?.content.entry(of: commitment.id)?.value,
                isPreviousAccepted: last?.counts ?? false, counting: countings[commitment.id],
                checks: checks[commitment.id] ?? [])
        }
    }
}
