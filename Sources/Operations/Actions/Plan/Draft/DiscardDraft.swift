import Database
import Programme

/// Takes a draft plan away with its notice, so that another file can be imported. The audit log keeps that it was
/// there.
public struct DiscardDraft: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameter plan: the plan that the reader saw; nil for whatever draft the year has.
    /// - Throws: `plan.none`, `plan.already-confirmed`, `draft.replaced` when another draft stands in its place.
    public func callAsFunction(year: Int? = nil, plan seen: ID<Plan>? = nil, by person: Person) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .reviewer, in: office.jurisdiction)
            let desk = try DraftDesk(year: year, office, tx)
            guard seen == nil || seen == desk.plan.id else {
                throw Problem(.conflict, "draft.replaced", ["year": String(desk.plan.year)])
            }
            let notice = try NoticeStore.find(desk.plan.notice, in: office.jurisdiction, tx)
            try DraftStore.discard(desk.plan, in: tx)
            try AuditStore.append(
                AuditEvent(
                    "plan.discarded", subject: "plan/\(desk.plan.id)",
                    details: [
                        "file": notice.fileHash, "year": String(desk.plan.year),
                        "edits": String(desk.history.active.count),
                    ]),
                by: person, at: office.now(), in: tx)
        }
    }
}
