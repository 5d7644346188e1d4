import Database
import Programme

/// Which book of a plan is the one that counts now.
private struct BookVersion: Sendable {
    var year: Int
    var head: (sequence: Int, hash: String)?
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
            return BookVersion(year: year, head: try AuditStore.head(office.jurisdiction, in: db))
        }
        let book = try await books.book(of: wanted.year, head: wanted.head, office)
        return try await database.read { db -> SupervisionView in
            SupervisionView(desk: try SupervisionDesk(office, book, db), reader: person)
        }
    }
}
