import Database
import Programme

/// Registers the region and the console, the first things that a new database holds.
public struct SetUp: Sendable {
    let office: Office

    /// In an office whose database is migrated and empty.
    public init(_ office: Office) { self.office = office }

    /// The console, as the person who acts on the command line without `--as`.
    ///
    /// Throws `setup.already-done` when the region exists.
    @discardableResult
    public func callAsFunction(
        name: String, units: [UnitName] = [], isSample: Bool = false
    ) async throws -> Person {
        try await office.database.write { tx in
            let known = try PeopleStore.jurisdictions(in: tx)
            guard !known.contains(where: { $0.code == office.jurisdiction }) else {
                throw Problem(.conflict, "setup.already-done", ["code": office.jurisdiction.rawValue])
            }
            try PeopleStore.add(
                Jurisdiction(code: office.jurisdiction, name: name, isSample: isSample), in: tx)
            let console = Person.console(of: office.jurisdiction)
            try PeopleStore.save(console, in: tx)
            for unit in units {
                try PeopleStore.add(Unit(id: ID(office.newID()), name: unit), to: office.jurisdiction, in: tx)
            }
            try AuditStore.append(
                AuditEvent(
                    "jurisdiction.set-up", subject: "jurisdiction/\(office.jurisdiction)",
                    details: ["name": name, "units": String(units.count)]),
                by: console, at: office.now(), in: tx)
            return console
        }
    }
}

extension Person {
    /// The console's name in histories.
    public static let consoleName = "控制台"

    /// The program itself, which acts where nobody is signed in.
    static func console(of jurisdiction: JurisdictionCode) -> Person {
        Person(id: ID("console"), jurisdiction: jurisdiction, name: consoleName, role: .console, unit: nil)
    }
}
