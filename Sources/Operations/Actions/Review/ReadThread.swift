import Database
import Programme

/// What was said of a report, with what a reader needs to know of it.
public struct ReportThread: Sendable {
    /// Remarks and the reasons of returns, oldest first.
    public var entries: [ThreadEntry]
    /// Who the people in it are, by ID.
    public var people: [ID<Person>: Person]
    /// The unit whose report it is.
    public var unit: Unit
    /// The commitments that can be spoken of.
    public var commitments: [Commitment]
    /// Whether there is a report that can be spoken of.
    public var isOpen: Bool

    init(
        of record: ReportRecord?, _ status: ReportStatus, _ jurisdiction: JurisdictionCode,
        _ db: any Connection
    ) throws {
        let remarks = try record.map { try RemarkStore.all(on: $0.id, in: jurisdiction, db) } ?? []
        entries = record.map { ThreadEntry.all(of: $0, remarks) } ?? []
        people = Dictionary(
            uniqueKeysWithValues: try PeopleStore.people(of: jurisdiction, in: db).map { ($0.id, $0) })
        unit = status.unit
        commitments = status.action.commitments(of: status.unit.id)
        isOpen = record.map { $0.state != .locked } ?? false
    }
}

/// Reads the thread of a report, for the office and for the report's unit.
public struct ReadThread: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `person.not-allowed`, `report.other-unit`; `review.no-report` where none is due.
    public func callAsFunction(
        quarter: Quarter, action ordinal: Int, unit: ID<Unit>, by person: Person
    ) async throws -> ReportThread {
        try await office.database.read { db in
            try person.mayFollow(reportsOf: unit, in: office.jurisdiction)
            let desk = try ReviewDesk(office, quarter: quarter, db)
            let status = try desk.status(action: ordinal, unit: unit)
            return try ReportThread(of: status.record, status, office.jurisdiction, db)
        }
    }
}
