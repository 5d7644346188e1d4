import Database
import Programme

/// Passwords, as hashes.
enum CredentialStore {
    static func find(
        _ person: ID<Person>, of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> PasswordHash? {
        try db.row(
            """
            SELECT scrypt_n, scrypt_r, scrypt_p, salt, hash FROM credentials
            WHERE jurisdiction = \(jurisdiction) AND person = \(person)
            """
        ).map { row in
            PasswordHash(
                cost: PasswordWork.Cost(
                    n: try row.get("scrypt_n"), r: try row.get("scrypt_r"), p: try row.get("scrypt_p")),
                salt: try bytes("salt", row), hash: try bytes("hash", row))
        }
    }

    static func mustChange(
        _ person: ID<Person>, of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> Bool {
        try db.value(
            """
            SELECT must_change FROM credentials WHERE jurisdiction = \(jurisdiction) AND person = \(person)
            """) ?? false
    }

    /// Whether anybody of the region can sign in.
    static func isEmpty(_ jurisdiction: JurisdictionCode, in db: any Connection) throws -> Bool {
        try db.row("SELECT person FROM credentials WHERE jurisdiction = \(jurisdiction) LIMIT 1") == nil
    }

    /// Who has a password, and whether it has to be changed.
    static func people(
        of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> [ID<Person>: Bool] {
        var people: [ID<Person>: Bool] = [:]
        for row in try db.rows(
            "SELECT person, must_change FROM credentials WHERE jurisdiction = \(jurisdiction)")
        {
            people[try row.get("person")] = try row.get("must_change", as: Bool.self)
        }
        return people
    }

    static func save(
        _ password: PasswordHash, mustChange: Bool, of person: Person, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO credentials
                (jurisdiction, person, scrypt_n, scrypt_r, scrypt_p, salt, hash, set_at, must_change)
            VALUES (\(person.jurisdiction), \(person.id), \(password.cost.n), \(password.cost.r),
                \(password.cost.p), \(Hex.text(password.salt)), \(Hex.text(password.hash)), \(now), \(mustChange))
            ON CONFLICT (jurisdiction, person) DO UPDATE SET scrypt_n = excluded.scrypt_n,
                scrypt_r = excluded.scrypt_r, scrypt_p = excluded.scrypt_p, salt = excluded.salt,
                hash = excluded.hash, set_at = excluded.set_at, must_change = excluded.must_change
            """)
    }

    /// Keeps a one-time code for the set-up; those before it are good no longer.
    static func add(
        setupCode hash: String, to jurisdiction: JurisdictionCode, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.execute("DELETE FROM setup_codes WHERE jurisdiction = \(jurisdiction) AND used_at IS NULL")
        try tx.execute(
            """
            INSERT INTO setup_codes (jurisdiction, code_hash, created_at)
            VALUES (\(jurisdiction), \(hash), \(now))
            """)
    }

    /// Uses a code up; false when it is none, was used, or was made before `oldest`.
    static func use(
        setupCode hash: String, of jurisdiction: JurisdictionCode, oldest: Instant, at now: Instant,
        in tx: any Transaction
    ) throws -> Bool {
        try tx.execute(
            """
            UPDATE setup_codes SET used_at = \(now) WHERE jurisdiction = \(jurisdiction)
                AND code_hash = \(hash) AND used_at IS NULL AND created_at >= \(oldest)
            """) == 1
    }

    private static func bytes(_ column: String, _ row: Row) throws -> [UInt8] {
        let text = try row.get(column, as: String.self)
        guard let bytes = Hex.bytes(text) else {
            throw Problem(.conflict, "database.value-unknown", ["column": column, "value": ""])
        }
        return bytes
    }
}
