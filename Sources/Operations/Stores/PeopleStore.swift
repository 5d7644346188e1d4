import Database
import Programme

/// Regions, units and people.
public enum PeopleStore {
    /// The regions that the database holds, by code.
    public static func jurisdictions(in db: any Connection) throws -> [Jurisdiction] {
        try db.rows("SELECT jurisdiction, name, sample FROM jurisdictions ORDER BY jurisdiction").map {
            Jurisdiction(
                code: try $0.get("jurisdiction"), name: try $0.get("name"), isSample: try $0.get("sample"))
        }
    }

    /// A region; throws `jurisdiction.not-found`.
    public static func jurisdiction(_ code: JurisdictionCode, in db: any Connection) throws -> Jurisdiction {
        guard let found = try jurisdictions(in: db).first(where: { $0.code == code }) else {
            throw Problem(.notFound, "jurisdiction.not-found", ["code": code.rawValue])
        }
        return found
    }

    static func add(_ jurisdiction: Jurisdiction, in tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO jurisdictions (jurisdiction, name, sample)
            VALUES (\(jurisdiction.code), \(jurisdiction.name), \(jurisdiction.isSample))
            """)
    }

    /// Names a region that was registered without one.
    static func rename(_ code: JurisdictionCode, to name: String, in tx: any Transaction) throws {
        try tx.execute("UPDATE jurisdictions SET name = \(name) WHERE jurisdiction = \(code)")
    }

    /// Every unit of a region with its aliases, in the order in which they came.
    public static func units(of jurisdiction: JurisdictionCode, in db: any Connection) throws -> [Unit] {
        var aliases: [String: [UnitName]] = [:]
        for row in try db.rows(
            "SELECT unit, alias FROM unit_aliases WHERE jurisdiction = \(jurisdiction) ORDER BY alias")
        {
            aliases[try row.get("unit", as: String.self), default: []].append(try row.get("alias"))
        }
        return try db.rows("SELECT id, name FROM units WHERE jurisdiction = \(jurisdiction) ORDER BY id").map
        {
            let id = try $0.get("id", as: ID<Unit>.self)
            return Unit(id: id, name: try $0.get("name"), aliases: aliases[id.rawValue] ?? [])
        }
    }

    /// The unit of a name, an alias or an ID; throws `unit.not-found` naming those that are near.
    public static func unit(
        named name: String, of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> Unit {
        let all = try units(of: jurisdiction, in: db)
        if let found = find(name, among: all) ?? all.first(where: { $0.id.rawValue == name }) { return found }
        let near = all.map(\.name.rawValue).filter { $0.contains(name) || name.contains($0) }
        throw Problem(
            .notFound, "unit.not-found",
            ["unit": name, "known": (near.isEmpty ? all.map(\.name.rawValue) : near).joined(separator: "、")])
    }

    /// The unit that goes by this name, if any does.
    static func find(_ name: String, among units: [Unit]) -> Unit? {
        units.first { $0.name.rawValue == name }
            ?? units.first { $0.aliases.contains { $0.rawValue == name } }
    }

    static func add(_ unit: Unit, to jurisdiction: JurisdictionCode, in tx: any Transaction) throws {
        try tx.execute(
            "INSERT INTO units (jurisdiction, id, name) VALUES (\(jurisdiction), \(unit.id), \(unit.name))")
        for alias in unit.aliases {
            try tx.execute(
                """
                INSERT INTO unit_aliases (jurisdiction, alias, unit)
                VALUES (\(jurisdiction), \(alias), \(unit.id))
                """)
        }
    }

    /// The people of a region, by name.
    public static func people(of jurisdiction: JurisdictionCode, in db: any Connection) throws -> [Person] {
        try db.rows(
            """
            SELECT jurisdiction, id, name, role, unit, active FROM people
            WHERE jurisdiction = \(jurisdiction) ORDER BY id
            """
        ).map(person)
    }

    /// The person of an ID or a name; throws `person.not-found`.
    public static func person(
        _ name: String, of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> Person {
        guard
            let row = try db.row(
                """
                SELECT jurisdiction, id, name, role, unit, active FROM people
                WHERE jurisdiction = \(jurisdiction) AND (id = \(name) OR name = \(name))
                """)
        else { throw Problem(.notFound, "person.not-found", ["name": name]) }
        return try person(row)
    }

    /// The person of an ID; throws `person.not-found`.
    public static func person(
        _ id: ID<Person>, of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> Person {
        guard
            let row = try db.row(
                """
                SELECT jurisdiction, id, name, role, unit, active FROM people
                WHERE jurisdiction = \(jurisdiction) AND id = \(id)
                """)
        else { throw Problem(.notFound, "person.not-found", ["name": id.rawValue]) }
        return try person(row)
    }

    /// The person of a name alone, if there is one.
    static func person(
        exactly name: String, of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> Person? {
        try db.row(
            """
            SELECT jurisdiction, id, name, role, unit, active FROM people
            WHERE jurisdiction = \(jurisdiction) AND name = \(name)
            """
        ).map(person)
    }

    static func save(_ person: Person, in tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO people (jurisdiction, id, name, role, unit, active)
            VALUES (\(person.jurisdiction), \(person.id), \(person.name), \(person.role.rawValue),
                \(person.unit), \(person.isActive))
            ON CONFLICT (jurisdiction, id) DO UPDATE
                SET name = excluded.name, role = excluded.role, unit = excluded.unit, active = excluded.active
            """)
    }

    private static func person(_ row: Row) throws -> Person {
        Person(
            id: try row.get("id"), jurisdiction: try row.get("jurisdiction"), name: try row.get("name"),
            role: try row.code("role"), unit: try row.get("unit"), isActive: try row.get("active"))
    }
}
