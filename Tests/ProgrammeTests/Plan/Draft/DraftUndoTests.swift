import Foundation
import Testing

@testable import Programme

/// Any edits in any order, taken back, leave the plan as it was.
@Suite struct DraftUndoTests {
    private static let source = NoticeMapTests.source

    /// Something to do, sensible or not.
    static func edit(_ plan: Plan, _ text: NoticeText, using random: inout Seeded) throws -> DraftEdit {
        let action = random.pick(plan.actions)
        let unit = random.pick(action.responsibilities.map(\.id) + [ID("none")])
        guard !action.commitments.isEmpty, random.int(0...9) > 3 else {
            let end = action.source.end
            let start = random.int(action.source.start...(end - 1))
            switch random.int(0...6) {
            case 0: return .add(action.id, NewCommitment(source: .own("另行开展活动\(random.int(1...9))场")))
            case 1:
                return .addUnit(
                    action.id, name: random.pick(["区财政局", "区妇联", "各镇人民政府", "区教育局"]),
                    role: random.pick(ResponsibilityRole.allCases))
            case 2: return .removeUnit(unit)
            case 3: return .setRole(unit, random.pick(ResponsibilityRole.allCases))
            case 4:
                return .resolveGroup(unit, members: Array(["东山镇人民政府", "西河镇人民政府"].prefix(random.int(0...2))))
            case 5: return .acceptSuggestions
            default:
                let span = TextSpan(start: start, end: random.int(start...end))
                return .add(action.id, NewCommitment(source: .span(span)))
            }
        }
        let commitment = random.pick(action.commitments)
        switch random.int(0...6) {
        case 0:
            var form = CommitmentForm(of: commitment)
            form.subject = "改名\(random.int(1...99))"
            form.kind = random.pick(CommitmentKind.allCases)
            form.accountable = random.pick(action.reportingUnits.map { $0 } + [nil])
            if random.bool() { form.target?.value = try Amount(Decimal(random.int(0...30))) }
            return .editCommitment(commitment.id, form)
        case 1:
            let day = random.bool() ? PlanSamples.day("2023-11-30") : nil
            return .editAction(action.id, title: "改名\(random.int(1...9))", dueOn: day)
        case 2: return .split(commitment.id, at: random.int(0...commitment.text.unicodeScalars.count))
        case 3: return .splitByTargets(commitment.id)
        case 4: return .merge(commitment.id, keepsSecond: random.bool())
        case 5: return .remove(commitment.id, reason: "重复")
        default: return .move(commitment.id, to: random.int(1...action.commitments.count))
        }
    }

    @Test(arguments: Seeded.seeds(60))
    func anySequenceIsTakenBack(seed: UInt64) throws {
        var random = Seeded(seed)
        let desk = try DraftDesk(Self.source)
        let original = desk.plan
        var states: [Plan] = []
        for _ in 0..<30 {
            let before = desk.plan
            let edit = try Self.edit(desk.plan, desk.text, using: &random)
            guard desk.refusal(edit).isEmpty else { continue }
            states.append(before)
            #expect(desk.broken() == [], "\(edit)")
        }
        #expect(states.count > 5)
        for state in states.reversed() {
            desk.undo()
            #expect(desk.plan == state)
        }
        #expect(desk.plan == original)
        #expect(desk.history.removals.isEmpty)
    }
}
