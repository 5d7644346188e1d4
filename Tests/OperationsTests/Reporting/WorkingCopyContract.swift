import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Typing, and two who type at once", .serialized)
struct WorkingCopyContract {
    private func copy(_ district: District, of person: Person) async throws -> WorkingCopy? {
        let (plan, unit) = (try await district.plan(), try await district.unit(Cast.unit))
        return try await district.office.database.read { db in
            try WorkingCopyStore.find(
                ReportKey(quarter: Fixed.quarter, action: try plan.action(1).id, unit: unit.id), of: person,
                in: db)
        }
    }

    private func keep(
        _ district: District, _ fields: [String: [String]], by person: Person? = nil, base: Int = 0,
        unit: String = Cast.unit, action: Int = 1
    ) async throws {
        _ = try await KeepWorkingCopy(district.office)(
            fields, quarter: Fixed.quarter, unit: unit, action: action, by: person ?? district.cast.reporter,
            baseRevision: base)
    }

    @Test(
        "the latest takes the place of the one before; saving makes it superfluous",
        arguments: Engine.available)
    func whole(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let person = district.cast.reporter
            let before = try await district.snapshot()
            try await keep(district, ["narrative": ["一"]])
            try await keep(district, ["narrative": ["“二”\n行"], "files": ["a", "b"]])
            let kept = try #require(try await copy(district, of: person))
            #expect(
                kept.fields == ["narrative": ["“二”\n行"], "files": ["a", "b"]] && kept.savedAt == Fixed.now)
            // Typing is nobody's record: the log does not grow.
            #expect(before.changes(to: try await district.snapshot()) == ["report_drafts"])
            try await district.save()
            #expect(try await copy(district, of: person) == nil)
            try await keep(district, ["narrative": ["三"]], base: 1)
            // Saving what is there already changes no report, and still the copy has served.
            try await district.save()
            #expect(try await copy(district, of: person) == nil)
            try await keep(district, ["narrative": ["四"]], base: 1)
            try await DropWorkingCopy(district.office)(
                quarter: Fixed.quarter, unit: Cast.unit, action: 1, by: person)
            #expect(try await copy(district, of: person) == nil)
        }
    }

    @Test("only the unit's own reporter has one", arguments: Engine.available)
    func permission(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            for person in district.cast.everybody where person.id != district.cast.reporter.id {
                let expected = person.role == .reporter ? "report.other-unit" : "person.not-allowed"
                #expect(
                    try await district.refusal { try await keep(district, [:], by: person) } == [expected])
            }
            #expect(
                try await district.refusal { try await keep(district, [:], action: 3) }
                    == ["report.unit-not-responsible"])
            let long = String(repeating: "长", count: KeepWorkingCopy.most / 3 + 1)
            #expect(
                try await district.refusal { try await keep(district, ["narrative": [long]]) }
                    == ["working-copy.too-large"])
        }
    }

    @Test(
        "what somebody saved meanwhile is never written over unseen, and nothing is lost",
        arguments: Engine.available)
    func conflict(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let second = try await AddPerson(district.office)(
                name: "第二联络员", role: .reporter, unit: Cast.unit, by: district.cast.console)
            func save(_ text: String, base: Int, by person: Person) async throws -> ReportRecord? {
                try await SaveReport(district.office)(
                    try await district.content(text: text), quarter: Fixed.quarter, unit: Cast.unit,
                    action: 1,
                    by: person, baseRevision: base)
            }
            let first = district.cast.reporter
            #expect(try await save("甲", base: 0, by: first)?.revision == 1)
            try await keep(district, ["narrative": ["乙"]], by: second)
            #expect(
                try await district.refusal { _ = try await save("乙", base: 0, by: second) }
                    == ["report.changed-meanwhile"])
            // The refusal left the text where it was.
            #expect(try await copy(district, of: second)?.fields["narrative"] == ["乙"])
            // The same form sent twice is no conflict with itself.
            #expect(try await save("甲", base: 0, by: first) == nil)
            #expect(try await save("乙", base: 1, by: second)?.revision == 2)
            #expect(try await copy(district, of: second) == nil)
            // Who may not save does not learn what is there.
            #expect(
                try await district.refusal { _ = try await save("丙", base: 0, by: district.cast.outsider) }
                    == ["report.other-unit"])
        }
    }

    @Test("two save at once from the same revision: one is told", arguments: Engine.available)
    func race(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            func save(_ text: String) async -> [String] {
                await codes {
                    try await SaveReport(district.office)(
                        try await district.content(text: text), quarter: Fixed.quarter, unit: Cast.unit,
                        action: 1, by: district.cast.reporter, baseRevision: 0)
                }
            }
            async let left = save("左")
            async let right = save("右")
            #expect(await [left, right].flatMap { $0 } == ["report.changed-meanwhile"])
            #expect(try await district.report()?.revision == 1)
        }
    }
}
