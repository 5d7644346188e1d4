import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Confirming a plan", .serialized)
struct ConfirmPlanContract {
    private func confirm(
        _ district: District, accepting: Bool = false, by person: Person? = nil
    ) async throws {
        try await ConfirmPlan(district.office)(
            acceptSuggestions: accepting, by: person ?? district.cast.reviewer)
    }

    @Test(
        "is refused naming every open group and every commitment without a unit", arguments: Engine.available)
    func incomplete(engine: Engine) async throws {
        try await engine.withDistrict(.drafted) { district async throws in
            let plan = try await district.plan()
            let open = try await district.refusal { try await confirm(district) }
            #expect(open.count { $0 == "plan.group-unresolved" } == 2)
            #expect(
                open.count { $0 == "plan.commitment-unassigned" }
                    == plan.actions.reduce(0) { $0 + $1.commitments.count })
            #expect(open.count == 2 + 8)
        }
    }

    @Test("takes the suggestions when told to, and opens the year's quarters", arguments: Engine.available)
    func suggestions(engine: Engine) async throws {
        try await engine.withDistrict(.drafted) { district async throws in
            let draft = try await district.plan()
            try await confirm(district, accepting: true)
            let plan = try await district.plan()
            #expect(plan.status == .confirmed)
            for (before, after) in zip(draft.actions, plan.actions) {
                #expect(
                    after.commitments.map(\.accountable) == before.commitments.map { $0.suggestion?.unit })
            }
            #expect(PlanCompleteness.problems(in: plan).isEmpty)
            let groups = plan.actions[2].responsibilities.filter(\.isGroup).map(\.units.count)
            #expect(groups == [2, 1])
            let periods = try await district.office.database.read { try PeriodStore.all(of: plan, $0) }
            #expect(periods.map(\.quarter) == Quarter.all(of: 2023))
            // Five working days after 30 June 2023, over a weekend.
            #expect(periods[1].dueOn == Fixed.day(7, 7))
        }
    }

    @Test("keeps what the office decided over what was suggested", arguments: Engine.available)
    func decided(engine: Engine) async throws {
        try await engine.withDistrict(.drafted) { district async throws in
            let other = try await district.unit(Cast.otherUnit)
            try await AmendCommitment(district.office)(
                action: 2, commitment: 1, wish: Amendment.Wish(), accountable: Cast.otherUnit, reason: "分工",
                by: district.cast.reviewer)
            try await ResolveGroup(district.office)(
                action: 3, group: "相关镇人民政府", units: ["东山镇人民政府"], by: district.cast.reviewer)
            try await confirm(district, accepting: true)
            let plan = try await district.plan()
            #expect(plan.actions[1].commitments[0].accountable == other.id)
            let towns = try #require(plan.actions[2].responsibilities.first { $0.name == "相关镇人民政府" })
            #expect(towns.units.count == 1)
        }
    }

    @Test("happens once, by the office alone", arguments: Engine.available)
    func once(engine: Engine) async throws {
        try await engine.withDistrict(.drafted) { district async throws in
            let cast = district.cast
            for person in [cast.administrator, cast.auditor, cast.leader, cast.reporter, cast.districtLeader]
            {
                #expect(
                    try await district.refusal { try await confirm(district, accepting: true, by: person) }
                        == ["person.not-allowed"])
            }
            try await confirm(district, accepting: true)
            #expect(
                try await district.refusal { try await confirm(district, accepting: true) }
                    == ["plan.already-confirmed"])
        }
    }

    @Test("without any plan there is nothing to confirm or to show", arguments: Engine.available)
    func none(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            #expect(try await district.refusal { try await confirm(district) } == ["plan.none"])
            #expect(
                try await district.refusal { _ = try await ReadProgress(district.office)() } == ["plan.none"])
        }
    }

    @Test("before it, nobody reports", arguments: Engine.available)
    func draftIsClosed(engine: Engine) async throws {
        try await engine.withDistrict(.drafted) { district async throws in
            let quarter = Fixed.quarter
            #expect(try await district.refusal { try await district.save() } == ["plan.not-confirmed"])
            #expect(try await district.refusal { _ = try await district.form() } == ["plan.not-confirmed"])
            #expect(
                try await district.refusal { _ = try await ReadProgress(district.office)(quarter: quarter) }
                    == ["plan.not-confirmed"])
        }
    }
}
