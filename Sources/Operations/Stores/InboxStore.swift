import Database
import Programme

/// What people are told of, in the program.
enum InboxStore {
    /// The latest entries of a person, the newest first.
    static func latest(
        of person: Person, limit: Int, unreadOnly: Bool, in db: any Connection
    ) throws -> [InboxEntry] {
        let which: SQL = unreadOnly ? "AND n.read_at IS NULL" : ""
        return try db.rows(
            """
            SELECT n.id, n.event, n.read_at, \(OutboxStore.columns) FROM inbox_entries n
            JOIN outbox o ON o.jurisdiction = n.jurisdiction AND o.id = n.event
            WHERE n.jurisdiction = \(person.jurisdiction) AND n.person = \(person.id) \(which)
            ORDER BY n.event DESC LIMIT \(limit)
            """
        ).map { row in
            InboxEntry(
                id: try row.get("id"), event: try OutboxStore.event(row), readAt: try row.get("read_at"))
        }
    }

    static func insert(
        _ entries: [(person: ID<Person>, event: ID<OutboxEvent>)], of jurisdiction: JurisdictionCode,
        newID: () -> String, in tx: any Transaction
    ) throws {
        guard !entries.isEmpty else { return }
        let insert = try tx.bulk(
            """
            INSERT INTO inbox_entries (jurisdiction, id, person, event) VALUES ($1, $2, $3, $4)
            ON CONFLICT (jurisdiction, person, event) DO NOTHING
            """)
        for entry in entries {
            _ = try insert.run([
                jurisdiction.sqlValue, newID().sqlValue, entry.person.sqlValue, entry.event.sqlValue,
            ])
        }
    }

    /// - Returns: whether the person has such an entry.
    static func markRead(
        _ id: ID<InboxEntry>, of person: Person, at now: Instant, in tx: any Transaction
    ) throws -> Bool {
        try tx.execute(
            """
            UPDATE inbox_entries SET read_at = coalesce(read_at, \(now))
            WHERE jurisdiction = \(person.jurisdiction) AND id = \(id) AND person = \(person.id)
            """) > 0
    }

    static func markAllRead(of person: Person, at now: Instant, in tx: any Transaction) throws -> Int {
        try tx.execute(
            """
            UPDATE inbox_entries SET read_at = \(now)
            WHERE jurisdiction = \(person.jurisdiction) AND person = \(person.id) AND read_at IS NULL
            """)
    }
}

/// Where people want to be told, besides the program.
enum ContactStore {
    /// What a person has set; nil when nothing was.
    static func contact(
        of person: Person, in db: any Connection
    ) throws -> (email: String, byMail: Bool)? {
        try db.row(
            """
            SELECT email, by_mail FROM contacts
            WHERE jurisdiction = \(person.jurisdiction) AND person = \(person.id)
            """
        ).map { (try $0.get("email"), try $0.get("by_mail")) }
    }

    /// The addresses of those who want mail.
    static func wanting(
        in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [ID<Person>: String] {
        var found: [ID<Person>: String] = [:]
        for row in try db.rows(
            "SELECT person, email FROM contacts WHERE jurisdiction = \(jurisdiction) AND by_mail")
        {
            found[try row.get("person")] = try row.get("email", as: String.self)
        }
        return found
    }

    static func save(
        _ email: String, byMail: Bool, of person: Person, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO contacts (jurisdiction, person, email, by_mail, changed_at)
            VALUES (\(person.jurisdiction), \(person.id), \(email), \(byMail), \(now))
            ON CONFLICT (jurisdiction, person) DO UPDATE SET email = excluded.email,
                by_mail = excluded.by_mail, changed_at = excluded.changed_at
            """)
    }

    /// When a person's calendar got its address; nil when it has none.
    static func feed(of person: Person, in db: any Connection) throws -> Instant? {
        try db.row(
            """
            SELECT made_at FROM calendar_feeds
            WHERE jurisdiction = \(person.jurisdiction) AND person = \(person.id)
            """
        ).map { try $0.get("made_at") }
    }

    /// Whose calendar has an address of this hash; nil when none has, or the person may no longer act.
    static func owner(ofFeed hash: String, in db: any Connection) throws -> Person? {
        guard
            let row = try db.row("SELECT jurisdiction, person FROM calendar_feeds WHERE token_hash = \(hash)")
        else { return nil }
        let person = try PeopleStore.person(
            row.get("person", as: ID<Person>.self), of: row.get("jurisdiction"), in: db)
        return person.isActive ? person : nil
    }

    static func saveFeed(
        hash: String, of person: Person, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO calendar_feeds (jurisdiction, person, token_hash, made_at)
            VALUES (\(person.jurisdiction), \(person.id), \(hash), \(now))
            ON CONFLICT (jurisdiction, person) DO UPDATE SET token_hash = excluded.token_hash,
                made_at = excluded.made_at
            """)
    }

    /// - Returns: whether there was one.
    static func removeFeed(of person: Person, in tx: any Transaction) throws -> Bool {
        try tx.execute(
            """
            DELETE FROM calendar_feeds
            WHERE jurisdiction = \(person.jurisdiction) AND person = \(person.id)
            """) > 0
    }
}
