import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Accepting many reports at once", .serialized)
struct AcceptReportsContract {
    private func accept(
        _ district: District, _ chosen: Set<AcceptReports.Choice>, by person: Person? = nil
    ) async throws {
        try await AcceptReports(district.office)(
            chosen, quarter: Fixed.quarter, by: person ?? district.cast.reviewer)
    }

    @Test("all of them with one entry that names each", arguments: Engine.available)
    func together(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.submitPlainly()
            let chosen = try await district.unflagged()
            let before = try await district.snapshot()
            try await accept(district, chosen)
            let after = try await district.snapshot()
            #expect(after.auditLength == before.auditLength + 1)
            let last = try await district.office.database.read { db in
                try db.value("SELECT details FROM audit_entries ORDER BY sequence DESC", as: String.self)
            }
            for choice in chosen { #expect(last?.contains("report/\(choice.report)") == true) }
            #expect(try await district.report()?.state == .accepted)
            #expect(try await district.report(Cast.otherUnit, 3)?.state == .accepted)
        }
    }

    @Test("one that no longer qualifies keeps the others from it, and is named", arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.submitPlainly()
            try await district.submit(Cast.unit, 2)
            let chosen = try await district.unflagged()
            #expect(chosen.count == 2)
            let flagged = try #require(try await district.report(Cast.unit, 2))
            let withFlagged = chosen.union([.init(report: flagged.id, revision: 1)])
            #expect(
                try await district.refusal { try await accept(district, withFlagged) } == ["accept.flagged"])
            // The unit takes one back and hands another text in while the reviewer looks at the list.
            try await district.move(.withdraw)
            #expect(
                try await district.refusal { try await accept(district, chosen) } == ["accept.not-submitted"])
            try await district.submit(text: "另一份")
            #expect(
                try await district.refusal { try await accept(district, chosen) } == ["accept.other-revision"]
            )
            try await district.move(.accept)
            try await district.move(.return, Cast.otherUnit, 3, reason: "补充")
            #expect(
                try await district.refusal { try await accept(district, chosen) }
                    == ["accept.not-submitted", "accept.not-submitted"])
        }
    }

    @Test("nobody accepts for somebody else, nothing, or what is not there", arguments: Engine.available)
    func hostile(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.submitPlainly()
            let chosen = try await district.unflagged()
            for person in district.cast.everybody where person.role != .reviewer {
                #expect(
                    try await district.refusal { try await accept(district, chosen, by: person) }
                        == ["person.not-allowed"])
            }
            #expect(try await district.refusal { try await accept(district, []) } == ["accept.none-chosen"])
            let strange = chosen.union([.init(report: ID("' OR 1=1"), revision: 1)])
            #expect(try await district.refusal { try await accept(district, strange) } == ["accept.unknown"])
            // A submitter who became a reviewer afterwards.
            var turncoat = district.cast.reporter
            turncoat.role = .reviewer
            turncoat.unit = nil
            let person = turncoat
            #expect(
                try await district.refusal { try await accept(district, chosen, by: person) }
                    == ["accept.own-submission"])
        }
    }

    @Test("a single report is not accepted in another revision than was seen", arguments: Engine.available)
    func seen(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.submit()
            try await district.move(.withdraw)
            try await district.submit(text: "另一份")
            func accept(_ seen: Int) async throws {
                try await MoveReport(district.office)(
                    .accept, quarter: Fixed.quarter, unit: Cast.unit, action: 1, by: district.cast.reviewer,
                    seen: seen)
            }
            #expect(try await district.refusal { try await accept(1) } == ["report.other-revision"])
            try await accept(2)
        }
    }
}
