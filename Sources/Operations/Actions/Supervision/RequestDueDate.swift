import Database
import Programme

/// Asks the office for a later due date of a commitment (延期申请), before the one it has is over.
public struct RequestDueDate: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - reason: why.
    ///   - progress: what is done so far.
    /// - Throws: `person.not-allowed`, `plan.none`, `plan.not-confirmed`, `action.not-found`, `commitment.not-found`,
    ///   `closure.other-unit`; `due.too-late`, `due.closed`, `due.pending`; `due.not-later`, `due.too-far`;
    ///   `words.missing`, `words.too-long`.
    @discardableResult
    public func callAsFunction(
        action ordinal: Int, commitment number: Int, year: Int? = nil, until wanted: Day, reason: String,
        progress: String, by person: Person
    ) async throws -> DueRequest {
        try await office.database.write { tx in
            try person.mayAct(as: .reporter, .leader, in: office.jurisdiction)
            let now = office.now()
            let desk = try SupervisionDesk(office.at(now), year: year, tx)
            let (action, commitment) = try desk.commitment(number, of: ordinal)
            guard let unit = person.unit, unit == commitment.accountable else {
                throw Problem(.forbidden, "closure.other-unit", ["name": person.name])
            }
            let due = desk.due(commitment)
            let words = (
                reason: try PlainWords(reason, limit: DueRequest.limit, at: "reason").text,
                progress: try PlainWords(progress, limit: DueRequest.limit, at: "progress").text
            )
            guard now.day <= due else {
                throw Problem(.conflict, "due.too-late", ["due": due.description])
            }
            guard desk.book.supervised.closures[commitment.id]?.state != .closed else {
                throw Problem(.conflict, "due.closed")
            }
            try DueRequest.check(wanted, after: due)
            let earlier = try DueRequestStore.all(of: desk.book.plan, tx)
            guard !earlier.contains(where: { $0.commitment == commitment.id && $0.answer == nil }) else {
                throw Problem(.conflict, "due.pending")
            }
            let request = DueRequest(
                id: ID(office.newID()), commitment: commitment.id, unit: unit, dueOn: due, wanted: wanted,
                reason: words.reason, progress: words.progress, at: now, by: person.id)
            try DueRequestStore.insert(request, in: office.jurisdiction, tx)
            try AuditStore.append(
                AuditEvent(
                    "due.requested", subject: "due-request/\(request.id)",
                    details: ["commitment": commitment.id.rawValue, "until": wanted.description]),
                by: person, at: now, in: tx)
            try OutboxStore.append(
                OutboxEvent(
                    .dueRequested, of: commitment, of: action, year: desk.book.plan.year, due: wanted,
                    by: person, office.at(now)),
                of: office.jurisdiction, in: tx)
            return request
        }
    }
}

/// Grants or declines a later due date. A grant is an amendment of the commitment: the old date and the reason are kept.
public struct AnswerDueDate: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Throws: `person.not-allowed`, `due.not-found`, `due.answered`; `due.not-later`, `due.too-far`;
    ///   `words.missing`, `words.too-long` when declined.
    public func callAsFunction(
        _ id: ID<DueRequest>, _ decision: LaterDay.Decision, by person: Person
    ) async throws {
        try await office.database.write { tx in
            try person.mayAct(as: .reviewer, in: office.jurisdiction)
            let request = try DueRequestStore.find(id, in: office.jurisdiction, tx)
            guard request.answer == nil else { throw Problem(.conflict, "due.answered") }
            let plan = try PlanStore.find(ofCommitment: request.commitment, in: office.jurisdiction, tx)
            guard let (action, commitment) = plan.place(of: request.commitment) else {
                throw Problem(.notFound, "due.not-found")
            }
            let now = office.now()
            var answer = LaterDay.Answer(dueOn: nil, reason: "", at: now, by: person.id)
            var details = ["commitment": request.commitment.rawValue]
            switch decision {
            case .grant(let day):
                answer.dueOn = day
                details["to"] = day.description
                try amend(commitment, of: plan, asked: request, to: day, at: now, by: person, tx)
            case .decline(let words):
                answer.reason = try PlainWords(words, limit: DueRequest.limit, at: "reason").text
            }
            try DueRequestStore.answer(id, answer, in: office.jurisdiction, tx)
            let subject = "due-request/\(id)"
            let event =
                answer.dueOn == nil
                ? AuditEvent("due.declined", subject: subject, details: details)
                : AuditEvent("due.granted", subject: subject, details: details)
            try AuditStore.append(event, by: person, at: now, in: tx)
            try OutboxStore.append(
                OutboxEvent(
                    answer.dueOn == nil ? .dueDeclined : .dueGranted, of: commitment, of: action,
                    year: plan.year, due: answer.dueOn, by: person, office.at(now)),
                of: office.jurisdiction, in: tx)
        }
    }

    private func amend(
        _ commitment: Commitment, of plan: Plan, asked request: DueRequest, to day: Day, at now: Instant,
        by person: Person, _ tx: any Transaction
    ) throws {
        // The date may have been amended since it was asked for: the later of both is what must be passed.
        try DueRequest.check(day, after: max(request.dueOn, commitment.dueOn ?? plan.endsOn))
        var wish = Amendment.Wish()
        wish.dueOn = day
        let isReported = try ReportStore.isReported(commitment.id, in: office.jurisdiction, tx)
        let (amended, amendment) = try Amendment.apply(
            wish, to: commitment, reason: request.reason, isReported: isReported)
        try PlanStore.update(amended, in: office.jurisdiction, tx)
        try PlanStore.insert(amendment, of: amended, by: person, at: now, in: tx)
    }
}
