import Foundation
import Programme
import Testing

@Suite struct ClosureTests {
    private let complete = ClosureChecklist([:])

    private static let allowed: [String: ClosureState] = [
        "open reporter ask": .asked, "open leader ask": .asked, "open reviewer ask": .asked,
        "asked reviewer close": .closed, "asked reviewer refuse": .open, "closed reviewer reopen": .open,
    ]

    private func closure(_ state: ClosureState) -> Closure {
        Closure(steps: [
            .init(move: .ask, state: state, reason: nil, at: Instant(seconds: 0), by: ID("other"))
        ])
    }

    @Test func everyStateRoleAndMove() throws {
        let code = try JurisdictionCode("370304")
        for state in ClosureState.allCases {
            for role in Role.allCases {
                for move in ClosureMove.allCases {
                    let person = Person(
                        id: ID("p"), jurisdiction: code, name: "某人", role: role, unit: ID("u"))
                    let found = try? closure(state).after(
                        move, by: person, unit: ID("u"), in: code, checklist: complete)
                    #expect(
                        found == ClosureTests.allowed["\(state) \(role) \(move)"], "\(state) \(role) \(move)")
                }
            }
        }
    }

    @Test func whoAskedDoesNotDecideAndNothingMayBeMissing() throws {
        let code = try JurisdictionCode("370304")
        let person = Person(id: ID("other"), jurisdiction: code, name: "某人", role: .reviewer, unit: nil)
        #expect(throws: Problem(.forbidden, "closure.own-asking", ["name": "某人"])) {
            try closure(.asked).after(.close, by: person, unit: nil, in: code, checklist: complete)
        }
        let second = Person(id: ID("p"), jurisdiction: code, name: "某人", role: .reviewer, unit: nil)
        let list = ClosureChecklist([.target: .met, .orders: .missing, .evidence: .missing])
        #expect(
            throws: Problems([
                Problem(.conflict, "closure.missing-evidence"), Problem(.conflict, "closure.missing-orders"),
            ])
        ) { try closure(.asked).after(.close, by: second, unit: nil, in: code, checklist: list) }
    }

    @Test func theChecklistFollowsFromWhatIsStored() throws {
        let commitment = PlanSamples.commitment(.count, PlanSamples.target(10))
        let empty = ClosureChecklist(
            of: commitment, figure: .none, reports: [nil], orders: [], checks: [])
        #expect(empty.missing == [.target, .evidence, .reports])
        #expect(empty.marks[.check] == .unneeded)
        var figure = Figure.none
        (figure.status, figure.value) = (.reported, 10)
        let failed = try check(before: 10, counted: 4, passed: false)
        let list = ClosureChecklist(of: commitment, figure: figure, reports: [], orders: [], checks: [failed])
        #expect(list.marks[.target] == .met)
        #expect(list.marks[.check] == .missing)
        #expect(list.marks[.reports] == .missing)
    }

    // MARK: - Spot checks

    private func check(
        before: Decimal, counted: Decimal, passed: Bool = false, quarter: Int = 2, asOf: Int = 2
    ) throws -> SpotCheck {
        SpotCheck(
            id: ID("s\(before)"), commitment: ID("c1"), quarter: PlanSamples.quarter(quarter),
            asOf: PlanSamples.quarter(asOf), checkedOn: PlanSamples.day("2023-07-20"), method: .onSite,
            sampleSize: 5, sound: 2, found: "三场没有签到表", passed: passed, before: before, counted: counted,
            at: Instant(seconds: 0), by: ID("p"))
    }

    private func figure(
        _ kind: CommitmentKind, _ amounts: [Int], through: Int, _ checks: [SpotCheck]
    ) throws -> Figure {
        Figure(
            of: PlanSamples.commitment(kind, PlanSamples.target(20)),
            from: try amounts.enumerated().map {
                AcceptedValue(
                    quarter: PlanSamples.quarter($0.offset + 1),
                    value: .amount(try PlanSamples.amount($0.element)))
            }, through: PlanSamples.quarter(through), checks: checks)
    }

    @Test func aFailedCheckLowersACountForGood() throws {
        let failed = try check(before: 10, counted: 6)
        #expect(try figure(.count, [4, 6, 5], through: 1, [failed]).value == 4)
        let lowered = try figure(.count, [4, 6, 5], through: 2, [failed])
        #expect(lowered.value == 6)
        #expect(lowered.lowered?.accepted == 10)
        #expect(try figure(.count, [4, 6, 5], through: 3, [failed]).value == 11)
    }

    @Test func aLevelIsLoweredUntilALaterOneIsAccepted() throws {
        let failed = try check(before: 10, counted: 6)
        #expect(try figure(.level, [4, 10], through: 2, [failed]).value == 6)
        #expect(try figure(.level, [4, 10], through: 4, [failed]).value == 6)
        let later = try figure(.level, [4, 10, 12], through: 3, [failed])
        #expect(later.value == 12)
        #expect(later.lowered == nil)
    }

    @Test func passedAndWithdrawnChecksLowerNothing() throws {
        var withdrawn = try check(before: 10, counted: 6)
        withdrawn.withdrawal = "看错了"
        let passed = try check(before: 10, counted: 6, passed: true)
        #expect(try figure(.count, [4, 6], through: 2, [withdrawn, passed]).value == 10)
    }

    @Test func stepsNoLongerCount() throws {
        let steps = [try PlanSamples.step(1), try PlanSamples.step(2)]
        let commitment = PlanSamples.commitment(.milestone, steps: steps)
        let figure = Figure(
            of: commitment,
            from: [AcceptedValue(quarter: PlanSamples.quarter(2), value: .milestones([1, 2]))],
            through: PlanSamples.quarter(2), checks: [try check(before: 2, counted: 1)])
        #expect(figure.milestones == [1])
        #expect(!Progress.isMet(commitment, figure))
    }

    @Test func faultsOfACheckAreToldTogether() throws {
        let today = PlanSamples.day("2023-07-20")
        var figure = Figure.none
        (figure.status, figure.value) = (.reported, 10)
        func codes(_ size: Int?, _ sound: Int?, _ day: String, _ passed: Bool, _ counted: Decimal?)
            -> [String]
        {
            SpotCheck.faults(
                sampleSize: size, sound: sound, checkedOn: PlanSamples.day(day), today: today, passed: passed,
                counted: counted, of: PlanSamples.commitment(.count, PlanSamples.target(10)), figure: figure
            ).map(\.code)
        }
        #expect(codes(5, 2, "2023-07-20", false, 4).isEmpty)
        #expect(codes(5, 5, "2023-07-19", true, nil).isEmpty)
        #expect(
            codes(0, 6, "2023-07-21", false, nil) == [
                "spot-check.size", "spot-check.sound", "spot-check.day", "spot-check.counted-needed",
            ])
        #expect(codes(5, 2, "2023-07-20", false, 10) == ["spot-check.not-lower"])
        #expect(codes(5, 2, "2023-07-20", true, 4) == ["spot-check.counted-unneeded"])
    }
}
