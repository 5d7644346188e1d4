import Database
import Programme

/// What the administrator set.
public enum SettingStore {
    /// A region's settings; the program's own values where nothing was set.
    public static func settings(
        of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> DistrictSettings {
        try DistrictSettings(values(of: jurisdiction, in: db))
    }

    /// When orders are suggested; the program's own values where nothing was set.
    public static func escalation(
        of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> EscalationRules {
        try EscalationRules(values(of: jurisdiction, in: db))
    }

    /// What proposals' criteria weigh; the program's own values where nothing was set.
    public static func weights(
        of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> CriterionWeights {
        try CriterionWeights(values(of: jurisdiction, in: db))
    }

    private static func values(
        of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> [String: String] {
        var values: [String: String] = [:]
        for row in try db.rows("SELECT name, value FROM settings WHERE jurisdiction = \(jurisdiction)") {
            values[try row.get("name")] = try row.get("value", as: String.self)
        }
        return values
    }

    static func set(
        _ name: String, to value: String, by person: Person, at now: Instant,
        in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO settings (jurisdiction, name, value, changed_at, changed_by)
            VALUES (\(person.jurisdiction), \(name), \(value), \(now), \(person.id))
            ON CONFLICT (jurisdiction, name) DO UPDATE SET value = excluded.value,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """)
    }
}
