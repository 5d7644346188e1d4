import Database
import Programme

/// Answers an order, sends the answer back, closes the order, or takes it back.
public struct MoveOrder: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - words: the unit's reply, or why the office sends it back or takes it back; closing may do without.
    ///   - replyBy: when sent back: until when; nil for the working days that the rules give.
    /// - Throws: `person.not-allowed`, `order.not-found` (also for another unit's), `order.cannot-*`, `order.own-move`
    ///   for what only sending does; `words.missing`, `words.too-long`, `order.reply-by`.
    @discardableResult
    public func callAsFunction(
        _ id: ID<SupervisionOrder>, _ move: OrderMove, words: String = "", replyBy: Day? = nil,
        by person: Person
    ) async throws -> SupervisionOrder {
        try await office.database.write { tx in
            var order = try OrderStore.find(id, in: office.jurisdiction, tx)
            if let unit = person.unit, unit != order.unit { throw Problem(.notFound, "order.not-found") }
            guard move != .send, move != .supersede else { throw Problem(.conflict, "order.own-move") }
            let state = try order.state.after(move, by: person, unit: order.unit, in: office.jurisdiction)
            let now = office.now()
            var step = SupervisionOrder.Step(move: move, state: state, at: now, by: person.id)
            if move != .close || !words.allSatisfy(\.isWhitespace) {
                step.words = try PlainWords(words, limit: SupervisionOrder.limit, at: "words").text
            }
            let year = try OrderStore.year(of: id, in: office.jurisdiction, tx)
            if move == .return {
                let rules = try SettingStore.escalation(of: office.jurisdiction, in: tx)
                let day = replyBy ?? rules.replyBy(order.level, sentOn: now.day, office.calendar)
                try SupervisionOrder.check(replyBy: day, on: now.day)
                step.replyBy = day
            }
            if move == .close {
                // What is known by now was in the reviewer's hands: it must not press again tomorrow.
                let desk = try SupervisionDesk(office.at(now), year: year, tx)
                try OrderStore.keep(desk.causes(order.commitment), of: order, in: office.jurisdiction, tx)
            }
            try OrderStore.append(
                step, ordinal: order.steps.count + 1, to: id, in: office.jurisdiction, tx)
            order.steps.append(step)
            try AuditStore.append(event(move, order), by: person, at: now, in: tx)
            if let kind = OutboxKind(move) {
                try OutboxStore.append(
                    OutboxEvent(kind, of: order, by: person, office.at(now)), of: office.jurisdiction,
                    in: tx)
            }
            return order
        }
    }

    private func event(_ move: OrderMove, _ order: SupervisionOrder) -> AuditEvent {
        let (subject, details) = ("order/\(order.id)", ["number": order.number.description])
        return switch move {
        case .reply: AuditEvent("order.replied", subject: subject, details: details)
        case .return: AuditEvent("order.returned", subject: subject, details: details)
        case .close: AuditEvent("order.closed", subject: subject, details: details)
        case .withdraw, .send, .supersede:
            AuditEvent("order.withdrawn", subject: subject, details: details)
        }
    }
}
