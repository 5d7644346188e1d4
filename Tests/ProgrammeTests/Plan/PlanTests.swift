import Programme
import Testing

@Suite("Plans")
struct PlanTests {
    @Test("last a calendar year and have its four quarters")
    func year() throws {
        let plan = try PlanSamples.plan()
        #expect(plan.startsOn.description == "2023-01-01")
        #expect(plan.endsOn.description == "2023-12-31")
        #expect(plan.quarters.map(\.description) == ["2023Q1", "2023Q2", "2023Q3", "2023Q4"])
    }

    @Test("name the actions there are when one is not found")
    func missingAction() throws {
        let plan = try PlanSamples.plan([PlanSamples.action(1), PlanSamples.action(3)])
        #expect(try plan.action(3).ordinal == 3)
        let problem = #expect(throws: Problem.self) { try plan.action(2) }
        #expect(problem?.code == "action.not-found")
        #expect(problem?.message.details["known"] == "1, 3")
    }

    @Test("list the reporting units once each, the leads first, groups resolved")
    func units() throws {
        let first = PlanSamples.action(
            1,
            responsibilities: [
                PlanSamples.responsibility("区教体局", units: ["edu"]),
                PlanSamples.responsibility("各镇", units: ["t1", "t2", "edu"]),
                PlanSamples.responsibility("区妇联", .lead, units: ["women"]),
                PlanSamples.responsibility("相关单位", units: []),
            ])
        #expect(first.reportingUnits == ["women", "edu", "t1", "t2"].map { ID($0) })
        let second = PlanSamples.action(
            2,
            responsibilities: [
                PlanSamples.responsibility("区民政局", units: ["civil"]),
                PlanSamples.responsibility("区妇联", units: ["women"]),
            ])
        #expect(
            try PlanSamples.plan([first, second]).reportingUnits
                == ["women", "edu", "t1", "t2", "civil"].map { ID($0) })
    }

    @Test("give a unit the commitments it answers for, in order")
    func commitments() {
        var (one, two, three) = (
            PlanSamples.commitment(.count, id: "1"), PlanSamples.commitment(.count, id: "2"),
            PlanSamples.commitment(.count, id: "3")
        )
        (one.accountable, two.accountable, three.accountable) = (ID("a"), ID("b"), ID("a"))
        let action = PlanSamples.action(commitments: [one, two, three])
        #expect(action.commitments(of: ID("a")).map(\.id) == [ID("1"), ID("3")])
        #expect(action.commitments(of: ID("c")) == [])
    }

    @Test("are complete when every group is named and every commitment has its unit")
    func completeness() throws {
        var assigned = PlanSamples.commitment(.count)
        assigned.accountable = ID("women")
        let women = PlanSamples.responsibility("区妇联", units: ["women"])
        let good = PlanSamples.action(1, responsibilities: [women], commitments: [assigned])
        #expect(PlanCompleteness.problems(in: try PlanSamples.plan([good])) == [])

        let group = PlanSamples.responsibility("相关镇人民政府", units: [])
        let open = PlanSamples.action(
            2, responsibilities: [women, group], commitments: [PlanSamples.commitment(.count)])
        let empty = PlanSamples.action(3)
        let problems = PlanCompleteness.problems(in: try PlanSamples.plan([good, open, empty]))
        #expect(
            problems.map(\.code) == [
                "plan.group-unresolved", "plan.commitment-unassigned", "plan.action-without-unit",
            ])
        #expect(problems.map { $0.message.details["action"] } == ["2", "2", "3"])
        #expect(problems.first?.message.details["group"] == "相关镇人民政府")
        #expect(problems.allSatisfy { $0.kind == .conflict })
    }
}
