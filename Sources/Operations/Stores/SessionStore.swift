import Database
import Programme

/// Who is signed in.
enum SessionStore {
    /// The session of a token, with everything that a page needs to know of its reader, in one statement; nil for an
    /// unknown token, an ended session and a disabled person. The limits are the caller's to apply.
    static func find(
        tokenHash: String, in db: any Connection
    ) throws -> (signedIn: SignedIn, limits: SessionLimits)? {
        let (idle, absolute) = (DistrictSettings.Name.idle.rawValue, DistrictSettings.Name.absolute.rawValue)
        let language = DistrictSettings.Name.language.rawValue
        return try db.row(
            """
            SELECT s.id, s.person, s.user_agent, s.created_at, s.last_seen_at,
                p.jurisdiction, p.name, p.role, p.unit, j.name AS region, j.sample, c.must_change,
                (SELECT t.value FROM settings t
                    WHERE t.jurisdiction = s.jurisdiction AND t.name = \(idle)) AS idle,
                (SELECT t.value FROM settings t
                    WHERE t.jurisdiction = s.jurisdiction AND t.name = \(absolute)) AS absolute,
                (SELECT t.value FROM settings t
                    WHERE t.jurisdiction = s.jurisdiction AND t.name = \(language)) AS language,
                (SELECT count(*) FROM (SELECT 1 FROM inbox_entries n
                    WHERE n.jurisdiction = s.jurisdiction AND n.person = s.person AND n.read_at IS NULL
                    LIMIT \(SignedIn.mostUnread)) AS unread_entries) AS unread
            FROM sessions s
            JOIN people p ON p.jurisdiction = s.jurisdiction AND p.id = s.person
            JOIN jurisdictions j ON j.jurisdiction = s.jurisdiction
            JOIN credentials c ON c.jurisdiction = s.jurisdiction AND c.person = s.person
            WHERE s.token_hash = \(tokenHash) AND s.ended_at IS NULL AND p.active
            """
        ).map { row in
            let code = try row.get("jurisdiction", as: JurisdictionCode.self)
            let session = try session(row)
            let limits = [
                idle: try row.get("idle", as: String?.self),
                absolute: try row.get("absolute", as: String?.self),
            ].compactMapValues { $0 }
            let signedIn = SignedIn(
                person: Person(
                    id: session.person, jurisdiction: code, name: try row.get("name"),
                    role: try row.code("role"), unit: try row.get("unit")),
                jurisdiction: Jurisdiction(
                    code: code, name: try row.get("region"), isSample: try row.get("sample")),
                session: session, mustChangePassword: try row.get("must_change"),
                language: try row.get("language"), unread: try row.get("unread"))
            return (signedIn, DistrictSettings(limits).limits)
        }
    }

    static func add(
        _ session: Session, tokenHash: String, to jurisdiction: JurisdictionCode, in tx: any Transaction
    ) throws {
        // Long past sessions tell nothing that the audit log does not.
        try tx.execute(
            """
            DELETE FROM sessions WHERE jurisdiction = \(jurisdiction) AND person = \(session.person)
                AND created_at < \(Instant(seconds: session.createdAt.seconds - 90 * 86_400))
            """)
        try tx.execute(
            """
            INSERT INTO sessions
                (jurisdiction, id, person, token_hash, user_agent, created_at, last_seen_at)
            VALUES (\(jurisdiction), \(session.id), \(session.person), \(tokenHash), \(session.userAgent),
                \(session.createdAt), \(session.lastSeenAt))
            """)
    }

    static func touch(
        _ session: ID<Session>, of jurisdiction: JurisdictionCode, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            UPDATE sessions SET last_seen_at = \(now)
            WHERE jurisdiction = \(jurisdiction) AND id = \(session) AND last_seen_at < \(now)
            """)
    }

    /// The sessions that still last, latest first; of everybody without a person.
    static func all(
        of person: ID<Person>?, in jurisdiction: JurisdictionCode, at now: Instant, _ db: any Connection
    ) throws -> [Session] {
        let limits = try SettingStore.settings(of: jurisdiction, in: db).limits
        let whose: SQL = person.map { "AND person = \($0)" } ?? ""
        return try db.rows(
            """
            SELECT id, person, user_agent, created_at, last_seen_at FROM sessions
            WHERE jurisdiction = \(jurisdiction) AND ended_at IS NULL \(fragment: whose)
            ORDER BY last_seen_at DESC, id DESC
            """
        ).map(session).filter { limits.allow($0, at: now) }
    }

    /// Whose session it is; nil when there is none, or it was ended.
    static func owner(
        of session: ID<Session>, in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> ID<Person>? {
        try db.value(
            """
            SELECT person FROM sessions
            WHERE jurisdiction = \(jurisdiction) AND id = \(session) AND ended_at IS NULL
            """)
    }

    static func end(
        _ session: ID<Session>, of jurisdiction: JurisdictionCode, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            UPDATE sessions SET ended_at = \(now)
            WHERE jurisdiction = \(jurisdiction) AND id = \(session) AND ended_at IS NULL
            """)
    }

    /// Ends a person's sessions, but for one that is kept; gives how many there were.
    @discardableResult
    static func endAll(
        of person: ID<Person>, but kept: ID<Session>? = nil, in jurisdiction: JurisdictionCode,
        at now: Instant,
        _ tx: any Transaction
    ) throws -> Int {
        // No session has an empty ID.
        try tx.execute(
            """
            UPDATE sessions SET ended_at = \(now) WHERE jurisdiction = \(jurisdiction)
                AND person = \(person) AND ended_at IS NULL AND id <> \(kept ?? ID(""))
            """)
    }

    private static func session(_ row: Row) throws -> Session {
        Session(
            id: try row.get("id"), person: try row.get("person"), createdAt: try row.get("created_at"),
            lastSeenAt: try row.get("last_seen_at"), userAgent: try row.get("user_agent"))
    }
}
