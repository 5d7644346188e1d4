import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Importing a notice", .serialized)
struct ImportNoticeContract {
    private func load(
        _ district: District, _ text: String = FixtureNotice.text, year: Int? = nil, by person: Person? = nil
    ) async throws -> NoticeImport {
        try await ImportNotice(district.office)(
            Data(text.utf8), fileName: "notice.txt", year: year, by: person ?? district.cast.reviewer)
    }

    @Test("stores notice, draft plan and what it was unsure of", arguments: Engine.available)
    func stores(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let result = try await load(district)
            #expect(result.isNew)
            let plan = try await district.plan()
            #expect(plan == result.plan)
            #expect(plan.status == .draft)
            #expect(plan.actions.map(\.commitments.count) == [3, 3, 2])
            #expect(plan.actions.flatMap(\.commitments).compactMap(\.target).count == 5)
            // Nothing is decided silently: a unit is suggested for each promise, and none is named.
            #expect(
                plan.actions.flatMap(\.commitments).allSatisfy {
                    $0.suggestion != nil && $0.accountable == nil
                })
            #expect(plan.actions[2].responsibilities.filter(\.isGroup).allSatisfy { $0.units.isEmpty })
            let stored = try await district.office.database.read {
                try NoticeStore.find(plan.notice, in: district.office.jurisdiction, $0)
            }
            #expect(stored.text == FixtureNotice.text)
            #expect(stored.parsed.documentNumber == "青政办字〔2023〕8号")
            #expect(stored.parsed.diagnostics == result.notice.parsed.diagnostics)
            #expect(stored.parsed.diagnostics.contains { $0.code == "unit.group" })
        }
    }

    @Test("the same file twice changes nothing and says so", arguments: Engine.available)
    func twice(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let first = try await load(district)
            let before = try await district.snapshot()
            let second = try await load(district)
            #expect(!second.isNew)
            #expect(second.plan == first.plan)
            #expect(try await district.snapshot() == before)
        }
    }

    @Test("two people who import the same file at once get one plan", arguments: Engine.available)
    func atOnce(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let news = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<6 { group.addTask { try await load(district).isNew } }
                return try await group.reduce(into: [Bool]()) { $0.append($1) }
            }
            #expect(news.count { $0 } == 1)
        }
    }

    @Test("another file for a year that has a plan is refused", arguments: Engine.available)
    func yearTaken(engine: Engine) async throws {
        try await engine.withDistrict(.drafted) { district async throws in
            let other = FixtureNotice.text.replacingOccurrences(of: "20场", with: "21场")
            #expect(try await district.refusal { _ = try await load(district, other) } == ["plan.year-taken"])
            #expect(try await load(district, other, year: 2024).plan.year == 2024)
        }
    }

    @Test("what is no notice, or of no possible year, is refused", arguments: Engine.available)
    func strangers(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            for year in [0, 5, 1899, 3000, -2023] {
                #expect(
                    try await district.refusal { _ = try await load(district, year: year) }
                        == ["plan.year-invalid"])
            }
            #expect(
                try await district.refusal { _ = try await load(district, "今天天气很好。") }
                    == ["notice.not-a-notice"])
            let binary = try await district.refusal { _ = try await load(district, "一\0二") }
            #expect(
                binary.count == 1 && !binary[0].hasPrefix("unexpected") && !binary[0].hasPrefix("changed"))
        }
    }

    @Test("ordinals that repeat do not stop the import", arguments: Engine.available)
    func repeatedOrdinals(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let text = FixtureNotice.text.replacingOccurrences(of: "三、实施", with: "二、实施")
            let plan = try await load(district, text).plan
            #expect(Set(plan.actions.map(\.ordinal)).count == plan.actions.count)
        }
    }

    @Test("only the office imports", arguments: Engine.available)
    func permission(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let cast = district.cast
            for person in [cast.reporter, cast.leader, cast.auditor, cast.districtLeader] {
                #expect(
                    try await district.refusal { _ = try await load(district, by: person) }
                        == ["person.not-allowed"])
            }
            _ = try await load(district, by: cast.administrator)
            // Not even to learn that the file is known.
            #expect(
                try await district.refusal { _ = try await load(district, by: cast.auditor) }
                    == ["person.not-allowed"])
        }
    }

    @Test(
        "the first notice names a region that has no name, and no later one does", arguments: Engine.available
    )
    func region(engine: Engine) async throws {
        try await engine.withDistrict(.drafted) { district async throws in
            func name() async throws -> String {
                try await district.office.database.read {
                    try PeopleStore.jurisdiction(district.office.jurisdiction, in: $0).name
                }
            }
            #expect(try await name() == "青石区")
            let other = FixtureNotice.text.replacingOccurrences(of: "青石区", with: "白水县")
            _ = try await load(district, other, year: 2024)
            #expect(try await name() == "青石区")
        }
    }
}
