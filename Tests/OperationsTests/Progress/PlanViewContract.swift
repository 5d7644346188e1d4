import Database
import Foundation
import Programme
import TestSupport
import Testing

@testable import Operations

@Suite("What each reader sees of a plan", .serialized)
struct PlanViewContract {
    private func view(_ district: District, _ reader: Person) async throws -> PlanView {
        try #require(
            try await ReadPlan(district.office, PlanBooks())(quarter: Fixed.quarter, by: reader).plan)
    }

    @Test(
        "a report's content: the unit's own, and the office's once it is handed in",
        arguments: Engine.available)
    func contents(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let cast = district.cast
            let unit = try await district.unit(Cast.unit).id
            func content(_ reader: Person) async throws -> String? {
                try await view(district, reader).reports(of: unit).first?.record?.content.narrative
            }
            try await district.save(text: "还在写")
            #expect(try await content(cast.reporter) == "还在写")
            for other in [
                cast.outsider, cast.reviewer, cast.auditor, cast.districtLeader, cast.administrator,
            ] {
                #expect(try await content(other) == nil, "\(other.role)")
            }
            try await district.submit(text: "报上来了")
            for reader in [cast.reporter, cast.leader, cast.reviewer, cast.auditor, cast.districtLeader] {
                #expect(try await content(reader) == "报上来了", "\(reader.role)")
            }
            for other in [cast.outsider, cast.administrator] {
                #expect(try await content(other) == nil, "\(other.role)")
            }
            try await district.move(.return, reason: "缺签到表")
            func reason(_ reader: Person) async throws -> String? {
                try await view(district, reader).reports(of: unit).first?.returnReason
            }
            #expect(try await reason(cast.reporter) == "缺签到表")
            #expect(try await reason(cast.outsider) == nil)
            try await district.save(text: "改了一半")
            #expect(try await content(cast.reviewer) == nil, "what is written after a return is the unit's")
        }
    }

    @Test(
        "history: others see that it was handed in and accepted, no names, no reasons",
        arguments: Engine.available)
    func history(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let cast = district.cast
            try await district.submit()
            try await district.move(.return, reason: "缺签到表")
            try await district.accept(text: "补了签到表")
            func moves(_ reader: Person) async throws -> [String] {
                let view = try await view(district, reader)
                return view.history(of: try view.plan.action(1)).compactMap { event in
                    guard case .moved(let move, _, _, let reason) = event.kind else { return nil }
                    return "\(move.rawValue) \(reason ?? "-") \(event.by ?? "-")"
                }
            }
            #expect(try await moves(cast.outsider) == ["accept - -", "submit - -", "submit - -"])
            #expect(
                try await moves(cast.districtLeader) == [
                    "accept - -", "submit - -", "return 缺签到表 -", "submit - -",
                ])
            #expect(
                try await moves(cast.reviewer).contains("return 缺签到表 \(cast.reviewer.name)"))
            #expect(try await moves(cast.reporter).contains("sign - \(cast.leader.name)"))
            #expect(try await moves(cast.reviewer).allSatisfy { !$0.hasPrefix("sign") })
        }
    }

    @Test(
        "values lead to the report that they come from, for those who may open it",
        arguments: Engine.available)
    func values(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let cast = district.cast
            try await district.accept()
            func value(_ reader: Person) async throws -> QuarterValue? {
                let view = try await view(district, reader)
                let action = try view.plan.action(1)
                return view.values(of: action.commitments[0], in: action)
                    .first { $0.quarter == Fixed.quarter }
            }
            let own = try #require(try await value(cast.reviewer))
            #expect(own.value == .amount(try Amount(5)) && own.mayOpen)
            #expect(own.submittedBy == cast.reporter.name && own.acceptedBy == cast.reviewer.name)
            let other = try #require(try await value(cast.outsider))
            #expect(other.value == .amount(try Amount(5)), "accepted figures are known in the district")
            #expect(!other.mayOpen && other.submittedBy == nil && other.acceptedBy == nil)
            let first = try await view(district, cast.reviewer).values(
                of: try await district.plan().action(1).commitments[0],
                in: try await district.plan().action(1)
            ).first
            #expect(first?.value == nil && first?.figure == Figure.none)
        }
    }

    @Test("red is what was not red before", arguments: Engine.available)
    func turnedRed(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            // 5 of 20 talks by June is behind, by September too far behind.
            try await district.accept(Cast.unit, 2)
            let third = Quarter(containing: Fixed.day(8, 1))
            let view = try await view(district, district.cast.reviewer)
            #expect(view.turnedRed.isEmpty)
            let later = try view.at(third).turnedRed
            #expect(later.map(\.line.commitment.subject).contains { $0.contains("讲座") })
            #expect(later.allSatisfy { $0.line.progress.light == .red && $0.before != .red })
            let last = try view.at(Quarter(containing: Fixed.day(12, 1)))
            #expect(
                !last.turnedRed.contains { pair in
                    later.contains { $0.line.commitment.id == pair.line.commitment.id }
                })
        }
    }
}
