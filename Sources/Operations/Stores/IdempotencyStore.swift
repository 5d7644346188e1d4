import Database
import Programme

/// Answers to writes that were done, by the key under which they were asked for.
enum IdempotencyStore {
    static func find(
        _ key: IdempotencyKey, of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> (requestHash: String, answer: KeptAnswer)? {
        try db.row(
            """
            SELECT request_hash, status, answer FROM idempotency_keys
            WHERE jurisdiction = \(jurisdiction) AND token = \(key.token) AND key_hash = \(key.keyHash)
            """
        ).map { row in
            (
                try row.get("request_hash"),
                KeptAnswer(status: try row.get("status"), body: try row.get("answer"))
            )
        }
    }

    /// Keeps an answer; false when somebody else has kept one under this key meanwhile.
    static func add(
        _ answer: KeptAnswer, for key: IdempotencyKey, of jurisdiction: JurisdictionCode, at now: Instant,
        in tx: any Transaction
    ) throws -> Bool {
        try tx.execute(
            """
            INSERT INTO idempotency_keys
                (jurisdiction, token, key_hash, request_hash, status, answer, created_at)
            VALUES (\(jurisdiction), \(key.token), \(key.keyHash), \(key.requestHash), \(answer.status),
                \(answer.body), \(now))
            ON CONFLICT (jurisdiction, token, key_hash) DO NOTHING
            """) == 1
    }

    /// Forgets what was kept before a moment; gives how many there were.
    static func sweep(
        before oldest: Instant, of jurisdiction: JurisdictionCode, in tx: any Transaction
    ) throws -> Int {
        try tx.execute(
            """
            DELETE FROM idempotency_keys
            WHERE jurisdiction = \(jurisdiction) AND created_at < \(oldest)
            """)
    }
}
