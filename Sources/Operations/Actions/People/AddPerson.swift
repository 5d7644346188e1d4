import Database
import Foundation
import Programme

/// Adds somebody who can act.
public struct AddPerson: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The new person; they sign in once they have a password.
    ///
    /// - Parameter unit: a name, an alias or an ID.
    /// - Throws: `person.name-invalid`, `person.name-taken`, `person.unit-needed`, `person.unit-not-wanted`,
    ///   `person.console`, `unit.not-found`.
    @discardableResult
    public func callAsFunction(
        name: String, role: Role, unit: String?, by person: Person
    ) async throws -> Person {
        return try await office.database.write { tx in
            try person.mayAct(as: .console, .administrator, in: office.jurisdiction)
            let people = try PeopleStore.people(of: office.jurisdiction, in: tx)
            let name = try Roster.name(name, among: people)
            try Roster.requireUnit(unit != nil, for: role)
            guard role != .console else { throw Problem(.invalid, "person.console") }
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

    /// Ends the person's sessions too.
    ///
    /// - Parameter name: the name or the ID.
    /// - Throws: `person.not-found`, `person.console` for the console itself, `person.last-administrator`.
    public func callAsFunction(name: String, by person: Person) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .administrator, in: office.jurisdiction)
            var disabled = try PeopleStore.person(name, of: office.jurisdiction, in: tx)
            guard disabled.role != .console else { throw Problem(.invalid, "person.console") }
            guard disabled.isActive else { return }
            disabled.isActive = false
            try Roster.requireAdministrator(
                after: disabled, among: PeopleStore.people(of: office.jurisdiction, in: tx))
            try PeopleStore.save(disabled, in: tx)
            try SessionStore.endAll(of: disabled.id, in: office.jurisdiction, at: office.now(), tx)
            try AuditStore.append(
                AuditEvent("person.disabled", subject: "person/\(disabled.id)"), by: person, at: office.now(),
                in: tx)
        }
    }
}
