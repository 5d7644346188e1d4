import Database
import Programme

/// The requests for more time that a person may see.
public struct ExtensionList: Sendable {
    /// The plan.
    public var plan: Plan
    /// The plan's quarters.
    public var periods: [Period]
    /// The requests, the latest first: all of them for the office, its own for a unit.
    public var requests: [ExtensionRequest]
    /// The due days of the person's unit, later where more time was granted; empty for who has no unit.
    public var dueDays: [Quarter: Day]
    /// The quarters for which the person's unit can still ask for more time.
    public var askable: [Quarter]
    /// The region's units.
    public var units: [ID<Unit>: Unit]
    /// Who asked and who answered, by ID.
    public var people: [ID<Person>: Person]
}

/// Reads the requests for more time.
public struct ReadExtensions: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `person.not-allowed` for the administrator; `plan.none`, `plan.not-confirmed`.
    public func callAsFunction(by person: Person) async throws -> ExtensionList {
        try await office.database.read { db in
            try person.mayAct(
                as: .reporter, .leader, .reviewer, .auditor, .districtLeader, in: office.jurisdiction)
            let plan = try PlanStore.find(year: nil, in: office.jurisdiction, db)
            guard plan.status == .confirmed else {
                throw Problem(.conflict, "plan.not-confirmed", ["year": String(plan.year)])
            }
            let periods = try PeriodStore.all(of: plan, db)
            let requests = try ExtensionStore.all(of: plan, unit: person.unit, db)
            var dueDays: [Quarter: Day] = [:]
            if let unit = person.unit, plan.reportingUnits.contains(unit) {
                for period in periods {
                    let later = try PeriodStore.extensions(of: period.quarter, plan, db)[unit]
                    dueDays[period.quarter] = max(period.dueOn, later ?? period.dueOn)
                }
            }
            let waiting = Set(requests.filter { $0.answer == nil }.map(\.quarter))
            return ExtensionList(
                plan: plan, periods: periods, requests: requests, dueDays: dueDays,
                askable: periods.filter { period in
                    guard let due = dueDays[period.quarter] else { return false }
                    return !period.isLocked && office.today <= due && !waiting.contains(period.quarter)
                }.map(\.quarter),
                units: Dictionary(
                    uniqueKeysWithValues: try PeopleStore.units(of: office.jurisdiction, in: db).map {
                        ($0.id, $0)
                    }),
                people: Dictionary(
                    uniqueKeysWithValues: try PeopleStore.people(of: office.jurisdiction, in: db).map {
                        ($0.id, $0)
                    }))
        }
    }
}
