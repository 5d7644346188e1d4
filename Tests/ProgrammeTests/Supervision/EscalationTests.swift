import Programme
import Testing

@Suite struct EscalationTests {
    private let calendar: WorkingCalendar
    private let commitment = ID<Commitment>("c")

    init() throws { calendar = try WorkingCalendar.shipped() }

    private func suggest(
        _ watched: WatchedCommitment, _ orders: [SupervisionOrder] = [], on day: String,
        _ rules: EscalationRules = EscalationRules()
    ) -> OrderSuggestion? {
        Escalation(rules: rules, calendar: calendar).suggestions(
            [watched], orders, on: PlanSamples.day(day)
        ).first
    }

    private func watched(_ light: Light, due: String = "2023-11-30", settled: Bool = false)
        -> WatchedCommitment
    {
        WatchedCommitment(
            commitment: commitment, dueOn: PlanSamples.day(due), isSettled: settled,
            light: (PlanSamples.quarter(2), light))
    }

    private func order(
        _ level: OrderLevel, _ state: OrderState = .sent, replyBy: String = "2023-07-20",
        causes: [EscalationCause] = []
    ) throws -> SupervisionOrder {
        let number = try #require(DocumentNumber("博妇儿工委督〔2023〕1号"))
        return SupervisionOrder(
            id: ID("o-\(level)"), commitment: commitment, unit: ID("u"), level: level, number: number,
            reason: "", request: "", causes: causes,
            steps: [
                .init(
                    move: .send, state: state, replyBy: PlanSamples.day(replyBy), at: Instant(seconds: 0),
                    by: ID("p"))
            ])
    }

    @Test(arguments: [(Light.yellow, OrderLevel.reminder), (.red, .blue)])
    func lightsStartAtTheirLevel(_ light: Light, _ level: OrderLevel) {
        let found = suggest(watched(light), on: "2023-07-10")
        #expect(found?.level == level)
        #expect(found?.causes == [.light(PlanSamples.quarter(2), light)])
    }

    @Test(arguments: [Light.grey, .blue, .green])
    func nothingIsDueForGoodLights(_ light: Light) {
        #expect(suggest(watched(light), on: "2023-07-10") == nil)
    }

    @Test func settledIsSilent() {
        #expect(suggest(watched(.red, settled: true), on: "2023-12-10") == nil)
    }

    @Test func dueDatesComeNearAndPass() {
        #expect(suggest(watched(.green), on: "2023-11-22") == nil)
        #expect(suggest(watched(.green), on: "2023-11-23")?.level == .reminder)
        #expect(suggest(watched(.green), on: "2023-11-30")?.causes == [.near(PlanSamples.day("2023-11-30"))])
        #expect(suggest(watched(.green), on: "2023-12-01")?.level == .orange)
    }

    @Test func notJudgedIsNotOverdue() {
        var one = watched(.green)
        one.isDueDateJudged = false
        #expect(suggest(one, on: "2023-12-01") == nil)
    }

    @Test func anUnansweredOrderGoesOneLevelUpAfterItsDay() throws {
        let light = EscalationCause.light(PlanSamples.quarter(2), .yellow)
        let sent = try order(.reminder, causes: [light])
        #expect(suggest(watched(.yellow), [sent], on: "2023-07-20") == nil)
        let found = suggest(watched(.yellow), [sent], on: "2023-07-21")
        #expect(found?.level == .blue)
        #expect(found?.causes == [.unanswered(sent.id)])
        #expect(found?.above == sent.id)
        let top = try order(.red, causes: [light])
        #expect(suggest(watched(.yellow), [top], on: "2023-09-01") == nil)
    }

    @Test func aReplyBeingReadIsSilentAndACauseIsSpent() throws {
        let light = EscalationCause.light(PlanSamples.quarter(2), .red)
        let replied = try order(.blue, .replied, causes: [])
        #expect(suggest(watched(.red), [replied], on: "2023-09-01") == nil)
        for state in [OrderState.closed, .withdrawn, .superseded] {
            #expect(
                suggest(watched(.red), [try order(.blue, state, causes: [light])], on: "2023-09-01") == nil)
        }
    }

    @Test func onlyAHigherLevelIsSuggestedOverAnOpenOrder() throws {
        #expect(suggest(watched(.yellow), [try order(.blue)], on: "2023-07-10") == nil)
        #expect(suggest(watched(.red), [try order(.reminder)], on: "2023-07-10")?.level == .blue)
        #expect(throws: Problem.self) { try Escalation.above([try order(.blue)], sending: .blue) }
        #expect(throws: Problem.self) { try Escalation.above([try order(.blue, .replied)], sending: .red) }
        #expect(try Escalation.above([try order(.blue)], sending: .red)?.level == .blue)
        #expect(try Escalation.above([try order(.red, .closed)], sending: .reminder) == nil)
    }

    @Test func rulesChangeWhatIsSuggested() {
        var rules = EscalationRules()
        rules.start[.yellow] = nil
        rules.start[.red] = .orange
        #expect(suggest(watched(.yellow), on: "2023-07-10", rules) == nil)
        #expect(suggest(watched(.red), on: "2023-07-10", rules)?.level == .orange)
    }

    @Test func rulesAreStoredAsTheyAre() {
        var rules = EscalationRules()
        rules.start[.near] = nil
        rules.replyDays[.red] = 1
        rules.nearDays = 9
        #expect(EscalationRules(rules.values) == rules)
        #expect(Set(rules.values.keys) == Set(EscalationRules.names))
        #expect(EscalationRules.faults(rules.values).isEmpty)
        var wrong = rules.values
        wrong["order-days-red"] = "0"
        wrong["order-start-near"] = "purple"
        #expect(
            EscalationRules.faults(wrong).map(\.position) == ["order-days-red", "order-start-near"])
    }

    @Test func repliesAreDueByWorkingDays() {
        // 2023-04-28 is a Friday; the holiday lasts until 3 May, and 6 May is worked.
        let day = EscalationRules().replyBy(.orange, sentOn: PlanSamples.day("2023-04-28"), calendar)
        #expect(day == PlanSamples.day("2023-05-06"))
    }

    @Test(arguments: ["near:2023-11-30", "light:2023Q2:red", "overdue:2023-12-31", "unanswered:o1"])
    func causesAreReadAsTheyAreWritten(_ text: String) {
        #expect(EscalationCause(text)?.text == text)
    }

    @Test(arguments: ["", "light:2023Q2", "light:2023Q9:red", "near:x", "other:1"])
    func othersAreNoCauses(_ text: String) { #expect(EscalationCause(text) == nil) }
}
