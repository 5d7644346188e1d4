import Database
import Foundation
import Programme
import TestSupport
import Testing

@testable import Operations

@Suite("A plan opened for reading", .serialized)
struct ReadPlanContract {
    private func view(
        _ district: District, _ books: PlanBooks, by reader: Person? = nil, on day: Day? = nil
    ) async throws -> PlanView {
        let office = day.map { district.office(on: $0) } ?? district.office
        let opened = try await ReadPlan(office, books)(
            quarter: Fixed.quarter, by: reader ?? district.cast.reviewer)
        return try #require(opened.plan)
    }

    @Test("is worked out once, and again after every write", arguments: Engine.available)
    func fresh(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let books = PlanBooks()
            func value() async throws -> Decimal? {
                try await view(district, books).lines.first?.figure.value
            }
            #expect(try await value() == nil)
            #expect(try await value() == nil)
            #expect(await books.made == 1)
            try await district.submit()
            let reports = try await view(district, books).reports(of: try await district.unit(Cast.unit).id)
            #expect(reports.first?.state == .submitted, "a write is seen at once")
            try await district.move(.accept)
            #expect(try await value() == 5)
            #expect(try await value() == 5)
            #expect(await books.made == 3)
            // Signing in is no write of the programme.
            _ = try await district.signIn(district.cast.reporter)
        }
    }

    @Test("lateness grows with the day, without any write", arguments: Engine.available)
    func days(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let books = PlanBooks()
            func lateness(_ day: Day) async throws -> Lateness? {
                try await view(district, books, on: day).reports().first?.lateness
            }
            #expect(try await lateness(Fixed.day(7, 7)) == .inTime)
            #expect(try await lateness(Fixed.day(7, 10)) == .late)
            #expect(try await lateness(Fixed.day(7, 28)) == .red)
        }
    }

    @Test("readers who come at once wait for one working out", arguments: Engine.available)
    func together(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let books = PlanBooks()
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<40 { group.addTask { try await view(district, books).lines.count } }
                for try await count in group { #expect(count > 5) }
            }
            #expect(await books.made == 1)
        }
    }

    @Test("whoever goes away does not take it from the others", arguments: Engine.available)
    func cancelled(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let books = PlanBooks()
            let gone = Task { try await view(district, books).lines.count }
            let others = (0..<10).map { _ in Task { try await view(district, books).lines.count } }
            gone.cancel()
            for other in others { #expect(try await other.value > 5) }
        }
    }

    @Test("regions share places, not figures; the oldest goes first", arguments: Engine.available)
    func regions(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let office = district.office.of(try JurisdictionCode("990302"))
            let console = try await SetUp(office)(
                name: "白石区", units: FixtureNotice.units.map { try UnitName($0) })
            _ = try await ImportNotice(office)(FixtureNotice.data, fileName: "a.txt", by: console)
            try await ConfirmPlan(office)(acceptSuggestions: true, by: console)
            let other = try await AddPerson(office)(
                name: "邻区审核员", role: .reviewer, unit: nil, by: console)
            try await district.accept()
            let books = PlanBooks(capacity: 1)
            for _ in 0..<2 {
                #expect(try await view(district, books).lines.first?.figure.value == 5)
                let opened = try #require(
                    try await ReadPlan(office, books)(quarter: Fixed.quarter, by: other).plan)
                #expect(opened.lines.first?.figure.value == nil)
                #expect(opened.plan.jurisdiction.rawValue == "990302")
            }
            #expect(await books.made == 4, "one place: each read makes its own again")
            #expect(
                await codes { _ = try await ReadPlan(office, books)(by: district.cast.reviewer) }
                    == ["person.not-allowed"])
        }
    }

    @Test("who may not", arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            var gone = district.cast.reporter
            gone.isActive = false
            for person in [gone, district.cast.console] {
                #expect(
                    await codes { _ = try await ReadPlan(district.office, PlanBooks())(by: person) }
                        == ["person.not-allowed"])
            }
        }
    }

    @Test("there is none before it is in force, and a failure is not kept", arguments: Engine.available)
    func draft(engine: Engine) async throws {
        try await engine.withDistrict(.drafted) { district async throws in
            let read = ReadPlan(district.office, PlanBooks())
            let before = try await read(by: district.cast.reporter)
            #expect(before.plan == nil && before.years == [PlanYear(year: 2023, isConfirmed: false)])
            #expect(
                await codes { _ = try await read(year: 2023, by: district.cast.reporter) } == [
                    "browse.draft"
                ])
            #expect(
                await codes { _ = try await read(year: 2022, by: district.cast.reporter) } == [
                    "browse.no-plan"
                ])
            try await ConfirmPlan(district.office)(acceptSuggestions: true, by: district.cast.reviewer)
            #expect(try await read(year: 2023, by: district.cast.reporter).plan != nil)
        }
    }
}
