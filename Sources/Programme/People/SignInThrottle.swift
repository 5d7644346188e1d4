/// Failed sign-ins of one name or one address, and what follows from them.
public struct SignInThrottle: Hashable, Sendable {
    /// How many there were since `since`.
    public var failures: Int
    /// When the first of them was.
    public var since: Instant
    /// When the last of them was.
    public var lastFailedAt: Instant
    /// Until when nothing is tried; nil while the limit is not reached.
    public var lockedUntil: Instant?

    /// What is stored.
    public init(failures: Int, since: Instant, lastFailedAt: Instant, lockedUntil: Instant?) {
        self.failures = failures
        self.since = since
        self.lastFailedAt = lastFailedAt
        self.lockedUntil = lockedUntil
    }

    /// So many failures within `window` lock a name.
    public static let nameLimit = 5
    /// So many lock an address: an office of a hundred people stands behind one, and must not be shut out by five
    /// of them.
    public static let addressLimit = 50
    /// Seconds within which failures are counted, and for which a lock holds: 15 minutes.
    public static let window = 15 * 60

    /// The minutes left of a lock, rounded up; nil when nothing is locked.
    public func minutesLocked(at now: Instant) -> Int? {
        guard let lockedUntil, lockedUntil > now else { return nil }
        return (lockedUntil.seconds - now.seconds + 59) / 60
    }

    /// What stands there after one more failure; `previous` is nil before the first.
    public static func afterFailure(_ previous: SignInThrottle?, limit: Int, at now: Instant)
        -> SignInThrottle
    {
        var next = SignInThrottle(failures: 1, since: now, lastFailedAt: now, lockedUntil: nil)
        // A lock that has passed is paid for; failures of long ago are forgotten.
        if let previous, previous.lockedUntil == nil, now.seconds - previous.since.seconds < window {
            (next.failures, next.since) = (previous.failures + 1, previous.since)
        }
        if next.failures >= limit { next.lockedUntil = Instant(seconds: now.seconds + window) }
        return next
    }
}
