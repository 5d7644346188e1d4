import Database
import Programme

/// Somebody with what the administrator has to know of their account.
public struct Account: Hashable, Sendable {
    /// How somebody can sign in.
    public enum Password: String, Sendable, CaseIterable {
        /// Not at all: none was ever set.
        case none
        /// With one that has to be changed at the next sign-in.
        case once
        /// With their own.
        case own
    }

    /// Who.
    public var person: Person
    /// Their unit; nil for who has none.
    public var unit: Unit?
    /// How they sign in.
    public var password: Password
    /// How many of their sessions still last.
    public var sessions: Int
}

/// Reads people with their accounts, for the administrator and the auditor.
public struct ReadAccounts: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Everybody but the console, in the order in which they were added. Throws `person.not-allowed`.
    public func callAsFunction(by person: Person) async throws -> [Account] {
        try await office.database.read { db in
            try person.mayAct(as: .administrator, .auditor, in: office.jurisdiction)
            let region = office.jurisdiction
            let units = Dictionary(
                uniqueKeysWithValues: try PeopleStore.units(of: region, in: db).map { ($0.id, $0) })
            let passwords = try CredentialStore.people(of: region, in: db)
            let sessions = Dictionary(
                grouping: try SessionStore.all(of: nil, in: region, at: office.now(), db), by: \.person)
            return try PeopleStore.people(of: region, in: db).filter { $0.role != .console }.map { person in
                Account(
                    person: person, unit: person.unit.flatMap { units[$0] },
                    password: passwords[person.id].map { $0 ? .once : .own } ?? .none,
                    sessions: sessions[person.id]?.count ?? 0)
            }
        }
    }
}
