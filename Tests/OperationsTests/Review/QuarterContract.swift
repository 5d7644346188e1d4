import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Quarters: lock, extension, lateness, receipt", .serialized)
struct QuarterContract {
    private func lock(_ district: District, by person: Person? = nil) async throws {
        try await LockQuarter(district.office)(Fixed.quarter, by: person ?? district.cast.reviewer)
    }

    private func extend(
        _ district: District, to day: Day, on today: Day = Fixed.day(7, 3), reason: String = "汛期",
        by person: Person? = nil
    ) async throws {
        try await ExtendPeriod(district.office(on: today))(
            Fixed.quarter, unit: Cast.unit, to: day, reason: reason, by: person ?? district.cast.reviewer)
    }

    private func status(_ district: District, on day: Day) async throws -> ReportStatus {
        let overview = try await ReadProgress(district.office(on: day))(quarter: Fixed.quarter)
        return try #require(
            overview.reports.first { $0.unit.name.rawValue == Cast.unit && $0.action.ordinal == 1 })
    }

    @Test("locks once all is accepted, and names what is not", arguments: Engine.available)
    func locks(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.accept()
            try await district.submit(Cast.unit, 2)
            let missing = try await district.refusal { try await lock(district) }
            #expect(missing == Array(repeating: "quarter.report-missing", count: 7))
            try await district.move(.accept, Cast.unit, 2)
            for (unit, action) in try await district.due() where unit != Cast.unit {
                try await district.accept(unit, action)
            }
            for person in district.cast.everybody where person.role != .reviewer {
                #expect(
                    try await district.refusal { try await lock(district, by: person) } == [
                        "person.not-allowed"
                    ])
            }
            try await lock(district)
            #expect(try await district.refusal { try await lock(district) } == ["report.quarter-locked"])
            let plan = try await district.plan()
            let states = try await district.office.database.read { db in
                try ReportStore.all(of: plan, quarter: Fixed.quarter, db).map(\.state)
            }
            #expect(states.count == 8 && states.allSatisfy { $0 == .locked })
        }
    }

    @Test("an extension moves lateness, nothing else", arguments: Engine.available)
    func extends(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let late = Fixed.day(7, 12)
            #expect(try await status(district, on: late).lateness == .yellow)
            try await extend(district, to: Fixed.day(7, 14))
            #expect(try await status(district, on: late).lateness == .inTime)
            #expect(try await status(district, on: late).dueOn == Fixed.day(7, 14))
            #expect(try await status(district, on: Fixed.day(7, 17)).lateness == .late)
        }
    }

    @Test("asked for in time, for a later day, with a reason, of the reviewer", arguments: Engine.available)
    func refusals(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let later = Fixed.day(7, 14)
            func refused(_ work: () async throws -> Void) async throws -> [String] {
                try await district.refusal(work)
            }
            #expect(
                try await refused { try await extend(district, to: later, on: Fixed.day(7, 8)) }
                    == ["extension.too-late"])
            #expect(
                try await refused { try await extend(district, to: Fixed.day(7, 7)) } == [
                    "extension.not-later"
                ])
            #expect(
                try await refused { try await extend(district, to: later, reason: " \n") }
                    == ["report.reason-needed"])
            for person in district.cast.everybody where person.role != .reviewer {
                #expect(
                    try await refused { try await extend(district, to: later, by: person) }
                        == ["person.not-allowed"])
            }
            try await extend(district, to: later, on: Fixed.day(7, 7))
            try await district.acceptAll()
            try await lock(district)
            #expect(try await refused { try await extend(district, to: later) } == ["report.quarter-locked"])
        }
    }

    @Test(
        "three and seven working days late; what was taken back was not handed in",
        arguments: Engine.available)
    func lateness(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let days: [(Day, Lateness)] = [
                (Fixed.day(7, 7), .inTime), (Fixed.day(7, 8), .late), (Fixed.day(7, 11), .late),
                (Fixed.day(7, 12), .yellow), (Fixed.day(7, 17), .yellow), (Fixed.day(7, 18), .red),
            ]
            for (day, expected) in days {
                #expect(try await status(district, on: day).lateness == expected, "\(day)")
            }
            try await district.submit(on: Fixed.day(7, 7))
            #expect(try await status(district, on: Fixed.day(7, 18)).lateness == .inTime)
            try await district.move(.withdraw, on: Fixed.day(7, 7))
            #expect(try await status(district, on: Fixed.day(7, 18)).lateness == .red)
            try await district.submit(text: "再报", on: Fixed.day(7, 12))
            #expect(try await status(district, on: Fixed.day(8, 1)).lateness == .yellow)
            // Returned and reported again is a fact of its own, but it was handed in when it was.
            try await district.move(.return, reason: "补", on: Fixed.day(7, 13))
            #expect(try await status(district, on: Fixed.day(8, 1)).lateness == .yellow)
        }
    }

    @Test("a receipt says who, when and what, and finds a change", arguments: Engine.available)
    func receipt(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let read = ReadReceipt(district.office)
            func receipt() async throws -> SubmissionReceipt {
                try await read(quarter: Fixed.quarter, unit: Cast.unit, action: 1)
            }
            #expect(try await district.refusal { _ = try await receipt() } == ["report.no-receipt"])
            try await district.submit()
            let found = try await receipt()
            #expect(
                found.person == district.cast.reporter.name && found.at == Fixed.now && found.revision == 1)
            #expect(try await found.contentHash == Digest.sha256(district.content().canonical))
            try await district.tamper("UPDATE report_revisions SET narrative = 'x'")
            #expect(await codes { _ = try await receipt() } == ["check.content-changed"])
        }
    }
}
