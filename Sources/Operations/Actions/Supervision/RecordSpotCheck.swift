import Database
import Foundation
import Programme

/// What the office found when it looked for itself.
public struct SpotCheckDraft: Sendable {
    /// When, and how.
    public var checkedOn: Day, method: SpotCheck.Method
    /// How many were looked at, and how many were as reported; nil for what is no number.
    public var sampleSize: Int?, sound: Int?
    /// What was found.
    public var found: String
    /// Whether what was reported holds, and what counts where it does not.
    public var passed: Bool, counted: Amount?

    /// A draft.
    public init(
        checkedOn: Day, method: SpotCheck.Method, sampleSize: Int?, sound: Int?, found: String, passed: Bool,
        counted: Amount? = nil
    ) {
        self.checkedOn = checkedOn
        self.method = method
        self.sampleSize = sampleSize
        self.sound = sound
        self.found = found
        self.passed = passed
        self.counted = counted
    }
}

/// Records a spot check (核查). A failed one lowers what counts; the accepted report stays as it is.
public struct RecordSpotCheck: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// The figure is lowered from the latest quarter that has ended on; from the one after it where that is locked, since
    /// its form was issued; from the plan's last quarter at the latest.
    ///
    /// - Throws: `person.not-allowed`, `plan.none`, `plan.not-confirmed`, `action.not-found`, `commitment.not-found`;
    ///   `Problems` of `SpotCheck.faults`, `words.missing`, `words.too-long`.
    @discardableResult
    public func callAsFunction(
        _ draft: SpotCheckDraft, action ordinal: Int, commitment number: Int, year: Int? = nil,
        by person: Person
    ) async throws -> SpotCheck {
        try await office.database.write { tx in
            try person.mayAct(as: .reviewer, in: office.jurisdiction)
            let now = office.now()
            let desk = try SupervisionDesk(office.at(now), year: year, tx)
            let (action, commitment) = try desk.commitment(number, of: ordinal)
            let quarter = desk.firstOpen
            let figure =
                desk.book.lines(quarter).first { $0.commitment.id == commitment.id }?.figure ?? .none
            var faults = SpotCheck.faults(
                sampleSize: draft.sampleSize, sound: draft.sound, checkedOn: draft.checkedOn,
                today: now.day, passed: draft.passed, counted: draft.counted?.value, of: commitment,
                figure: figure)
            var found = ""
            do { found = try PlainWords(draft.found, limit: SpotCheck.limit, at: "found").text } catch let
                fault as Problem
            { faults.append(fault) }
            guard faults.isEmpty, let size = draft.sampleSize, let sound = draft.sound else {
                throw Problems(faults)
            }
            let check = SpotCheck(
                id: ID(office.newID()), commitment: commitment.id, quarter: quarter, asOf: figure.asOf,
                checkedOn: draft.checkedOn, method: draft.method, sampleSize: size, sound: sound,
                found: found, passed: draft.passed, before: draft.counted == nil ? nil : figure.value,
                counted: draft.counted?.value, at: now, by: person.id)
            try ClosureStore.insert(check, in: office.jurisdiction, tx)
            try AuditStore.append(
                AuditEvent(
                    "spot-check.recorded", subject: "commitment/\(commitment.id)",
                    details: [
                        "check": check.id.rawValue, "passed": check.passed ? "true" : "false",
                        "before": check.before?.plain ?? "", "counted": check.counted?.plain ?? "",
                    ]),
                by: person, at: now, in: tx)
            try OutboxStore.append(
                OutboxEvent(
                    .spotCheckRecorded, of: commitment, of: action, year: desk.book.plan.year, by: person,
                    office.at(now)),
                of: office.jurisdiction, in: tx)
            return check
        }
    }
}

/// Takes a spot check back that was wrong; what it lowered counts again.
public struct WithdrawSpotCheck: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `person.not-allowed`, `spot-check.not-found`, `spot-check.withdrawn`; `words.missing`, `words.too-long`.
    public func callAsFunction(
        _ id: ID<SpotCheck>, reason words: String, year: Int? = nil, by person: Person
    ) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .reviewer, in: office.jurisdiction)
            let plan = try PlanStore.find(
                year: SupervisionDesk.year(year, office, tx), in: office.jurisdiction, tx)
            guard let check = try ClosureStore.checks(of: plan, tx).first(where: { $0.id == id }) else {
                throw Problem(.notFound, "spot-check.not-found")
            }
            guard check.withdrawal == nil else { throw Problem(.conflict, "spot-check.withdrawn") }
            let reason = try PlainWords(words, limit: SpotCheck.limit, at: "words").text
            let now = office.now()
            try ClosureStore.withdraw(id, reason: reason, by: person, at: now, in: tx)
            try AuditStore.append(
                AuditEvent(
                    "spot-check.withdrawn", subject: "commitment/\(check.commitment)",
                    details: ["check": id.rawValue]),
                by: person, at: now, in: tx)
            guard let (action, commitment) = plan.place(of: check.commitment) else {
                throw Problem(.notFound, "spot-check.not-found")
            }
            try OutboxStore.append(
                OutboxEvent(
                    .spotCheckWithdrawn, of: commitment, of: action, year: plan.year, by: person,
                    office.at(now)),
                of: office.jurisdiction, in: tx)
        }
    }
}

extension SupervisionDesk {
    /// The first quarter whose figures can still change: the latest that has ended, or the one after it.
    fileprivate var firstOpen: Quarter {
        let ended = latest
        guard let period = book.periods.first(where: { $0.quarter == ended }), period.isLocked else {
            return ended
        }
        return book.periods.first { $0.quarter > ended && !$0.isLocked }?.quarter ?? ended
    }
}
