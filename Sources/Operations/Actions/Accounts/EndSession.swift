import Database
import Programme

/// Ends a session: one's own, or anybody's by an administrator.
public struct EndSession: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Throws `session.not-found` when there is none, or it has ended; `person.not-allowed` for somebody else's.
    public func callAsFunction(id: ID<Session>, by person: Person) async throws {
        try await office.database.write { tx in
            let owner = try SessionStore.owner(of: id, in: office.jurisdiction, tx)
            if owner == nil || owner != person.id {
                try person.mayAct(as: .administrator, in: office.jurisdiction)
            }
            guard let owner else { throw Problem(.notFound, "session.not-found") }
            try SessionStore.end(id, of: office.jurisdiction, at: office.now(), in: tx)
            try AuditStore.append(
                AuditEvent("session.ended", subject: "person/\(owner)", details: ["session": id.rawValue]),
                by: person, at: office.now(), in: tx)
        }
    }
}

/// Ends a person's sessions but for the one they ask from.
public struct EndOtherSessions: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// How many there were.
    @discardableResult
    public func callAsFunction(by signedIn: SignedIn) async throws -> Int {
        try await office.database.write { tx in
            let person = signedIn.person
            let count = try SessionStore.endAll(
                of: person.id, but: signedIn.session.id, in: office.jurisdiction, at: office.now(), tx)
            guard count > 0 else { return 0 }
            try AuditStore.append(
                AuditEvent(
                    "session.others-ended", subject: "person/\(person.id)",
                    details: ["sessions": String(count)]),
                by: person, at: office.now(), in: tx)
            return count
        }
    }
}

/// Reads which sessions still last.
public struct ListSessions: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// A person's own, the latest used first.
    public func callAsFunction(by person: Person) async throws -> [Session] {
        try await office.database.read { db in
            try SessionStore.all(of: person.id, in: office.jurisdiction, at: office.now(), db)
        }
    }

    /// Everybody's, for the administrator; throws `person.not-allowed`.
    public func ofEverybody(by person: Person) async throws -> [Session] {
        try await office.database.read { db in
            try person.mayAct(as: .administrator, in: office.jurisdiction)
            return try SessionStore.all(of: nil, in: office.jurisdiction, at: office.now(), db)
        }
    }
}
