import Database
import Programme

/// Adds a unit that no notice has named.
public struct AddUnit: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The new unit. Throws `unit.name-invalid`, `unit.name-taken`, `person.not-allowed`.
    @discardableResult
    public func callAsFunction(name: String, by person: Person) async throws -> Unit {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .administrator, in: office.jurisdiction)
            let units = try PeopleStore.units(of: office.jurisdiction, in: tx)
            let unit = Unit(id: ID(office.newID()), name: try UnitNaming.free(name, among: units))
            try PeopleStore.add(unit, to: office.jurisdiction, in: tx)
            try AuditStore.append(
                AuditEvent("unit.added", subject: "unit/\(unit.id)", details: ["name": unit.name.rawValue]),
                by: person, at: office.now(), in: tx)
            return unit
        }
    }
}

/// Renames a unit, for instance after a reform of the offices; its old name stays an alias.
public struct RenameUnit: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The unit as it is now. Throws `unit.gone`, `unit.name-invalid`, `unit.name-taken`, `unit.name-unchanged`,
    /// `person.not-allowed`.
    @discardableResult
    public func callAsFunction(_ id: ID<Unit>, name: String, by person: Person) async throws -> Unit {
        try await office.changeUnit(id, by: person) { unit, units in
            let renamed = try unit.renamed(UnitNaming.free(name, for: id, among: units))
            return (
                renamed,
                AuditEvent(
                    "unit.renamed", subject: "unit/\(id)",
                    details: ["from": unit.name.rawValue, "to": renamed.name.rawValue])
            )
        }
    }
}

/// Lets a unit go by one more name: notices that say it are understood.
public struct AddAlias: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The unit as it is now. Throws `unit.gone`, `unit.name-invalid`, `unit.name-taken`, `unit.alias-known`,
    /// `person.not-allowed`.
    @discardableResult
    public func callAsFunction(_ id: ID<Unit>, alias: String, by person: Person) async throws -> Unit {
        try await office.changeUnit(id, by: person) { unit, units in
            let name = try UnitNaming.free(alias, for: id, among: units)
            return (
                try unit.adding(alias: name),
                AuditEvent("unit.alias-added", subject: "unit/\(id)", details: ["alias": name.rawValue])
            )
        }
    }
}

/// Takes one of a unit's other names away; later notices that say it name somebody unknown.
public struct RemoveAlias: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The unit as it is now. Throws `unit.gone`, `unit.name-invalid`, `unit.alias-unknown`, `person.not-allowed`.
    @discardableResult
    public func callAsFunction(_ id: ID<Unit>, alias: String, by person: Person) async throws -> Unit {
        try await office.changeUnit(id, by: person) { unit, _ in
            let name = try UnitName(alias)
            return (
                try unit.removing(alias: name),
                AuditEvent("unit.alias-removed", subject: "unit/\(id)", details: ["alias": name.rawValue])
            )
        }
    }
}

extension Office {
    /// Changes the names of a unit and tells the log.
    fileprivate func changeUnit(
        _ id: ID<Unit>, by person: Person,
        _ change: @Sendable (_ unit: Unit, _ units: [Unit]) throws -> (Unit, AuditEvent)
    ) async throws -> Unit {
        try await database.write { tx in
            try person.mayAct(as: .console, .administrator, in: jurisdiction)
            let units = try PeopleStore.units(of: jurisdiction, in: tx)
            let (unit, event) = try change(PeopleStore.unit(id, among: units), units)
            try PeopleStore.saveNames(of: unit, in: jurisdiction, tx)
            try AuditStore.append(event, by: person, at: now(), in: tx)
            return unit
        }
    }
}
