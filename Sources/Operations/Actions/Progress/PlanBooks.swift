import Database
import Programme

/// Keeps the latest books of plans, so that a page need not read and work out everything anew (docs/decisions/0010).
///
/// Every write of the program appends to the region's audit chain. The chain's end, together with the day, says therefore
/// whether a book is still what the database holds. Made once and passed on; books of all regions share its places.
public actor PlanBooks {
    /// Which book.
    struct Key: Hashable, Sendable {
        var jurisdiction: JurisdictionCode
        var year: Int
    }

    /// What a book depends on.
    struct Version: Hashable, Sendable {
        /// The end of the region's audit chain; empty before its first entry.
        var head: String
        /// Lateness grows with the day.
        var today: Day
    }

    private struct Place {
        var version: Version
        var book: Task<PlanBook, any Error>
        var lastUse: Int
    }

    private let capacity: Int
    private var places: [Key: Place] = [:]
    private var uses = 0
    /// How many books were made: what tests look at.
    private(set) var made = 0

    /// - Parameter capacity: how many books are kept; one takes about as much memory as the plan's reports.
    public init(capacity: Int = 16) { self.capacity = max(1, capacity) }

    /// The book of a version, made by `make` when it is not there; whoever asks meanwhile waits for the same one.
    func book(
        _ key: Key, _ version: Version, make: @escaping @Sendable () async throws -> PlanBook
    ) async throws -> PlanBook {
        uses += 1
        if var place = places[key], place.version == version {
            place.lastUse = uses
            places[key] = place
            return try await place.book.value
        }
        made += 1
        // Its own task: that the first who asked went away must not take it from the others.
        let task = Task { try await make() }
        places[key] = Place(version: version, book: task, lastUse: uses)
        dropOldest()
        do { return try await task.value } catch {
            // A failure is not kept: the next who asks tries again.
            if places[key]?.book == task { places[key] = nil }
            throw error
        }
    }

    /// The book of a year's plan as the end of the audit chain says that it is now.
    func book(of year: Int, head: (sequence: Int, hash: String)?, _ office: Office) async throws -> PlanBook {
        try await book(
            Key(jurisdiction: office.jurisdiction, year: year),
            Version(head: head.map { "\($0.sequence) \($0.hash)" } ?? "", today: office.today)
        ) {
            try await office.database.read { db in try PlanBook(year: year, office, db) }
        }
    }

    private func dropOldest() {
        while places.count > capacity, let oldest = places.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            places[oldest.key] = nil
        }
    }
}
