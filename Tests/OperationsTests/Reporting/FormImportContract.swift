import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("A filled form comes in", .serialized)
struct FormImportContract {
    /// The form of `Cast.unit` with both of its actions filled.
    static func filled(_ district: District, text: String = "按计划推进") async throws -> ReportForm {
        try await district.form().filled([
            1: try await district.content(Cast.unit, 1, text: text),
            2: try await district.content(Cast.unit, 2, text: text),
        ])
    }

    @Test("every action of it is saved, in one entry of the log", arguments: Engine.available)
    func imported(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let form = try await Self.filled(district)
            let before = try await district.snapshot()
            let result = try await district.bring(form)
            #expect(result.outcome == .imported && result.actions == [1, 2])
            #expect(result.unit.name.rawValue == Cast.unit && result.quarter == Fixed.quarter)
            #expect(try await district.snapshot().auditLength == before.auditLength + 1)
            for action in [1, 2] {
                let report = try #require(try await district.report(Cast.unit, action))
                #expect(try await report.content == district.content(Cast.unit, action))
                #expect(report.state == .draft && report.form == form.identity.formID)
            }
            // A report that came in with a form is sealed by the form's entry.
            #expect(try await CheckIntegrity(district.office)().filter { $0.severity == .error }.isEmpty)
        }
    }

    @Test("as a Word document too", arguments: Engine.available)
    func word(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let form = try await Self.filled(district)
            let result = try await ImportForm(district.office)(
                form.docx(), fileName: "form.docx", by: [district.cast.reporter])
            #expect(result.actions == [1, 2])
            #expect(try await district.report()?.content == (try await district.content()))
        }
    }

    @Test("a dry run says what the import would, and changes nothing", arguments: Engine.available)
    func dryRun(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let form = try await Self.filled(district)
            let before = try await district.snapshot()
            let result = try await district.bring(form, isDryRun: true)
            #expect(result.outcome == .wouldImport && result.actions == [1, 2])
            for person in district.cast.everybody where person.id != district.cast.reporter.id {
                let dry = await codes { _ = try await district.bring(form, by: person, isDryRun: true) }
                let wet = await codes { _ = try await district.bring(form, by: person) }
                #expect(dry == wet && !dry.isEmpty, "\(person.name)")
            }
            #expect(try await district.snapshot() == before)
        }
    }

    @Test("who is no reporter, or another unit's", arguments: Engine.available)
    func wrongPerson(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let form = try await Self.filled(district)
            for person in district.cast.everybody where person.id != district.cast.reporter.id {
                let expected = person.role == .reporter ? "form.other-unit" : "person.not-allowed"
                #expect(
                    try await district.refusal { _ = try await district.bring(form, by: person) } == [
                        expected
                    ],
                    "\(person.name)")
            }
        }
    }

    @Test("a quarter that is not open, or locked", arguments: Engine.available)
    func periods(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let later = try await district.form(Cast.unit, Quarter(containing: Fixed.day(10, 1)))
                .filled([1: try await district.content()])
            #expect(
                try await district.refusal { _ = try await district.bring(later) } == [
                    "report.period-not-open"
                ])
            let form = try await Self.filled(district)
            try await district.acceptAll()
            try await LockQuarter(district.office)(Fixed.quarter, by: district.cast.reviewer)
            #expect(
                try await district.refusal { _ = try await district.bring(form) } == ["report.quarter-locked"]
            )
        }
    }

    @Test("a fault in one action keeps the other out too", arguments: Engine.available)
    func allOrNothing(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            var broken = try await district.content(Cast.unit, 2)
            broken.entries[0].value = .amount(try Amount(reading: "2.5"))
            let form = try await district.form().filled([1: try await district.content(), 2: broken])
            #expect(try await district.refusal { _ = try await district.bring(form) } == ["entry.not-whole"])
            do { _ = try await district.bring(form) } catch let problems as Problems {
                // Told at its cell.
                #expect(problems.all.allSatisfy { $0.position?.hasPrefix("填报表!") == true })
            }
        }
    }

    @Test("a plan amended since the form went out wants a fresh form", arguments: Engine.available)
    func outdated(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let form = try await Self.filled(district)
            var wish = Amendment.Wish()
            wish.target = try Amount(30)
            try await AmendCommitment(district.office)(
                action: 2, commitment: 1, wish: wish, reason: "增加场次", by: district.cast.reviewer)
            #expect(try await district.refusal { _ = try await district.bring(form) } == ["form.outdated"])
        }
    }

    @Test("what is no form at all", arguments: Engine.available)
    func strangers(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            for data in [Data(), Data("PK".utf8), Data("姓名,数量".utf8), FixtureNotice.data] {
                let refused = try await district.refusal {
                    _ = try await ImportForm(district.office)(
                        data, fileName: "x.xlsx", by: [district.cast.reporter])
                }
                #expect(refused.count == 1 && refused[0].contains("."), "\(refused)")
            }
        }
    }
}
