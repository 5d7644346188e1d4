import Database
import Foundation
import Programme

/// Defines a ledger of an office's own from an XLSForm workbook, or changes one: the same name is its next version.
public struct DefineLedger: Sendable {
    /// What came of it.
    public struct Outcome: Sendable {
        /// The ledger with its version.
        public var ledger: Ledger
        /// The version before; nil for a new ledger.
        public var previous: Int?
        /// Whether the definition differs from the one before; nothing is written when it does not.
        public var isChanged: Bool
        /// What the form says that a ledger leaves out, and what was decided where it said nothing.
        public var remarks: [Problem]
    }

    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Keeps the next version with one entry of the audit log; with `dryRun` it only says what would come of it.
    ///
    /// - Throws: `person.not-allowed`; `Problems` with every fault of the form at once (`xlsform.…`, `expression.…`, and
    ///   `ledger.…` where a ledger with records would no longer fit them); `ledger.name-built-in`; what
    ///   `LedgerFormWorkbook` throws.
    public func callAsFunction(
        _ data: Data, fileName: String, dryRun: Bool = false, by person: Person
    ) async throws -> Outcome {
        // Before the file is read at all: reading costs more than refusing.
        try person.mayAct(as: .administrator, .reviewer, in: office.jurisdiction)
        let reading = try LedgerFormWorkbook.read(data, name: fileName)
        guard let ledger = reading.ledger else { throw Problems(reading.problems) }
        if dryRun {
            return try await office.database.read { db in
                try outcome(ledger, reading.remarks, by: person, db)
            }
        }
        return try await office.database.write { tx in
            let outcome = try outcome(ledger, reading.remarks, by: person, tx)
            guard outcome.isChanged else { return outcome }
            let now = office.now()
            try LedgerStore.define(outcome.ledger, by: person, at: now, in: office.jurisdiction, tx)
            try AuditStore.append(
                AuditEvent(
                    "ledger.defined", subject: "ledger/\(ledger.name)",
                    details: [
                        "definition": String(outcome.ledger.version), "file": Digest.sha256(data),
                        "fields": String(ledger.fields.count),
                    ]), by: person, at: now, in: tx)
            return outcome
        }
    }

    private func outcome(
        _ ledger: Ledger, _ remarks: [Problem], by person: Person, _ db: any Connection
    ) throws -> Outcome {
        try person.mayAct(as: .administrator, .reviewer, in: office.jurisdiction)
        guard !BuiltInLedgers.all.contains(where: { $0.name == ledger.name }) else {
            throw Problem(.conflict, "ledger.name-built-in", ["name": ledger.name])
        }
        let known = try LedgerStore.all(in: office.jurisdiction, db)
        guard let before = known.first(where: { $0.name == ledger.name }) else {
            return Outcome(ledger: ledger, previous: nil, isChanged: true, remarks: remarks)
        }
        var next = ledger
        next.version = before.version
        guard next != before else {
            return Outcome(ledger: before, previous: before.version, isChanged: false, remarks: remarks)
        }
        if try LedgerStore.countedVersion(before, in: office.jurisdiction, db) != nil {
            let problems = LedgerChange.problems(from: before, to: ledger)
            guard problems.isEmpty else { throw Problems(problems) }
        }
        next.version = before.version + 1
        return Outcome(ledger: next, previous: before.version, isChanged: true, remarks: remarks)
    }
}
