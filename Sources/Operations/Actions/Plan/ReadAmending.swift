import Database
import Programme

/// A commitment with what whoever amends it has to know.
public struct Amending: Sendable {
    /// The plan.
    public var plan: Plan
    /// The action.
    public var action: Action
    /// The commitment as it is now.
    public var commitment: Commitment
    /// Every unit of the region.
    public var units: [Unit]
    /// Whether a report on it exists: then its kind and its rule of counting are frozen.
    public var isReported: Bool
    /// What was amended so far, oldest first.
    public var amendments: [(definition: Int, change: Amendment.Change, reason: String)]
}

/// Reads a commitment that is to be amended.
public struct ReadAmending: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `plan.none`, `action.not-found`, `commitment.not-found`, `person.not-allowed`.
    public func callAsFunction(
        year: Int, action ordinal: Int, commitment number: Int, by person: Person
    ) async throws -> Amending {
        try person.mayAct(as: .console, .reviewer, in: office.jurisdiction)
        return try await office.database.read { db in
            let plan = try PlanStore.find(year: year, in: office.jurisdiction, db)
            let action = try plan.action(ordinal)
            guard let commitment = action.commitments.first(where: { $0.ordinal == number }) else {
                throw Problem(
                    .notFound, "commitment.not-found",
                    [
                        "action": String(ordinal), "number": String(number),
                        "count": String(action.commitments.count),
                    ])
            }
            return Amending(
                plan: plan, action: action, commitment: commitment,
                units: try PeopleStore.units(of: office.jurisdiction, in: db),
                isReported: try ReportStore.isReported(commitment.id, in: office.jurisdiction, db),
                amendments: try PlanStore.amendments(of: commitment.id, in: office.jurisdiction, db))
        }
    }
}
