import Database
import Programme

/// Whether nobody of the region can sign in yet.
public struct SetUpNeeded: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// True until somebody has a password.
    public func callAsFunction() async throws -> Bool {
        try await office.database.read { try CredentialStore.isEmpty(office.jurisdiction, in: $0) }
    }
}

/// Makes the one-time code with which the first administrator is made; the server prints it when it starts.
public struct EnsureSetupCode: Sendable {
    let office: Office

    /// Hours for which a code is good.
    public static let hours = 24

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// A new code, which takes the place of one made before; nil when somebody can sign in already.
    public func callAsFunction() async throws -> String? {
        try await office.database.write { tx in
            guard try CredentialStore.isEmpty(office.jurisdiction, in: tx) else { return nil }
            let code = RandomText.code()
            try CredentialStore.add(
                setupCode: RandomText.codeHash(code), to: office.jurisdiction, at: office.now(), in: tx)
            try AuditStore.append(
                AuditEvent("setup.code-made", subject: "jurisdiction/\(office.jurisdiction)"),
                by: .console(of: office.jurisdiction), at: office.now(), in: tx)
            return code
        }
    }
}

/// Makes the first administrator.
public struct CompleteSetUp: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The administrator: a new person, or one of the name who was registered as administrator and has no password.
    ///
    /// - Throws: `setup.not-needed`; `setup.code-wrong` (at `code`) for a code that is wrong, used or older than a day;
    ///   `Problems` of `person.name-invalid`, `person.name-taken` (at `name`) and the `PasswordRules` (at `password`).
    @discardableResult
    public func callAsFunction(code: String, name: String, password: String) async throws -> Person {
        let region = try await office.database.read { db in
            guard try CredentialStore.isEmpty(office.jurisdiction, in: db) else {
                throw Problem(.conflict, "setup.not-needed")
            }
            return try PeopleStore.jurisdiction(office.jurisdiction, in: db)
        }
        let valid = try? UnitName(name).rawValue
        var faults = valid == nil ? [Problem(.invalid, "person.name-invalid", at: "name")] : []
        faults += PasswordRules.faults(password, name: name, isSample: region.isSample).map {
            $0.at("password")
        }
        guard faults.isEmpty, let valid else { throw Problems(faults) }
        let hash = try await office.passwords.inTurn { try await $0.hash(password) }
        return try await office.database.write { tx in
            let now = office.now()
            guard try CredentialStore.isEmpty(office.jurisdiction, in: tx) else {
                throw Problem(.conflict, "setup.not-needed")
            }
            let oldest = Instant(seconds: now.seconds - EnsureSetupCode.hours * 3600)
            let isGood = try CredentialStore.use(
                setupCode: RandomText.codeHash(code), of: office.jurisdiction, oldest: oldest, at: now, in: tx
            )
            guard isGood else { throw Problem(.forbidden, "setup.code-wrong", at: "code") }
            let administrator = try administrator(named: valid, tx)
            try CredentialStore.save(hash, mustChange: false, of: administrator, at: now, in: tx)
            try AuditStore.append(
                AuditEvent("setup.completed", subject: "person/\(administrator.id)"),
                by: .console(of: office.jurisdiction), at: now, in: tx)
            return administrator
        }
    }

    private func administrator(named name: String, _ tx: any Transaction) throws -> Person {
        let namesakes = try PeopleStore.people(of: office.jurisdiction, in: tx).filter {
            $0.name == name || $0.id.rawValue == name
        }
        if let known = namesakes.first {
            guard known.role == .administrator, known.isActive, known.name == name else {
                throw Problem(.conflict, "person.name-taken", ["name": name], at: "name")
            }
            return known
        }
        let added = Person(
            id: ID(office.newID()), jurisdiction: office.jurisdiction, name: name, role: .administrator,
            unit: nil)
        try PeopleStore.save(added, in: tx)
        return added
    }
}
