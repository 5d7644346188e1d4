import Foundation
import Programme
import Testing

/// Scores, weights and places.
@Suite struct ProposalRankingTests {
    private func proposal(_ id: String, _ points: [Criterion: [Int]]) throws -> Proposal {
        var scores: [Score] = []
        for (criterion, values) in points {
            for (index, value) in values.enumerated() {
                scores.append(Score(criterion, ID("r\(index)"), try Amount(Decimal(value))))
            }
        }
        return Proposal(
            id: ID(id), year: 2024, unit: nil,
            content: .init(
                title: "", reason: "", promise: "", beneficiaries: "", responsible: ID("u")),
            scores: scores)
    }

    private func all(_ value: Int) -> [Criterion: [Int]] {
        Dictionary(uniqueKeysWithValues: Criterion.allCases.map { ($0, [value]) })
    }

    private let even = try? CriterionWeights(
        typed: Dictionary(uniqueKeysWithValues: Criterion.allCases.map { ($0.rawValue, "1") }))

    @Test func weighsTheMeansOfItsReviewers() throws {
        let weights = try CriterionWeights(
            typed: ["need": "3", "benefit": "1", "feasibility": "0", "cost": "0", "visibility": "0"])
        let line = ProposalRanking([try proposal("a", [.need: [6, 9], .benefit: [2]])], weights).lines[0]
        #expect(line.points == Decimal(string: "6.13"))
        #expect(line.missing == [])
        #expect(line.rank == 1)
    }

    @Test func saysWhatIsMissingAndCountsItNotAsZero() throws {
        let weights = try #require(even)
        let partly = try proposal("a", [.need: [10]])
        let ranking = ProposalRanking(
            [partly, try proposal("b", all(3)), try proposal("c", [:])], weights)
        #expect(ranking.lines.map(\.proposal.rawValue) == ["b", "a", "c"])
        #expect(ranking.lines.map(\.rank) == [1, nil, nil])
        #expect(ranking.lines.map(\.points) == [3, 10, nil])
        #expect(ranking.lines[1].missing == [.benefit, .feasibility, .cost, .visibility])
    }

    @Test func sharesAPlaceAmongEquals() throws {
        let weights = try #require(even)
        let proposals = try [("a", 5), ("b", 7), ("c", 5), ("d", 4)].map { try proposal($0, all($1)) }
        let lines = ProposalRanking(proposals, weights).lines
        #expect(lines.map(\.proposal.rawValue) == ["b", "a", "c", "d"])
        #expect(lines.map(\.rank) == [1, 2, 2, 4])
    }

    @Test func readsPoints() throws {
        #expect(try Score.read(["need": "10", "benefit": " ", "cost": "0"]).count == 2)
        #expect(throws: Problems.self) { try Score.read(["need": "10.5", "cost": "-1"]) }
        #expect(throws: Problem(.invalid, "weight.none")) {
            try CriterionWeights(
                typed: Dictionary(uniqueKeysWithValues: Criterion.allCases.map { ($0.rawValue, "0") }))
        }
    }

    @Test func movesOnlyAsTheTableSays() throws {
        let region = try JurisdictionCode("370304")
        let unit = ID<Programme.Unit>("u")
        let reporter = Person(id: ID("p"), jurisdiction: region, name: "甲", role: .reporter, unit: unit)
        let office = Person(id: ID("o"), jurisdiction: region, name: "乙", role: .reviewer, unit: nil)
        var open = try proposal("a", [:])
        open.unit = unit
        #expect(ProposalMove.allCases.filter { $0.isOpen(for: open, to: reporter) } == [.submit, .withdraw])
        #expect(ProposalMove.allCases.filter { $0.isOpen(for: open, to: office) } == [])
        #expect(!open.mayBeRead(by: office))
        open.steps = [
            .init(
                move: .submit, state: .submitted, reason: nil,
                at: Instant(PlanSamples.day("2023-10-01"), hour: 9), by: reporter.id)
        ]
        #expect(ProposalMove.allCases.filter { $0.isOpen(for: open, to: reporter) } == [.withdraw])
        #expect(ProposalMove.allCases.filter { $0.isOpen(for: open, to: office) } == [.select, .setAside])
        #expect(open.mayBeRead(by: office))
    }
}
