import Foundation

/// The rules that hold between the people of a region.
public enum Roster {
    /// A person's name, trimmed: one line, at most 60 characters, nobody else's and nobody's ID.
    ///
    /// - Parameter own: whose name it is to be; nil for somebody new.
    /// - Throws: `person.name-invalid`, `person.name-taken`.
    public static func name(_ text: String, of own: ID<Person>? = nil, among people: [Person]) throws
        -> String
    {
        // The rules of a unit's name hold for a person's too: nothing that hides or turns what follows.
        guard let name = try? UnitName(text).rawValue else { throw Problem(.invalid, "person.name-invalid") }
        let isTaken = people.contains {
            // People are found by name or ID: a name that is somebody's ID would be taken for them.
            ($0.name == name && $0.id != own) || $0.id.rawValue == name
        }
        guard !isTaken else { throw Problem(.conflict, "person.name-taken", ["name": name]) }
        return name
    }

    /// Throws `person.unit-needed` or `person.unit-not-wanted`: a unit's people have one, nobody else has.
    public static func requireUnit(_ hasUnit: Bool, for role: Role) throws {
        let needsUnit = role == .leader || role == .reporter
        guard needsUnit != hasUnit else { return }
        throw Problem(
            .invalid, needsUnit ? "person.unit-needed" : "person.unit-not-wanted", ["role": role.rawValue])
    }

    /// Throws `person.last-administrator` when nobody could keep people and settings after a change.
    public static func requireAdministrator(after changed: Person, among people: [Person]) throws {
        let keeps = { (person: Person) in person.role == .administrator && person.isActive }
        guard let before = people.first(where: { $0.id == changed.id }), keeps(before), !keeps(changed),
            !people.contains(where: { $0.id != changed.id && keeps($0) })
        else { return }
        throw Problem(.conflict, "person.last-administrator", ["name": before.name])
    }
}
