import Database
import Programme

/// The quarters of a plan with the dates that they had before.
public struct PlanCalendar: Sendable {
    /// One quarter.
    public struct Line: Sendable {
        /// Its dates as they are.
        public var period: Period
        /// Those it had, in the order in which they held.
        public var changes: [PeriodChange]
        /// How many units were given more time.
        public var extensions: Int
        /// Whether the due day is one on which offices work.
        public var isDueWorking: Bool
    }

    /// The plan's year.
    public var year: Int
    /// Every year with a plan in force, the latest first.
    public var years: [Int]
    /// The quarters in order.
    public var lines: [Line]
    /// Who changed dates, by ID.
    public var people: [ID<Person>: Person]
}

/// Reads the calendar of quarters, for the administrator.
public struct ReadCalendar: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameter year: nil for the latest plan in force.
    /// - Returns: nil when no plan is in force, or none of that year.
    /// - Throws: `person.not-allowed`.
    public func callAsFunction(year wanted: Int? = nil, by person: Person) async throws -> PlanCalendar? {
        try await office.database.read { db in
            try person.mayAct(as: .administrator, in: office.jurisdiction)
            let years = try PeriodStore.years(of: office.jurisdiction, db)
            guard let year = wanted ?? years.first, years.contains(year) else { return nil }
            let plan = try PlanStore.find(year: year, in: office.jurisdiction, db)
            let lines = try PeriodStore.all(of: plan, db).map { period in
                PlanCalendar.Line(
                    period: period, changes: try PeriodStore.changes(of: period.quarter, plan, db),
                    extensions: try PeriodStore.extensions(of: period.quarter, plan, db).count,
                    isDueWorking: office.calendar.isWorking(period.dueOn))
            }
            let people = try PeopleStore.people(of: office.jurisdiction, in: db)
            return PlanCalendar(
                year: year, years: years, lines: lines,
                people: Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0) }))
        }
    }
}
