/// Somebody whom records are about. Not a `Person`, who acts in the programme.
public enum Subject {}

/// Whom a record is about, as written: what is sealed.
public struct Identity: Hashable, Sendable, Codable {
    /// The name.
    public var name: String
    /// The identity number, 18 characters.
    public var number: String?
    /// The telephone number.
    public var phone: String?
    /// The day of birth, where there is no number that tells it.
    public var birth: Day?

    /// An identity.
    public init(name: String, number: String? = nil, phone: String? = nil, birth: Day? = nil) {
        self.name = name
        self.number = number
        self.phone = phone
        self.birth = birth
    }

    /// By what the same person is known again: the number, else the name with the day of birth, else with the telephone
    /// number; nil where the name is all there is, since two people may have it.
    public var matchingText: String? {
        if let number { return "number:\(number)" }
        if let birth { return "birth:\(name):\(birth)" }
        if let phone { return "phone:\(name):\(phone)" }
        return nil
    }
}

/// What is to be kept as a record: checked, every value in its canonical form.
public struct CheckedRecord: Hashable, Sendable {
    /// The day that it counts on.
    public var day: Day
    /// The place, where the ledger has one.
    public var place: String?
    /// Whom it is about.
    public var identity: Identity?
    /// Every value but the identity's, by field; what is empty or not relevant is left out.
    public var values: [String: String]

    /// A record.
    public init(day: Day, place: String?, identity: Identity?, values: [String: String]) {
        self.day = day
        self.place = place
        self.identity = identity
        self.values = values
    }
}

/// A record as it is stored, opened as far as the reader has the right.
public struct LedgerRecord: Hashable, Sendable {
    /// Which one.
    public var id: ID<LedgerRecord>
    /// The unit that it belongs to.
    public var unit: ID<Unit>
    /// The day that it counts on.
    public var day: Day
    /// The place.
    public var place: String?
    /// Whom it is about.
    public var subject: ID<Subject>?
    /// Values by field. Identity and sealed fields are masked (`isMasked`) unless the reader may see them.
    public var values: [String: String]
    /// Whether personal fields are masked.
    public var isMasked: Bool
    /// How often it was changed, from 1.
    public var revision: Int
    /// When it was last changed.
    public var changedAt: Instant
    /// By whom.
    public var changedBy: ID<Person>
    /// When it was deleted.
    public var deletedAt: Instant?

    /// A record.
    public init(
        id: ID<LedgerRecord>, unit: ID<Unit>, day: Day, place: String?, subject: ID<Subject>?,
        values: [String: String], isMasked: Bool, revision: Int, changedAt: Instant, changedBy: ID<Person>,
        deletedAt: Instant?
    ) {
        self.id = id
        self.unit = unit
        self.day = day
        self.place = place
        self.subject = subject
        self.values = values
        self.isMasked = isMasked
        self.revision = revision
        self.changedAt = changedAt
        self.changedBy = changedBy
        self.deletedAt = deletedAt
    }
}
