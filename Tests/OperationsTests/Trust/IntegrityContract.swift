import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("The check finds damage and names it", .serialized)
struct IntegrityContract {
    private func faults(_ district: District) async throws -> [IntegrityFinding] {
        try await CheckIntegrity(district.office)().filter { $0.severity == .error }
    }

    private func names(_ finding: IntegrityFinding?) -> Bool {
        finding?.message.details["unit"] == Cast.unit && finding?.message.details["action"] == "1"
            && finding?.message.details["quarter"] == "2023Q2"
    }

    @Test("one changed byte of an accepted report, wherever it stands", arguments: Engine.available)
    func content(engine: Engine) async throws {
        let changes: [SQL] = [
            "UPDATE report_revisions SET narrative = narrative || '.'",
            "UPDATE report_revisions SET problems = ''", "UPDATE report_revisions SET next_steps = 'x'",
            "UPDATE report_revisions SET evidence = ' ' || evidence",
            "UPDATE report_entries SET amount = '6' WHERE amount = '5'",
            "UPDATE report_entries SET amount = NULL, status = 'notReported' WHERE amount = '5'",
            "UPDATE report_entries SET definition = 9 WHERE ordinal = 1",
            "DELETE FROM report_entries WHERE ordinal = 3",
        ]
        for change in changes {
            try await engine.withDistrict { district async throws in
                try await district.accept()
                #expect(try await faults(district).isEmpty)
                try await district.tamper(change)
                let found = try await faults(district)
                #expect(found.first?.message.key == "check.content-changed", "\(found)")
                #expect(names(found.first))
            }
        }
    }

    @Test(
        "a receipt, a move, an older revision, and all of them rewritten together",
        arguments: Engine.available)
    func seals(engine: Engine) async throws {
        let hash = String(repeating: "0", count: 64)
        let changes: [(SQL, String)] = [
            ("UPDATE report_moves SET content_hash = \(hash) WHERE move = 'submit'", "check.receipt-differs"),
            ("UPDATE report_moves SET content_hash = \(hash) WHERE move = 'accept'", "check.receipt-differs"),
            ("UPDATE report_revisions SET content_hash = \(hash)", "check.content-changed"),
            ("UPDATE report_moves SET moved_at = '2023-06-30T01:00:00Z'", "check.moves-differ"),
            ("UPDATE report_moves SET moved_by = 'console' WHERE move = 'accept'", "check.moves-differ"),
            ("UPDATE report_moves SET state = 'locked' WHERE move = 'accept'", "check.moves-differ"),
            ("DELETE FROM report_moves WHERE move = 'accept'", "check.moves-differ"),
        ]
        for (change, code) in changes {
            try await engine.withDistrict { district async throws in
                try await district.accept()
                try await district.tamper(change)
                let found = try await faults(district)
                #expect(found.contains { $0.message.key == code }, "\(code): \(found)")
                #expect(found.filter { $0.check == "report.seal" }.allSatisfy(names))
            }
        }
        try await engine.withDistrict { district async throws in
            try await district.submit(text: "初稿")
            try await district.move(.return, reason: "补充")
            try await district.accept(text: "定稿")
            try await district.tamper("UPDATE report_revisions SET narrative = 'x' WHERE revision = 1")
            #expect(try await faults(district).map(\.message.key) == ["check.revision-changed"])
        }
        try await engine.withDistrict { district async throws in
            try await district.accept()
            var content = try await district.content()
            content.narrative = "改写"
            let forged = Digest.sha256(content.canonical)
            try await district.tamper(
                "UPDATE report_revisions SET narrative = '改写', content_hash = \(forged)")
            try await district.tamper("UPDATE report_moves SET content_hash = \(forged)")
            // Content, hash and receipt agree; only the chain remembers what was handed in.
            #expect(try await faults(district).map(\.message.key) == ["check.audit-differs"])
        }
    }

