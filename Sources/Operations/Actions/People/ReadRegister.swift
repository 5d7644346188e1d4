import Database
import Programme

/// What stands in the register: regions, units, people, settings.
public struct ReadRegister: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The regions of the database. Everybody may know them: the sign-in page names them.
    public func regions() async throws -> [Jurisdiction] {
        try await office.database.read { try PeopleStore.jurisdictions(in: $0) }
    }

    /// The region's units.
    ///
    /// - Throws: `person.not-allowed` for somebody of another region.
    public func units(by person: Person) async throws -> [Unit] {
        try await office.database.read { db in
            guard person.isActive, person.jurisdiction == office.jurisdiction else {
                throw Problem(.forbidden, "person.not-allowed", ["name": person.name])
            }
            return try PeopleStore.units(of: office.jurisdiction, in: db)
        }
    }

    /// The region's people.
    ///
    /// - Throws: `person.not-allowed` for everybody but administrator, auditor and console.
    public func people(by person: Person) async throws -> [Person] {
        try await office.database.read { db in
            try person.mayAct(as: .administrator, .auditor, .console, in: office.jurisdiction)
            return try PeopleStore.people(of: office.jurisdiction, in: db)
        }
    }

    /// The region's thresholds and limits.
    ///
    /// - Throws: `person.not-allowed` for everybody but administrator, auditor and console.
    public func settings(by person: Person) async throws -> DistrictSettings {
        try await office.database.read { db in
            try person.mayAct(as: .administrator, .auditor, .console, in: office.jurisdiction)
            return try SettingStore.settings(of: office.jurisdiction, in: db)
        }
    }
}
