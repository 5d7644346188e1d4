import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Where everything stands", .serialized)
struct ReadProgressContract {
    private func figure(
        _ district: District, _ action: Int, _ commitment: Int, _ quarter: Quarter = Fixed.quarter
    ) async throws -> (Figure, Programme.Progress) {
        let overview = try await ReadProgress(district.office)(quarter: quarter)
        let line = try #require(
            overview.lines.first { $0.action.ordinal == action && $0.commitment.ordinal == commitment })
        return (line.figure, line.progress)
    }

    @Test("only accepted values count; a missing one is never 0", arguments: Engine.available)
    func accepted(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            func status() async throws -> Figure { try await figure(district, 1, 1).0 }
            for step in ["none", "draft", "signed", "submitted"] {
                if step == "draft" { try await district.save() }
                if step == "signed" { try await district.move(.sign) }
                if step == "submitted" { try await district.move(.submit) }
                let (figure, progress) = try await figure(district, 1, 1)
                #expect(figure == .none && progress.actual == nil && progress.light == .grey, "\(step)")
            }
            try await district.move(.accept)
            #expect(try await status().value == 5)
            try await district.move(.reopen, reason: "补充")
            // Nobody vouches for it any more.
            #expect(try await status() == .none)
        }
    }

    @Test("a reported zero is a value, and what does not apply is none", arguments: Engine.available)
    func zero(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            var content = try await district.content()
            content.entries[0].value = .amount(.zero)
            content.entries[1].value = .notApplicable(reason: "年底统计")
            try await SaveReport(district.office)(
                content, quarter: Fixed.quarter, unit: Cast.unit, action: 1, by: district.cast.reporter)
            try await district.move(.sign)
            try await district.move(.submit)
            try await district.move(.accept)
            let zero = try await figure(district, 1, 1)
            #expect(zero.0.status == .reported && zero.0.value == 0 && zero.1.actual == 0)
            let none = try await figure(district, 1, 2).0
            #expect(none.status == .notApplicable && none.value == nil)
        }
    }

    @Test("counts add up over the quarters, levels and rates are the latest", arguments: Engine.available)
    func quarters(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let first = Quarter(containing: Fixed.day(1, 1))
            for quarter in [first, Fixed.quarter] {
                for action in [1, 2] { try await district.accept(Cast.unit, action, quarter) }
            }
            #expect(try await figure(district, 1, 1, first).0.value == 5)
            #expect(try await figure(district, 1, 1).0.value == 10)
            #expect(try await figure(district, 1, 2).0.value == Decimal(string: "3.5"))
            #expect(try await figure(district, 2, 2).0.value == 80)
            let steps = try await figure(district, 2, 3)
            #expect(steps.0.milestones == [1] && steps.1.actual == 0.5 && steps.1.time == 0.5)
        }
    }

    @Test("without a quarter, the latest that has ended", arguments: Engine.available)
    func latest(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            func quarter(_ day: Day) async throws -> String {
                try await ReadProgress(district.office(on: day))().quarter.description
            }
            #expect(try await quarter(Fixed.day(2, 1)) == "2023Q1")
            #expect(try await quarter(Fixed.day(6, 30)) == "2023Q1")
            #expect(try await quarter(Fixed.day(7, 1)) == "2023Q2")
            #expect(try await quarter(Fixed.day(12, 31).adding(days: 90)) == "2023Q4")
            let other = Quarter(containing: Fixed.day(12, 31).adding(days: 1))
            #expect(
                try await district.refusal { _ = try await ReadProgress(district.office)(quarter: other) }
                    == ["plan.none"])
        }
    }

    @Test("who has not reported", arguments: Engine.available)
    func open(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.submit()
            try await district.save(Cast.unit, 2)
            let reports = try await ReadProgress(district.office)(quarter: Fixed.quarter).reports
            #expect(reports.count == 8)
            #expect(reports.count { !$0.needsReporting } == 1)
            #expect(reports.filter { $0.record != nil }.map(\.state) == [.submitted, .draft])
        }
    }
}
