import Database
import Programme

/// Gives somebody another name, role or unit; what they did stays theirs.
public struct ChangePerson: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The person as they are now; the log is silent when nothing changed.
    ///
    /// - Parameter unit: a name, an alias or an ID.
    /// - Throws: `person.not-found`, `person.console`, `person.name-invalid`, `person.name-taken`, `person.unit-needed`,
    ///   `person.unit-not-wanted`, `unit.not-found`, `person.last-administrator`, `person.not-allowed`.
    @discardableResult
    public func callAsFunction(
        _ id: ID<Person>, name: String, role: Role, unit: String?, by person: Person
    ) async throws -> Person {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .administrator, in: office.jurisdiction)
            let people = try PeopleStore.people(of: office.jurisdiction, in: tx)
            let before = try PeopleStore.person(id, of: office.jurisdiction, in: tx)
            guard before.role != .console, role != .console else { throw Problem(.invalid, "person.console") }
            var changed = before
            changed.name = try Roster.name(name, of: id, among: people)
            changed.role = role
            try Roster.requireUnit(unit != nil, for: role)
            changed.unit = try unit.map {
                try PeopleStore.unit(named: $0, of: office.jurisdiction, in: tx).id
            }
            try Roster.requireAdministrator(after: changed, among: people)
            guard changed != before else { return before }
            try PeopleStore.save(changed, in: tx)
            try AuditStore.append(
                AuditEvent(
                    "person.changed", subject: "person/\(id)", details: ChangePerson.facts(before, changed)),
                by: person, at: office.now(), in: tx)
            return changed
        }
    }

    /// What changed, without the names.
    private static func facts(_ before: Person, _ after: Person) -> [String: String] {
        var facts: [String: String] = [:]
        if before.name != after.name { facts["name"] = "changed" }
        if before.role != after.role { facts["role"] = "\(before.role.rawValue) → \(after.role.rawValue)" }
        if before.unit != after.unit {
            facts["unit"] = "\(before.unit?.rawValue ?? "-") → \(after.unit?.rawValue ?? "-")"
        }
        return facts
    }
}

/// Gives somebody who was disabled the right to act again.
public struct EnablePerson: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameter name: the name or the ID.
    /// - Throws: `person.not-found`, `person.not-allowed`.
    public func callAsFunction(name: String, by person: Person) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .administrator, in: office.jurisdiction)
            var enabled = try PeopleStore.person(name, of: office.jurisdiction, in: tx)
            guard !enabled.isActive else { return }
            enabled.isActive = true
            try PeopleStore.save(enabled, in: tx)
            try AuditStore.append(
                AuditEvent("person.enabled", subject: "person/\(enabled.id)"), by: person, at: office.now(),
                in: tx)
        }
    }
}
