import Database
import Programme

/// One report as the office looks at it: what was handed in, never what the unit is writing now.
public struct ReviewedReport: Sendable {
    /// The plan.
    public var plan: Plan
    /// The quarter's dates.
    public var period: Period
    /// The action, the unit, where it stands and how late it is.
    public var status: ReportStatus
    /// The report with its moves; nil before its first save.
    public var record: ReportRecord?
    /// The revision that the office has; nil when it has none.
    public var revision: Int?
    /// What that revision says.
    public var content: ReportContent?
    /// What changed since the revision that the office had before; nil when there was none.
    public var difference: RevisionDifference?
    /// The commitments, each beside the quarter before and its target.
    public var lines: [ReviewLine]
    /// What their ledgers said when the report was signed, by commitment.
    public var countings: [ID<Commitment>: SourceCounting]
    /// Where else the files that were handed in serve.
    public var twins: [EvidenceTwin]
    /// The units of the region by ID.
    public var units: [ID<Unit>: Unit]
    /// What should be looked at.
    public var flags: [ReviewFlag]
    /// What was said of it.
    public var thread: ReportThread
    /// How many remarks are not settled.
    public var openRemarks: Int
}

/// Reads a report for the office.
public struct ReadReviewedReport: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `person.not-allowed` for who does not oversee all units; `review.no-report` where none is due.
    public func callAsFunction(
        quarter: Quarter, action ordinal: Int, unit: ID<Unit>, by person: Person
    ) async throws -> ReviewedReport {
        try await office.database.read { db in
            try person.mayOversee(in: office.jurisdiction)
            let desk = try ReviewDesk(office, quarter: quarter, db)
            let status = try desk.status(action: ordinal, unit: unit)
            let record = status.record
            func content(_ revision: Int?) throws -> ReportContent? {
                guard let record, let revision else { return nil }
                return try revision == record.revision
                    ? record.content
                    : ReportStore.content(of: record.id, revision: revision, in: office.jurisdiction, db)?
                        .content
            }
            let shown = try content(record?.handedIn)
            let before = try content(record?.handedInBefore)
            return ReviewedReport(
                plan: desk.plan, period: desk.period, status: status, record: record,
                revision: record?.handedIn, content: shown,
                difference: shown.flatMap { new in before.map { RevisionDifference(from: $0, to: new) } },
                lines: shown.map { lines($0, status, desk) } ?? [],
                countings: SourceCounting.named(
                    record.map { desk.countings(of: $0.id, revision: $0.handedIn) } ?? [:],
                    try LedgerStore.all(in: office.jurisdiction, db)),
                twins: try EvidenceStore.twins(
                    of: shown?.files.map(\.id) ?? [], in: office.jurisdiction, db),
                units: desk.units,
                flags: record.flatMap { record in shown.map { desk.flags(of: status, record, $0) } } ?? [],
                thread: try ReportThread(of: record, status, office.jurisdiction, db),
                openRemarks: record.map { desk.openRemarks(on: $0.id) } ?? 0)
        }
    }

    private func lines(_ content: ReportContent, _ status: ReportStatus, _ desk: ReviewDesk) -> [ReviewLine] {
        ReviewLine.lines(
            of: content, in: desk.period.quarter,
            commitments: status.action.commitments(of: status.unit.id), accepted: desk.accepted,
            plan: desk.plan, checks: desk.figures.supervised.checks, thresholds: desk.figures.thresholds)
    }
}
