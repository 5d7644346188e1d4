import Programme
import Testing

/// Any order of moves, clock and holidays: what supervision promises holds after each of them.
@Suite struct EscalationProperties {
    /// A district that acts at random: it sends what is suggested or what it likes, units reply or do not, days pass.
    private struct District {
        var random: Seeded
        var today = PlanSamples.day("2023-04-28")
        var orders: [SupervisionOrder] = []
        var commitments: [ID<Commitment>] = [ID("c1"), ID("c2"), ID("c3")]
        var lights: [ID<Commitment>: (Quarter, Light)] = [:]
        var settled: Set<ID<Commitment>> = []
        var dueDates: [ID<Commitment>: Day] = [:]
        /// The causes that something was sent for, each with how often.
        var sentFor: [String: Int] = [:]
        let escalation: Escalation
        let reviewer: Person, reporter: Person
        let code: JurisdictionCode

        init(_ seed: UInt64) throws {
            random = Seeded(seed)
            code = try JurisdictionCode("370304")
            reviewer = Person(id: ID("r"), jurisdiction: code, name: "审", role: .reviewer, unit: nil)
            reporter = Person(id: ID("u"), jurisdiction: code, name: "报", role: .reporter, unit: ID("u"))
            var rules = EscalationRules()
            for level in OrderLevel.allCases { rules.replyDays[level] = random.int(1...6) }
            for condition in EscalationRules.Condition.allCases {
                rules.start[condition] = random.int(0...4) == 0 ? nil : random.pick(OrderLevel.allCases)
            }
            escalation = Escalation(rules: rules, calendar: try WorkingCalendar.shipped())
            for one in commitments { dueDates[one] = today.adding(days: random.int(0...250)) }
        }

        var watched: [WatchedCommitment] {
            commitments.map { one in
                WatchedCommitment(
                    commitment: one, dueOn: dueDates[one] ?? today, isSettled: settled.contains(one),
                    light: lights[one].map { ($0.0, $0.1) })
            }
        }

        var suggestions: [OrderSuggestion] { escalation.suggestions(watched, orders, on: today) }

        mutating func act() throws {
            switch random.int(0...8) {
            case 0, 1: today = today.adding(days: random.int(1...9))
            case 2:
                lights[random.pick(commitments)] = (Quarter(containing: today), random.pick(Light.allCases))
            case 3: try sendSuggested()
            case 4: try send(random.pick(commitments), random.pick(OrderLevel.allCases), causes: [])
            case 5: try move(.reply, by: reporter)
            case 6: try move(random.bool() ? .close : .return, by: reviewer)
            case 7: if random.int(0...3) == 0 { try move(.withdraw, by: reviewer) }
            default:
                let one = random.pick(commitments)
                if random.int(0...5) == 0 { settled.formSymmetricDifference([one]) }
                if random.int(0...3) == 0, let due = dueDates[one] {
                    dueDates[one] = due.adding(days: random.int(1...40))
                }
            }
        }

        mutating func sendSuggested() throws {
            for suggestion in suggestions {
                #expect(try send(suggestion.commitment, suggestion.level, causes: suggestion.causes))
            }
        }

        @discardableResult
        mutating func send(
            _ commitment: ID<Commitment>, _ level: OrderLevel, causes: [EscalationCause]
        ) throws -> Bool {
            let own = orders.filter { $0.commitment == commitment }
            let above: SupervisionOrder?
            do { above = try Escalation.above(own, sending: level) } catch is Problem { return false }
            if let above { try add(.supersede, to: above.id, by: reviewer) }
            for cause in causes { sentFor["\(commitment) \(cause.text)", default: 0] += 1 }
            let replyBy = escalation.rules.replyBy(level, sentOn: today, escalation.calendar)
            let number = try #require(DocumentNumber("督〔2023〕\(orders.count + 1)号"))
            orders.append(
                SupervisionOrder(
                    id: ID("o\(orders.count + 1)"), commitment: commitment, unit: ID("u"), level: level,
                    number: number, reason: "", request: "", causes: causes,
                    steps: [
                        .init(
                            move: .send, state: .sent, replyBy: replyBy, at: Instant(seconds: 0),
                            by: reviewer.id)
                    ]))
            return true
        }

        mutating func move(_ move: OrderMove, by person: Person) throws {
            let possible = orders.filter { $0.state.allows(move, by: person, unit: $0.unit, in: code) }
            guard !possible.isEmpty else { return }
            try add(move, to: random.pick(possible).id, by: person)
        }

        private mutating func add(
            _ move: OrderMove, to id: ID<SupervisionOrder>, by person: Person
        ) throws {
            let index = try #require(orders.firstIndex { $0.id == id })
            let state = try orders[index].state.after(move, by: person, unit: ID("u"), in: code)
            orders[index].steps.append(
                .init(
                    move: move, state: state,
                    replyBy: move == .return ? escalation.calendar.day(2, workingDaysAfter: today) : nil,
                    at: Instant(seconds: 0), by: person.id))
        }
    }

    @Test(arguments: Seeded.seeds(60))
    func anyOrderOfMovesKeepsThePromises(_ seed: UInt64) throws {
        var district = try District(seed)
        for _ in 0..<150 {
            try district.act()
            for one in district.commitments {
                let own = district.orders.filter { $0.commitment == one }
                let open = own.filter(\.state.isOpen)
                for level in OrderLevel.allCases {
                    #expect(open.count { $0.level == level } <= 1)
                }
                // Since the last reply or withdrawal the levels only rise.
                let chain = own.suffix(while: { $0.state == .superseded || $0.state == .sent })
                #expect(zip(chain, chain.dropFirst()).allSatisfy { $0.level < $1.level })
            }
            let suggested = district.suggestions
            #expect(Set(suggested.map(\.commitment)).count == suggested.count)
            for suggestion in suggested {
                #expect(!district.settled.contains(suggestion.commitment))
                let own = district.orders.filter { $0.commitment == suggestion.commitment }
                #expect(own.filter(\.state.isOpen).allSatisfy { $0.level < suggestion.level })
                #expect(!own.contains { $0.state == .replied })
                #expect(Set(own.flatMap(\.causes)).isDisjoint(with: suggestion.causes))
                #expect(!suggestion.causes.isEmpty)
            }
        }
        #expect(district.sentFor.values.allSatisfy { $0 == 1 })
        // The office does all that is suggested, and then nothing is, until something happens.
        try district.sendSuggested()
        #expect(district.suggestions.isEmpty)
    }
}

extension Array {
    /// The longest run at the end whose elements all fit.
    fileprivate func suffix(while fits: (Element) -> Bool) -> [Element] {
        Array(reversed().prefix(while: fits).reversed())
    }
}
