import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("A form that comes again, or too late", .serialized)
struct FormAgainContract {
    @Test("the same file twice changes nothing", arguments: Engine.available)
    func sameFile(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let form = try await FormImportContract.filled(district)
            _ = try await district.bring(form)
            let before = try await district.snapshot()
            #expect(try await district.bring(form).outcome == .unchanged)
            #expect(try await district.bring(form, isDryRun: true).outcome == .unchanged)
            #expect(try await district.snapshot() == before)
        }
    }

    @Test(
        "the same form with a correction is taken; the first file again does not undo it",
        arguments: Engine.available)
    func corrected(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let form = try await district.form()
            let first = form.filled([1: try await district.content(text: "初稿")])
            let second = form.filled([1: try await district.content(text: "更正")])
            _ = try await district.bring(first)
            #expect(try await district.bring(second).outcome == .imported)
            #expect(try await district.report()?.revision == 2)
            #expect(
                try await district.refusal { _ = try await district.bring(first) } == [
                    "form.already-imported"
                ])
            #expect(try await district.report()?.content.narrative == "更正")
        }
    }

    @Test(
        "two people fill copies of one form: neither empties the other's action", arguments: Engine.available)
    func copies(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let form = try await district.form()
            let one = form.filled([1: try await district.content(Cast.unit, 1, text: "甲写")])
            let two = form.filled([2: try await district.content(Cast.unit, 2, text: "乙写")])
            #expect(try await district.bring(one).actions == [1])
            #expect(try await district.bring(two).actions == [2])
            #expect(try await district.report(Cast.unit, 1)?.content.narrative == "甲写")
            #expect(try await district.report(Cast.unit, 2)?.content.narrative == "乙写")
        }
    }

    @Test(
        "what went out filled and came back untouched leaves what was saved since",
        arguments: Engine.available)
    func untouched(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.save(Cast.unit, 1, text: "先存")
            let form = try await district.form()
            try await district.save(Cast.unit, 1, text: "后存")
            let result = try await district.bring(form.filled([2: try await district.content(Cast.unit, 2)]))
            #expect(result.actions == [2])
            #expect(try await district.report()?.content.narrative == "后存")
        }
    }

    @Test("a form that somebody overtook is refused, with the revisions", arguments: Engine.available)
    func overtaken(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let form = try await district.form().filled([1: try await district.content(text: "表中")])
            try await district.save(text: "别处")
            #expect(
                try await district.refusal { _ = try await district.bring(form) } == ["form.report-changed"])
            // A second issue of the form, made before the first came in, is no copy of it.
            let (left, right) = (try await district.form(), try await district.form())
            _ = try await district.bring(left.filled([1: try await district.content(text: "左")]))
            let late = right.filled([1: try await district.content(text: "右")])
            #expect(
                try await district.refusal { _ = try await district.bring(late) } == ["form.report-changed"])
        }
    }

    @Test("a report that is with the office is not overwritten by a form", arguments: Engine.available)
    func notOpen(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let form = try await district.form()
            let late = form.filled([1: try await district.content(text: "迟到")])
            try await district.save()
            for move in [ReportMove.sign, .submit, .accept] {
                try await district.move(move)
                #expect(
                    try await district.refusal { _ = try await district.bring(late) } == [
                        "form.report-not-open"
                    ])
            }
            // The other action is still the unit's: what came back blank for the first does not stand in its way.
            let other = form.filled([2: try await district.content(Cast.unit, 2)])
            #expect(try await district.bring(other).actions == [2])
        }
    }

    @Test("returned to the unit it comes in again", arguments: Engine.available)
    func returned(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let form = try await district.form()
            _ = try await district.bring(form.filled([1: try await district.content(text: "初稿")]))
            try await district.move(.sign)
            try await district.move(.submit)
            try await district.move(.return, reason: "请补充")
            _ = try await district.bring(form.filled([1: try await district.content(text: "补充")]))
            #expect(try await district.report()?.state == .draft)
            #expect(try await district.report()?.revision == 2)
        }
    }

    @Test("two people bring the same file at once: one import, one unchanged", arguments: Engine.available)
    func atOnce(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let form = try await FormImportContract.filled(district)
            async let left = district.bring(form)
            async let right = district.bring(form)
            let outcomes = try await [left.outcome, right.outcome]
            #expect(Set(outcomes) == [.imported, .unchanged])
            #expect(try await district.snapshot().count("report_revisions") == 2)
        }
    }
}
