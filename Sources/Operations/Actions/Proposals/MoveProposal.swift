import Database
import Programme

/// Hands a proposal in, takes it back, selects it, or sets it aside.
public struct MoveProposal: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameter reason: why; needed when it is set aside.
    /// - Throws: `person.not-allowed`, `proposal.not-found` (also for what this person may not read),
    ///   `proposal.cannot-move`; `words.missing`, `words.too-long`.
    @discardableResult
    public func callAsFunction(
        _ id: ID<Proposal>, _ move: ProposalMove, reason: String = "", by person: Person
    ) async throws -> Proposal {
        try await office.database.write { tx in
            var proposal = try ProposalStore.find(id, in: office.jurisdiction, tx)
            guard proposal.mayBeRead(by: person) else { throw Problem(.notFound, "proposal.not-found") }
            let state = try move.state(after: proposal, by: person, in: office.jurisdiction)
            let now = office.now()
            var step = Proposal.Step(move: move, state: state, reason: nil, at: now, by: person.id)
            if move == .setAside || !reason.allSatisfy(\.isWhitespace) {
                step.reason = try PlainWords(reason, limit: Proposal.limit, at: "reason").text
            }
            try ProposalStore.move(proposal, step, in: office.jurisdiction, tx)
            proposal.steps.append(step)
            try AuditStore.append(
                AuditEvent(
                    "proposal.moved", subject: "proposal/\(id)", details: ["state": state.rawValue]),
                by: person, at: now, in: tx)
            return proposal
        }
    }
}

/// A reviewer's points for a proposal; a later round takes the place of an earlier one, which is kept.
public struct ScoreProposal: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameter typed: what was typed, by the criteria's raw values; a blank gives no score.
    /// - Throws: `person.not-allowed`, `proposal.not-found`, `proposal.not-submitted`; `score.none`, `Problems` of
    ///   `score.invalid`.
    public func callAsFunction(
        _ id: ID<Proposal>, _ typed: [String: String], by person: Person
    ) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .reviewer, in: office.jurisdiction)
            let proposal = try ProposalStore.find(id, in: office.jurisdiction, tx)
            guard proposal.mayBeRead(by: person) else { throw Problem(.notFound, "proposal.not-found") }
            guard [.submitted, .selected, .setAside].contains(proposal.state) else {
                throw Problem(.conflict, "proposal.not-submitted")
            }
            let points = try Score.read(typed)
            guard !points.isEmpty else { throw Problem(.invalid, "score.none") }
            let now = office.now()
            try ProposalStore.score(id, points, by: person, at: now, tx)
            try AuditStore.append(
                AuditEvent("proposal.scored", subject: "proposal/\(id)"), by: person, at: now, in: tx)
        }
    }
}

/// Changes what the criteria weigh.
public struct ChangeCriteria: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Nothing is written when nothing is different.
    ///
    /// - Throws: `person.not-allowed`; `weight.none`, `Problems` of `weight.invalid`.
    public func callAsFunction(_ typed: [String: String], by person: Person) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .reviewer, in: office.jurisdiction)
            let weights = try CriterionWeights(typed: typed)
            let before = try SettingStore.weights(of: office.jurisdiction, in: tx)
            let changed = Criterion.allCases.filter { weights.values[$0] != before.values[$0] }
            guard !changed.isEmpty else { return }
            let now = office.now()
            var details: [String: String] = [:]
            for criterion in changed {
                let value = weights.values[criterion]?.description ?? ""
                try SettingStore.set(
                    CriterionWeights.setting(criterion), to: value, by: person, at: now, in: tx)
                details[criterion.rawValue] =
                    "\(before.values[criterion]?.description ?? "") → \(value)"
            }
            try AuditStore.append(
                AuditEvent(
                    "criteria.changed", subject: "jurisdiction/\(office.jurisdiction)", details: details),
                by: person, at: now, in: tx)
        }
    }
}
