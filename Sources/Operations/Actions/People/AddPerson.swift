import Database
import Foundation
import Programme

/// Adds somebody who can act.
public struct AddPerson: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The new person. Throws `person.name-taken`, `person.unit-needed`, `person.unit-not-wanted`, `unit.not-found`.
    @discardableResult
    public func callAsFunction(
        name: String, role: Role, unit: String?, by person: Person
    ) async throws -> Person {
        // The rules of a unit's name hold for a person's too: one line, nothing that hides or turns what follows.
        guard let name = try? UnitName(name).rawValue else { throw Problem(.invalid, "person.name-invalid") }
        let needsUnit = role == .leader || role == .reporter
        if needsUnit, unit == nil { throw Problem(.invalid, "person.unit-needed", ["role": role.rawValue]) }
        if !needsUnit, unit != nil {
            throw Problem(.invalid, "person.unit-not-wanted", ["role": role.rawValue])
        }
        return try await office.database.write { tx in
            try person.mayAct(as: .console, .administrator, in: office.jurisdiction)
            let taken = try PeopleStore.people(of: office.jurisdiction, in: tx).contains {
                // People are found by name or ID: a name that is somebody's ID would be taken for them.
                $0.name == name || $0.id.rawValue == name
            }
            guard !taken else { throw Problem(.conflict, "person.name-taken", ["name": name]) }
            let added = Person(
                id: ID(office.newID()), jurisdiction: office.jurisdiction, name: name, role: role,
                unit: try unit.map { try PeopleStore.unit(named: $0, of: office.jurisdiction, in: tx).id })
            try PeopleStore.save(added, in: tx)
            try AuditStore.append(
                AuditEvent("person.added", subject: "person/\(added.id)", details: ["role": role.rawValue]),
                by: person, at: office.now(), in: tx)
            return added
        }
    }
}

/// Takes away somebody's right to act; what they did stays theirs.
public struct DisablePerson: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Throws `person.not-found`, and `person.console` for the console itself.
    public func callAsFunction(name: String, by person: Person) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .administrator, in: office.jurisdiction)
            var disabled = try PeopleStore.person(name, of: office.jurisdiction, in: tx)
            guard disabled.role != .console else { throw Problem(.invalid, "person.console") }
            disabled.isActive = false
            try PeopleStore.save(disabled, in: tx)
            try AuditStore.append(
                AuditEvent("person.disabled", subject: "person/\(disabled.id)"), by: person, at: office.now(),
                in: tx)
        }
    }
}
