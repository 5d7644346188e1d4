import Operations
import Programme

/// Which report a path speaks of: `/reports/2023Q2/1/UNIT`.
struct ReportPlace: Hashable, Sendable {
    let quarter: Quarter
    let action: Int
    let unit: ID<Unit>

    init(_ visit: Visit) throws {
        quarter = try visit.quarter()
        action = try visit.number("action")
        unit = ID(try visit.parameter("unit"))
    }

    init(quarter: Quarter, action: Int, unit: ID<Unit>) {
        (self.quarter, self.action, self.unit) = (quarter, action, unit)
    }

    init(_ reading: ReportReading) {
        quarter = reading.period.quarter
        action = reading.action.ordinal
        unit = reading.unit.id
    }

    /// The report's page.
    var path: String { "/reports/\(quarter)/\(action)/\(SafePath.part(unit.rawValue))" }

    /// The report as the office reviews it.
    var reviewPath: String { ReviewPaths.report(quarter, action, unit) }

    /// Whether it is this line's report.
    func names(_ status: ReportStatus) -> Bool {
        status.action.ordinal == action && status.unit.id == unit
    }

    /// What stands below it: `receipt`, `files/ID`.
    func path(_ rest: String) -> String { "\(path)/\(rest)" }

    /// Where a file is.
    func path(of file: ID<Evidence>) -> String { path("files/\(SafePath.part(file.rawValue))") }

    /// The report as the visitor may see it; throws when there is none for them.
    func read(_ visit: Visit) async throws -> ReportReading {
        try await ReadReport(visit.office)(quarter: quarter, action: action, unit: unit, by: visit.person)
    }
}
