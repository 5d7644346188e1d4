import Database
import Programme

/// Reads how a ledger is defined, without its rows.
public struct ReadLedger: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The latest version of a ledger.
    ///
    /// - Throws: `ledger.unknown`, `person.not-allowed`.
    public func callAsFunction(_ name: String, by person: Person) async throws -> Ledger {
        try await office.database.read { db in
            try LedgerDesk.requireReading(by: person, in: office.jurisdiction)
            return try LedgerStore.find(name, in: office.jurisdiction, db)
        }
    }
}
