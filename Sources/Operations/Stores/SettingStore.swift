import Database
import Programme

/// What the administrator set.
public enum SettingStore {
    /// A region's settings; the program's own values where nothing was set.
    public static func settings(
        of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> DistrictSettings {
        var values: [String: String] = [:]
        for row in try db.rows("SELECT name, value FROM settings WHERE jurisdiction = \(jurisdiction)") {
            values[try row.get("name")] = try row.get("value", as: String.self)
        }
        return DistrictSettings(values)
    }

    static func set(
        _ name: DistrictSettings.Name, to value: String, by person: Person, at now: Instant,
        in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO settings (jurisdiction, name, value, changed_at, changed_by)
            VALUES (\(person.jurisdiction), \(name.rawValue), \(value), \(now), \(person.id))
            ON CONFLICT (jurisdiction, name) DO UPDATE SET value = excluded.value,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """)
    }
}
