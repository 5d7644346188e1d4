import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Amending a commitment", .serialized)
struct AmendCommitmentContract {
    @discardableResult
    private func amend(
        _ district: District, _ commitment: Int = 1, action: Int = 1, accountable: String? = nil,
        reason: String = "上级调整", by person: Person? = nil,
        _ change: (inout Amendment.Wish) throws -> Void = { _ in }
    ) async throws -> Commitment {
        var wish = Amendment.Wish()
        try change(&wish)
        return try await AmendCommitment(district.office)(
            action: action, commitment: commitment, wish: wish, accountable: accountable, reason: reason,
            by: person ?? district.cast.reviewer)
    }

    @Test("keeps the old value and the reason, and is read back as it is", arguments: Engine.available)
    func keeps(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let amended = try await amend(district) { wish in
                wish.target = try Amount(reading: "4.5")
                wish.dueOn = Fixed.day(11, 30)
                wish.weight = try Amount(2)
            }
            #expect(try await district.plan().actions[0].commitments[0] == amended)
            #expect(amended.definition == 2)
            let kept = try await district.office.database.read {
                try PlanStore.amendments(of: amended.id, in: district.office.jurisdiction, $0)
            }
            #expect(kept.map(\.change.field) == ["dueOn", "target", "weight"])
            #expect(kept.map(\.change.old) == [nil, "3", "1"])
            #expect(kept.map(\.change.new) == ["2023-11-30", "4.5", "2"])
            #expect(kept.allSatisfy { $0.reason == "上级调整" && $0.definition == 2 })
        }
    }

    @Test("kind and counting are frozen by the first report; the target is not", arguments: Engine.available)
    func frozen(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.save()
            #expect(
                try await district.refusal { try await amend(district) { $0.kind = .level } } == [
                    "amend.frozen"
                ])
            #expect(
                try await district.refusal { try await amend(district) { $0.counting = .persons } }
                    == ["amend.frozen"])
            #expect(try await amend(district) { $0.target = try Amount(4) }.target?.value == 4)
            // Another commitment, of an action that nobody reported on, is free.
            #expect(try await amend(district, 1, action: 3) { $0.kind = .level }.kind == .level)
        }
    }

    @Test("what was filled in before it is reported anew before it is signed", arguments: Engine.available)
    func outdated(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let old = try await district.content()
            try await district.save()
            try await amend(district) { $0.target = try Amount(4) }
            #expect(try await district.refusal { try await district.move(.sign) } == ["entry.outdated"])
            #expect(
                try await district.refusal {
                    try await SaveReport(district.office)(
                        old, quarter: Fixed.quarter, unit: Cast.unit, action: 1, by: district.cast.reporter)
                } == ["entry.outdated"])
            try await district.save()
            try await district.move(.sign)
        }
    }

    @Test("what moves to another unit no longer stands in the old one's report", arguments: Engine.available)
    func reassigned(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.save(Cast.unit, 2)
            try await amend(district, 1, action: 2, accountable: Cast.otherUnit)
            #expect(
                try await district.refusal { try await district.move(.sign, Cast.unit, 2) } == [
                    "entry.not-yours"
                ])
            try await district.save(Cast.unit, 2)
            try await district.move(.sign, Cast.unit, 2)
        }
    }

    @Test("refuses what is missing, unknown, or nobody's business", arguments: Engine.available)
    func refusals(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            func refused(_ work: () async throws -> Void) async throws -> [String] {
                try await district.refusal(work)
            }
            let four: (inout Amendment.Wish) throws -> Void = { $0.target = try Amount(4) }
            #expect(
                try await refused { try await amend(district, reason: " ", four) } == ["amend.reason-needed"])
            #expect(try await refused { try await amend(district) } == ["amend.nothing"])
            #expect(try await refused { try await amend(district, 9, four) } == ["commitment.not-found"])
            #expect(try await refused { try await amend(district, action: 9, four) } == ["action.not-found"])
            #expect(try await refused { try await amend(district, 3, four) } == ["amend.no-target"])
            #expect(
                try await refused { try await amend(district, accountable: Cast.otherUnit) }
                    == ["plan.unit-not-responsible"])
            #expect(
                try await refused { try await amend(district, accountable: "无此单位") } == ["unit.not-found"])
            for person in [district.cast.reporter, district.cast.administrator, district.cast.auditor] {
                #expect(
                    try await refused { try await amend(district, by: person, four) } == [
                        "person.not-allowed"
                    ])
            }
        }
    }
}
