import Database
import Programme

/// How somebody wants to be told, besides the program.
public struct Contact: Hashable, Sendable {
    /// Their address; empty when they gave none.
    public var email: String
    /// Whether they want letters.
    public var byMail: Bool
    /// Since when their calendar has an address; nil when it has none.
    public var feedSince: Instant?

    /// Nothing, unless said otherwise.
    public init(email: String = "", byMail: Bool = false, feedSince: Instant? = nil) {
        (self.email, self.byMail, self.feedSince) = (email, byMail, feedSince)
    }
}

/// Reads one's own.
public struct ReadContact: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// What the person set.
    public func callAsFunction(by person: Person) async throws -> Contact {
        try await office.database.read { db in
            let kept = try ContactStore.contact(of: person, in: db)
            return Contact(
                email: kept?.email ?? "", byMail: kept?.byMail ?? false,
                feedSince: try ContactStore.feed(of: person, in: db))
        }
    }
}

/// Changes where one reads mail, and whether one wants any.
public struct ChangeContact: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Nothing is written when nothing is different. The audit log learns that it changed, never the address.
    ///
    /// - Parameter email: empty for none.
    /// - Throws: `mail.address-invalid`; `mail.address-needed` when letters are wanted without an address.
    public func callAsFunction(email: String, byMail: Bool, by person: Person) async throws {
        let email = email.isEmpty ? "" : try MailAddress(email).text
        guard !byMail || !email.isEmpty else {
            throw Problem(.invalid, "mail.address-needed", at: "email")
        }
        try await office.database.write { tx in
            let kept = try ContactStore.contact(of: person, in: tx)
            guard (kept?.email ?? "") != email || (kept?.byMail ?? false) != byMail else { return }
            let now = office.now()
            try ContactStore.save(email, byMail: byMail, of: person, at: now, in: tx)
            try AuditStore.append(
                AuditEvent(
                    "contact.changed", subject: "person/\(person.id)", details: ["by-mail": String(byMail)]),
                by: person, at: now, in: tx)
        }
    }
}

/// Gives one's calendar a secret address, in place of the one it had.
public struct MakeCalendarFeed: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The secret part of the address; it is told this once and kept as a hash.
    public func callAsFunction(by person: Person) async throws -> String {
        let token = RandomText.token()
        try await office.database.write { tx in
            let now = office.now()
            try ContactStore.saveFeed(hash: Digest.sha256(token), of: person, at: now, in: tx)
            try AuditStore.append(
                AuditEvent("calendar.opened", subject: "person/\(person.id)"), by: person, at: now, in: tx)
        }
        return token
    }
}

/// Takes the address of one's calendar away.
public struct RemoveCalendarFeed: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Where there is none, nothing is written.
    public func callAsFunction(by person: Person) async throws {
        try await office.database.write { tx in
            guard try ContactStore.removeFeed(of: person, in: tx) else { return }
            try AuditStore.append(
                AuditEvent("calendar.closed", subject: "person/\(person.id)"), by: person, at: office.now(),
                in: tx)
        }
    }
}
