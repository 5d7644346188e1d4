import Database
import Programme

/// Another program that asks on a person's behalf, as of now.
public struct TokenHolder: Hashable, Sendable {
    /// The token.
    public var token: AccessToken
    /// Whose it is, with the role and unit of this moment, and the token's ID.
    public var person: Person
    /// Their region.
    public var jurisdiction: Jurisdiction
    /// The language that the region's administrator set; nil when none was set.
    public var language: String?
}

/// Finds who a token acts for; asked with every request.
public struct ResumeToken: Sendable {
    let office: Office

    /// In an office of any region: the token says which.
    public init(_ office: Office) { self.office = office }

    /// Nil when the token is unknown, expired or revoked, when its person was disabled, or must first change a password
    /// that somebody else knows.
    public func callAsFunction(secret: String) async throws -> TokenHolder? {
        guard secret.hasPrefix(AddToken.prefix), secret.utf8.count == AddToken.prefix.utf8.count + 43 else {
            return nil
        }
        let hash = Digest.sha256(secret)
        let today = office.today
        guard
            let found = try await office.database.read({ try TokenStore.find(tokenHash: hash, in: $0) }),
            found.token.isGood(on: today)
        else { return nil }
        if found.token.lastUsedOn.map({ $0 < today }) ?? true {
            // Bookkeeping, no fact of the programme: not in the audit log (docs/decisions/0008). What is asked for goes on
            // when it cannot be written.
            try? await office.database.write { tx in
                try TokenStore.touch(found.token.id, of: found.jurisdiction.code, on: today, in: tx)
            }
        }
        return TokenHolder(
            token: found.token, person: found.person, jurisdiction: found.jurisdiction,
            language: found.language)
    }
}
