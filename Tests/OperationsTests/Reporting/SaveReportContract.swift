import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Saving a report", .serialized)
struct SaveReportContract {
    private func save(
        _ district: District, _ content: ReportContent, unit: String = Cast.unit, action: Int = 1,
        quarter: Quarter = Fixed.quarter, by person: Person? = nil
    ) async throws {
        try await SaveReport(district.office)(
            content, quarter: quarter, unit: unit, action: action, by: person ?? district.cast.reporter)
    }

    @Test("only the unit's reporter saves, only on its own actions", arguments: Engine.available)
    func permission(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let content = try await district.content()
            for person in district.cast.everybody where person.id != district.cast.reporter.id {
                let expected = person.role == .reporter ? "report.other-unit" : "person.not-allowed"
                #expect(
                    try await district.refusal { try await save(district, content, by: person) } == [
                        expected
                    ],
                    "\(person.name)")
            }
            #expect(
                try await district.refusal { try await save(district, ReportContent(), action: 3) }
                    == ["report.unit-not-responsible"])
            #expect(
                try await district.refusal { try await save(district, content, action: 9) } == [
                    "action.not-found"
                ])
            #expect(
                try await district.refusal { try await save(district, content, unit: "无此单位") }
                    == ["unit.not-found"])
        }
    }

    @Test("a quarter that is not open, not in the plan, or locked", arguments: Engine.available)
    func periods(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let content = try await district.content()
            let later = Quarter(containing: Fixed.day(10, 1))
            #expect(
                try await district.refusal { try await save(district, content, quarter: later) }
                    == ["report.period-not-open"])
            let other = Quarter(containing: Fixed.quarter.firstDay.adding(days: 400))
            #expect(
                try await district.refusal { try await save(district, content, quarter: other) } == [
                    "plan.none"
                ])
            try await district.acceptAll()
            try await LockQuarter(district.office)(Fixed.quarter, by: district.cast.reviewer)
            #expect(
                try await district.refusal { try await district.save(text: "锁后") } == ["report.cannot-save"])
            #expect(
                try await district.refusal { try await district.move(.reopen, reason: "锁后") }
                    == ["report.cannot-reopen"])
        }
    }

    @Test(
        "it opens on the first day of the quarter's last month, not the day before",
        arguments: Engine.available)
    func opening(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            #expect(
                try await district.refusal { try await district.save(on: Fixed.day(5, 31)) }
                    == ["report.period-not-open"])
            try await district.save(on: Fixed.day(6, 1))
        }
    }

    @Test("another unit's promise, the same one twice, impossible values", arguments: Engine.available)
    func entries(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let content = try await district.content()
            let foreign = try await district.content(Cast.otherUnit, 3).entries[0]
            func refused(_ change: (inout ReportContent) throws -> Void) async throws -> [String] {
                var changed = content
                try change(&changed)
                return try await district.refusal { try await save(district, changed) }
            }
            #expect(try await refused { $0.entries.append(foreign) } == ["entry.not-yours"])
            #expect(try await refused { $0.entries.append($0.entries[0]) } == ["entry.twice"])
            #expect(try await refused { $0.entries[0].definition = 7 } == ["entry.outdated"])
            #expect(
                try await refused { $0.entries[0].value = .amount(try Amount(reading: "1.5")) }
                    == ["entry.not-whole"])
            #expect(try await refused { $0.entries[0].value = .narrated } == ["entry.wrong-kind"])
            #expect(
                try await refused {
                    $0.entries[0].value = .narrated
                    $0.entries[1].value = .notApplicable(reason: " ")
                } == ["entry.wrong-kind", "entry.reason-missing"])
        }
    }

    @Test("a draft may be unfinished; it cannot be signed", arguments: Engine.available)
    func unfinished(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            var content = try await district.content()
            content.entries[0].value = .notReported
            content.narrative = " "
            try await save(district, content)
            #expect(
                try await district.refusal { try await district.move(.sign) }
                    == ["report.narrative-missing", "entry.not-reported"])
        }
    }
}
