import Database
import Programme

/// What a survey found, as it was typed.
public struct SatisfactionDraft: Sendable {
    /// The action's number; nil for the plan as a whole.
    public var action: Int?
    /// The day that the answers are of.
    public var asOf: Day
    /// How many were asked, answered, were satisfied; nil for what is no number.
    public var asked: Int?, answered: Int?, satisfied: Int?
    /// Who asked, and how.
    public var source: String

    /// A draft.
    public init(action: Int?, asOf: Day, asked: Int?, answered: Int?, satisfied: Int?, source: String) {
        self.action = action
        self.asOf = asOf
        self.asked = asked
        self.answered = answered
        self.satisfied = satisfied
        self.source = source
    }
}

/// Enters the result of a survey (满意度). The one before about the same thing is kept.
public struct RecordSatisfaction: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `person.not-allowed`, `plan.none`, `plan.not-confirmed`, `action.not-found`; `Problems` of
    ///   `Satisfaction.faults`, `words.missing`, `words.too-long`.
    @discardableResult
    public func callAsFunction(
        _ draft: SatisfactionDraft, year: Int, by person: Person
    ) async throws -> Satisfaction {
        try await office.database.write { tx in
            try person.mayAct(as: .reviewer, in: office.jurisdiction)
            let plan = try PlanStore.find(year: year, in: office.jurisdiction, tx)
            guard plan.status == .confirmed else {
                throw Problem(.conflict, "plan.not-confirmed", ["year": String(plan.year)])
            }
            let action = try draft.action.map { try plan.action($0) }
            let now = office.now()
            var faults = Satisfaction.faults(
                asked: draft.asked, answered: draft.answered, satisfied: draft.satisfied, asOf: draft.asOf,
                startsOn: plan.startsOn, today: now.day)
            var source = ""
            do {
                source = try PlainWords(draft.source, limit: Satisfaction.limit, at: "source").text
            } catch let fault as Problem { faults.append(fault) }
            guard faults.isEmpty, let asked = draft.asked, let answered = draft.answered,
                let satisfied = draft.satisfied
            else { throw Problems(faults) }
            let result = Satisfaction(
                id: ID(office.newID()), action: action?.id, asOf: draft.asOf, asked: asked,
                answered: answered, satisfied: satisfied, source: source, at: now, by: person.id)
            try SatisfactionStore.insert(result, of: plan, tx)
            try AuditStore.append(
                AuditEvent(
                    "satisfaction.recorded", subject: "plan/\(plan.id)",
                    details: [
                        "result": result.id.rawValue, "action": action.map { String($0.ordinal) } ?? "",
                        "asOf": result.asOf.description, "asked": String(asked),
                        "answered": String(answered), "satisfied": String(satisfied),
                    ]),
                by: person, at: now, in: tx)
            return result
        }
    }
}
