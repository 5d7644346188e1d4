import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Proposals for the next year", .serialized)
struct ProposalContract {
    private let points = Dictionary(uniqueKeysWithValues: Criterion.allCases.map { ($0.rawValue, "8") })

    @Test("From a unit's draft to the draft plan", arguments: Engine.available)
    func becomesAPlan(_ engine: Engine) async throws {
        try await engine.withDistrict(.confirmed) { district in
            let office = district.office
            let cast = district.cast
            let first = try await district.submitProposal()
            let second = try await district.submitProposal("实施困境儿童帮扶行动")
            try await ScoreProposal(office)(first.id, points, by: cast.reviewer)
            var view = try await ReadProposals(office)(by: cast.reviewer)
            #expect(view.year == 2024)
            #expect(view.ranking.lines.map(\.proposal) == [first.id, second.id])
            #expect(view.ranking.lines[0].points == 8)
            #expect(view.ranking.lines[1].missing == Criterion.allCases)
            try await MoveProposal(office)(first.id, .select, by: cast.reviewer)
            try await MoveProposal(office)(second.id, .setAside, reason: "明年再议", by: cast.reviewer)
            view = try await ReadProposals(office)(by: cast.reviewer)
            #expect(view.selected.map(\.id) == [first.id])
            let plan = try await MakeDraftNotice(office).plan(by: cast.reviewer).plan
            #expect(plan.year == 2024)
            #expect(plan.actions.map(\.title) == ["实施女性健康讲堂行动"])
            let commitment = try #require(plan.actions[0].commitments.first)
            #expect(commitment.target?.value == 12)
            #expect(commitment.target?.comparator == .atLeast)
            #expect(plan.actions[0].responsibilities.map(\.name) == [Cast.unit])
            #expect(
                await codes { _ = try await MakeDraftNotice(office)(year: 2025, by: cast.reviewer) }
                    == ["notice-draft.empty"])
        }
    }

    @Test("A draft is its unit's own; what was handed in is not written anew", arguments: Engine.available)
    func staysWithItsUnit(_ engine: Engine) async throws {
        try await engine.withDistrict(.confirmed) { district in
            let office = district.office
            let cast = district.cast
            let proposal = try await district.propose()
            #expect(try await ReadProposals(office)(by: cast.reviewer).proposals == [])
            #expect(try await ReadProposals(office)(by: cast.reporter).proposals.count == 1)
            #expect(
                try await district.refusal {
                    try await MoveProposal(office)(proposal.id, .select, by: cast.reviewer)
                } == ["proposal.not-found"])
            try await MoveProposal(office)(proposal.id, .submit, by: cast.reporter)
            #expect(
                try await district.refusal {
                    try await MoveProposal(office)(proposal.id, .setAside, by: cast.reviewer)
                } == ["words.missing"])
            #expect(
                try await district.refusal {
                    try await SaveProposal(office)(ProposalForm(), year: 2024, by: cast.reporter)
                }.count == 5)
            #expect(
                try await district.refusal {
                    try await ScoreProposal(office)(proposal.id, ["need": "11"], by: cast.reviewer)
                } == ["score.invalid"])
        }
    }

    @Test("A later round of scores takes the earlier one's place", arguments: Engine.available)
    func scoresAgain(_ engine: Engine) async throws {
        try await engine.withDistrict(.confirmed) { district in
            let office = district.office
            let reviewer = district.cast.reviewer
            let proposal = try await district.submitProposal()
            try await ScoreProposal(office)(proposal.id, points, by: reviewer)
            try await ScoreProposal(office)(proposal.id, ["need": "3"], by: reviewer)
            let line = try await ReadProposals(office)(by: reviewer).ranking.lines[0]
            #expect(line.points == 3)
            #expect(line.missing == [.benefit, .feasibility, .cost, .visibility])
        }
    }

    @Test("What is open is carried over once", arguments: Engine.available)
    func carriesOver(_ engine: Engine) async throws {
        try await engine.withDistrict(.confirmed) { district in
            let office = district.office
            let reviewer = district.cast.reviewer
            let made = try await CarryOverPromises(office)(by: reviewer)
            #expect(!made.isEmpty)
            #expect(made.allSatisfy { $0.carried != nil && $0.year == 2024 && $0.state == .draft })
            #expect(try await CarryOverPromises(office)(by: reviewer) == [])
            for proposal in made {
                try await MoveProposal(office)(proposal.id, .submit, by: reviewer)
                try await MoveProposal(office)(proposal.id, .select, by: reviewer)
            }
            let plan = try await MakeDraftNotice(office).plan(by: reviewer).plan
            #expect(plan.actions.flatMap(\.commitments).count == made.count)
        }
    }
}
