import Programme
import Testing

/// Every state × role × move of an order.
@Suite struct OrderMoveTests {
    /// What is allowed; everything else is refused.
    private static let allowed: [String: OrderState] = [
        "none reviewer send": .sent, "sent reporter reply": .replied, "sent leader reply": .replied,
        "replied reviewer return": .sent, "replied reviewer close": .closed,
        "sent reviewer supersede": .superseded, "sent reviewer withdraw": .withdrawn,
        "replied reviewer withdraw": .withdrawn,
    ]

    @Test func everyStateRoleAndMove() throws {
        let code = try JurisdictionCode("370304")
        for state in OrderState.allCases {
            for role in Role.allCases {
                for move in OrderMove.allCases {
                    let person = Person(
                        id: ID("p"), jurisdiction: code, name: "某人", role: role, unit: ID("u"))
                    let expected = OrderMoveTests.allowed["\(state) \(role) \(move)"]
                    let found = try? state.after(move, by: person, unit: ID("u"), in: code)
                    #expect(found == expected, "\(state) \(role) \(move)")
                    #expect(
                        state.allows(move, by: person, unit: ID("u"), in: code) == (expected != nil))
                }
            }
        }
    }

    @Test func onlyTheOwnUnitReplies() throws {
        let code = try JurisdictionCode("370304")
        let person = Person(id: ID("p"), jurisdiction: code, name: "某人", role: .reporter, unit: ID("other"))
        #expect(throws: Problem(.forbidden, "order.other-unit", ["name": "某人"])) {
            try OrderState.sent.after(.reply, by: person, unit: ID("u"), in: code)
        }
    }

    @Test func nobodyOfElsewhereOrDisabledMovesAnything() throws {
        let code = try JurisdictionCode("370304")
        var person = Person(id: ID("p"), jurisdiction: code, name: "某人", role: .reviewer, unit: nil)
        #expect(throws: Problem.self) {
            try OrderState.none.after(.send, by: person, unit: ID("u"), in: JurisdictionCode("370305"))
        }
        person.isActive = false
        #expect(throws: Problem.self) {
            try OrderState.none.after(.send, by: person, unit: ID("u"), in: code)
        }
    }
}
