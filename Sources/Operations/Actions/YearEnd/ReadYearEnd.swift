import Database
import Programme

/// A year as it stands at its end, or today where it has not ended.
public struct YearEnd: Sendable {
    /// The plan.
    public var plan: Plan
    /// The region.
    public var jurisdiction: Jurisdiction
    /// The units by ID.
    public var units: [ID<Unit>: Unit]
    /// The last quarter that the figures are of.
    public var quarter: Quarter
    /// One for each commitment, in the notice's order.
    public var lines: [YearEndLine]
    /// Every result that was ever entered, the oldest first.
    public var satisfaction: [Satisfaction]
    /// Whether every quarter of the year is locked: until then figures can change.
    public var isFinal: Bool
    /// The reports that count.
    public var reports: [ReportRecord]
    let book: PlanBook

    /// The counts.
    public var counts: YearEndCounts { YearEndCounts(lines) }
    /// What the next year begins with.
    public var open: [YearEndLine] { OpenPromises.of(lines) }

    /// A unit's name.
    public func name(of unit: ID<Unit>?) -> String { unit.flatMap { units[$0]?.name.rawValue } ?? "" }

    init(year: Int, _ office: Office, _ db: any Connection) throws {
        book = try PlanBook(year: year, office, db)
        let quarter = book.latestEnded(on: office.today)
        let counting = book.reports.filter { $0.counts && $0.quarter <= quarter }
        plan = book.plan
        jurisdiction = book.jurisdiction
        units = book.units
        self.quarter = quarter
        reports = counting
        satisfaction = try SatisfactionStore.all(of: book.plan, db)
        isFinal = book.periods.allSatisfy(\.isLocked)
        lines = book.lines(quarter).map { [book] line in
            let last = counting.filter {
                $0.action == line.action.id && $0.unit == line.commitment.accountable
            }.max { $0.quarter < $1.quarter }
            return YearEndLine(
                action: line.action, commitment: line.commitment,
                standing: CommitmentStanding(figure: line.figure, progress: line.progress),
                closure: book.supervised.closures[line.commitment.id] ?? Closure(),
                checks: book.supervised.checks[line.commitment.id] ?? [],
                problems: last?.content.problems ?? "")
        }
    }

    /// The annual summary.
    ///
    /// - Parameter day: the day under the name.
    func summary(on day: Day) -> SummaryForm {
        SummaryForm.make(
            SummaryForm.Source(
                plan: plan, units: units, quarter: quarter, lines: lines, reports: reports,
                satisfaction: satisfaction,
                issuer: book.notice.parsed.interpretedBy ?? jurisdiction.officeName, issuedOn: day,
                mark: jurisdiction.mark))
    }
}

/// Reads a year's end.
public struct ReadYearEnd: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `person.not-allowed`, `plan.none`, `plan.not-confirmed`.
    public func callAsFunction(year: Int, by person: Person) async throws -> YearEnd {
        try await office.database.read { db in
            try person.mayReadYearEnd(in: office.jurisdiction)
            return try YearEnd(year: year, office, db)
        }
    }
}

/// Drafts the annual summary (年度总结) from accepted values.
public struct MakeSummary: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// For who may read the year's end.
    ///
    /// - Throws: `person.not-allowed`, `plan.none`, `plan.not-confirmed`; `document.cannot-write`.
    public func callAsFunction(year: Int, by person: Person) async throws -> IssuedFile {
        try await office.database.read { db in
            try person.mayReadYearEnd(in: office.jurisdiction)
            return try file(year, db)
        }
    }

    /// For whoever runs the program.
    ///
    /// - Throws: `plan.none`, `plan.not-confirmed`; `document.cannot-write`.
    public func callAsFunction(year: Int) async throws -> IssuedFile {
        try await office.database.read { try file(year, $0) }
    }

    private func file(_ year: Int, _ db: any Connection) throws -> IssuedFile {
        let found = try YearEnd(year: year, office, db)
        return IssuedFile(
            data: try OfficialForms.docx(found.summary(on: office.today)),
            name: DocumentNames.file(
                DocumentNames.summary(year), isProvisional: !found.isFinal,
                isSample: found.jurisdiction.isSample, ending: "docx"), shape: .docx)
    }
}

extension Person {
    /// Throws `person.not-allowed` unless they oversee every unit.
    func mayReadYearEnd(in jurisdiction: JurisdictionCode) throws {
        try mayAct(as: .reviewer, .auditor, .districtLeader, in: jurisdiction)
    }
}
