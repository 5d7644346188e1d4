import Database
import Programme

/// Which book of a plan is the one that counts now.
private struct BookVersion: Sendable {
    var year: Int
    var head: String
}

extension Office {
    /// Supervision over the book that all requests share, instead of one read anew: orders and rules are read each time.
    func supervision(
        _ year: Int?, _ books: PlanBooks, by person: Person
    ) async throws -> SupervisionView {
        let office = self
        let wanted = try await database.read { db -> BookVersion in
            try person.mayReadSupervision(in: office.jurisdiction)
            let year = try SupervisionDesk.year(year, office, db)
            let head = try AuditStore.head(office.jurisdiction, in: db)
            return BookVersion(year: year, head: head.map { "\($0.sequence) \($0.hash)" } ?? "")
        }
        let key = PlanBooks.Key(jurisdiction: jurisdiction, year: wanted.year)
        let version = PlanBooks.Version(head: wanted.head, today: today)
        let book = try await books.book(key, version) {
            try await office.database.read { db in try PlanBook(year: wanted.year, office, db) }
        }
        return try await database.read { db -> SupervisionView in
            SupervisionView(desk: try SupervisionDesk(office, book, db), reader: person)
        }
    }
}
