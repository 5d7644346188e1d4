import Database
import Programme

/// Asks for the closing (销号) of a commitment, decides it, or takes it back.
public struct MoveClosure: Sendable {
    let office: Office

    /// In an office.
    public init(_ office: Office) { self.office = office }

    /// - Parameters:
    ///   - ordinal: the action's number.
    ///   - number: the commitment's number in the action.
    ///   - words: why; needed to refuse and to reopen.
    /// - Throws: `plan.none`, `plan.not-confirmed`, `action.not-found`, `commitment.not-found`; what `Closure.after`
    ///   throws; `words.missing`, `words.too-long`.
    @discardableResult
    public func callAsFunction(
        _ move: ClosureMove, action ordinal: Int, commitment number: Int, year: Int? = nil,
        words: String = "", by person: Person
    ) async throws -> ClosureState {
        try await office.database.write { tx in
            let now = office.now()
            let desk = try SupervisionDesk(office.at(now), year: year, tx)
            let (action, commitment) = try desk.commitment(number, of: ordinal)
            let closure = desk.book.supervised.closures[commitment.id] ?? Closure()
            let state = try closure.after(
                move, by: person, unit: commitment.accountable, in: office.jurisdiction,
                checklist: desk.checklist(action, commitment))
            var reason: String?
            if move == .refuse || move == .reopen || !words.allSatisfy(\.isWhitespace) {
                reason = try PlainWords(words, limit: Closure.limit, at: "words").text
            }
            try ClosureStore.append(
                Closure.Step(move: move, state: state, reason: reason, at: now, by: person.id), to: closure,
                of: commitment.id, in: office.jurisdiction, tx)
            try AuditStore.append(event(move, commitment), by: person, at: now, in: tx)
            try OutboxStore.append(
                OutboxEvent(
                    OutboxKind(move), of: commitment, of: action, year: desk.book.plan.year, by: person,
                    office.at(now)),
                of: office.jurisdiction, in: tx)
            return state
        }
    }

    private func event(_ move: ClosureMove, _ commitment: Commitment) -> AuditEvent {
        let subject = "commitment/\(commitment.id)"
        return switch move {
        case .ask: AuditEvent("closure.asked", subject: subject)
        case .close: AuditEvent("closure.closed", subject: subject)
        case .refuse: AuditEvent("closure.refused", subject: subject)
        case .reopen: AuditEvent("closure.reopened", subject: subject)
        }
    }
}
