/// How something reaches those outside the program.
public enum DeliveryChannel: String, Sendable, CaseIterable {
    /// A letter to a person's address.
    case mail
    /// A message to another system.
    case webhook
}

/// One event on its way to one place.
public struct Delivery: Hashable, Sendable {
    /// Where it stands.
    public enum State: String, Sendable, CaseIterable {
        /// It is to be sent, for the first time or again.
        case waiting
        /// The other side took it.
        case delivered
        /// It was tried often enough; somebody has to look.
        case dead
    }

    /// Which one; the other side sees the same at each attempt.
    public var id: ID<Delivery>
    /// What is told.
    public var event: OutboxEvent
    /// How.
    public var channel: DeliveryChannel
    /// A person's or a webhook's identifier.
    public var target: String
    /// Where it stands.
    public var state: State
    /// How often it was tried.
    public var attempts: Int
    /// When it is tried next.
    public var nextAt: Instant
    /// Why the last attempt failed: `http-500`, `curl-7`, `address-refused`; nil before the first.
    public var lastError: String?

    /// A delivery.
    public init(
        id: ID<Delivery>, event: OutboxEvent, channel: DeliveryChannel, target: String,
        state: State = .waiting, attempts: Int = 0, nextAt: Instant, lastError: String? = nil
    ) {
        self.id = id
        self.event = event
        self.channel = channel
        self.target = target
        self.state = state
        self.attempts = attempts
        self.nextAt = nextAt
        self.lastError = lastError
    }

    /// It arrived.
    public mutating func succeed() {
        attempts += 1
        state = .delivered
        lastError = nil
    }

    /// It did not: it is tried again later, or never again.
    ///
    /// - Parameters:
    ///   - isFinal: whether trying again would be of no use.
    ///   - chance: from 0 up to 1, at random.
    public mutating func fail(_ error: String, at now: Instant, isFinal: Bool = false, chance: Double) {
        attempts += 1
        lastError = error
        if isFinal || attempts >= RetrySchedule.attempts {
            state = .dead
        } else {
            nextAt = Instant(seconds: now.seconds + RetrySchedule.pause(after: attempts, chance: chance))
        }
    }

    /// Somebody wants it tried again from the start.
    public mutating func revive(at now: Instant) {
        (state, attempts, nextAt) = (.waiting, 0, now)
    }
}

/// When something that could not be delivered is tried again (docs/operations/notifications.md has the table).
public enum RetrySchedule {
    /// After so many attempts nothing is tried any more.
    public static let attempts = 10
    /// The first pause, in seconds; each later one is twice as long.
    public static let first = 30
    /// The longest, in seconds.
    public static let longest = 6 * 3600

    /// Seconds until the next attempt: half of the pause for certain, the other half by chance, so that many that failed
    /// together do not come again together.
    ///
    /// - Parameter chance: from 0 up to 1.
    public static func pause(after attempts: Int, chance: Double) -> Int {
        let full = min(longest, first << min(max(attempts, 1) - 1, 20))
        return full / 2 + Int(Double(full - full / 2) * min(max(chance, 0), 1))
    }
}
