import Foundation
import Operations
import Programme

extension District {
    /// The commitment that tests of supervision speak of: the first of action 1, of the unit that most tests report for.
    public func watched() async throws -> Commitment { try await plan().action(1).commitments[0] }

    /// An order about it.
    @discardableResult
    public func order(
        _ level: OrderLevel = .reminder, by person: Person? = nil, on day: Day? = nil
    ) async throws -> SupervisionOrder {
        let draft = OrderDraft(
            commitment: try await watched().id, level: level, reason: "进度落后", request: "请加快推进")
        return try await SendOrders(day.map { office(on: $0) } ?? office)(
            [draft], by: person ?? cast.reviewer)[0]
    }

    /// A move of an order.
    @discardableResult
    public func move(
        _ order: SupervisionOrder, _ move: OrderMove, words: String = "已加快推进", on day: Day? = nil
    ) async throws -> SupervisionOrder {
        try await MoveOrder(day.map { office(on: $0) } ?? office)(
            order.id, move, words: words, by: move == .reply ? cast.reporter : cast.reviewer)
    }

    /// A spot check of it: passed, or failed with what counts then.
    @discardableResult
    public func check(
        _ action: Int = 1, _ commitment: Int = 1, counted: Int? = nil, by person: Person? = nil,
        on day: Day? = nil
    ) async throws -> SpotCheck {
        let office = day.map { self.office(on: $0) } ?? office
        return try await RecordSpotCheck(office)(
            SpotCheckDraft(
                checkedOn: office.today, method: .onSite, sampleSize: 5, sound: counted == nil ? 5 : 2,
                found: "查看签到表", passed: counted == nil, counted: try counted.map { try Amount(Decimal($0)) }),
            action: action, commitment: commitment, by: person ?? cast.reviewer)
    }

    /// A survey's result about action 1, or about the whole plan.
    @discardableResult
    public func survey(
        _ satisfied: Int = 80, whole: Bool = false, by person: Person? = nil
    ) async throws -> Satisfaction {
        try await RecordSatisfaction(office)(
            SatisfactionDraft(
                action: whole ? nil : 1, asOf: office.today, asked: 120, answered: 100, satisfied: satisfied,
                source: "入户问卷"), year: 2023, by: person ?? cast.reviewer)
    }

    /// A request for a later due date of it.
    @discardableResult
    public func askForLater(
        by person: Person, until day: Day? = nil, on today: Day? = nil
    ) async throws -> DueRequest {
        try await RequestDueDate(today.map { office(on: $0) } ?? office)(
            action: 1, commitment: 1, until: day ?? Day(year: 2024, month: 3, day: 1) ?? office.today,
            reason: "施工受汛期影响", progress: "主体已完工", by: person)
    }
}
