/// A part of the interface for other programs that a token opens; the person's own rights hold behind it.
public enum TokenScope: String, Sendable, Codable, CaseIterable {
    /// The plan: actions, commitments, units, periods.
    case planRead = "plan:read"
    /// Figures and lights.
    case progressRead = "progress:read"
    /// Reports and their files.
    case reportsRead = "reports:read"
    /// A unit's part in a report: saving, signing, submitting, files, remarks, more time.
    case reportsWrite = "reports:write"
    /// The office's part: returning, accepting, reopening, locking, answering.
    case reviewWrite = "review:write"
    /// Ledgers and their rows.
    case ledgersRead = "ledgers:read"
    /// Rows of ledgers, one by one or a file of them.
    case ledgersWrite = "ledgers:write"
    /// Official documents.
    case documentsRead = "documents:read"
    /// Orders, spot checks, closing, later due dates.
    case supervisionRead = "supervision:read"
    /// The same, as far as the person may: sending, answering, checking, closing.
    case supervisionWrite = "supervision:write"
    /// The inbox and reminders; for an administrator webhooks and what could not be delivered.
    case notificationsRead = "notifications:read"
    /// The same: putting aside, reminding, adding and removing webhooks, sending again.
    case notificationsWrite = "notifications:write"
    /// People of the region.
    case peopleRead = "people:read"
    /// The audit log.
    case auditRead = "audit:read"

    /// Whether it opens something that changes what is stored.
    public var isWriting: Bool { rawValue.hasSuffix(":write") }
}

/// What lets another program act on a person's behalf. Its secret is shown once and kept as a hash.
public struct AccessToken: Hashable, Sendable {
    /// Which one.
    public var id: ID<AccessToken>
    /// On whose behalf.
    public var person: ID<Person>
    /// What its person calls it: the program that uses it.
    public var name: String
    /// What it opens.
    public var scopes: Set<TokenScope>
    /// When it was made.
    public var createdAt: Instant
    /// The last day on which it is good.
    public var expiresOn: Day
    /// The day on which it was last used; nil before.
    public var lastUsedOn: Day?
    /// When it was taken back; nil while it stands.
    public var revokedAt: Instant?

    /// A token.
    public init(
        id: ID<AccessToken>, person: ID<Person>, name: String, scopes: Set<TokenScope>, createdAt: Instant,
        expiresOn: Day, lastUsedOn: Day? = nil, revokedAt: Instant? = nil
    ) {
        self.id = id
        self.person = person
        self.name = name
        self.scopes = scopes
        self.createdAt = createdAt
        self.expiresOn = expiresOn
        self.lastUsedOn = lastUsedOn
        self.revokedAt = revokedAt
    }

    /// The longest that a token lasts.
    public static let mostDays = 366
    /// The most that a person has at a time.
    public static let most = 20

    /// Whether it opens anything on a day.
    public func isGood(on today: Day) -> Bool { revokedAt == nil && today <= expiresOn }

    /// Throws `token.expiry` unless it ends after today and within `mostDays`; `token.scopes-missing` without any scope.
    public static func check(_ scopes: Set<TokenScope>, until day: Day, today: Day) throws {
        var faults: [Problem] = []
        if scopes.isEmpty { faults.append(Problem(.invalid, "token.scopes-missing", at: "scopes")) }
        if day < today || day > today.adding(days: mostDays) {
            faults.append(
                Problem(.invalid, "token.expiry", ["days": String(mostDays)], at: "expires"))
        }
        guard faults.isEmpty else { throw Problems(faults) }
    }
}
