import Database
import Programme

/// Reminds units of what they still owe for a quarter.
public struct SendReminders: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// What was sent. A unit that owes nothing, or was reminded of it today already, is passed over; when that is true
    /// of all, nothing is written.
    ///
    /// - Parameters:
    ///   - words: what the office says; what there is to do is added for each unit.
    ///   - chosen: the units to remind.
    /// - Throws: `person.not-allowed`, `words.missing`, `words.too-long`, `reminder.none-chosen`,
    ///   `report.quarter-locked`.
    @discardableResult
    public func callAsFunction(
        _ words: String, quarter: Quarter, to chosen: Set<ID<Unit>>, by person: Person
    ) async throws -> [Reminder] {
        try await office.database.write { tx in
            try person.mayAct(as: .reviewer, in: office.jurisdiction)
            guard !chosen.isEmpty else { throw Problem(.invalid, "reminder.none-chosen", at: "units") }
            let text = try PlainWords(words, limit: Reminder.limit, at: "text").text
            let now = office.now()
            let desk = try ReviewDesk(office.at(now), quarter: quarter, tx)
            guard !desk.period.isLocked else { throw Problem(.conflict, "report.quarter-locked") }
            let sent = try ReminderStore.causes(on: now.day, of: quarter, in: office.jurisdiction, tx)
            let reminders = desk.owed.filter { chosen.contains($0.unit.id) }.compactMap { owed -> Reminder? in
                let causes = owed.causes.filter { sent[owed.unit.id]?.contains($0) != true }
                guard !causes.isEmpty else { return nil }
                return Reminder(
                    id: ID(office.newID()), quarter: quarter, unit: owed.unit.id, text: text, causes: causes,
                    at: now, by: person.id)
            }
            guard !reminders.isEmpty else { return [] }
            var details = ["quarter": quarter.description]
            for reminder in reminders {
                try ReminderStore.insert(reminder, of: desk.plan, in: tx)
                details["reminder/\(reminder.id)"] = reminder.unit.rawValue
            }
            try AuditStore.append(
                AuditEvent("reminders.sent", subject: "plan/\(desk.plan.id)", details: details), by: person,
                at: now, in: tx)
            try OutboxStore.append(
                reminders.map { reminder in
                    OutboxEvent(
                        .reminderSent, "reminder/\(reminder.id)", unit: reminder.unit, quarter: quarter,
                        facts: ["count": String(reminder.causes.count)], by: person, office.at(now))
                }, of: office.jurisdiction, in: tx)
            return reminders
        }
    }
}

/// Puts a reminder aside for its unit.
public struct DismissReminder: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Somebody of the unit has read it; a second time changes nothing.
    ///
    /// - Throws: `person.not-allowed`; `reminder.not-found`, also for another unit's.
    public func callAsFunction(_ id: ID<Reminder>, by person: Person) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .reporter, .leader, in: office.jurisdiction)
            let reminder = try ReminderStore.find(id, in: office.jurisdiction, tx)
            guard reminder.unit == person.unit else { throw Problem(.notFound, "reminder.not-found") }
            guard reminder.readAt == nil else { return }
            let now = office.now()
            try ReminderStore.markRead(id, by: person, at: now, in: tx)
            try AuditStore.append(
                AuditEvent("reminder.read", subject: "reminder/\(id)"), by: person, at: now, in: tx)
        }
    }
}
