import Database
import Programme

/// Keeps what a reporter is typing, so that no text is lost; the latest takes the place of the one before.
///
/// No audit entry: nothing is handed over, and half a sentence is nobody's record.
public struct KeepWorkingCopy: Sendable {
    /// The most that one holds, in bytes of JSON.
    public static let most = 1 << 20

    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - fields: as they were typed, whatever they are worth.
    ///   - baseRevision: the revision that the person began from.
    /// - Returns: when it was kept.
    /// - Throws: `person.not-allowed`, `report.other-unit`, `report.unit-not-responsible`, `working-copy.too-large`.
    public func callAsFunction(
        _ fields: [String: [String]], quarter: Quarter, unit name: String, action ordinal: Int,
        by person: Person, baseRevision: Int
    ) async throws -> Instant {
        let now = office.now()
        let copy = WorkingCopy(baseRevision: max(0, baseRevision), fields: fields, savedAt: now)
        guard try JSONColumn.text(fields).utf8.count <= KeepWorkingCopy.most else {
            throw Problem(.invalid, "working-copy.too-large")
        }
        try await office.database.write { tx in
            let report = try ReportKey.own(quarter, name, ordinal, of: person, office, tx)
            try WorkingCopyStore.keep(copy, of: report, by: person, in: tx)
        }
        return now
    }
}

/// Throws a working copy away: what was saved last counts again.
public struct DropWorkingCopy: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Nothing happens when there is none. Throws what `KeepWorkingCopy` throws.
    public func callAsFunction(
        quarter: Quarter, unit name: String, action ordinal: Int, by person: Person
    ) async throws {
        try await office.database.write { tx in
            let report = try ReportKey.own(quarter, name, ordinal, of: person, office, tx)
            try WorkingCopyStore.drop(report, of: person, in: tx)
        }
    }
}

extension ReportKey {
    /// A report that this reporter writes; throws when it is not theirs to write.
    static func own(
        _ quarter: Quarter, _ name: String, _ ordinal: Int, of person: Person, _ office: Office,
        _ db: any Connection
    ) throws -> ReportKey {
        try person.mayAct(as: .reporter, in: office.jurisdiction)
        let plan = try PlanStore.find(year: quarter.year, in: office.jurisdiction, db)
        let action = try plan.action(ordinal)
        let unit = try PeopleStore.unit(named: name, of: office.jurisdiction, in: db)
        guard person.unit == unit.id else {
            throw Problem(.forbidden, "report.other-unit", ["name": person.name])
        }
        guard action.reportingUnits.contains(unit.id) else {
            throw Problem(
                .invalid, "report.unit-not-responsible",
                ["unit": unit.name.rawValue, "action": String(ordinal)])
        }
        return ReportKey(quarter: quarter, action: action.id, unit: unit.id)
    }
}
