import Database
import Foundation
import Programme

/// Closes a quarter once every report is accepted; the official form is issued from locked values.
public struct LockQuarter: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `Problems` of `quarter.report-missing`, one for each report that is not accepted;
    ///   `report.quarter-locked` when it is locked already.
    public func callAsFunction(_ quarter: Quarter, by person: Person) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .reviewer, in: office.jurisdiction)
            let desk = try ReportDesk(office, quarter: quarter, tx)
            guard !desk.period.isLocked else { throw Problem(.conflict, "report.quarter-locked") }
            let reports = try ReportStore.all(of: desk.plan, quarter: quarter, tx)
            let units = try PeopleStore.units(of: office.jurisdiction, in: tx)
            let missing = desk.plan.actions.flatMap { action in
                action.reportingUnits.compactMap { unit -> Problem? in
                    let report = reports.first { $0.action == action.id && $0.unit == unit }
                    guard report?.state != .accepted else { return nil }
                    return Problem(
                        .conflict, "quarter.report-missing",
                        [
                            "action": String(action.ordinal),
                            "unit": units.first { $0.id == unit }?.name.rawValue ?? "",
                            "state": (report?.state ?? .none).rawValue,
                        ])
                }
            }
            guard missing.isEmpty else { throw Problems(missing) }
            for report in reports { try desk.keepLastMove(of: desk.move(.lock, report, by: person)) }
            try PeriodStore.lock(quarter, of: desk.plan, by: person, at: desk.office.now(), in: tx)
            try AuditStore.append(
                AuditEvent(
                    "quarter.locked", subject: "plan/\(desk.plan.id)",
                    details: ["quarter": quarter.description, "reports": String(reports.count)]),
                by: person, at: desk.office.now(), in: tx)
            try OutboxStore.append(
                OutboxEvent(
                    .quarterLocked, "plan/\(desk.plan.id)", quarter: quarter, by: person, desk.office),
                of: office.jurisdiction, in: tx)
        }
    }
}

/// Gives a unit more time for a quarter; it has to be asked for before the due day (domain.md, "Terms").
public struct ExtendPeriod: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `extension.too-late`, `extension.not-later`, `report.reason-needed`, `report.quarter-locked`.
    public func callAsFunction(
        _ quarter: Quarter, unit name: String, to day: Day, reason: String, by person: Person
    ) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .reviewer, in: office.jurisdiction)
            let desk = try ReportDesk(office, quarter: quarter, tx)
            let unit = try PeopleStore.unit(named: name, of: office.jurisdiction, in: tx)
            guard !reason.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty else {
                throw Problem(.invalid, "report.reason-needed")
            }
            guard !desk.period.isLocked else { throw Problem(.conflict, "report.quarter-locked") }
            guard office.today <= desk.period.dueOn else {
                throw Problem(.conflict, "extension.too-late", ["due": desk.period.dueOn.description])
            }
            guard day > desk.period.dueOn else {
                throw Problem(.invalid, "extension.not-later", ["due": desk.period.dueOn.description])
            }
            try PeriodStore.extend(
                quarter, of: desk.plan, for: unit.id, to: day, reason: reason, by: person, at: office.now(),
                in: tx)
            try AuditStore.append(
                AuditEvent(
                    "period.extended", subject: "plan/\(desk.plan.id)",
                    details: [
                        "quarter": quarter.description, "unit": unit.id.rawValue, "to": day.description,
                    ]),
                by: person, at: office.now(), in: tx)
            try OutboxStore.append(
                OutboxEvent(
                    .extensionGranted, "plan/\(desk.plan.id)", unit: unit.id, quarter: quarter,
                    facts: ["due": day.description], by: person, desk.office),
                of: office.jurisdiction, in: tx)
        }
    }
}