    @Test("reports that were accepted together are held against their one entry", arguments: Engine.available)
    func acceptedTogether(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.submitPlainly()
            let chosen = try await district.unflagged()
            #expect(chosen.count == 2)
            try await AcceptReports(district.office)(
                chosen, quarter: Fixed.quarter, by: district.cast.reviewer)
            #expect(try await faults(district).isEmpty)
            let zeros = String(repeating: "0", count: 64)
            try await district.tamper("UPDATE report_moves SET content_hash = \(zeros) WHERE move = 'accept'")
            #expect(try await faults(district).count == 2)
        }
        try await engine.withDistrict { district async throws in
            try await district.submitPlainly()
            try await AcceptReports(district.office)(
                try await district.unflagged(), quarter: Fixed.quarter, by: district.cast.reviewer)
            try await district.tamper(
                "UPDATE report_moves SET moved_by = \(district.cast.auditor.id) WHERE move = 'accept'")
            #expect(
                try await faults(district).map(\.message.key) == ["check.moves-differ", "check.moves-differ"])
        }
    }

    @Test("the audit chain is part of the check", arguments: Engine.available)
    func chain(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.tamper("UPDATE audit_entries SET actor = 'x' WHERE sequence = 3")
            let found = try await faults(district)
            #expect(found.map(\.message.key) == ["audit.entry-changed"])
            #expect(found.first?.message.details["sequence"] == "3")
        }
    }

    @Test("each rule of the data is broken once", arguments: Engine.available)
    func rules(engine: Engine) async throws {
        let breaks: [(String, [SQL])] = [
            ("unit-without-people", ["UPDATE people SET active = \(false) WHERE role = 'leader'"]),
            (
                "rate-without-denominator",
                ["UPDATE report_entries SET denominator = '0' WHERE denominator IS NOT NULL"]
            ),
            (
                "entry-of-other-action",
                [
                    """
                    UPDATE report_entries SET commitment = (SELECT c.id FROM commitments c JOIN actions a
                        ON a.id = c.action WHERE a.ordinal = 3 AND c.ordinal = 1) WHERE ordinal = 1
                    """
                ]
            ),
            (
                "file-of-other-report",
                [
                    """
                    INSERT INTO evidence_files (jurisdiction, id, quarter, action, unit, stored_hash,
                        original_hash, name, media_type, size, added_at, added_by)
                    SELECT r.jurisdiction, 'f', '2023Q1', r.action, r.unit, m.content_hash, m.content_hash, 'a.txt',
                        'text/plain', 1, m.moved_at, m.moved_by
                    FROM reports r JOIN report_moves m ON m.report = r.id AND m.ordinal = 1
                    """,
                    """
                    INSERT INTO report_files SELECT jurisdiction, report, revision, 1, 'f' FROM report_revisions
                    """,
                ]
            ),
            ("entry-without-value", ["UPDATE report_entries SET amount = NULL WHERE amount IS NOT NULL"]),
            (
                "revision-gap",
                [
                    """
                    INSERT INTO report_revisions SELECT jurisdiction, report, 3, narrative, problems, next_steps,
                        evidence, content_hash, form, saved_at, saved_by FROM report_revisions
                    """
                ]
            ),
            ("move-gap", ["DELETE FROM report_moves WHERE ordinal = 2"]),
            ("report-without-move", ["DELETE FROM report_moves"]),
            ("confirmed-without-accountable", ["UPDATE commitments SET accountable = NULL"]),
            (
                "locked-not-accepted",
                [
                    """
                    INSERT INTO period_locks SELECT jurisdiction, plan, quarter, '2023-07-03T01:00:00Z', 'console'
                        FROM periods WHERE quarter = '2023Q2'
                    """
                ]
            ),
            (
                "accepted-by-submitter",
                [
                    """
                    UPDATE report_moves SET moved_by = (SELECT m.moved_by FROM report_moves m
                        WHERE m.move = 'submit') WHERE move = 'accept'
                    """
                ]
            ),
            (
                "counting-never-signed",
                [counting(of: "a.ordinal = 2"), "DELETE FROM report_moves WHERE move = 'sign'"]
            ),
            ("counting-of-other-report", [counting(of: "a.ordinal = 1")]),
            ("console-with-password", [password(of: "console")]),
            ("no-administrator", [password(of: "reviewer")]),
            (
                "session-of-disabled",
                [
                    """
                    INSERT INTO sessions SELECT jurisdiction, 's', id, \(Digest.sha256("t")), '', '2023-07-03T01:00:00Z',
                        '2023-07-03T01:00:00Z', NULL FROM people WHERE role = 'auditor'
                    """, "UPDATE people SET active = \(false) WHERE role = 'auditor'",
                ]
            ),
            (
                "period-change-gap",
                [
                    """
                    INSERT INTO period_changes SELECT jurisdiction, plan, quarter, 2, opens_on, due_on, 'x',
                        '2023-07-03T01:00:00Z', 'console' FROM periods WHERE quarter = '2023Q2'
                    """
                ]
            ),
            (
                "setting-unknown",
                [
                    """
                    INSERT INTO settings SELECT jurisdiction, 'x', '1', '2023-07-03T01:00:00Z', 'console'
                        FROM jurisdictions
                    """
                ]
            ),
        ]
        for (name, statements) in breaks {
            try await engine.withDistrict { district async throws in
                try await district.accept(Cast.unit, 2)
                let before = try await CheckIntegrity(district.office)()
                #expect(!before.contains { $0.check == name }, "\(name) before")
                for statement in statements { try await district.tamper(statement) }
                let after = try await CheckIntegrity(district.office)()
                #expect(after.contains { $0.check == name }, "\(name): \(after.map(\.check))")
            }
        }
        // A rule that is added has to be broken here too.
        let text = try SourceTree.text("Sources/Operations/Actions/Trust/IntegrityChecks.swift")
        let rules = text.matches(of: /IntegrityCheck\(name: "([a-z-]+)"/).map { String($0.output.1) }
        #expect(Set(rules) == Set(breaks.map(\.0)))
    }

    /// What a ledger said, noted for the one report there is and a commitment of some action.
    private func counting(of action: SQL) -> SQL {
        """
        INSERT INTO report_countings (jurisdiction, report, revision, commitment, ledger, feed, ledger_version)
        SELECT r.jurisdiction, r.report, r.revision, (SELECT min(c.id) FROM commitments c
            JOIN actions a ON a.jurisdiction = c.jurisdiction AND a.id = c.action WHERE \(fragment: action)),
            'x', 'x', 1
        FROM report_revisions r WHERE r.revision = 1
        """
    }

    private func password(of role: String) -> SQL {
        """
        INSERT INTO credentials SELECT jurisdiction, id, 16, 1, 1, '00', '00', '2023-07-03T01:00:00Z', \(false)
            FROM people WHERE role = \(role)
        """
    }
}
