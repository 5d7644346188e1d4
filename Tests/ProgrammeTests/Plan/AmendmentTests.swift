import Foundation
import Programme
import Testing

@Suite("Amendments")
struct AmendmentTests {
    private func sample(_ kind: CommitmentKind = .count) throws -> Commitment {
        PlanSamples.commitment(
            kind, kind == .milestone ? nil : PlanSamples.target(20, .moreThan),
            steps: kind == .milestone ? [try PlanSamples.step(1, due: "2023-06-30")] : [])
    }

    private func wish(_ change: (inout Amendment.Wish) throws -> Void) rethrows -> Amendment.Wish {
        var wish = Amendment.Wish()
        try change(&wish)
        return wish
    }

    private func refusal(
        _ wish: Amendment.Wish, of commitment: Commitment, reason: String = "上级调整任务", isReported: Bool = false
    ) -> String? {
        #expect(throws: Problem.self) {
            try Amendment.apply(wish, to: commitment, reason: reason, isReported: isReported)
        }?.code
    }

    @Test("want a reason", arguments: ["", " ", "\n\t　"])
    func reason(text: String) throws {
        #expect(refusal(wish { $0.weight = .zero }, of: try sample(), reason: text) == "amend.reason-needed")
    }

    @Test("want a change")
    func nothing() throws {
        let commitment = try sample()
        #expect(refusal(wish { _ in }, of: commitment) == "amend.nothing")
        let same = try wish {
            ($0.target, $0.kind, $0.counting, $0.weight) = (try PlanSamples.amount(20), .count, .things, .one)
        }
        #expect(refusal(same, of: commitment) == "amend.nothing")
    }

    @Test("refuse a target where there is no number, and steps where there are none")
    func impossible() throws {
        #expect(refusal(wish { $0.target = .one }, of: try sample(.milestone)) == "amend.no-target")
        let steps = try [PlanSamples.step(1)]
        #expect(refusal(wish { $0.milestones = steps }, of: try sample()) == "amend.no-milestones")
    }

    @Test("freeze kind and counting after the first report, and nothing else")
    func frozen() throws {
        let commitment = try sample()
        #expect(refusal(wish { $0.kind = .level }, of: commitment, isReported: true) == "amend.frozen")
        #expect(refusal(wish { $0.counting = .visits }, of: commitment, isReported: true) == "amend.frozen")
        _ = try Amendment.apply(wish { $0.kind = .level }, to: commitment, reason: "改", isReported: false)
        // The same kind said again is no change of it.
        let again = wish { ($0.kind, $0.weight) = (.count, .zero) }
        let (amended, _) = try Amendment.apply(again, to: commitment, reason: "改", isReported: true)
        #expect(amended.weight == .zero && amended.kind == .count)
    }

    @Test("after a report, steps may be weighed, dated and added, not renamed or taken away")
    func frozenSteps() throws {
        let steps = [try PlanSamples.step(1), try PlanSamples.step(2)]
        let commitment = PlanSamples.commitment(.milestone, steps: steps)
        let added = steps + [try PlanSamples.step(3)]
        let dated = [try PlanSamples.step(1, weight: 5, due: "2023-06-30"), steps[1]]
        for milestones in [added, dated] {
            let (amended, _) = try Amendment.apply(
                wish { $0.milestones = milestones }, to: commitment, reason: "改", isReported: true)
            #expect(amended.milestones == milestones)
        }
        var renamed = steps
        renamed[1].title = "另一步"
        for milestones in [renamed, [steps[0]]] {
            let change = wish { $0.milestones = milestones }
            #expect(refusal(change, of: commitment, isReported: true) == "amend.steps-frozen")
            _ = try Amendment.apply(change, to: commitment, reason: "改", isReported: false)
        }
    }

    @Test("keep the old value of every field, and raise the definition once")
    func everyField() throws {
        let commitment = try sample()
        let wish = try wish {
            ($0.target, $0.counting, $0.weight) = (
                try PlanSamples.amount("25.5"), .visits, try PlanSamples.amount(3)
            )
            ($0.dueOn, $0.accountable, $0.baseline) = (PlanSamples.day("2023-11-30"), ID("u1"), .zero)
        }
        let (amended, amendment) = try Amendment.apply(
            wish, to: commitment, reason: " 上级调整任务\n", isReported: false)
        #expect(amendment.reason == "上级调整任务")
        #expect(
            amendment.changes == [
                .init(field: "target", old: "20", new: "25.5"),
                .init(field: "counting", old: "things", new: "visits"),
                .init(field: "dueOn", old: nil, new: "2023-11-30"),
                .init(field: "accountable", old: nil, new: "u1"),
                .init(field: "weight", old: "1", new: "3"), .init(field: "baseline", old: nil, new: "0"),
            ])
        var expected = commitment
        expected.target = Target(
            comparator: .moreThan, value: try PlanSamples.amount("25.5").value, unit: "场", text: "25.5场")
        (expected.counting, expected.weight, expected.dueOn) = (
            .visits, try PlanSamples.amount(3), PlanSamples.day("2023-11-30")
        )
        (expected.accountable, expected.baseline, expected.definition) = (ID("u1"), .zero, 2)
        #expect(amended == expected)
    }

    @Test("give a commitment that becomes a milestone one step, and take the steps of one that no longer is")
    func kinds() throws {
        let (stepped, _) = try Amendment.apply(
            wish { $0.kind = .milestone }, to: try sample(), reason: "改", isReported: false)
        #expect(stepped.milestones.map(\.ordinal) == [1])
        let (counted, amendment) = try Amendment.apply(
            wish { $0.kind = .count }, to: try sample(.milestone), reason: "改", isReported: false)
        #expect(counted.milestones == [])
        #expect(amendment.changes.map(\.field) == ["kind", "milestones"])
        #expect(amendment.changes.last?.old == "1. 第1步 1 2023-06-30")
    }

    @Test("replace steps and keep the old ones in words")
    func steps() throws {
        let steps = try [PlanSamples.step(1, weight: 2), PlanSamples.step(2, weight: 3, due: "2023-12-01")]
        let (amended, amendment) = try Amendment.apply(
            wish { $0.milestones = steps }, to: try sample(.milestone), reason: "改", isReported: true)
        #expect(amended.milestones == steps)
        #expect(
            amendment.changes == [
                .init(field: "milestones", old: "1. 第1步 1 2023-06-30", new: "1. 第1步 2 -; 2. 第2步 3 2023-12-01")
            ])
    }
}
