import Operations
import Programme
import TestSupport

extension AuditContract {
    /// What is done with proposals.
    static let proposals: [Doing] = [
        Doing(action: "SaveProposal", by: \.reporter) { try await $0.propose(by: $1) },
        Doing(action: "MoveProposal", prepare: { try await $0.submitProposal() }, by: \.reviewer) {
            let view = try await ReadProposals($0.office)(by: $0.cast.reviewer)
            try await MoveProposal($0.office)(view.proposals[0].id, .select, by: $1)
        },
        Doing(action: "ScoreProposal", prepare: { try await $0.submitProposal() }, by: \.reviewer) {
            let view = try await ReadProposals($0.office)(by: $0.cast.reviewer)
            try await ScoreProposal($0.office)(view.proposals[0].id, ["need": "8"], by: $1)
        },
        Doing(action: "ChangeCriteria", stage: .registered, by: \.reviewer) {
            let typed = Criterion.allCases.map { ($0.rawValue, "20") }
            try await ChangeCriteria($0.office)(Dictionary(uniqueKeysWithValues: typed), by: $1)
        },
        Doing(action: "CarryOverPromises", by: \.reviewer) {
            try await CarryOverPromises($0.office)(by: $1)
        },
    ]
}
