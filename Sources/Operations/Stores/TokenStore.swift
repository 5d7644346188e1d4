import Database
import Programme

/// Tokens of other programs, found by their hash.
enum TokenStore {
    /// Whose a token is, with the role and unit of this moment; nil for an unknown or revoked one, for a disabled person
    /// and for one whose password somebody else knows. The day is the caller's to hold against it.
    static func find(
        tokenHash: String, in db: any Connection
    ) throws -> (token: AccessToken, person: Person, jurisdiction: Jurisdiction, language: String?)? {
        try db.row(
            """
            SELECT t.id, t.person, t.name, t.scopes, t.created_at, t.expires_on, t.last_used_on, t.revoked_at,
                p.jurisdiction, p.name AS person_name, p.role, p.unit, j.name AS region, j.sample,
                (SELECT s.value FROM settings s WHERE s.jurisdiction = t.jurisdiction
                    AND s.name = \(DistrictSettings.Name.language.rawValue)) AS language
            FROM access_tokens t
            JOIN people p ON p.jurisdiction = t.jurisdiction AND p.id = t.person
            JOIN jurisdictions j ON j.jurisdiction = t.jurisdiction
            WHERE t.token_hash = \(tokenHash) AND t.revoked_at IS NULL AND p.active
                AND NOT EXISTS (SELECT 1 FROM credentials c WHERE c.jurisdiction = t.jurisdiction
                    AND c.person = t.person AND c.must_change)
            """
        ).map { row in
            let token = try token(row)
            let code = try row.get("jurisdiction", as: JurisdictionCode.self)
            let person = Person(
                id: token.person, jurisdiction: code, name: try row.get("person_name"),
                role: try row.code("role"), unit: try row.get("unit"), token: token.id)
            let region = Jurisdiction(
                code: code, name: try row.get("region"), isSample: try row.get("sample"))
            return (token, person, region, try row.get("language"))
        }
    }

    static func add(
        _ token: AccessToken, hash: String, by maker: Person, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO access_tokens
                (jurisdiction, id, person, name, token_hash, scopes, created_at, created_by, expires_on)
            VALUES (\(maker.jurisdiction), \(token.id), \(token.person), \(token.name), \(hash),
                \(token.scopes.map(\.rawValue).sorted().joined(separator: " ")), \(token.createdAt),
                \(maker.id), \(token.expiresOn))
            """)
    }

    /// The tokens of a person, the latest first; of everybody without one.
    static func all(
        of person: ID<Person>?, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [AccessToken] {
        let whose: SQL = person.map { "AND person = \($0)" } ?? ""
        return try db.rows(
            """
            SELECT id, person, name, scopes, created_at, expires_on, last_used_on, revoked_at
            FROM access_tokens WHERE jurisdiction = \(jurisdiction) \(fragment: whose)
            ORDER BY created_at DESC, id DESC
            """
        ).map(token)
    }

    static func find(
        _ id: ID<AccessToken>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> AccessToken? {
        try db.row(
            """
            SELECT id, person, name, scopes, created_at, expires_on, last_used_on, revoked_at
            FROM access_tokens WHERE jurisdiction = \(jurisdiction) AND id = \(id)
            """
        ).map(token)
    }

    static func revoke(
        _ id: ID<AccessToken>, of jurisdiction: JurisdictionCode, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            UPDATE access_tokens SET revoked_at = \(now)
            WHERE jurisdiction = \(jurisdiction) AND id = \(id) AND revoked_at IS NULL
            """)
    }

    static func touch(
        _ id: ID<AccessToken>, of jurisdiction: JurisdictionCode, on day: Day, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            UPDATE access_tokens SET last_used_on = \(day)
            WHERE jurisdiction = \(jurisdiction) AND id = \(id)
                AND (last_used_on IS NULL OR last_used_on < \(day))
            """)
    }

    private static func token(_ row: Row) throws -> AccessToken {
        let scopes = try row.get("scopes", as: String.self).split(separator: " ")
        return AccessToken(
            id: try row.get("id"), person: try row.get("person"), name: try row.get("name"),
            // A scope that a later version knew opens nothing here.
            scopes: Set(scopes.compactMap { TokenScope(rawValue: String($0)) }),
            createdAt: try row.get("created_at"), expiresOn: try row.get("expires_on"),
            lastUsedOn: try row.get("last_used_on"), revokedAt: try row.get("revoked_at"))
    }
}
