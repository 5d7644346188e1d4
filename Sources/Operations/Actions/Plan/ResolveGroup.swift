import Database
import Programme

/// Says which units a group's name means: 相关镇人民政府.
public struct ResolveGroup: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - action: the action's number.
    ///   - group: the name as printed; an action whose notice names nobody takes any name.
    ///   - units: the members; a name that is not known becomes a new unit.
    /// - Throws: `plan.group-not-found` naming the groups there are; `plan.group-reported` once a member reported;
    ///   `plan.group-accountable` while a member that would go answers for a commitment.
    public func callAsFunction(
        year: Int? = nil, action ordinal: Int, group: String, units names: [String], by person: Person
    ) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .reviewer, in: office.jurisdiction)
            let plan = try PlanStore.find(year: year, in: office.jurisdiction, tx)
            let action = try plan.action(ordinal)
            let groups = action.responsibilities.filter(\.isGroup)
            guard let found = try groups.first(where: { $0.name == group }) ?? unnamed(group, action, tx)
            else {
                throw Problem(
                    .notFound, "plan.group-not-found",
                    ["group": group, "known": groups.map(\.name).joined(separator: "、")])
            }
            guard !names.isEmpty else { throw Problem(.invalid, "plan.group-empty", ["group": group]) }
            var register = try UnitRegister(office, tx)
            let named = try names.map { try register.unit(named: $0) }
            // Two names of one unit, or one name twice, are one member.
            var seen: Set<ID<Unit>> = []
            let members = named.filter { seen.insert($0).inserted }
            let dropped = Set(found.units).subtracting(members)
            for report in try ReportStore.all(of: plan, tx)
            where report.action == action.id && dropped.contains(report.unit) {
                throw Problem(.conflict, "plan.group-reported", ["group": group])
            }
            let others = Set(action.responsibilities.filter { $0.id != found.id }.flatMap(\.units))
            if let commitment = action.commitments.first(where: { commitment in
                commitment.accountable.map { dropped.contains($0) && !others.contains($0) } ?? false
            }) {
                // It would be left with nobody who can report it.
                throw Problem(
                    .conflict, "plan.group-accountable", ["group": group, "commitment": commitment.subject])
            }
            try PlanStore.setUnits(members, of: found.id, in: office.jurisdiction, tx)
            if plan.status == .draft { try keep(action, of: plan, group, by: person, tx) }
            try AuditStore.append(
                AuditEvent(
                    "plan.group-resolved", subject: "plan/\(plan.id)",
                    details: ["action": String(ordinal), "group": group, "members": String(members.count)]),
                by: person, at: office.now(), in: tx)
        }
    }

    /// On a draft it is an edit like any other, which can be taken back.
    private func keep(
        _ before: Action, of plan: Plan, _ group: String, by person: Person, _ tx: any Transaction
    ) throws {
        let after = try PlanStore.find(plan.id, in: office.jurisdiction, tx).action(before.ordinal)
        guard after != before else { return }
        let change = DraftChange(
            kind: .groupResolved, details: ["action": String(before.ordinal), "name": group], reason: nil,
            before: [before], after: [after])
        _ = try DraftStore.insert(change, of: plan.id, by: person, at: office.now(), in: tx)
    }

    /// An action whose notice names nobody gets a responsibility of the office's choice; it could never be confirmed
    /// otherwise.
    private func unnamed(_ name: String, _ action: Action, _ tx: any Transaction) throws -> Responsibility? {
        guard action.responsibilities.isEmpty else { return nil }
        let made = Responsibility(
            id: ID(office.newID()), name: try UnitName(name).rawValue, role: .responsible, isGroup: true,
            units: [])
        try PlanStore.insert(made, ordinal: 1, of: action.id, in: office.jurisdiction, tx)
        return made
    }
}
