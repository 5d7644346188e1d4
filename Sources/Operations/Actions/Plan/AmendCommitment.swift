import Database
import Programme

/// Changes a commitment, keeping what it was and why.
public struct AmendCommitment: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - action: the action's number.
    ///   - commitment: the commitment's number in the action.
    ///   - accountable: the name of the unit that reports it from now on.
    /// - Throws: `commitment.not-found`, `plan.unit-not-responsible`, and the problems of `Amendment.apply`.
    @discardableResult
    public func callAsFunction(
        year: Int? = nil, action ordinal: Int, commitment number: Int, wish: Amendment.Wish,
        accountable: String? = nil, reason: String, by person: Person
    ) async throws -> Commitment {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .reviewer, in: office.jurisdiction)
            let plan = try PlanStore.find(year: year, in: office.jurisdiction, tx)
            let action = try plan.action(ordinal)
            guard let commitment = action.commitments.first(where: { $0.ordinal == number }) else {
                throw Problem(
                    .notFound, "commitment.not-found",
                    [
                        "action": String(ordinal), "number": String(number),
                        "count": String(action.commitments.count),
                    ])
            }
            var wish = wish
            if let accountable {
                let unit = try PeopleStore.unit(named: accountable, of: office.jurisdiction, in: tx)
                guard action.reportingUnits.contains(unit.id) else {
                    throw Problem(
                        .invalid, "plan.unit-not-responsible",
                        ["unit": accountable, "action": String(ordinal)])
                }
                wish.accountable = unit.id
            }
            let isReported = try ReportStore.isReported(commitment.id, in: office.jurisdiction, tx)
            var (amended, amendment) = try Amendment.apply(
                wish, to: commitment, reason: reason, isReported: isReported)
            if plan.status == .draft {
                // Nothing was promised yet that could be amended: an edit of the draft, which can be taken back.
                amended.definition = commitment.definition
                try edit(amended, in: action, of: plan, reason: amendment.reason, by: person, tx)
            } else {
                try PlanStore.update(amended, in: office.jurisdiction, tx)
                try PlanStore.insert(amendment, of: amended, by: person, at: office.now(), in: tx)
            }
            try AuditStore.append(
                AuditEvent(
                    "commitment.amended", subject: "commitment/\(amended.id)",
                    details: [
                        "fields": amendment.changes.map(\.field).joined(separator: ","),
                        "definition": String(amended.definition),
                    ]),
                by: person, at: office.now(), in: tx)
            // A draft's promises were made to nobody yet.
            if plan.status == .confirmed {
                try OutboxStore.append(
                    OutboxEvent(
                        .commitmentAmended, "commitment/\(amended.id)", unit: amended.accountable,
                        action: ordinal, facts: ["number": String(number)], by: person, office),
                    of: office.jurisdiction, in: tx)
            }
            return amended
        }
    }

    private func edit(
        _ commitment: Commitment, in action: Action, of plan: Plan, reason: String, by person: Person,
        _ tx: any Transaction
    ) throws {
        var after = action
        after.commitments = action.commitments.map { $0.id == commitment.id ? commitment : $0 }
        let change = DraftChange(
            kind: .commitmentEdited,
            details: [
                "action": String(action.ordinal), "number": String(commitment.ordinal),
                "subject": commitment.subject,
            ], reason: reason, before: [action], after: [after])
        _ = try DraftDesk.record(change, of: plan, by: person, office, tx)
    }
}
