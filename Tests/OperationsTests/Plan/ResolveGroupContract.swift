import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Saying whom a group means", .serialized)
struct ResolveGroupContract {
    private let group = "相关镇人民政府"

    private func resolve(
        _ district: District, _ units: [String], group: String? = nil, action: Int = 3,
        by person: Person? = nil
    ) async throws {
        try await ResolveGroup(district.office)(
            action: action, group: group ?? self.group, units: units, by: person ?? district.cast.reviewer)
    }

    private func members(_ district: District) async throws -> [ID<Programme.Unit>] {
        try await district.plan().actions[2].responsibilities.first { $0.name == group }?.units ?? []
    }

    @Test("known units by name, unknown ones made, each once", arguments: Engine.available)
    func resolves(engine: Engine) async throws {
        try await engine.withDistrict(.drafted) { district async throws in
            let known = try await district.unit("东山镇人民政府").id
            try await resolve(district, ["东山镇人民政府", "南坪镇人民政府", " 东山镇人民政府 ", "东山镇人民政府"])
            let made = try await district.unit("南坪镇人民政府").id
            #expect(try await members(district) == [known, made])
            try await resolve(district, ["南坪镇人民政府"])
            #expect(try await members(district) == [made])
        }
    }

    @Test("refuses what is not there and what is no name", arguments: Engine.available)
    func refusals(engine: Engine) async throws {
        try await engine.withDistrict(.drafted) { district async throws in
            #expect(
                try await district.refusal { try await resolve(district, ["甲"], group: "有关村") }
                    == ["plan.group-not-found"])
            #expect(try await district.refusal { try await resolve(district, []) } == ["plan.group-empty"])
            #expect(
                try await district.refusal { try await resolve(district, ["甲\n乙"]) } == ["unit.name-invalid"])
            #expect(
                try await district.refusal { try await resolve(district, ["甲"], action: 9) }
                    == ["action.not-found"])
            for person in [district.cast.reporter, district.cast.auditor, district.cast.administrator] {
                #expect(
                    try await district.refusal { try await resolve(district, ["甲"], by: person) }
                        == ["person.not-allowed"])
            }
        }
    }

    @Test("a member who reported, or who answers for a promise, stays", arguments: Engine.available)
    func bound(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let both = ["东山镇人民政府", "西河镇人民政府"]
            try await AmendCommitment(district.office)(
                action: 3, commitment: 2, wish: Amendment.Wish(), accountable: both[1], reason: "由镇承建",
                by: district.cast.reviewer)
            #expect(
                try await district.refusal { try await resolve(district, [both[0]]) }
                    == ["plan.group-accountable"])
            try await district.save(both[0], 3)
            #expect(
                try await district.refusal { try await resolve(district, [both[1]]) }
                    == ["plan.group-reported"])
            try await resolve(district, both + ["南坪镇人民政府"])
            #expect(try await members(district).count == 3)
        }
    }

    @Test(
        "an action whose notice names nobody can be given somebody, and confirmed",
        arguments: Engine.available)
    func nobody(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let text = FixtureNotice.text.replacingOccurrences(of: "（责任单位：区卫生健康局、区财政局）", with: "")
            _ = try await ImportNotice(district.office)(
                Data(text.utf8), fileName: "n.txt", by: district.cast.reviewer)
            try #require(try await district.plan().actions[0].responsibilities.isEmpty)
            let open = try await district.refusal {
                try await ConfirmPlan(district.office)(acceptSuggestions: true, by: district.cast.reviewer)
            }
            #expect(open.first == "plan.action-without-unit")
            try await resolve(district, [Cast.unit], group: "责任单位", action: 1)
            try await ConfirmPlan(district.office)(acceptSuggestions: true, by: district.cast.reviewer)
            let unit = try await district.unit(Cast.unit).id
            #expect(try await district.plan().actions[0].commitments.allSatisfy { $0.accountable == unit })
        }
    }
}
