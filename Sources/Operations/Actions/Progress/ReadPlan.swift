import Database
import Programme

/// Opens a plan for reading: what its pages and everybody's start page are made from.
public struct ReadPlan: Sendable {
    let office: Office
    let books: PlanBooks

    /// In an office, with the books that all requests share.
    public init(_ office: Office, _ books: PlanBooks) {
        self.office = office
        self.books = books
    }

    /// Everybody of the region may read the plan and its accepted figures; what else, `PlanView` decides for each reader.
    ///
    /// - Parameters:
    ///   - year: the plan's; nil for the latest plan in force.
    ///   - quarter: the quarter to show, whose year wins; nil for the latest that has ended, within the plan.
    /// - Returns: the years of all plans, and the plan; no plan when no year is asked for and none is in force.
    /// - Throws: `person.not-allowed`, `browse.no-plan`, `browse.draft` (not in force yet).
    public func callAsFunction(
        year: Int? = nil, quarter: Quarter? = nil, by reader: Person
    ) async throws -> ProgrammeView {
        guard reader.isActive, reader.jurisdiction == office.jurisdiction, reader.role != .console else {
            throw Problem(.forbidden, "person.not-allowed", ["name": reader.name])
        }
        let office = office
        let (head, years) = try await office.database.read { db in
            (
                try AuditStore.head(office.jurisdiction, in: db),
                try PlanStore.years(of: office.jurisdiction, in: db)
            )
        }
        guard let wanted = quarter?.year ?? year ?? years.first(where: \.isConfirmed)?.year else {
            return ProgrammeView(years: years, plan: nil)
        }
        guard let known = years.first(where: { $0.year == wanted }) else {
            throw Problem(.notFound, "browse.no-plan", ["year": String(wanted)])
        }
        guard known.isConfirmed else {
            throw Problem(.notFound, "browse.draft", ["year": String(wanted)])
        }
        let book = try await books.book(of: wanted, head: head, office)
        return ProgrammeView(
            years: years, plan: try PlanView(book, reader: reader, quarter: quarter, office: office))
    }
}
