/// What the office says to a unit that asks for a later day: of a quarter's reports, or of a commitment.
public enum LaterDay {
    /// How it decides.
    public enum Decision: Sendable {
        /// Until this day, not necessarily the one that was asked for.
        case grant(until: Day)
        /// No, and why.
        case decline(reason: String)
    }

    /// What it said, as kept.
    public struct Answer: Hashable, Sendable {
        /// The later day; nil when it was declined.
        public var dueOn: Day?
        /// Why it was declined; a grant may do without.
        public var reason: String
        /// When.
        public var at: Instant
        /// Who.
        public var by: ID<Person>

        /// An answer.
        public init(dueOn: Day?, reason: String, at: Instant, by: ID<Person>) {
            self.dueOn = dueOn
            self.reason = reason
            self.at = at
            self.by = by
        }
    }
}
