import Database
import Programme

/// What proves a submission: who, when, and the hash of what was handed in.
public struct SubmissionReceipt: Sendable {
    /// The unit.
    public var unit: String
    /// Who submitted.
    public var person: String
    /// When.
    public var at: Instant
    /// The revision that was handed in.
    public var revision: Int
    /// SHA-256 of its content.
    public var contentHash: String
}

/// Reads a receipt and holds it against the content.
public struct ReadReceipt: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `report.no-receipt` when nothing was submitted; `check.content-changed` and its kin when the content
    ///   is not what was handed in.
    public func callAsFunction(quarter: Quarter, unit name: String, action ordinal: Int) async throws
        -> SubmissionReceipt
    {
        try await office.database.read { db in
            let plan = try PlanStore.find(year: quarter.year, in: office.jurisdiction, db)
            let unit = try PeopleStore.unit(named: name, of: office.jurisdiction, in: db)
            let action = try plan.action(ordinal)
            guard
                let report = try ReportStore.find(
                    action: action.id, unit: unit.id, quarter: quarter, in: office.jurisdiction, db),
                let receipt = report.receipt
            else { throw Problem(.notFound, "report.no-receipt") }
            let faults =
                receipt.revision == report.revision
                ? try ReportSeal.findings(report, db: db, jurisdiction: office.jurisdiction) : []
            guard faults.isEmpty else {
                throw Problems(
                    faults.map {
                        Problem(
                            .conflict, $0,
                            [
                                "quarter": quarter.description, "unit": name, "action": String(ordinal),
                                "report": report.id.rawValue,
                            ])
                    })
            }
            let person = try PeopleStore.person(receipt.by.rawValue, of: office.jurisdiction, in: db)
            return SubmissionReceipt(
                unit: unit.name.rawValue, person: person.name, at: receipt.at, revision: receipt.revision,
                contentHash: receipt.contentHash)
        }
    }
}
