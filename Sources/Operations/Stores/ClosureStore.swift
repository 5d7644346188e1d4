import Database
import Foundation
import Programme

/// Spot checks and the closing of commitments.
public enum ClosureStore {
    /// What was done about closing a plan's commitments.
    static func closures(of plan: Plan, _ db: any Connection) throws -> [ID<Commitment>: Closure] {
        var found: [ID<Commitment>: Closure] = [:]
        for row in try db.rows(
            """
            SELECT m.commitment, m.move, m.state, m.reason, m.moved_at, m.moved_by FROM closure_moves m
            JOIN commitments c ON c.jurisdiction = m.jurisdiction AND c.id = m.commitment
            JOIN actions a ON a.jurisdiction = c.jurisdiction AND a.id = c.action
            WHERE m.jurisdiction = \(plan.jurisdiction) AND a.plan = \(plan.id)
            ORDER BY m.commitment, m.ordinal
            """)
        {
            found[try row.get("commitment"), default: Closure()].steps.append(
                Closure.Step(
                    move: try row.code("move"), state: try row.code("state"), reason: try row.get("reason"),
                    at: try row.get("moved_at"), by: try row.get("moved_by")))
        }
        return found
    }

    static func append(
        _ step: Closure.Step, to closure: Closure, of commitment: ID<Commitment>,
        in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO closure_moves (jurisdiction, commitment, ordinal, move, state, reason, moved_at, moved_by)
            VALUES (\(jurisdiction), \(commitment), \(closure.steps.count + 1), \(step.move.rawValue),
                \(step.state.rawValue), \(step.reason), \(step.at), \(step.by))
            """)
    }

    /// The spot checks of a plan's commitments, oldest first.
    static func checks(of plan: Plan, _ db: any Connection) throws -> [SpotCheck] {
        try db.rows(
            """
            SELECT s.id, s.commitment, s.quarter, s.as_of, s.checked_on, s.method, s.sample_size, s.sound,
                s.found, s.passed, s.value_before, s.value_counted, s.recorded_at, s.recorded_by,
                w.reason AS withdrawal
            FROM spot_checks s
            JOIN commitments c ON c.jurisdiction = s.jurisdiction AND c.id = s.commitment
            JOIN actions a ON a.jurisdiction = c.jurisdiction AND a.id = c.action
            LEFT JOIN spot_check_withdrawals w ON w.jurisdiction = s.jurisdiction AND w.spot_check = s.id
            WHERE s.jurisdiction = \(plan.jurisdiction) AND a.plan = \(plan.id)
            ORDER BY s.recorded_at, s.id
            """
        ).map { row in
            func decimal(_ column: String) throws -> Decimal? {
                try row.get(column, as: String?.self).flatMap { Decimal(plain: $0) }
            }
            return SpotCheck(
                id: try row.get("id"), commitment: try row.get("commitment"), quarter: try row.get("quarter"),
                asOf: try row.get("as_of"), checkedOn: try row.get("checked_on"),
                method: try row.code("method"), sampleSize: try row.get("sample_size"),
                sound: try row.get("sound"), found: try row.get("found"), passed: try row.get("passed"),
                before: try decimal("value_before"), counted: try decimal("value_counted"),
                at: try row.get("recorded_at"), by: try row.get("recorded_by"),
                withdrawal: try row.get("withdrawal"))
        }
    }

    static func insert(
        _ check: SpotCheck, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO spot_checks (jurisdiction, id, commitment, quarter, as_of, checked_on, method,
                sample_size, sound, found, passed, value_before, value_counted, recorded_at, recorded_by)
            VALUES (\(jurisdiction), \(check.id), \(check.commitment), \(check.quarter), \(check.asOf),
                \(check.checkedOn), \(check.method.rawValue), \(check.sampleSize), \(check.sound),
                \(check.found), \(check.passed), \(check.before?.plain), \(check.counted?.plain), \(check.at),
                \(check.by))
            """)
    }

    static func withdraw(
        _ check: ID<SpotCheck>, reason: String, by person: Person, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO spot_check_withdrawals (jurisdiction, spot_check, reason, withdrawn_at, withdrawn_by)
            VALUES (\(person.jurisdiction), \(check), \(reason), \(now), \(person.id))
            """)
    }
}
