import Database
import Programme

/// A rule that stored data must keep, as a query for the rows that break it. Kept as data: adding a rule is adding a
/// line.
struct IntegrityCheck: Sendable {
    let name: String
    var severity = IntegrityFinding.Severity.error
    /// Returns one text column, which names the row; no rows when all is well.
    let query: @Sendable (JurisdictionCode) -> SQL

    func findings(_ jurisdiction: JurisdictionCode, _ db: any Connection) throws -> [IntegrityFinding] {
        try db.values(query(jurisdiction), as: String.self).map {
            IntegrityFinding(check: name, message: Message("check.\(name)", ["row": $0]), severity: severity)
        }
    }
}

/// The rules.
enum IntegrityChecks {
    static let all: [IntegrityCheck] =
        SupervisionChecks.all + [
            IntegrityCheck(name: "unit-without-people", severity: .warning) { code in
                """
                SELECT DISTINCT u.name FROM units u
                JOIN responsible_units ru ON ru.jurisdiction = u.jurisdiction AND ru.unit = u.id
                JOIN responsibilities r ON r.jurisdiction = ru.jurisdiction AND r.id = ru.responsibility
                JOIN actions a ON a.jurisdiction = r.jurisdiction AND a.id = r.action
                JOIN plan_confirmations c ON c.jurisdiction = a.jurisdiction AND c.plan = a.plan
                WHERE u.jurisdiction = \(code) AND NOT EXISTS (SELECT 1 FROM people p
                    WHERE p.jurisdiction = u.jurisdiction AND p.unit = u.id AND p.active AND p.role = 'leader')
                """
            },
            IntegrityCheck(name: "rate-without-denominator") { code in
                """
                SELECT e.report FROM report_entries e
                JOIN commitments c ON c.jurisdiction = e.jurisdiction AND c.id = e.commitment
                WHERE e.jurisdiction = \(code) AND c.kind = 'rate' AND e.status = 'reported'
                    AND (e.denominator IS NULL OR e.denominator = '0')
                """
            },
            IntegrityCheck(name: "entry-of-other-action") { code in
                """
                SELECT e.report FROM report_entries e
                JOIN reports r ON r.jurisdiction = e.jurisdiction AND r.id = e.report
                JOIN commitments c ON c.jurisdiction = e.jurisdiction AND c.id = e.commitment
                WHERE e.jurisdiction = \(code) AND c.action <> r.action
                """
            },
            IntegrityCheck(name: "file-of-other-report") { code in
                """
                SELECT n.report FROM report_files n
                JOIN reports r ON r.jurisdiction = n.jurisdiction AND r.id = n.report
                JOIN evidence_files f ON f.jurisdiction = n.jurisdiction AND f.id = n.file
                WHERE n.jurisdiction = \(code)
                    AND (f.quarter <> r.quarter OR f.action <> r.action OR f.unit <> r.unit)
                """
            },
            IntegrityCheck(name: "entry-without-value") { code in
                """
                SELECT e.report FROM report_entries e
                JOIN commitments c ON c.jurisdiction = e.jurisdiction AND c.id = e.commitment
                WHERE e.jurisdiction = \(code) AND e.status = 'reported' AND c.kind <> 'standing'
                    AND e.amount IS NULL AND e.numerator IS NULL AND e.milestones IS NULL
                """
            },
            IntegrityCheck(name: "counting-never-signed") { code in
                """
                SELECT k.report FROM report_countings k WHERE k.jurisdiction = \(code)
                    AND NOT EXISTS (SELECT 1 FROM report_moves m WHERE m.jurisdiction = k.jurisdiction
                        AND m.report = k.report AND m.revision = k.revision AND m.move = 'sign')
                """
            },
            IntegrityCheck(name: "counting-of-other-report") { code in
                """
                SELECT k.report FROM report_countings k
                JOIN reports r ON r.jurisdiction = k.jurisdiction AND r.id = k.report
                JOIN commitments c ON c.jurisdiction = k.jurisdiction AND c.id = k.commitment
                WHERE k.jurisdiction = \(code) AND c.action <> r.action
                """
            },
            IntegrityCheck(name: "revision-gap") { code in
                """
                SELECT report FROM report_revisions WHERE jurisdiction = \(code)
                GROUP BY report HAVING max(revision) <> count(*)
                """
            },
            IntegrityCheck(name: "move-gap") { code in
                """
                SELECT report FROM report_moves WHERE jurisdiction = \(code)
                GROUP BY report HAVING max(ordinal) <> count(*)
                """
            },
            IntegrityCheck(name: "report-without-move") { code in
                """
                SELECT r.id FROM reports r WHERE r.jurisdiction = \(code) AND NOT EXISTS (
                    SELECT 1 FROM report_moves m WHERE m.jurisdiction = r.jurisdiction AND m.report = r.id)
                """
            },
            IntegrityCheck(name: "confirmed-without-accountable") { code in
                """
                SELECT c.subject FROM commitments c
                JOIN actions a ON a.jurisdiction = c.jurisdiction AND a.id = c.action
                JOIN plan_confirmations p ON p.jurisdiction = a.jurisdiction AND p.plan = a.plan
                WHERE c.jurisdiction = \(code) AND c.accountable IS NULL
                """
            },
            IntegrityCheck(name: "locked-not-accepted") { code in
                """
                SELECT r.id FROM reports r
                JOIN actions a ON a.jurisdiction = r.jurisdiction AND a.id = r.action
                JOIN period_locks l ON l.jurisdiction = r.jurisdiction AND l.plan = a.plan AND l.quarter = r.quarter
                WHERE r.jurisdiction = \(code) AND NOT EXISTS (SELECT 1 FROM report_moves m
                    WHERE m.jurisdiction = r.jurisdiction AND m.report = r.id AND m.state = 'locked')
                """
            },
            IntegrityCheck(name: "accepted-by-submitter") { code in
                """
                SELECT m.report FROM report_moves m
                JOIN report_moves s ON s.jurisdiction = m.jurisdiction AND s.report = m.report
                    AND s.move = 'submit' AND s.revision = m.revision
                WHERE m.jurisdiction = \(code) AND m.move = 'accept' AND m.moved_by = s.moved_by
                """
            },
            IntegrityCheck(name: "console-with-password") { code in
                """
                SELECT p.name FROM credentials c
                JOIN people p ON p.jurisdiction = c.jurisdiction AND p.id = c.person
                WHERE c.jurisdiction = \(code) AND p.role = 'console'
                """
            },
            IntegrityCheck(name: "no-administrator", severity: .warning) { code in
                """
                SELECT j.name FROM jurisdictions j WHERE j.jurisdiction = \(code)
                    AND EXISTS (SELECT 1 FROM credentials c WHERE c.jurisdiction = j.jurisdiction)
                    AND NOT EXISTS (SELECT 1 FROM credentials c
                        JOIN people p ON p.jurisdiction = c.jurisdiction AND p.id = c.person
                        WHERE c.jurisdiction = j.jurisdiction AND p.role = 'administrator' AND p.active)
                """
            },
            IntegrityCheck(name: "session-of-disabled") { code in
                """
                SELECT s.id FROM sessions s
                JOIN people p ON p.jurisdiction = s.jurisdiction AND p.id = s.person
                WHERE s.jurisdiction = \(code) AND s.ended_at IS NULL AND NOT p.active
                """
            },
            IntegrityCheck(name: "period-change-gap") { code in
                """
                SELECT quarter FROM period_changes WHERE jurisdiction = \(code)
                GROUP BY plan, quarter HAVING max(ordinal) <> count(*)
                """
            },
            IntegrityCheck(name: "setting-unknown") { code in
                """
                SELECT name FROM settings WHERE jurisdiction = \(code)
                    AND name NOT IN (\(list: DistrictSettings.Name.allCases.map(\.rawValue) + EscalationRules.names))
                """
            },
        ]
}
