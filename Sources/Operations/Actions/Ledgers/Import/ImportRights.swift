import Database
import Programme

/// Whose rows somebody may bring.
struct ImportUnits: Sendable {
    /// Rows belong to this unit; nil for the office, whose rows name their unit.
    let own: ID<Unit>?
    private let names: [String: ID<Unit>]

    /// - Throws: `person.not-allowed`.
    init(_ office: Office, _ person: Person, _ db: any Connection) throws {
        try person.mayAct(
            as: .reporter, .leader, .reviewer, .administrator, .console, in: office.jurisdiction)
        let isUnits = person.role == .reporter || person.role == .leader
        if isUnits, person.unit == nil {
            throw Problem(.forbidden, "person.not-allowed", ["name": person.name])
        }
        own = isUnits ? person.unit : nil
        var names: [String: ID<Unit>] = [:]
        for unit in try PeopleStore.units(of: office.jurisdiction, in: db) {
            names[unit.name.rawValue] = unit.id
            for alias in unit.aliases where names[alias.rawValue] == nil { names[alias.rawValue] = unit.id }
        }
        self.names = names
    }

    /// The unit of a row; `named` is what stands in its column, nil without such a column.
    func unit(named: String?) throws(Problem) -> ID<Unit> {
        let name = named?.trimmingBlanks ?? ""
        if name.isEmpty {
            guard let own else { throw Problem(.invalid, "import.unit-missing") }
            return own
        }
        guard let unit = names[name] else {
            throw Problem(.invalid, "import.unit-unknown", ["unit": String(name.prefix(40))])
        }
        guard own == nil || own == unit else {
            throw Problem(.invalid, "import.other-unit", ["unit": String(name.prefix(40))])
        }
        return unit
    }
}

extension String {
    /// Without blanks at either end, wide ones too.
    fileprivate var trimmingBlanks: String {
        guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return self }
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 0x20 || scalar.value == 0x3000 }
        return isBlank(first) || isBlank(last)
            ? String(
                String.UnicodeScalarView(
                    unicodeScalars.drop(while: isBlank).reversed().drop(while: isBlank).reversed()))
            : self
    }
}
