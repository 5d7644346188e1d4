import Database
import Programme
import Synchronization

/// What a page of the audit log needs besides its entries: names, and the lists to choose from.
///
/// All of it changes only by what is itself written to the log.
public struct AuditBook: Sendable {
    /// The end of the chain for which this holds; empty before the first entry.
    let head: String
    /// How many entries there are.
    public let count: Int
    /// Every event that ever happened here, in the order of their names.
    public let events: [String]
    /// Everybody who ever did something here, by name.
    public let actors: [(id: String, name: String)]
    /// What the people here are called, by ID.
    public let people: [String: String]
    /// What units, people and plans are called, by an entry's subject.
    let subjects: [String: AuditSubject]

    init(of jurisdiction: JurisdictionCode, _ head: (sequence: Int, hash: String)?, _ db: any Connection)
        throws
    {
        self.head = head?.hash ?? ""
        // Entries are counted without gaps: the chain's end says how many there are.
        count = head?.sequence ?? 0
        events = try AuditStore.events(of: jurisdiction, in: db)
        let people = try AuditStore.people(of: jurisdiction, in: db)
        self.people = people
        actors = try AuditStore.actors(of: jurisdiction, in: db).map { ($0, people[$0] ?? $0) }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        var subjects = try AuditStore.lastingNames(in: jurisdiction, db)
        for (id, name) in people { subjects["person/" + id] = .person(name) }
        self.subjects = subjects
    }
}

/// Keeps the book of each region until the region's audit chain goes on (docs/decisions/0010).
///
/// Made once and passed on; whoever has none reads everything anew.
public final class AuditBooks: Sendable {
    private let books = Mutex<[JurisdictionCode: AuditBook]>([:])

    /// None yet.
    public init() {}

    /// The book as the database has it in this snapshot.
    func book(of jurisdiction: JurisdictionCode, _ db: any Connection) throws -> AuditBook {
        let head = try AuditStore.head(jurisdiction, in: db)
        if let book = books.withLock({ $0[jurisdiction] }), book.head == head?.hash ?? "" { return book }
        // Two who come at the same time both read: that is short, and neither waits.
        let book = try AuditBook(of: jurisdiction, head, db)
        books.withLock { $0[jurisdiction] = book }
        return book
    }
}
