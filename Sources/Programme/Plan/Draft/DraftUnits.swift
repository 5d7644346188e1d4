// Edits that change who answers for an action.
extension DraftEditor {
    func addUnit(_ name: String, _ role: ResponsibilityRole, to id: ID<Action>) throws -> DraftChange {
        let action = try action(id)
        let name = try UnitName(name).rawValue
        let isGroup = UnitGroups.isGroup(name)
        let members = isGroup ? [] : [try unit(name)]
        let isKnown = action.responsibilities.contains { responsibility in
            responsibility.name == name
                || !responsibility.isGroup && !members.isEmpty && responsibility.units == members
        }
        guard !isKnown else { throw Problem(.invalid, "draft.unit-twice", ["unit": name], at: "unit") }
        var after = action
        after.responsibilities.append(
            Responsibility(id: ID(newID()), name: name, role: role, isGroup: isGroup, units: members))
        return change(.unitAdded, action, settled(after), ["name": name])
    }

    func removeUnit(_ id: ID<Responsibility>) throws -> DraftChange {
        let (action, index) = try find(id)
        var after = action
        let gone = after.responsibilities.remove(at: index)
        return change(.unitRemoved, action, settled(after), ["name": gone.name])
    }

    func setRole(_ role: ResponsibilityRole, of id: ID<Responsibility>) throws -> DraftChange {
        let (action, index) = try find(id)
        var after = action
        after.responsibilities[index].role = role
        return change(
            .roleSet, action, settled(after),
            ["name": action.responsibilities[index].name, "role": role.rawValue])
    }

    func resolve(_ id: ID<Responsibility>, _ names: [String]) throws -> DraftChange {
        let (action, index) = try find(id)
        let group = action.responsibilities[index]
        guard group.isGroup else { throw Problem(.invalid, "draft.not-a-group", ["name": group.name]) }
        // Two names of one unit, or one name twice, are one member.
        var seen: Set<ID<Unit>> = []
        let members = try names.map(unit).filter { seen.insert($0).inserted }
        guard !members.isEmpty else {
            throw Problem(.invalid, "plan.group-empty", ["group": group.name], at: "members")
        }
        var after = action
        after.responsibilities[index].units = members
        let details = ["name": group.name, "count": String(members.count)]
        return change(.groupResolved, action, withoutStrangers(after), details)
    }

    func acceptSuggestions() throws -> DraftChange {
        var (before, after, taken) = ([Action](), [Action](), 0)
        var known = units
        for action in plan.actions {
            let (settled, count) = try accepted(action, &known)
            guard count > 0 else { continue }
            before.append(action)
            after.append(settled)
            taken += count
        }
        return DraftChange(
            kind: .suggestionsAccepted, details: ["count": String(taken)], reason: nil, before: before,
            after: after)
    }

    /// An action with everything taken that is suggested, and how often something was.
    private func accepted(
        _ action: Action, _ known: inout [(id: ID<Unit>, name: String)]
    ) throws -> (Action, Int) {
        var (after, taken) = (action, 0)
        let named = Set(action.responsibilities.filter { !$0.isGroup }.flatMap(\.units))
        for (place, group) in action.responsibilities.enumerated() where group.isGroup && group.units.isEmpty
        {
            var members = GroupSuggester.suggest(for: group.name, among: known, named: named).members
            if members.isEmpty {
                // Nobody is known behind the name: it reports as one unit until the office names its members.
                let made = try unit(group.name)
                members = [made]
                if !known.contains(where: { $0.id == made }) { known.append((made, group.name)) }
            }
            after.responsibilities[place].units = members
            taken += 1
        }
        for (place, commitment) in action.commitments.enumerated() where commitment.accountable == nil {
            let units = after.reportingUnits
            // Only who answers for the action can report it.
            let suggested = commitment.suggestion.map(\.unit).flatMap { units.contains($0) ? $0 : nil }
            guard let unit = suggested ?? units.first else { continue }
            after.commitments[place].accountable = unit
            taken += 1
        }
        return (after, taken)
    }

    private func find(_ id: ID<Responsibility>) throws -> (action: Action, index: Int) {
        for action in plan.actions {
            if let index = action.responsibilities.firstIndex(where: { $0.id == id }) {
                return (action, index)
            }
        }
        throw Problem(.notFound, "draft.unit-gone")
    }

    /// The units changed: what was suggested of them is suggested anew.
    private func settled(_ action: Action) -> Action {
        var settled = withoutStrangers(action)
        for index in settled.commitments.indices {
            settled.commitments[index].suggestion = suggestion(
                for: settled.commitments[index].text, in: settled)
        }
        return settled
    }

    /// Whoever no longer answers for the action answers for none of its commitments, nor is suggested for one.
    private func withoutStrangers(_ action: Action) -> Action {
        var action = action
        let units = Set(action.reportingUnits)
        for index in action.commitments.indices {
            if let unit = action.commitments[index].accountable, !units.contains(unit) {
                action.commitments[index].accountable = nil
            }
            if let suggested = action.commitments[index].suggestion?.unit, !units.contains(suggested) {
                action.commitments[index].suggestion = suggestion(
                    for: action.commitments[index].text, in: action)
            }
        }
        return action
    }
}
