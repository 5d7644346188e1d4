import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Many at once", .serialized)
struct ConcurrencyContract {
    @Test(
        "fifty saves and moves at once: none lost, none twice, the chain whole", arguments: Engine.available)
    func fifty(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let due = try await district.due()
            let quarters = [Quarter(containing: Fixed.day(1, 1)), Fixed.quarter]
            let before = try await district.snapshot()
            // Eight reports in each of two quarters, each saved, signed and submitted by a task of its own, and each
            // saved by two more tasks with the same words.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for quarter in quarters {
                    for (unit, action) in due {
                        group.addTask {
                            try await district.submit(unit, action, quarter, text: "\(quarter) \(unit)")
                        }
                        for _ in 0..<2 {
                            group.addTask {
                                // Either the words are there already, or the report is past saving.
                                _ = await codes {
                                    try await district.save(unit, action, quarter, text: "\(quarter) \(unit)")
                                }
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let after = try await district.snapshot()
            #expect(due.count == 8)
            #expect(after.count("reports") == 16)
            #expect(after.count("report_revisions") == 16)
            #expect(after.count("report_moves") == 16 * 3)
            #expect(after.auditLength == before.auditLength + 16 * 3)
            for (unit, action) in due {
                let report = try await district.report(unit, action)
                #expect(report?.state == .submitted && report?.content.narrative == "2023Q2 \(unit)")
            }
            guard case .whole(let entries, _) = try await VerifyAudit(district.office)() else {
                Issue.record("the chain is broken")
                return
            }
            #expect(entries == after.auditLength)
            #expect(try await CheckIntegrity(district.office)().filter { $0.severity == .error }.isEmpty)
        }
    }

    @Test("two reviewers decide at once: one decision stands", arguments: Engine.available)
    func decisions(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.submit()
            async let accepted = codes { try await district.move(.accept) }
            async let returned = codes { try await district.move(.return, reason: "再议") }
            let refused = await [accepted, returned].filter { !$0.isEmpty }
            #expect(refused.count == 1)
            #expect(try await district.report()?.moves.count == 4)
        }
    }
}
