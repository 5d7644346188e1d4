import Database
import Programme

/// Puts a draft plan into force: from here units report against it.
public struct ConfirmPlan: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Refused while a group is unresolved or a commitment has no accountable unit, naming every one of them.
    ///
    /// - Parameter acceptSuggestions: takes the suggested units and members where nothing was decided.
    /// - Throws: `Problems` of `plan.group-unresolved` and `plan.commitment-unassigned`; `plan.already-confirmed`.
    @discardableResult
    public func callAsFunction(
        year: Int? = nil, acceptSuggestions: Bool, by person: Person
    ) async throws -> Plan {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .reviewer, in: office.jurisdiction)
            var plan = try PlanStore.find(year: year, in: office.jurisdiction, tx)
            guard plan.status == .draft else {
                throw Problem(.conflict, "plan.already-confirmed", ["year": String(plan.year)])
            }
            var accepted = 0
            if acceptSuggestions, let taken = try taken(in: plan, tx) {
                _ = try DraftDesk.record(taken, of: plan, by: person, office, tx)
                plan = taken.applied(to: plan)
                accepted = taken.details["count"].flatMap { Int($0) } ?? 0
            }
            let open = PlanCompleteness.problems(in: plan)
            guard open.isEmpty else { throw Problems(open) }
            try PlanStore.confirm(plan, by: person, at: office.now(), in: tx)
            try PeriodStore.insert(
                plan.quarters.map { Period($0, calendar: office.calendar) }, of: plan, in: tx)
            try AuditStore.append(
                AuditEvent(
                    "plan.confirmed", subject: "plan/\(plan.id)",
                    details: ["suggestionsTaken": String(accepted)]),
                by: person, at: office.now(), in: tx)
            try OutboxStore.append(
                OutboxEvent(
                    .planConfirmed, "plan/\(plan.id)", facts: ["year": String(plan.year)], by: person, office),
                of: office.jurisdiction, in: tx)
            plan.status = .confirmed
            return plan
        }
    }

    /// What is suggested where nothing was decided; nil where everything is.
    private func taken(in plan: Plan, _ tx: any Transaction) throws -> DraftChange? {
        do {
            return try DraftDesk.change(.acceptSuggestions, of: plan, office, tx)
        } catch let problem as Problem where problem.code == "draft.nothing" {
            return nil
        }
    }
}
