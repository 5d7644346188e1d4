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
            if acceptSuggestions { accepted = try accept(&plan, tx) }
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
            plan.status = .confirmed
            return plan
        }
    }

    /// Takes what is suggested where nothing was decided, and returns how often.
    private func accept(_ plan: inout Plan, _ tx: any Transaction) throws -> Int {
        var taken = 0
        var register = try UnitRegister(office, tx)
        for (index, action) in plan.actions.enumerated() {
            let named = Set(action.responsibilities.filter { !$0.isGroup }.flatMap(\.units))
            for (place, group) in action.responsibilities.enumerated()
            where group.isGroup && group.units.isEmpty {
                var members = GroupSuggester.suggest(
                    for: group.name, among: register.units.map { ($0.id, $0.name.rawValue) }, named: named
                ).members
                if members.isEmpty {
                    // Nobody is known behind the name: it reports as one unit until the office names its members.
                    members = [try register.unit(named: group.name)]
                }
                try PlanStore.setUnits(members, of: group.id, in: office.jurisdiction, tx)
                plan.actions[index].responsibilities[place].units = members
                taken += 1
            }
            for (place, commitment) in action.commitments.enumerated() where commitment.accountable == nil {
                let fallback = plan.actions[index].reportingUnits.first
                guard let unit = commitment.suggestion?.unit ?? fallback else { continue }
                plan.actions[index].commitments[place].accountable = unit
                try PlanStore.update(plan.actions[index].commitments[place], in: office.jurisdiction, tx)
                taken += 1
            }
        }
        return taken
    }
}
