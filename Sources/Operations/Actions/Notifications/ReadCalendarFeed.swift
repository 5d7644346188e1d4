import Database
import Programme

/// What is due for somebody, for their calendar.
public struct DueDays: Sendable {
    /// One thing that is due.
    public struct Item: Hashable, Sendable {
        /// What it is.
        public enum What: Hashable, Sendable {
            /// The reports of a quarter.
            case reports(Quarter)
            /// A promise: number of its action, what it says.
            case commitment(ID<Commitment>, year: Int, action: Int, subject: String)
        }

        /// What it is.
        public var what: What
        /// When.
        public var dueOn: Day
    }

    /// Whose.
    public var person: Person
    /// Their region.
    public var jurisdiction: Jurisdiction
    /// The items, of the latest two years with a plan.
    public var items: [Item]
}

/// Reads what is due for whoever has the secret address of a calendar.
public struct ReadCalendarFeed: Sendable {
    let office: Office

    /// In an office of any region: the token says which.
    public init(_ office: Office) { self.office = office }

    /// A unit's person: its reports, with the time it was given, and its promises. Everybody else: all of them.
    ///
    /// - Throws: `calendar.not-found` for an unknown or revoked address, and for a person who may no longer act.
    public func callAsFunction(token: String) async throws -> DueDays {
        // Ours have 43 characters; anything else is not worth a look.
        guard token.utf8.count == 43 else { throw Problem(.notFound, "calendar.not-found") }
        let hash = Digest.sha256(token)
        return try await office.database.read { db in
            guard let person = try ContactStore.owner(ofFeed: hash, in: db) else {
                throw Problem(.notFound, "calendar.not-found")
            }
            let region = person.jurisdiction
            let items = try PeriodStore.years(of: region, db).prefix(2).flatMap { year in
                try ReadCalendarFeed.items(
                    of: person, try PlanStore.find(year: year, in: region, db), db)
            }
            return DueDays(
                person: person, jurisdiction: try PeopleStore.jurisdiction(region, in: db), items: items)
        }
    }

    private static func items(
        of person: Person, _ plan: Plan, _ db: any Connection
    ) throws -> [DueDays.Item] {
        var items: [DueDays.Item] = []
        let reports = person.unit.map(plan.reportingUnits.contains) ?? true
        for period in try PeriodStore.all(of: plan, db) where reports && !period.isLocked {
            var due = period.dueOn
            if let unit = person.unit {
                due = max(due, try PeriodStore.extensions(of: period.quarter, plan, db)[unit] ?? due)
            }
            items.append(DueDays.Item(what: .reports(period.quarter), dueOn: due))
        }
        for action in plan.actions {
            for commitment in action.commitments
            where person.unit.map({ $0 == commitment.accountable }) ?? true {
                guard let day = commitment.dueOn ?? action.dueOn else { continue }
                items.append(
                    DueDays.Item(
                        what: .commitment(
                            commitment.id, year: plan.year, action: action.ordinal,
                            subject: commitment.subject), dueOn: day))
            }
        }
        return items
    }
}
