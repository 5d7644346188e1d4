import Database
import Documents
import Foundation
import Operations
import Programme

/// All rows of all tables.
public struct Snapshot: Equatable, Sendable {
    /// Every table that holds something of the programme.
    public static let tables = [
        "access_tokens", "actions", "amendments", "audit_entries", "audit_heads", "calendar_feeds",
        "closure_moves", "commitment_sources", "commitments", "contacts", "contributions", "credentials",
        "deliveries", "draft_edits", "draft_undos", "due_answers", "due_requests", "evidence_files",
        "extension_answers", "extension_requests", "extensions", "idempotency_keys", "imported_forms",
        "inbox_entries", "jurisdictions", "ledger_counts",
        "ledger_definitions", "ledger_keys", "ledger_mappings", "ledger_uploads", "ledger_views",
        "milestones", "notice_diagnostics", "notices", "outbox", "people", "period_changes", "period_locks",
        "periods",
        "persons", "plan_confirmations", "plans", "proposal_moves", "proposal_revisions", "proposal_scores",
        "proposals",
        "record_changes", "record_revisions", "records",
        "reference_figures",
        "remark_resolutions", "remarks", "reminder_causes", "reminder_readings",
        "reminders", "report_countings", "report_drafts", "report_entries", "report_files", "report_moves",
        "report_revisions", "reports", "responsibilities", "responsible_units", "satisfaction_results",
        "sessions", "settings",
        "setup_codes", "sign_in_throttles", "spot_check_withdrawals", "spot_checks", "supervision_causes",
        "supervision_moves", "supervision_orders", "unit_aliases", "units", "webhooks",
    ]

    /// The rows as texts, sorted, by table.
    public var rows: [String: [String]]

    /// How many audit entries there are.
    public var auditLength: Int { rows["audit_entries"]?.count ?? 0 }

    /// How many rows a table has.
    public func count(_ table: String) -> Int { rows[table]?.count ?? 0 }

    /// The tables in which the two differ.
    public func changes(to later: Snapshot) -> [String] {
        Snapshot.tables.filter { rows[$0] != later.rows[$0] }
    }
}

extension District {
    /// Everything that is stored now.
    public func snapshot() async throws -> Snapshot {
        try await office.database.read { db in
            Snapshot(
                rows: try Dictionary(
                    uniqueKeysWithValues: Snapshot.tables.map { table in
                        (
                            table,
                            try db.rows("SELECT * FROM \(identifier: table)").map { "\($0.values)" }.sorted()
                        )
                    }))
        }
    }

    /// The codes with which something is refused; empty when it was done.
    ///
    /// A refusal must leave no trace: a table that changed is among what is returned, so that the test fails.
    public func refusal(_ work: () async throws -> Void) async throws -> [String] {
        let before = try await snapshot()
        let codes = await TestSupport.codes(work)
        guard !codes.isEmpty else { return [] }
        return codes + before.changes(to: try await snapshot()).map { "changed: \($0)" }
    }
}

/// The codes with which something is refused; empty when it was done.
public func codes(_ work: () async throws -> Void) async -> [String] {
    do {
        try await work()
        return []
    } catch let problem as Problem {
        return [problem.code]
    } catch let problems as Problems {
        return problems.all.map(\.code)
    } catch let error as DocumentError {
        return [error.code]
    } catch let error as DatabaseError {
        return [error.code]
    } catch {
        return ["unexpected: \(type(of: error))"]
    }
}
