import Database
import Programme

/// What the office wants to send about one commitment.
public struct OrderDraft: Sendable {
    /// About what.
    public var commitment: ID<Commitment>
    /// How strong.
    public var level: OrderLevel
    /// Why, and what the unit is to do.
    public var reason: String, request: String
    /// Until when; nil for the working days that the rules give.
    public var replyBy: Day?

    /// A draft.
    public init(
        commitment: ID<Commitment>, level: OrderLevel, reason: String, request: String, replyBy: Day? = nil
    ) {
        self.commitment = commitment
        self.level = level
        self.reason = reason
        self.request = request
        self.replyBy = replyBy
    }
}

/// Sends orders (下达督办单), one or many: all of them or none.
public struct SendOrders: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// Each order gets the next number of its year and keeps every cause there is on the day; an unanswered lower order
    /// of the same commitment is superseded by it.
    ///
    /// - Throws: `person.not-allowed`, `plan.none`, `plan.not-confirmed`; `order.none-chosen`,
    ///   `supervision.no-commitment`, `order.twice`; `words.missing`, `words.too-long`, `order.reply-by`;
    ///   `order.closed-commitment`, `order.no-unit`, `order.reply-waits`, `order.not-higher`.
    @discardableResult
    public func callAsFunction(
        _ drafts: [OrderDraft], year: Int? = nil, by person: Person
    ) async throws -> [SupervisionOrder] {
        try await office.database.write { tx in
            try person.mayAct(as: .reviewer, in: office.jurisdiction)
            guard !drafts.isEmpty else { throw Problem(.invalid, "order.none-chosen", at: "commitments") }
            guard Set(drafts.map(\.commitment)).count == drafts.count else {
                throw Problem(.invalid, "order.twice", at: "commitments")
            }
            let now = office.now()
            let desk = try SupervisionDesk(office.at(now), year: year, tx)
            var serial = try OrderStore.nextSerial(year: now.day.year, in: office.jurisdiction, tx)
            var sent: [SupervisionOrder] = []
            var details: [String: String] = [:]
            for draft in drafts {
                let order = try order(draft, serial: serial, at: now, by: person, desk, tx)
                try OrderStore.insert(order, in: office.jurisdiction, tx)
                details["order/\(order.id)"] = "\(order.level.rawValue) \(order.number)"
                serial += 1
                sent.append(order)
            }
            try AuditStore.append(
                AuditEvent("orders.sent", subject: "plan/\(desk.book.plan.id)", details: details), by: person,
                at: now, in: tx)
            try OutboxStore.append(
                sent.map { OutboxEvent(.orderSent, of: $0, by: person, office.at(now)) },
                of: office.jurisdiction, in: tx)
            return sent
        }
    }

    private func order(
        _ draft: OrderDraft, serial: Int, at now: Instant, by person: Person, _ desk: SupervisionDesk,
        _ tx: any Transaction
    ) throws -> SupervisionOrder {
        let reason = try PlainWords(draft.reason, limit: SupervisionOrder.limit, at: "reason").text
        let request = try PlainWords(draft.request, limit: SupervisionOrder.limit, at: "request").text
        let commitment = try desk.commitment(draft.commitment).commitment
        guard desk.book.supervised.closures[commitment.id]?.state != .closed else {
            throw Problem(.conflict, "order.closed-commitment")
        }
        guard let unit = commitment.accountable else { throw Problem(.conflict, "order.no-unit") }
        let replyBy = draft.replyBy ?? desk.rules.replyBy(draft.level, sentOn: now.day, office.calendar)
        try SupervisionOrder.check(replyBy: replyBy, on: now.day)
        let known = desk.orders.filter { $0.commitment == commitment.id }
        let above = try Escalation.above(known, sending: draft.level)
        let state = try OrderState.none.after(.send, by: person, unit: unit, in: office.jurisdiction)
        let office = SupervisionOrder.office(of: desk.book.jurisdiction)
        guard let number = DocumentNumber("\(office)〔\(now.day.year)〕\(serial)号") else {
            throw Problem(.conflict, "order.no-number")
        }
        let spent = Set(known.flatMap(\.causes))
        var causes = desk.causes(commitment.id).filter { !spent.contains($0) }
        if let above {
            if above.isOverdue(on: now.day) { causes.append(.unanswered(above.id)) }
            try supersede(above, with: number, at: now, by: person, tx)
        }
        return SupervisionOrder(
            id: ID(self.office.newID()), commitment: commitment.id, unit: unit, level: draft.level,
            number: number, reason: reason, request: request, causes: causes,
            steps: [
                SupervisionOrder.Step(move: .send, state: state, replyBy: replyBy, at: now, by: person.id)
            ])
    }

    private func supersede(
        _ order: SupervisionOrder, with number: DocumentNumber, at now: Instant, by person: Person,
        _ tx: any Transaction
    ) throws {
        let state = try order.state.after(.supersede, by: person, unit: order.unit, in: office.jurisdiction)
        try OrderStore.append(
            SupervisionOrder.Step(
                move: .supersede, state: state, words: number.description, at: now, by: person.id),
            ordinal: order.steps.count + 1, to: order.id, in: office.jurisdiction, tx)
    }
}
