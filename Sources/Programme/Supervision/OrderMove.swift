import Foundation

/// Where an order stands. What the lights suggest is worked out, never stored: an order exists from when it is sent.
public enum OrderState: String, Sendable, Codable, CaseIterable {
    /// Nothing was sent.
    case none
    /// With the unit, which owes a reply.
    case sent
    /// With the office, which reads the reply.
    case replied
    /// The office is content with the reply.
    case closed
    /// A higher order took its place before it was answered.
    case superseded
    /// The office took it back.
    case withdrawn

    /// Whether somebody still has to do something about it.
    public var isOpen: Bool { self == .sent || self == .replied }
}

/// What can be done with an order; each is kept as a row with who, when and why.
public enum OrderMove: String, Sendable, Codable, CaseIterable {
    /// 下达.
    case send
    /// 回复: the unit says what it did.
    case reply
    /// 退回: the reply does not do; the unit owes another.
    case `return`
    /// 办结.
    case close
    /// 升级: an order of a higher level takes its place.
    case supersede
    /// 撤回.
    case withdraw
}

/// One line of the transition table.
struct OrderTransition: Sendable {
    let move: OrderMove
    let from: Set<OrderState>
    let roles: Set<Role>
    let to: OrderState
    var ofOwnUnit = false

    /// The whole life of an order.
    static let table: [OrderTransition] = [
        .init(move: .send, from: [.none], roles: [.reviewer], to: .sent),
        .init(move: .reply, from: [.sent], roles: [.reporter, .leader], to: .replied, ofOwnUnit: true),
        .init(move: .return, from: [.replied], roles: [.reviewer], to: .sent),
        .init(move: .close, from: [.replied], roles: [.reviewer], to: .closed),
        .init(move: .supersede, from: [.sent], roles: [.reviewer], to: .superseded),
        .init(move: .withdraw, from: [.sent, .replied], roles: [.reviewer], to: .withdrawn),
    ]
}

extension OrderState {
    /// The state after a move, or why it cannot be made; the one place where an order's state changes.
    ///
    /// - Parameter unit: the unit that the order goes to.
    /// - Throws: `person.not-allowed`, `order.other-unit`, `order.cannot-*`.
    public func after(
        _ move: OrderMove, by person: Person, unit: ID<Unit>, in jurisdiction: JurisdictionCode
    ) throws -> OrderState {
        let refusal = Problem(.conflict, "order.cannot-\(move.rawValue)", ["state": rawValue])
        guard let transition = OrderTransition.table.first(where: { $0.move == move }) else { throw refusal }
        guard person.isActive, person.jurisdiction == jurisdiction, transition.roles.contains(person.role)
        else { throw Problem(.forbidden, "person.not-allowed", ["name": person.name]) }
        if transition.ofOwnUnit, person.unit != unit {
            throw Problem(.forbidden, "order.other-unit", ["name": person.name])
        }
        guard transition.from.contains(self) else { throw refusal }
        return transition.to
    }

    /// Whether this person could make the move now.
    public func allows(
        _ move: OrderMove, by person: Person, unit: ID<Unit>, in jurisdiction: JurisdictionCode
    ) -> Bool {
        (try? after(move, by: person, unit: unit, in: jurisdiction)) != nil
    }
}
