import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("A broken chain is found at its first broken entry", .serialized)
struct AuditChainContract {
    private func outcome(_ district: District, noted: String? = nil) async throws -> String {
        switch try await VerifyAudit(district.office)(noted: noted) {
        case .whole: "whole"
        case .broken(let sequence, let message): "\(message.key) \(sequence)"
        }
    }

    @Test("each field of an entry is covered", arguments: Engine.available)
    func changed(engine: Engine) async throws {
        let fields: [SQL] = [
            "happened_at = '2023-07-03T01:00:01Z'", "actor = 'x'", "event = 'x'", "subject = 'x'",
            "details = '{}'",
        ]
        for field in fields {
            try await engine.withDistrict(.registered) { district async throws in
                try await district.tamper("UPDATE audit_entries SET \(field) WHERE sequence = 5")
                #expect(try await outcome(district) == "audit.entry-changed 5")
            }
        }
        try await engine.withDistrict(.registered) { district async throws in
            try await district.tamper("UPDATE audit_entries SET hash = previous_hash WHERE sequence = 5")
            #expect(try await outcome(district) == "audit.entry-changed 5")
        }
    }

    @Test("taken out, put in, swapped", arguments: Engine.available)
    func moved(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            try await district.tamper("DELETE FROM audit_entries WHERE sequence = 5")
            #expect(try await outcome(district) == "audit.entry-missing 5")
            // Closing the gap by renumbering does not help.
            try await district.tamper("UPDATE audit_entries SET sequence = sequence - 1 WHERE sequence = 6")
            #expect(try await outcome(district) == "audit.link-broken 5")
        }
        try await engine.withDistrict(.registered) { district async throws in
            // 5 and 6 change places, by way of a number that is free.
            for (from, to) in [(5, 500), (6, 5), (500, 6)] {
                try await district.tamper(
                    "UPDATE audit_entries SET sequence = \(to) WHERE sequence = \(from)")
            }
            #expect(try await outcome(district) == "audit.link-broken 5")
        }
        try await engine.withDistrict(.registered) { district async throws in
            let length = try await district.snapshot().auditLength
            try await district.tamper(
                """
                INSERT INTO audit_entries SELECT jurisdiction, sequence + 1, happened_at, actor, event, subject,
                    details, hash, hash FROM audit_entries WHERE sequence = \(length)
                """)
            #expect(try await outcome(district) == "audit.entry-changed \(length + 1)")
        }
    }

    @Test("cut off at its end, or taken away as a whole", arguments: Engine.available)
    func truncated(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let length = try await district.snapshot().auditLength
            try await district.tamper("DELETE FROM audit_entries WHERE sequence = \(length)")
            #expect(try await outcome(district) == "audit.end-missing \(length)")
            try await district.tamper("DELETE FROM audit_entries")
            #expect(try await outcome(district) == "audit.end-missing 1")
            try await district.tamper("DELETE FROM audit_heads")
            #expect(try await outcome(district) == "audit.end-missing 1")
        }
    }

    @Test("a head noted elsewhere proves that nothing was replaced", arguments: Engine.available)
    func replaced(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            guard case .whole(_, let head) = try await VerifyAudit(district.office)() else {
                Issue.record("the chain is broken")
                return
            }
            try await AddPerson(district.office)(
                name: "后来", role: .auditor, unit: nil, by: district.cast.console)
            #expect(try await outcome(district, noted: head) == "whole")
            let strange = String(repeating: "a", count: 64)
            #expect(try await outcome(district, noted: strange).hasPrefix("audit.head-not-found"))
            try await district.tamper("UPDATE audit_heads SET hash = \(strange)")
            #expect(try await outcome(district).hasPrefix("audit.end-missing"))
        }
    }
}
