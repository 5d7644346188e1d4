import Database
import Programme

/// A year that a region has a plan of.
public struct PlanYear: Hashable, Sendable {
    /// The year.
    public var year: Int
    /// Whether it is in force, not a draft.
    public var isConfirmed: Bool
}

/// What an amendment changed of one commitment, who did it, when and why.
public struct AmendmentRecord: Hashable, Sendable {
    /// The commitment.
    public var commitment: ID<Commitment>
    /// The definition that it made.
    public var definition: Int
    /// What changed; units stand in it by their ID.
    public var change: Amendment.Change
    /// Why.
    public var reason: String
    /// When.
    public var at: Instant
    /// Who.
    public var by: ID<Person>
}

/// What is known about plans beside their content.
extension PlanStore {
    /// The years of a region's plans, the latest first.
    public static func years(of jurisdiction: JurisdictionCode, in db: any Connection) throws -> [PlanYear] {
        try db.rows(
            """
            SELECT p.year, c.confirmed_at FROM plans p
            LEFT JOIN plan_confirmations c ON c.jurisdiction = p.jurisdiction AND c.plan = p.id
            WHERE p.jurisdiction = \(jurisdiction) ORDER BY p.year DESC
            """
        ).map { row in
            PlanYear(
                year: try row.get("year"),
                isConfirmed: try row.get("confirmed_at", as: String?.self) != nil)
        }
    }

    /// The plan of a commitment; throws `plan.none`.
    static func find(
        ofCommitment commitment: ID<Commitment>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> Plan {
        guard
            let plan = try db.value(
                """
                SELECT a.plan FROM commitments c
                JOIN actions a ON a.jurisdiction = c.jurisdiction AND a.id = c.action
                WHERE c.jurisdiction = \(jurisdiction) AND c.id = \(commitment)
                """, as: ID<Plan>.self)
        else { throw Problem(.notFound, "plan.none", ["year": ""]) }
        return try find(plan, in: jurisdiction, db)
    }

    /// When a plan came into force, and who confirmed it; nil while it is a draft.
    static func confirmation(
        of plan: Plan, in db: any Connection
    ) throws -> (at: Instant, by: ID<Person>)? {
        try db.row(
            """
            SELECT confirmed_at, confirmed_by FROM plan_confirmations
            WHERE jurisdiction = \(plan.jurisdiction) AND plan = \(plan.id)
            """
        ).map { (try $0.get("confirmed_at"), try $0.get("confirmed_by")) }
    }

    /// The amendments of all commitments of a plan, oldest first.
    static func amendments(of plan: Plan, in db: any Connection) throws -> [AmendmentRecord] {
        try db.rows(
            """
            SELECT m.commitment, m.definition, m.field, m.old_value, m.new_value, m.reason, m.amended_at,
                m.amended_by
            FROM amendments m
            JOIN commitments c ON c.jurisdiction = m.jurisdiction AND c.id = m.commitment
            JOIN actions a ON a.jurisdiction = c.jurisdiction AND a.id = c.action
            WHERE m.jurisdiction = \(plan.jurisdiction) AND a.plan = \(plan.id)
            ORDER BY m.amended_at, m.commitment, m.definition, m.field
            """
        ).map { row in
            AmendmentRecord(
                commitment: try row.get("commitment"), definition: try row.get("definition"),
                change: Amendment.Change(
                    field: try row.get("field"), old: try row.get("old_value"), new: try row.get("new_value")),
                reason: try row.get("reason"), at: try row.get("amended_at"), by: try row.get("amended_by"))
        }
    }
}
