import Database
import Programme

/// Changes of the names that units go by.
extension PeopleStore {
    /// The unit of an ID; throws `unit.gone`.
    static func unit(_ id: ID<Unit>, among units: [Unit]) throws -> Unit {
        guard let unit = units.first(where: { $0.id == id }) else { throw Problem(.notFound, "unit.gone") }
        return unit
    }

    /// Keeps a unit's names as they are now.
    static func saveNames(
        of unit: Unit, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            "UPDATE units SET name = \(unit.name) WHERE jurisdiction = \(jurisdiction) AND id = \(unit.id)")
        try tx.execute(
            "DELETE FROM unit_aliases WHERE jurisdiction = \(jurisdiction) AND unit = \(unit.id)")
        for alias in unit.aliases {
            try tx.execute(
                """
                INSERT INTO unit_aliases (jurisdiction, alias, unit)
                VALUES (\(jurisdiction), \(alias), \(unit.id))
                """)
        }
    }
}
