import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Discarding a draft, pasting a notice", .serialized)
struct DiscardDraftContract {
    @Test("the plan and its notice go, the log stays, another file can come", arguments: Engine.available)
    func discards(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let empty = try await district.snapshot()
            let first = try await ImportNotice(district.office)(
                FixtureNotice.data, fileName: FixtureNotice.fileName, by: district.cast.reviewer)
            try await EditDraft(district.office)(.acceptSuggestions, by: district.cast.reviewer)
            try await UndoDraftEdits(district.office)(from: 1, by: district.cast.reviewer)
            try await EditDraft(district.office)(.acceptSuggestions, by: district.cast.reviewer)
            #expect(
                try await district.refusal {
                    try await DiscardDraft(district.office)(plan: ID("other"), by: district.cast.reviewer)
                } == ["draft.replaced"])
            try await DiscardDraft(district.office)(plan: first.plan.id, by: district.cast.reviewer)
            let after = try await district.snapshot()
            // The region keeps the name that it has from the notice.
            #expect(empty.changes(to: after) == ["audit_entries", "audit_heads", "jurisdictions"])
            #expect(after.auditLength == empty.auditLength + 5)
            #expect(
                try await district.refusal {
                    try await DiscardDraft(district.office)(by: district.cast.reviewer)
                }
                    == ["plan.none"])
            let again = try await ImportNotice(district.office)(
                FixtureNotice.data, fileName: "again.txt", by: district.cast.reviewer)
            #expect(again.isNew && again.plan.id != first.plan.id)
        }
    }

    @Test(
        "a pasted notice is read as a file is, however the browser ends its lines",
        arguments: Engine.available)
    func pasted(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let windows = FixtureNotice.text.replacingOccurrences(of: "\n", with: "\r\n")
            let new = try await ImportNotice(district.office)(
                pasted: windows, by: district.cast.administrator)
            #expect(new.isNew && new.notice.fileName == "notice.txt" && new.notice.text == FixtureNotice.text)
            let known = try await ImportNotice(district.office)(
                FixtureNotice.data, fileName: "x.txt", by: district.cast.reviewer)
            #expect(!known.isNew && known.plan == new.plan)
            #expect(
                try await district.refusal {
                    _ = try await ImportNotice(district.office)(pasted: " \r\n", by: district.cast.reviewer)
                } == ["notice.not-a-notice"])
        }
    }
}
