import Database
import Programme

/// Proposes for the next year what the plan in force has still open; each commitment once.
public struct CarryOverPromises: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The proposals that were made: drafts of the office, marked with where they come from. Empty, and nothing
    /// written, when nothing is open or all of it was carried before.
    ///
    /// A commitment without an accountable unit cannot be in force, so each has one.
    ///
    /// - Throws: `person.not-allowed`, `plan.none`, `plan.not-confirmed`.
    @discardableResult
    public func callAsFunction(by person: Person) async throws -> [Proposal] {
        try await office.database.write { tx in
            try person.mayAct(as: .reviewer, in: office.jurisdiction)
            let now = office.now()
            let desk = try SupervisionDesk(office.at(now), tx)
            let year = desk.book.plan.year + 1
            let carried = Set(
                try ProposalStore.all(of: year, in: office.jurisdiction, tx).compactMap(\.carried))
            let open = Set(desk.watched.filter { !$0.isSettled }.map(\.commitment))
            var made: [Proposal] = []
            for action in desk.book.plan.actions {
                for commitment in action.commitments
                where open.contains(commitment.id) && !carried.contains(commitment.id) {
                    guard let unit = commitment.accountable else { continue }
                    let proposal = Proposal(
                        id: ID(office.newID()), year: year, unit: nil, carried: commitment.id,
                        content: Proposal.Content(
                            title: action.title, reason: "\(year - 1)年承诺未完成，结转。",
                            promise: commitment.text, target: commitment.target, beneficiaries: "",
                            responsible: unit,
                            dueOn: commitment.dueOn.flatMap {
                                Day(year: $0.year + 1, month: $0.month, day: $0.day)
                            }))
                    try ProposalStore.insert(proposal, in: office.jurisdiction, tx)
                    try ProposalStore.revise(proposal, by: person, at: now, tx)
                    made.append(proposal)
                }
            }
            guard !made.isEmpty else { return [] }
            try AuditStore.append(
                AuditEvent(
                    "promises.carried", subject: "plan/\(desk.book.plan.id)",
                    details: ["commitments": String(made.count), "year": String(year)]),
                by: person, at: now, in: tx)
            return made
        }
    }
}
