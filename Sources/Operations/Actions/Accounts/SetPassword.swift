import Database
import Programme

/// Gives somebody a password from the console.
public struct SetPassword: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Ends the person's sessions and a lock of their name.
    ///
    /// - Parameter mustChange: whether it has to be changed at the next sign-in, as somebody else knows it.
    /// - Throws: `person.not-found`, `password.for-console`, `Problems` of the `PasswordRules`, `person.not-allowed`.
    public func callAsFunction(
        name: String, password: String, mustChange: Bool = true, by person: Person
    ) async throws {
        let (found, isSample) = try await office.database.read { db in
            try person.mayAct(as: .console, in: office.jurisdiction)
            return (
                try PeopleStore.person(name, of: office.jurisdiction, in: db),
                try PeopleStore.jurisdiction(office.jurisdiction, in: db).isSample
            )
        }
        let faults = PasswordRules.faults(password, name: found.name, isSample: isSample)
        guard faults.isEmpty else { throw Problems(faults) }
        let hash = try await office.passwords.inTurn { try await $0.hash(password) }
        try await office.database.write { tx in
            try person.mayAct(as: .console, in: office.jurisdiction)
            try office.replacePassword(of: found.id, with: hash, mustChange: mustChange, tx)
            try AuditStore.append(
                AuditEvent("password.set", subject: "person/\(found.id)"), by: person, at: office.now(),
                in: tx)
        }
    }
}

/// Gives somebody who forgot theirs a password for one sign-in.
public struct ResetPassword: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The password, told once and kept as a hash; it has to be changed at the next sign-in. Ends the person's
    /// sessions and a lock of their name.
    ///
    /// - Throws: `person.not-found`, `password.for-console`, `password.person-disabled`, `person.not-allowed`.
    public func callAsFunction(person id: ID<Person>, by person: Person) async throws -> String {
        try await office.database.read { _ in
            try person.mayAct(as: .administrator, .console, in: office.jurisdiction)
        }
        let password = RandomText.code()
        let hash = try await office.passwords.inTurn { try await $0.hash(password) }
        try await office.database.write { tx in
            try person.mayAct(as: .administrator, .console, in: office.jurisdiction)
            try office.replacePassword(of: id, with: hash, mustChange: true, tx)
            try AuditStore.append(
                AuditEvent("password.reset", subject: "person/\(id)"), by: person, at: office.now(), in: tx)
        }
        return password
    }
}

extension Office {
    /// A new password for somebody who did not ask for it themself.
    fileprivate func replacePassword(
        of id: ID<Person>, with hash: PasswordHash, mustChange: Bool, _ tx: any Transaction
    ) throws {
        let person = try PeopleStore.person(id, of: jurisdiction, in: tx)
        guard person.role != .console else { throw Problem(.invalid, "password.for-console") }
        guard person.isActive else {
            throw Problem(.conflict, "password.person-disabled", ["name": person.name])
        }
        try CredentialStore.save(hash, mustChange: mustChange, of: person, at: now(), in: tx)
        try ThrottleStore.clear(.name(person.name), of: jurisdiction, in: tx)
        try SessionStore.endAll(of: id, in: jurisdiction, at: now(), tx)
    }
}
