import Database
import Programme

/// What an edit of a draft gave.
public struct DraftEdited: Sendable {
    /// The edit's number, by which it can be taken back.
    public var sequence: Int
    /// What changed.
    public var change: DraftChange
    /// The plan as it is now.
    public var plan: Plan
}

/// Changes a draft plan: commitments, actions, units. Every change can be taken back until the plan is confirmed.
public struct EditDraft: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - edit: what to change.
    ///   - seen: the `Action.fingerprint` that the reader's page was made from; nil to change whatever is there.
    /// - Throws: `plan.already-confirmed`, `draft.overtaken` when the action is no longer what was seen, and the
    ///   problems of `DraftEditor.change`.
    @discardableResult
    public func callAsFunction(
        _ edit: DraftEdit, year: Int? = nil, seen: String? = nil, by person: Person
    ) async throws -> DraftEdited {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .reviewer, in: office.jurisdiction)
            let desk = try DraftDesk(year: year, office, tx)
            let change = try desk.change(edit, tx)
            if let seen, change.before.count == 1, change.before[0].fingerprint != seen {
                throw Problem(
                    .conflict, "draft.overtaken", ["action": String(change.before[0].ordinal)])
            }
            if change.kind == .remarkSettled,
                desk.history.settled.contains(where: { number in
                    change.details["remark"] == String(number)
                })
            {
                throw Problem(.invalid, "draft.nothing")
            }
            let sequence = try DraftDesk.record(change, of: desk.plan, by: person, office, tx)
            try AuditStore.append(
                AuditEvent(
                    "plan.draft-edited", subject: "plan/\(desk.plan.id)",
                    details: [
                        "edit": String(sequence), "change": change.kind.rawValue,
                        "action": change.before.map { String($0.ordinal) }.joined(separator: ","),
                    ]),
                by: person, at: office.now(), in: tx)
            return DraftEdited(sequence: sequence, change: change, plan: change.applied(to: desk.plan))
        }
    }
}
