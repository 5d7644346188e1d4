import Database
import Programme

/// A token that was just made.
public struct NewToken: Sendable {
    /// What is known of it later.
    public var token: AccessToken
    /// The secret: shown once, never kept.
    public var secret: String
}

/// Makes a token with which another program acts on a person's behalf.
public struct AddToken: Sendable {
    /// How every secret begins, so that it is recognised where it does not belong.
    public static let prefix = "banshi_"

    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// For oneself; the console makes them for anybody.
    ///
    /// - Parameter id: whose it is to be; nil for the one who asks.
    /// - Throws: `words.missing`, `words.too-long` at `name`; `token.scopes-missing`, `token.expiry`; `token.too-many`;
    ///   `person.not-allowed` for somebody else's, and for who acts through a token.
    public func callAsFunction(
        name: String, scopes: Set<TokenScope>, until day: Day, of id: ID<Person>? = nil, by person: Person
    ) async throws -> NewToken {
        let secret = AddToken.prefix + RandomText.token()
        return try await office.database.write { tx in
            guard person.isActive, person.jurisdiction == office.jurisdiction, person.token == nil,
                id.map({ $0 == person.id }) ?? true || person.role == .console
            else { throw Problem(.forbidden, "person.not-allowed", ["name": person.name]) }
            let owner = id ?? person.id
            guard
                let holder = try PeopleStore.people(of: office.jurisdiction, in: tx).first(where: {
                    $0.id == owner && $0.isActive
                }), holder.role != .console
            else { throw Problem(.forbidden, "person.not-allowed", ["name": person.name]) }
            let words = try PlainWords(name, limit: 60, at: "name").text
            try AccessToken.check(scopes, until: day, today: office.today)
            let standing = try TokenStore.all(of: owner, in: office.jurisdiction, tx)
                .filter { $0.isGood(on: office.today) }
            guard standing.count < AccessToken.most else {
                throw Problem(.conflict, "token.too-many", ["limit": String(AccessToken.most)])
            }
            let token = AccessToken(
                id: ID(office.newID()), person: owner, name: words, scopes: scopes, createdAt: office.now(),
                expiresOn: day)
            try TokenStore.add(token, hash: Digest.sha256(secret), by: person, in: tx)
            try AuditStore.append(
                AuditEvent(
                    "token.added", subject: "person/\(owner)",
                    details: [
                        "token": token.id.rawValue, "until": day.description,
                        "scopes": scopes.map(\.rawValue).sorted().joined(separator: " "),
                    ]),
                by: person, at: office.now(), in: tx)
            return NewToken(token: token, secret: secret)
        }
    }
}

/// Takes a token back: one's own, or anybody's by an administrator or the console.
public struct RevokeToken: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Throws `token.not-found` when there is none, when it was taken back, and for somebody else's.
    public func callAsFunction(_ id: ID<AccessToken>, by person: Person) async throws {
        try await office.database.write { tx in
            guard let token = try TokenStore.find(id, in: office.jurisdiction, tx), token.revokedAt == nil,
                person.isActive, person.jurisdiction == office.jurisdiction, person.token == nil,
                token.person == person.id || person.role == .administrator || person.role == .console
            else { throw Problem(.notFound, "token.not-found") }
            try TokenStore.revoke(id, of: office.jurisdiction, at: office.now(), in: tx)
            try AuditStore.append(
                AuditEvent(
                    "token.revoked", subject: "person/\(token.person)", details: ["token": id.rawValue]),
                by: person, at: office.now(), in: tx)
        }
    }
}

/// Reads tokens, never their secrets.
public struct ListTokens: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// A person's own that open something, the latest first.
    public func callAsFunction(by person: Person) async throws -> [AccessToken] {
        try await office.database.read { db in
            try TokenStore.all(of: person.id, in: office.jurisdiction, db)
                .filter { $0.isGood(on: office.today) }
        }
    }

    /// Everybody's, those that open nothing any more too; throws `person.not-allowed`.
    public func ofEverybody(by person: Person) async throws -> [AccessToken] {
        try person.mayAct(as: .administrator, .console, in: office.jurisdiction)
        return try await office.database.read { try TokenStore.all(of: nil, in: office.jurisdiction, $0) }
    }
}
