import Database
import Foundation
import Programme

/// Somebody who is signed in, as of now.
public struct SignedIn: Hashable, Sendable {
    /// Who, with the role and unit of this moment.
    public var person: Person
    /// Their region.
    public var jurisdiction: Jurisdiction
    /// Which of their sessions it is.
    public var session: Session
    /// Whether somebody else knows the password: nothing but changing it is allowed.
    public var mustChangePassword: Bool
    /// The language that the region's administrator set for who chose none: a tag; nil when none was set.
    public var language: String?
    /// How many entries of their inbox are unread; counted to ``mostUnread``.
    public var unread: Int

    /// More unread entries than this are not counted: every page would pay for it.
    public static let mostUnread = 100

    /// Somebody signed in.
    public init(
        person: Person, jurisdiction: Jurisdiction, session: Session, mustChangePassword: Bool,
        language: String? = nil, unread: Int = 0
    ) {
        self.person = person
        self.jurisdiction = jurisdiction
        self.session = session
        self.mustChangePassword = mustChangePassword
        self.language = language
        self.unread = unread
    }
}

/// A session that was just begun.
public struct NewSession: Sendable {
    /// The secret, base64url, for the cookie and nothing else: only its hash is kept.
    public var token: String
    /// Who signed in.
    public var signedIn: SignedIn
}

/// Begins a session for who knows a name and its password.
public struct SignIn: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - address: the browser's address, which is counted by its hash and never kept.
    ///   - userAgent: what the browser calls itself.
    /// - Throws: `sign-in.refused`, whether nobody has the name, the password is another, or the person is disabled;
    ///   `sign-in.locked` with the minutes, after 5 failures for a name or 50 from an address; `sign-in.busy`.
    public func callAsFunction(
        name: String, password: String, address: String, userAgent: String
    ) async throws -> NewSession {
        let attempt = Attempt(office: office, name: name, address: address)
        // Whoever is locked out does not wait in line; whoever waited is asked again.
        try await office.database.read { try attempt.requireOpen($0) }
        return try await office.passwords.inTurn { turn in
            let known = try await office.database.read { db in
                try attempt.requireOpen(db)
                return try attempt.known(db)
            }
            let isRight = try await turn.verify(password, against: known?.password)
            let outcome = try await office.database.write { tx -> Result<NewSession, Problem> in
                // Others may have failed meanwhile: a guess beyond the limit learns nothing, even if it is right.
                try attempt.requireOpen(tx)
                // So may the administrator have reset the password that was just found right.
                guard isRight, let known, try attempt.known(tx) == known else {
                    return .failure(try attempt.fail(tx))
                }
                return .success(try begin(for: known.person, attempt, Session.shortened(userAgent), tx))
            }
            return try outcome.get()
        }
    }

    private func begin(
        for person: Person, _ attempt: Attempt, _ userAgent: String, _ tx: any Transaction
    ) throws -> NewSession {
        let now = office.now()
        let token = RandomText.token()
        let session = Session(
            id: ID(office.newID()), person: person.id, createdAt: now, lastSeenAt: now, userAgent: userAgent)
        try SessionStore.add(session, tokenHash: Digest.sha256(token), to: office.jurisdiction, in: tx)
        try ThrottleStore.clear(attempt.name, of: office.jurisdiction, in: tx)
        try AuditStore.append(
            AuditEvent(
                "session.started", subject: "person/\(person.id)", details: ["session": session.id.rawValue]),
            by: person, at: now, in: tx)
        // What every later page will find.
        guard let (signedIn, _) = try SessionStore.find(tokenHash: Digest.sha256(token), in: tx) else {
            throw Problem(.notFound, "session.not-found")
        }
        return NewSession(token: token, signedIn: signedIn)
    }
}

/// One try to prove who one is: what is counted against whom.
struct Attempt {
    /// Somebody who could sign in, with what the password must hash as.
    struct Known: Equatable {
        var person: Person
        var password: PasswordHash
    }

    let office: Office
    let name: ThrottleStore.Subject
    private let typed: String
    private let address: ThrottleStore.Subject?

    /// - Parameter address: nil where somebody is signed in already and asked again.
    init(office: Office, name: String, address: String?) {
        self.office = office
        typed = name.trimmingCharacters(in: .whitespacesAndNewlines)
        self.name = .name(typed)
        self.address = address.map { .address($0) }
    }

    /// Throws `sign-in.locked`.
    func requireOpen(_ db: any Connection) throws {
        try ThrottleStore.requireOpen(
            [name] + (address.map { [$0] } ?? []), of: office.jurisdiction, at: office.now(), in: db)
    }

    /// Whom the name belongs to, if they may sign in: not the console, nobody disabled, nobody without a password.
    func known(_ db: any Connection) throws -> Known? {
        guard let person = try PeopleStore.person(exactly: typed, of: office.jurisdiction, in: db),
            person.isActive,
            person.role != .console,
            let password = try CredentialStore.find(person.id, of: office.jurisdiction, in: db)
        else { return nil }
        return Known(person: person, password: password)
    }

    /// Counts the failure, tells the log if it is about somebody registered, and gives the refusal.
    func fail(_ tx: any Transaction) throws -> Problem {
        let now = office.now()
        // Who was disabled, or has no password, is told of too: somebody tries.
        let named = try PeopleStore.person(exactly: typed, of: office.jurisdiction, in: tx)
        let person = named.flatMap { $0.role == .console ? nil : $0 }
        let byName = try ThrottleStore.fail(name, of: office.jurisdiction, at: now, in: tx)
        let byAddress = try address.map {
            try ThrottleStore.fail($0, of: office.jurisdiction, at: now, in: tx)
        }
        let isAddressLocked = byAddress?.lockedUntil != nil
        let details = isAddressLocked ? ["address": "locked"] : [:]
        // Nobody is proven to have been here: the program itself writes it down.
        let console = Person.console(of: office.jurisdiction)
        if let person {
            let subject = "person/\(person.id)"
            let event =
                byName.lockedUntil == nil
                ? AuditEvent("session.refused", subject: subject, details: details)
                : AuditEvent("session.locked-out", subject: subject, details: details)
            try AuditStore.append(event, by: console, at: now, in: tx)
        } else if isAddressLocked {
            try AuditStore.append(
                AuditEvent("session.address-locked-out", subject: "jurisdiction/\(office.jurisdiction)"),
                by: console, at: now, in: tx)
        }
        let minutes = [byName, byAddress].compactMap { $0?.minutesLocked(at: now) }.max()
        return minutes.map { Problem(.forbidden, "sign-in.locked", ["minutes": String($0)]) }
            ?? Problem(.forbidden, "sign-in.refused")
    }
}
