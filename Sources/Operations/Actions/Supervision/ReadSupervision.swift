import Database
import Programme

/// A plan's supervision as one reader sees it.
public struct SupervisionView: Sendable {
    let desk: SupervisionDesk
    /// Who reads.
    public let reader: Person

    /// The plan.
    public var plan: Plan { desk.book.plan }
    /// The region.
    public var jurisdiction: Jurisdiction { desk.book.jurisdiction }
    /// When what is suggested.
    public var rules: EscalationRules { desk.rules }
    /// The day of reading.
    public var today: Day { desk.office.today }
    /// The quarter that lights are of.
    public var quarter: Quarter { desk.latest }

    /// The orders that this reader may read, the latest first: a unit its own.
    public var orders: [SupervisionOrder] {
        desk.orders.filter { reader.mayReadReports(of: $0.unit) }
    }

    /// What should be sent; for the office and those who oversee it.
    public var suggestions: [OrderSuggestion] { reader.unit == nil ? desk.suggestions : [] }

    /// A unit's name.
    public func name(of unit: ID<Unit>?) -> String {
        unit.flatMap { desk.book.units[$0]?.name.rawValue } ?? ""
    }

    /// The name of a person; nil where the reader may not know who of a unit it was.
    public func name(of person: ID<Person>, on unit: ID<Unit>) -> String? {
        reader.maySeePeople(of: unit) ? desk.book.people[person]?.name : nil
    }

    /// A commitment with its action.
    public func commitment(_ id: ID<Commitment>) -> (action: Action, commitment: Commitment)? {
        try? desk.commitment(id)
    }

    /// Where a commitment stands.
    public func line(_ id: ID<Commitment>) -> ProgressOverview.Line? { desk.line(id) }

    /// The day on which an answer to an order sent today would be due.
    public func replyBy(_ level: OrderLevel) -> Day {
        desk.rules.replyBy(level, sentOn: today, desk.office.calendar)
    }
}

/// One commitment with everything that supervision knows of it.
public struct SupervisedCommitment: Sendable {
    /// The whole.
    public var view: SupervisionView
    /// The action and the promise.
    public var action: Action, commitment: Commitment
    /// Where it stands.
    public var line: ProgressOverview.Line?
    /// When it is due.
    public var dueOn: Day
    /// Its orders, the latest first.
    public var orders: [SupervisionOrder]
    /// Its spot checks, the latest first.
    public var checks: [SpotCheck]
    /// What was done about closing it.
    public var closure: Closure
    /// What closing it needs.
    public var checklist: ClosureChecklist
    /// The requests for a later due date, the latest first.
    public var requests: [DueRequest]
}

/// Reads orders, what is suggested, and what is known of one commitment.
public struct ReadSupervision: Sendable {
    let office: Office
    let books: PlanBooks

    /// In an office.
    ///
    /// - Parameter books: the books that all requests share; its own for what is asked once.
    public init(_ office: Office, _ books: PlanBooks = PlanBooks()) {
        self.office = office
        self.books = books
    }

    /// - Parameter year: nil for the latest plan.
    /// - Throws: `person.not-allowed`, `plan.none`, `plan.not-confirmed`.
    public func callAsFunction(year: Int? = nil, by person: Person) async throws -> SupervisionView {
        let book = try await book(by: person) { db in try SupervisionDesk.year(year, office, db) }
        return try await office.database.read { db in
            SupervisionView(desk: try SupervisionDesk(office, book, db), reader: person)
        }
    }

    /// The rules, also where there is no plan yet.
    ///
    /// - Throws: `person.not-allowed`.
    public func rules(by person: Person) async throws -> EscalationRules {
        try await office.database.read { db in
            try person.mayOversee(in: office.jurisdiction)
            return try SettingStore.escalation(of: office.jurisdiction, in: db)
        }
    }

    /// One order with the view of its plan.
    ///
    /// - Throws: as above; `order.not-found`, also for another unit's.
    public func order(
        _ id: ID<SupervisionOrder>, by person: Person
    ) async throws -> (view: SupervisionView, order: SupervisionOrder) {
        let book = try await book(by: person) { db in
            try OrderStore.year(of: id, in: office.jurisdiction, db)
        }
        return try await office.database.read { db in
            let view = SupervisionView(desk: try SupervisionDesk(office, book, db), reader: person)
            guard let order = view.orders.first(where: { $0.id == id }) else {
                throw Problem(.notFound, "order.not-found")
            }
            return (view, order)
        }
    }

    /// One commitment by its numbers. A unit reads its own.
    ///
    /// - Throws: as above; `action.not-found`, `commitment.not-found`, `closure.other-unit`.
    public func commitment(
        action ordinal: Int, commitment number: Int, year: Int? = nil, by person: Person
    ) async throws -> SupervisedCommitment {
        let book = try await book(by: person) { db in try SupervisionDesk.year(year, office, db) }
        return try await office.database.read { db in
            let desk = try SupervisionDesk(office, book, db)
            let (action, commitment) = try desk.commitment(number, of: ordinal)
            if let unit = person.unit, unit != commitment.accountable {
                throw Problem(.forbidden, "closure.other-unit", ["name": person.name])
            }
            return SupervisedCommitment(
                view: SupervisionView(desk: desk, reader: person), action: action, commitment: commitment,
                line: desk.line(commitment.id), dueOn: desk.due(commitment),
                orders: desk.orders.filter { $0.commitment == commitment.id },
                checks: (desk.book.supervised.checks[commitment.id] ?? []).reversed(),
                closure: desk.book.supervised.closures[commitment.id] ?? Closure(),
                checklist: desk.checklist(action, commitment),
                requests: try DueRequestStore.all(of: desk.book.plan, db).filter {
                    $0.commitment == commitment.id
                })
        }
    }

    /// The requests for later due dates that wait, of all commitments.
    ///
    /// - Throws: as above.
    public func waitingRequests(year: Int? = nil, by person: Person) async throws -> [DueRequest] {
        try await office.database.read { db in
            try person.mayReadSupervision(in: office.jurisdiction)
            let plan = try PlanStore.find(
                year: SupervisionDesk.year(year, office, db), in: office.jurisdiction, db)
            return try DueRequestStore.all(of: plan, db).filter {
                $0.answer == nil && person.mayReadReports(of: $0.unit)
            }
        }
    }

    /// The book of the plan that is meant, for who may read of its supervision.
    private func book(
        by person: Person, year: @escaping @Sendable (any Connection) throws -> Int
    ) async throws -> PlanBook {
        let region = office.jurisdiction
        let meant = try await office.database.read { db -> Meant in
            try person.mayReadSupervision(in: region)
            return Meant(year: try year(db), head: try AuditStore.head(region, in: db))
        }
        return try await books.book(of: meant.year, head: meant.head, office)
    }

    private struct Meant: Sendable {
        var year: Int
        var head: (sequence: Int, hash: String)?
    }
}

extension Person {
    /// Throws `person.not-allowed` unless they take part in supervision or oversee it.
    func mayReadSupervision(in jurisdiction: JurisdictionCode) throws {
        try mayAct(as: .reviewer, .auditor, .districtLeader, .leader, .reporter, in: jurisdiction)
    }
}
