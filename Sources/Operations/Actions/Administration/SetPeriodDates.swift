import Database
import Programme

/// Moves the days on which a quarter opens and falls due, for everybody; the old ones are kept.
public struct SetPeriodDates: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The quarter as it is now.
    ///
    /// - Throws: what `Period.changed` refuses; `plan.none`, `plan.not-confirmed`, `period.not-in-plan`,
    ///   `person.not-allowed`.
    @discardableResult
    public func callAsFunction(
        _ quarter: Quarter, opensOn: Day, dueOn: Day, reason: String, by person: Person
    ) async throws -> Period {
        try await office.database.write { tx in
            try person.mayAct(as: .console, .administrator, in: office.jurisdiction)
            let desk = try ReportDesk(office, quarter: quarter, tx)
            let changed = try desk.period.changed(opensOn: opensOn, dueOn: dueOn, reason: reason)
            let now = desk.office.now()
            try PeriodStore.change(
                desk.period, to: changed, of: desk.plan, reason: reason, by: person, at: now, in: tx)
            try AuditStore.append(
                AuditEvent(
                    "period.dates-changed", subject: "plan/\(desk.plan.id)",
                    details: [
                        "quarter": quarter.description,
                        "opens": "\(desk.period.opensOn) → \(changed.opensOn)",
                        "due": "\(desk.period.dueOn) → \(changed.dueOn)",
                    ]),
                by: person, at: now, in: tx)
            return changed
        }
    }
}
