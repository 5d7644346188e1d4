import Database
import Programme

/// Tells units what falls due and what is late, each thing once.
public struct PrepareDueAlerts: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// How many units are told something new. Nothing is written where nothing is due.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        let now = office.now()
        let alerts = try await office.database.read { db in try found(on: now.day, db) }
        guard !alerts.isEmpty else { return 0 }
        return try await office.database.write { tx in
            let events = alerts.map { $0.event(ID(office.newID()), at: now) }
            let count = try OutboxStore.append(events, of: office.jurisdiction, in: tx)
            guard count > 0 else { return 0 }
            try AuditStore.append(
                AuditEvent(
                    "alerts.prepared", subject: "jurisdiction/\(office.jurisdiction)",
                    details: ["count": String(count)]),
                by: .console(of: office.jurisdiction), at: now, in: tx)
            return count
        }
    }

    /// What nobody was told of yet.
    private func found(on today: Day, _ db: any Connection) throws -> [DueAlert] {
        let known = try OutboxStore.causes(of: office.jurisdiction, in: db)
        // The last quarter falls due in January of the next year.
        let years = try PeriodStore.years(of: office.jurisdiction, db).filter {
            $0 == today.year || $0 == today.year - 1
        }
        return try years.flatMap { year in
            let plan = try PlanStore.find(year: year, in: office.jurisdiction, db)
            return try PeriodStore.all(of: plan, db).filter { $0.isOpen(on: today) }.flatMap { period in
                let extensions = try PeriodStore.extensions(of: period.quarter, plan, db)
                return try owed(plan, period.quarter, db).compactMap { unit, count in
                    DueAlert(
                        owed: count, of: unit, period: period, extendedTo: extensions[unit], on: today,
                        calendar: office.calendar)
                }
            }
        }.filter { !known.contains($0.cause) }.sorted { $0.cause < $1.cause }
    }

    /// How many reports each unit owes.
    private func owed(
        _ plan: Plan, _ quarter: Quarter, _ db: any Connection
    ) throws -> [ID<Unit>: Int] {
        struct Key: Hashable {
            var action: ID<Action>
            var unit: ID<Unit>
        }
        let states = Dictionary(
            try ReportStore.all(of: plan, quarter: quarter, db).map {
                (Key(action: $0.action, unit: $0.unit), $0.state)
            }, uniquingKeysWith: { $1 })
        var counts: [ID<Unit>: Int] = [:]
        for action in plan.actions {
            for unit in action.reportingUnits {
                let state = states[Key(action: action.id, unit: unit)] ?? .none
                if ReminderCause.Kind(state, isComplete: true) != nil { counts[unit, default: 0] += 1 }
            }
        }
        return counts
    }
}
