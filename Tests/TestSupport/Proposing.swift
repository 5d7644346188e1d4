import Foundation
import Operations
import Programme

extension District {
    /// A proposal for 2024, a draft of whoever writes it.
    @discardableResult
    public func propose(
        _ title: String = "实施女性健康讲堂行动", words: String = "举办女性健康讲座", by person: Person? = nil
    ) async throws -> Proposal {
        var form = ProposalForm()
        form.title = title
        form.reason = "居民多次提出"
        form.promise = words
        form.number = "12"
        form.unit = "场"
        form.beneficiaries = "全区妇女"
        form.cost = "6.5"
        form.funding = "区级财政"
        form.responsible = try await unit(Cast.unit).id
        return try await SaveProposal(office)(form, year: 2024, by: person ?? cast.reporter)
    }

    /// One that its unit handed in.
    @discardableResult
    public func submitProposal(_ title: String = "实施女性健康讲堂行动") async throws -> Proposal {
        let proposal = try await propose(title)
        return try await MoveProposal(office)(proposal.id, .submit, by: cast.reporter)
    }
}
