/// One browser in which a person is signed in.
public struct Session: Hashable, Sendable {
    /// Which one; safe to show, for it is not what the cookie holds.
    public var id: ID<Session>
    /// Whose it is.
    public var person: ID<Person>
    /// When the person signed in.
    public var createdAt: Instant
    /// When a page was last asked for, to about a minute.
    public var lastSeenAt: Instant
    /// What the browser calls itself, shortened.
    public var userAgent: String

    /// A session.
    public init(
        id: ID<Session>, person: ID<Person>, createdAt: Instant, lastSeenAt: Instant, userAgent: String
    ) {
        self.id = id
        self.person = person
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
        self.userAgent = userAgent
    }

    /// What is kept of a browser's name for itself: one line of at most 200 characters.
    public static func shortened(_ userAgent: String) -> String {
        String(String.UnicodeScalarView(userAgent.unicodeScalars.filter { !$0.bendsLine }).prefix(200))
    }
}

/// How long a session lasts.
public struct SessionLimits: Hashable, Sendable {
    /// Minutes without a page after which a session has ended: 30.
    public var idleMinutes: Int
    /// Hours after which everybody signs in again: 12.
    public var absoluteHours: Int

    /// Limits.
    public init(idleMinutes: Int = 30, absoluteHours: Int = 12) {
        self.idleMinutes = idleMinutes
        self.absoluteHours = absoluteHours
    }

    /// Whether a session that nobody ended still lasts.
    public func allow(_ session: Session, at now: Instant) -> Bool {
        now.seconds - session.lastSeenAt.seconds <= idleMinutes * 60
            && now.seconds - session.createdAt.seconds <= absoluteHours * 3600
    }
}
