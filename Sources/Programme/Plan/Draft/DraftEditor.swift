import Foundation

/// Makes edits of a draft plan: pure rules, no rows.
///
/// Whatever is done, the words of a commitment stay those of its stretch of the notice, numbers run from 1 without
/// gaps, and nobody answers for a commitment who does not answer for its action.
public struct DraftEditor {
    /// The plan as it is.
    public let plan: Plan
    let text: NoticeText
    let remarks: Int
    /// Every unit of the region, for suggestions.
    let units: [(id: ID<Unit>, name: String)]
    let unit: (String) throws -> ID<Unit>
    let newID: () -> String

    /// - Parameters:
    ///   - text: the notice.
    ///   - remarks: how many remarks the importer made.
    ///   - units: every unit of the region.
    ///   - unit: finds the unit of a name, making it when it is new; throws `unit.name-invalid`.
    ///   - newID: a fresh identifier on every call.
    public init(
        _ plan: Plan, text: NoticeText, remarks: Int, units: [(id: ID<Unit>, name: String)],
        unit: @escaping (String) throws -> ID<Unit>, newID: @escaping () -> String
    ) {
        (self.plan, self.text, self.remarks, self.units) = (plan, text, remarks, units)
        (self.unit, self.newID) = (unit, newID)
    }

    /// What an edit changes.
    ///
    /// - Throws: `plan.already-confirmed`; `draft.nothing` when it would change nothing; `draft.…` for what cannot be
    ///   done; `Problems`, each with its field, for a form that cannot be taken.
    public func change(_ edit: DraftEdit) throws -> DraftChange {
        guard plan.status == .draft else {
            throw Problem(.conflict, "plan.already-confirmed", ["year": String(plan.year)])
        }
        let change = try made(edit)
        guard change.before != change.after || change.kind == .remarkSettled else {
            throw Problem(.invalid, "draft.nothing")
        }
        return change
    }

    private func made(_ edit: DraftEdit) throws -> DraftChange {
        switch edit {
        case .editCommitment(let id, let form): return try fill(form, into: id)
        case .editAction(let id, let title, let dueOn): return try name(id, title: title, dueOn: dueOn)
        case .split(let id, let offset): return try split(id, at: offset)
        case .splitByTargets(let id): return try splitByTargets(id)
        case .merge(let id, let keepsSecond): return try merge(id, keepsSecond: keepsSecond)
        case .add(let id, let new): return try add(new, to: id)
        case .remove(let id, let reason): return try remove(id, reason: reason)
        case .move(let id, let place): return try move(id, to: place)
        case .addUnit(let id, let name, let role): return try addUnit(name, role, to: id)
        case .removeUnit(let id): return try removeUnit(id)
        case .setRole(let id, let role): return try setRole(role, of: id)
        case .resolveGroup(let id, let members): return try resolve(id, members)
        case .acceptSuggestions: return try acceptSuggestions()
        case .settleRemark(let number):
            guard (1...max(1, remarks)).contains(number), remarks > 0 else {
                throw Problem(.notFound, "draft.remark-unknown")
            }
            return DraftChange(
                kind: .remarkSettled, details: ["remark": String(number)], reason: nil, before: [], after: [])
        }
    }

    // MARK: what an edit is about

    func action(_ id: ID<Action>) throws -> Action {
        guard let action = plan.actions.first(where: { $0.id == id }) else {
            throw Problem(.notFound, "draft.action-gone")
        }
        return action
    }

    /// A commitment with its action and its index in it.
    func find(_ id: ID<Commitment>) throws -> (action: Action, index: Int) {
        for action in plan.actions {
            if let index = action.commitments.firstIndex(where: { $0.id == id }) { return (action, index) }
        }
        throw Problem(.notFound, "draft.commitment-gone")
    }

    /// A change of one action, its commitments numbered anew.
    func change(
        _ kind: DraftChange.Kind, _ before: Action, _ after: Action, _ details: [String: String],
        reason: String? = nil
    ) -> DraftChange {
        var after = after
        for index in after.commitments.indices { after.commitments[index].ordinal = index + 1 }
        let details = details.merging(["action": String(before.ordinal)]) { own, _ in own }
        return DraftChange(kind: kind, details: details, reason: reason, before: [before], after: [after])
    }

    // MARK: fields

    private func fill(_ form: CommitmentForm, into id: ID<Commitment>) throws -> DraftChange {
        let (action, index) = try find(id)
        let faults = form.problems(in: action)
        guard faults.isEmpty else { throw Problems(faults) }
        var after = action
        after.commitments[index] = form.filled(into: action.commitments[index])
        return change(.commitmentEdited, action, after, Self.named(action.commitments[index]))
    }

    private func name(_ id: ID<Action>, title: String, dueOn: Day?) throws -> DraftChange {
        let action = try action(id)
        let title = title.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !title.isEmpty, title.count <= 200, !title.unicodeScalars.contains(where: \.bendsLine) else {
            throw Problems([Problem(.invalid, "draft.title-invalid", ["limit": "200"], at: "title")])
        }
        var after = action
        after.title = title
        after.dueOn = dueOn
        // What had no date of its own took the action's.
        for index in after.commitments.indices where after.commitments[index].dueOn == action.dueOn {
            after.commitments[index].dueOn = dueOn
        }
        return change(.actionEdited, action, after, ["title": action.title])
    }

    private func move(_ id: ID<Commitment>, to place: Int) throws -> DraftChange {
        let (action, index) = try find(id)
        guard (1...action.commitments.count).contains(place) else {
            throw Problem(.invalid, "draft.place-invalid", ["count": String(action.commitments.count)])
        }
        var after = action
        after.commitments.insert(after.commitments.remove(at: index), at: place - 1)
        return change(
            .moved, action, after,
            Self.named(action.commitments[index]).merging(["place": String(place)]) { own, _ in own })
    }

    private func remove(_ id: ID<Commitment>, reason: String) throws -> DraftChange {
        let (action, index) = try find(id)
        let commitment = action.commitments[index]
        let reason = try Self.reason(reason)
        var details = Self.named(commitment)
        details["span"] = commitment.source.text
        details["target"] = TargetPlaces.of(action, in: text)[id]?.text
        var after = action
        after.commitments.remove(at: index)
        return change(.removed, action, after, details, reason: reason)
    }

    /// A reason as it is kept; throws `draft.reason-needed` for none, or one too long to stand beside a number.
    private static func reason(_ text: String) throws -> String {
        let reason = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !reason.isEmpty, reason.count <= 200 else {
            throw Problems([Problem(.invalid, "draft.reason-needed", ["limit": "200"], at: "reason")])
        }
        return reason
    }

    /// How the history names a commitment.
    static func named(_ commitment: Commitment) -> [String: String] {
        ["number": String(commitment.ordinal), "subject": commitment.subject]
    }
}
