/// The rules for the names that units go by.
public enum UnitNaming {
    /// A name that no other unit goes by.
    ///
    /// - Throws: `unit.name-invalid`; `unit.name-taken` naming who has it.
    public static func free(_ text: String, for own: ID<Unit>? = nil, among units: [Unit]) throws -> UnitName
    {
        let name = try UnitName(text)
        let holder = units.first { $0.id != own && ($0.name == name || $0.aliases.contains(name)) }
        if let holder {
            throw Problem(
                .conflict, "unit.name-taken", ["name": name.rawValue, "unit": holder.name.rawValue])
        }
        return name
    }
}

extension Unit {
    /// The same unit under a new name; the old one stays an alias, so that papers which say it are still understood.
    ///
    /// Throws `unit.name-unchanged`.
    public func renamed(_ new: UnitName) throws -> Unit {
        guard new != name else { throw Problem(.invalid, "unit.name-unchanged", ["name": new.rawValue]) }
        return Unit(id: id, name: new, aliases: aliases.filter { $0 != new } + [name])
    }

    /// The same unit with one more name; throws `unit.alias-known`.
    public func adding(alias: UnitName) throws -> Unit {
        guard alias != name, !aliases.contains(alias) else {
            throw Problem(.invalid, "unit.alias-known", ["name": alias.rawValue])
        }
        return Unit(id: id, name: name, aliases: aliases + [alias])
    }

    /// The same unit without one of its other names; throws `unit.alias-unknown`.
    public func removing(alias: UnitName) throws -> Unit {
        guard aliases.contains(alias) else {
            throw Problem(.notFound, "unit.alias-unknown", ["name": alias.rawValue])
        }
        return Unit(id: id, name: name, aliases: aliases.filter { $0 != alias })
    }
}
