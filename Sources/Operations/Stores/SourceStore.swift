import Database
import Programme

/// Where commitments' numbers come from, and the figures from elsewhere that some are divided by.
enum SourceStore {
    /// The sources of some commitments.
    static func sources(
        of commitments: [ID<Commitment>], in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [ID<Commitment>: CommitmentSource] {
        var found: [ID<Commitment>: CommitmentSource] = [:]
        guard !commitments.isEmpty else { return found }
        for row in try db.rows(
            """
            SELECT commitment, ledger, feed, per_reference, per_amount, note FROM commitment_sources
            WHERE jurisdiction = \(jurisdiction) AND commitment IN (\(list: commitments))
            """)
        {
            found[try row.get("commitment")] = try source(row)
        }
        return found
    }

    /// Every feed that a commitment draws on, with the commitment's subject.
    static func feeds(
        in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [(subject: String, feed: FeedReference)] {
        try db.rows(
            """
            SELECT c.subject, s.ledger, s.feed FROM commitment_sources s
            JOIN commitments c ON c.jurisdiction = s.jurisdiction AND c.id = s.commitment
            WHERE s.jurisdiction = \(jurisdiction) AND s.ledger IS NOT NULL AND s.feed IS NOT NULL
            ORDER BY c.id
            """
        ).map { (try $0.get("subject"), FeedReference(try $0.get("ledger"), try $0.get("feed"))) }
    }

    private static func source(_ row: Row) throws -> CommitmentSource {
        let note = try row.get("note", as: String.self)
        guard let ledger = try row.get("ledger", as: String?.self),
            let feed = try row.get("feed", as: String?.self)
        else { return CommitmentSource(.typed, note: note) }
        var rate: ReferenceRate?
        if let name = try row.get("per_reference", as: String?.self),
            let amount = try row.get("per_amount", as: Amount?.self)
        {
            // A name of a later release counts as none: its number could not be found.
            rate = ReferenceName(rawValue: name).map { ReferenceRate($0, per: amount) }
        }
        return CommitmentSource(.feed(FeedReference(ledger, feed), per: rate), note: note)
    }

    static func set(
        _ source: CommitmentSource, of commitment: ID<Commitment>, by person: Person, at now: Instant,
        in tx: any Transaction
    ) throws {
        let (feed, rate) = (source.feed, source.rate)
        try tx.execute(
            """
            INSERT INTO commitment_sources
                (jurisdiction, commitment, ledger, feed, per_reference, per_amount, note, set_at, set_by)
            VALUES (\(person.jurisdiction), \(commitment), \(feed?.ledger), \(feed?.feed),
                \(rate?.reference.rawValue), \(rate?.amount), \(source.note), \(now), \(person.id))
            ON CONFLICT (jurisdiction, commitment) DO UPDATE SET ledger = excluded.ledger, feed = excluded.feed,
                per_reference = excluded.per_reference, per_amount = excluded.per_amount, note = excluded.note,
                set_at = excluded.set_at, set_by = excluded.set_by
            """)
    }

    static func remove(
        _ commitment: ID<Commitment>, in jurisdiction: JurisdictionCode, _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            DELETE FROM commitment_sources
            WHERE jurisdiction = \(jurisdiction) AND commitment = \(commitment)
            """)
    }

    /// All reference figures of a region, the latest first.
    static func references(
        in jurisdiction: JurisdictionCode, _ db: any Connection
    ) throws -> [ReferenceFigure] {
        try db.rows(
            """
            SELECT name, as_of, value, source FROM reference_figures
            WHERE jurisdiction = \(jurisdiction) ORDER BY as_of DESC, name
            """
        ).compactMap { row in
            guard let name = ReferenceName(rawValue: try row.get("name")) else { return nil }
            return ReferenceFigure(
                name, asOf: try row.get("as_of"), value: try row.get("value"), source: try row.get("source"))
        }
    }

    static func set(
        _ figure: ReferenceFigure, by person: Person, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO reference_figures (jurisdiction, name, as_of, value, source, set_at, set_by)
            VALUES (\(person.jurisdiction), \(figure.name.rawValue), \(figure.asOf), \(figure.value),
                \(figure.source), \(now), \(person.id))
            ON CONFLICT (jurisdiction, name, as_of) DO UPDATE SET value = excluded.value,
                source = excluded.source, set_at = excluded.set_at, set_by = excluded.set_by
            """)
    }
}
