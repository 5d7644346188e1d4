import Database
import Programme

/// A region's units while names are looked up inside one transaction: a name that nobody has becomes a new unit.
struct UnitRegister {
    /// Every unit, the new ones too.
    private(set) var units: [Unit]
    private let office: Office
    private let tx: any Transaction

    init(_ office: Office, _ tx: any Transaction) throws {
        units = try PeopleStore.units(of: office.jurisdiction, in: tx)
        self.office = office
        self.tx = tx
    }

    /// The unit that goes by this name or alias, made if there is none; throws `unit.name-invalid`.
    mutating func unit(named name: String) throws -> ID<Unit> {
        let name = try UnitName(name)
        if let known = PeopleStore.find(name.rawValue, among: units) { return known.id }
        let unit = Unit(id: ID(office.newID()), name: name)
        try PeopleStore.add(unit, to: office.jurisdiction, in: tx)
        units.append(unit)
        return unit.id
    }
}
