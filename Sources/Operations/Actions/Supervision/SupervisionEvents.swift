import Programme

extension OutboxEvent {
    /// What was done with an order, for the transaction that does it.
    init(_ kind: OutboxKind, of order: SupervisionOrder, by person: Person, _ office: Office) {
        var facts = ["number": order.number.description]
        if order.state == .sent { facts["due"] = order.replyBy?.description }
        self.init(
            kind, "supervision/orders/\(order.id)", unit: order.unit, facts: facts, by: person, office)
    }

    /// What was done about a commitment of a plan.
    ///
    /// - Parameter due: the day that was asked for or given.
    init(
        _ kind: OutboxKind, of commitment: Commitment, of action: Action, year: Int, due: Day? = nil,
        by person: Person, _ office: Office
    ) {
        var facts = ["number": String(commitment.ordinal), "year": String(year)]
        facts["due"] = due?.description
        self.init(
            kind, "supervision/commitments/\(year)/\(action.ordinal)/\(commitment.ordinal)",
            unit: commitment.accountable, action: action.ordinal, facts: facts, by: person, office)
    }
}

extension OutboxKind {
    /// What is told of an order's move; nil for what another event tells.
    init?(_ move: OrderMove) {
        switch move {
        case .send: self = .orderSent
        case .reply: self = .orderReplied
        case .return: self = .orderReturned
        case .close: self = .orderClosed
        case .withdraw: self = .orderWithdrawn
        // The order that takes its place is told of.
        case .supersede: return nil
        }
    }

    /// What is told of a closing's move.
    init(_ move: ClosureMove) {
        switch move {
        case .ask: self = .closureAsked
        case .close: self = .closureClosed
        case .refuse: self = .closureRefused
        case .reopen: self = .closureReopened
        }
    }
}

extension Plan {
    /// A commitment with its action; nil where the plan has no such.
    func place(of commitment: ID<Commitment>) -> (action: Action, commitment: Commitment)? {
        for action in actions {
            if let found = action.commitments.first(where: { $0.id == commitment }) { return (action, found) }
        }
        return nil
    }
}
