import Database
import Programme

/// Finds who a cookie's token belongs to; asked with every page.
public struct ResumeSession: Sendable {
    let office: Office

    /// In an office of any region: the token says which.
    public init(_ office: Office) { self.office = office }

    /// Who is signed in, with role and unit as they are now; nil when the token is unknown, the session was ended, is
    /// idle or old, or the person was disabled.
    public func callAsFunction(token: String) async throws -> SignedIn? {
        // Ours have 43 characters; anything else is not worth a look.
        guard token.utf8.count == 43 else { return nil }
        let hash = Digest.sha256(token)
        let now = office.now()
        guard
            let (signedIn, limits) = try await office.database.read({
                try SessionStore.find(tokenHash: hash, in: $0)
            }),
            limits.allow(signedIn.session, at: now)
        else { return nil }
        if now.seconds - signedIn.session.lastSeenAt.seconds >= 60 {
            // Bookkeeping, no fact of the programme: not in the audit log (docs/decisions/0008). Reading goes on
            // when it cannot be written, on a full disk for instance.
            try? await office.database.write { tx in
                try SessionStore.touch(
                    signedIn.session.id, of: signedIn.jurisdiction.code, at: now, in: tx)
            }
        }
        return signedIn
    }
}
