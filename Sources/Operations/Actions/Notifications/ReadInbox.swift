import Database
import Programme

/// What somebody was told, with what it takes to put it into words.
public struct Inbox: Sendable {
    /// The latest entries, the newest first.
    public var entries: [InboxEntry]
    /// The region's units.
    public var units: [ID<Unit>: Unit]
}

/// Reads a person's own inbox.
public struct ReadInbox: Sendable {
    /// How many entries are shown; older ones stay in the database.
    public static let most = 200

    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The latest entries; what happened just now may take a second to come.
    public func callAsFunction(unreadOnly: Bool = false, by person: Person) async throws -> Inbox {
        try await office.database.read { db in
            Inbox(
                entries: try InboxStore.latest(
                    of: person, limit: ReadInbox.most, unreadOnly: unreadOnly, in: db),
                units: Dictionary(
                    uniqueKeysWithValues: try PeopleStore.units(of: office.jurisdiction, in: db).map {
                        ($0.id, $0)
                    }))
        }
    }
}

/// Puts entries of one's own inbox aside. No fact of the programme: not in the audit log (docs/decisions/0008).
public struct MarkInboxRead: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// One; a second time changes nothing.
    ///
    /// - Throws: `inbox.not-found`, also for somebody else's.
    public func callAsFunction(_ id: ID<InboxEntry>, by person: Person) async throws {
        try await office.database.write { tx in
            guard try InboxStore.markRead(id, of: person, at: office.now(), in: tx) else {
                throw Problem(.notFound, "inbox.not-found")
            }
        }
    }

    /// All; gives how many were unread.
    @discardableResult
    public func all(by person: Person) async throws -> Int {
        try await office.database.write { try InboxStore.markAllRead(of: person, at: office.now(), in: $0) }
    }
}
