import Database
import Programme

/// Asks the office for more time for a unit's reports of a quarter.
public struct RequestExtension: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `person.not-allowed`; `words.missing`, `words.too-long`; `extension.nothing-due` when the unit reports
    ///   nothing, `extension.too-late` after its due day, `extension.not-later`, `extension.too-far`,
    ///   `extension.pending` while another request waits, `report.quarter-locked`.
    @discardableResult
    public func callAsFunction(
        _ quarter: Quarter, until wanted: Day, reason words: String, by person: Person
    ) async throws -> ExtensionRequest {
        try await office.database.write { tx in
            try person.mayAct(as: .reporter, .leader, in: office.jurisdiction)
            let reason = try PlainWords(words, limit: ExtensionRequest.limit, at: "reason").text
            let desk = try ReportDesk(office, quarter: quarter, tx)
            guard let unit = person.unit, desk.plan.reportingUnits.contains(unit) else {
                throw Problem(.conflict, "extension.nothing-due")
            }
            // More time may be asked for again while what was granted lasts.
            var period = desk.period
            period.dueOn = max(period.dueOn, desk.extensions[unit] ?? period.dueOn)
            guard desk.office.today <= period.dueOn else {
                throw Problem(.conflict, "extension.too-late", ["due": period.dueOn.description])
            }
            try ExtensionRequest.check(wanted, in: period)
            let earlier = try ExtensionStore.all(of: desk.plan, unit: unit, tx)
            guard !earlier.contains(where: { $0.quarter == quarter && $0.answer == nil }) else {
                throw Problem(.conflict, "extension.pending")
            }
            let request = ExtensionRequest(
                id: ID(office.newID()), quarter: quarter, unit: unit, wanted: wanted, reason: reason,
                at: desk.office.now(), by: person.id)
            try ExtensionStore.insert(request, of: desk.plan, in: tx)
            try AuditStore.append(
                AuditEvent(
                    "extension.requested", subject: "extension/\(request.id)",
                    details: [
                        "quarter": quarter.description, "unit": unit.rawValue, "until": wanted.description,
                    ]),
                by: person, at: request.at, in: tx)
            try OutboxStore.append(
                OutboxEvent(
                    .extensionRequested, "extension/\(request.id)", unit: unit, quarter: quarter,
                    facts: ["due": wanted.description], by: person, desk.office),
                of: office.jurisdiction, in: tx)
            return request
        }
    }
}

/// Grants or declines a request for more time. What was asked for in time may be granted after the due day.
public struct AnswerExtension: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `person.not-allowed`, `extension.not-found`, `extension.answered`; `extension.not-later`,
    ///   `extension.too-far`, `report.quarter-locked`; `words.missing`, `words.too-long` when declined.
    public func callAsFunction(
        _ id: ID<ExtensionRequest>, _ decision: LaterDay.Decision, by person: Person
    ) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .reviewer, in: office.jurisdiction)
            let request = try ExtensionStore.find(id, in: office.jurisdiction, tx)
            guard request.answer == nil else { throw Problem(.conflict, "extension.answered") }
            let desk = try ReportDesk(office, quarter: request.quarter, tx)
            let now = desk.office.now()
            var answer = LaterDay.Answer(dueOn: nil, reason: "", at: now, by: person.id)
            var details = ["quarter": request.quarter.description, "unit": request.unit.rawValue]
            switch decision {
            case .grant(let day):
                try ExtensionRequest.check(day, in: desk.period)
                answer.dueOn = day
                details["to"] = day.description
                try PeriodStore.extend(
                    request.quarter, of: desk.plan, for: request.unit, to: day, reason: request.reason,
                    by: person, at: now, in: tx)
            case .decline(let words):
                answer.reason = try PlainWords(words, limit: ExtensionRequest.limit, at: "reason").text
            }
            try ExtensionStore.answer(id, answer, in: office.jurisdiction, tx)
            let subject = "extension/\(id)"
            let event =
                answer.dueOn == nil
                ? AuditEvent("extension.declined", subject: subject, details: details)
                : AuditEvent("extension.granted", subject: subject, details: details)
            try AuditStore.append(event, by: person, at: now, in: tx)
            try OutboxStore.append(
                OutboxEvent(
                    answer.dueOn == nil ? .extensionDeclined : .extensionGranted, subject,
                    unit: request.unit, quarter: request.quarter,
                    facts: answer.dueOn.map { ["due": $0.description] } ?? [:], by: person,
                    office.at(now)),
                of: office.jurisdiction, in: tx)
        }
    }
}
