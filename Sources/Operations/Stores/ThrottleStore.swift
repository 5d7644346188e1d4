import Database
import Programme

/// Failed sign-ins, by the hash of what failed.
enum ThrottleStore {
    /// Whose failures are counted.
    enum Subject {
        case name(String)
        case address(String)

        /// Names that nobody has, and passwords typed as names, are counted without being kept.
        var hash: String {
            switch self {
            case .name(let name): Digest.sha256("name:\(name)")
            case .address(let address): Digest.sha256("address:\(address)")
            }
        }

        var limit: Int {
            switch self {
            case .name: SignInThrottle.nameLimit
            case .address: SignInThrottle.addressLimit
            }
        }
    }

    static func find(
        _ subject: Subject, of jurisdiction: JurisdictionCode, in db: any Connection
    ) throws -> SignInThrottle? {
        try db.row(
            """
            SELECT failures, since, last_failed_at, locked_until FROM sign_in_throttles
            WHERE jurisdiction = \(jurisdiction) AND subject = \(subject.hash)
            """
        ).map {
            SignInThrottle(
                failures: try $0.get("failures"), since: try $0.get("since"),
                lastFailedAt: try $0.get("last_failed_at"), lockedUntil: try $0.get("locked_until"))
        }
    }

    /// Throws `sign-in.locked` with the minutes left while any of them is locked.
    static func requireOpen(
        _ subjects: [Subject], of jurisdiction: JurisdictionCode, at now: Instant, in db: any Connection
    ) throws {
        let minutes = try subjects.compactMap {
            try find($0, of: jurisdiction, in: db)?.minutesLocked(at: now)
        }.max()
        if let minutes { throw Problem(.forbidden, "sign-in.locked", ["minutes": String(minutes)]) }
    }

    /// Counts a failure and tells what follows; forgets those of the day before.
    static func fail(
        _ subject: Subject, of jurisdiction: JurisdictionCode, at now: Instant, in tx: any Transaction
    ) throws -> SignInThrottle {
        try tx.execute(
            """
            DELETE FROM sign_in_throttles WHERE jurisdiction = \(jurisdiction)
                AND last_failed_at < \(Instant(seconds: now.seconds - 86_400))
            """)
        let next = SignInThrottle.afterFailure(
            try find(subject, of: jurisdiction, in: tx), limit: subject.limit, at: now)
        try tx.execute(
            """
            INSERT INTO sign_in_throttles
                (jurisdiction, subject, failures, since, last_failed_at, locked_until)
            VALUES (\(jurisdiction), \(subject.hash), \(next.failures), \(next.since), \(next.lastFailedAt),
                \(next.lockedUntil))
            ON CONFLICT (jurisdiction, subject) DO UPDATE SET failures = excluded.failures,
                since = excluded.since, last_failed_at = excluded.last_failed_at,
                locked_until = excluded.locked_until
            """)
        return next
    }

    static func clear(
        _ subject: Subject, of jurisdiction: JurisdictionCode, in tx: any Transaction
    ) throws {
        try tx.execute(
            """
            DELETE FROM sign_in_throttles
            WHERE jurisdiction = \(jurisdiction) AND subject = \(subject.hash)
            """)
    }
}
