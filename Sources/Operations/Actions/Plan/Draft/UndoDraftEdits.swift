import Database
import Programme

/// Takes back the last edits of a draft plan, to the letter.
public struct UndoDraftEdits: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Takes back an edit and every later one that still holds.
    ///
    /// - Parameters:
    ///   - first: the number of the earliest edit to take back.
    ///   - last: the last edit that the reader saw; nil to take back whatever came later too.
    /// - Returns: how many edits were taken back.
    /// - Throws: `plan.already-confirmed`, `draft.nothing-to-undo`, `draft.undo-overtaken` when somebody made another
    ///   edit meanwhile.
    @discardableResult
    public func callAsFunction(
        from first: Int, last: Int? = nil, year: Int? = nil, by person: Person
    ) async throws -> Int {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .reviewer, in: office.jurisdiction)
            let desk = try DraftDesk(year: year, office, tx)
            let records = desk.history.active.filter { $0.sequence >= first }
            guard let newest = records.last, records.first?.sequence == first else {
                throw Problem(.conflict, "draft.nothing-to-undo")
            }
            guard last == nil || last == newest.sequence else {
                throw Problem(.conflict, "draft.undo-overtaken")
            }
            var plan = desk.plan
            for record in records.reversed() {
                let change = try DraftStore.change(record, of: plan.id, in: office.jurisdiction, tx)
                // Nothing changes a draft but its edits: anything else would be lost here.
                guard change.applied(to: plan) == plan else {
                    throw Problem(.conflict, "draft.undo-overtaken")
                }
                plan = change.undone(in: plan)
                try DraftStore.insertUndo(
                    record.sequence, of: plan.id, by: person, at: office.now(), in: tx)
            }
            try PlanStore.rewrite(desk.plan, as: plan, in: tx)
            try AuditStore.append(
                AuditEvent(
                    "plan.draft-undone", subject: "plan/\(plan.id)",
                    details: ["edit": String(first), "edits": String(records.count)]),
                by: person, at: office.now(), in: tx)
            return records.count
        }
    }
}
