import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("What supervision does is told, whole or not at all", .serialized)
struct SupervisionEventContract {
    /// A word that stands in everything that is typed here.
    private static let typed = "张某某"

    /// One thing of supervision, what it tells, and where that leads.
    private struct Doing: Sendable {
        var kind: OutboxKind
        var place: String
        var act: @Sendable (District, Office) async throws -> Void
        /// What has to be done before.
        var before: @Sendable (District) async throws -> Void = { _ in }
    }

    private static let page = "supervision/commitments/2023/1/1"

    private static func send(_ district: District, _ office: Office) async throws {
        let draft = OrderDraft(
            commitment: try await district.watched().id, level: .blue, reason: typed, request: typed)
        try await SendOrders(office)([draft], by: district.cast.reviewer)
    }

    private static func move(_ kind: OutboxKind, _ move: OrderMove, afterReply: Bool) -> Doing {
        Doing(kind: kind, place: "supervision/orders/") { district, office in
            let cast = district.cast
            let order = try #require(
                try await ReadSupervision(district.office)(by: cast.reviewer).orders.first)
            try await MoveOrder(office)(
                order.id, move, words: typed, by: move == .reply ? cast.reporter : cast.reviewer)
        } before: { district in
            let order = try await district.order()
            if afterReply { try await district.move(order, .reply) }
        }
    }

    private static func close(
        _ kind: OutboxKind, _ move: ClosureMove, after earlier: [ClosureMove]
    ) -> Doing {
        @Sendable func act(_ move: ClosureMove, _ district: District, _ office: Office) async throws {
            let cast = district.cast
            try await MoveClosure(office)(
                move, action: 1, commitment: 1, words: typed,
                by: move == .ask ? cast.reporter : cast.reviewer)
        }
        return Doing(kind: kind, place: page) { district, office in
            try await act(move, district, office)
        } before: { district in
            if !earlier.isEmpty { try await district.accept() }
            for move in earlier { try await act(move, district, district.office) }
        }
    }

    private static func answer(_ kind: OutboxKind, _ decision: LaterDay.Decision) -> Doing {
        Doing(kind: kind, place: page) { district, office in
            let waiting = try await ReadSupervision(district.office).waitingRequests(
                by: district.cast.reviewer)
            try await AnswerDueDate(office)(
                #require(waiting.first).id, decision, by: district.cast.reviewer)
        } before: {
            try await $0.askForLater(by: $0.cast.reporter)
        }
    }

    private static let doings: [Doing] = [
        Doing(kind: .orderSent, place: "supervision/orders/", act: send),
        move(.orderReplied, .reply, afterReply: false), move(.orderReturned, .return, afterReply: true),
        move(.orderClosed, .close, afterReply: true), move(.orderWithdrawn, .withdraw, afterReply: false),
        close(.closureAsked, .ask, after: []), close(.closureClosed, .close, after: [.ask]),
        close(.closureRefused, .refuse, after: [.ask]),
        close(.closureReopened, .reopen, after: [.ask, .close]),
        Doing(kind: .spotCheckRecorded, place: page) { district, office in
            try await RecordSpotCheck(office)(
                SpotCheckDraft(
                    checkedOn: office.today, method: .telephone, sampleSize: 3, sound: 3, found: typed,
                    passed: true), action: 1, commitment: 1, by: district.cast.reviewer)
        },
        Doing(kind: .spotCheckWithdrawn, place: page) { district, office in
            let found = try await ReadSupervision(district.office).commitment(
                action: 1, commitment: 1, by: district.cast.reviewer)
            try await WithdrawSpotCheck(office)(
                #require(found.checks.first).id, reason: typed, by: district.cast.reviewer)
        } before: {
            try await $0.check()
        },
        Doing(kind: .dueRequested, place: page) { district, office in
            try await RequestDueDate(office)(
                action: 1, commitment: 1, until: Day(year: 2024, month: 3, day: 1) ?? office.today,
                reason: typed, progress: typed, by: district.cast.reporter)
        },
        answer(.dueGranted, .grant(until: Fixed.day(12, 31).adding(days: 9))),
        answer(.dueDeclined, .decline(reason: typed)),
    ]

    @Test("all of it is tried here")
    func whole() {
        let known = Set(OutboxKind.allCases.filter { $0.audience == .bothSides })
        #expect(Set(Self.doings.map(\.kind)) == known)
    }

    private static func events(_ district: District) async throws -> [OutboxEvent] {
        try await district.handOn()
        var events: Set<OutboxEvent> = []
        for person in [district.cast.reviewer, district.cast.reporter, district.cast.leader] {
            for entry in try await ReadInbox(district.office)(by: person).entries {
                events.insert(entry.event)
            }
        }
        return events.filter { $0.kind.audience == .bothSides }.sorted { $0.id < $1.id }
    }

    @Test("each tells once, where one reads more, and nothing that was typed", arguments: Engine.available)
    func told(engine: Engine) async throws {
        for doing in Self.doings {
            try await engine.withDistrict { district async throws in
                try await doing.before(district)
                let before = try await Self.events(district)
                try await doing.act(district, district.office)
                let news = try await Self.events(district).filter { !before.contains($0) }
                #expect(news.map(\.kind) == [doing.kind])
                let event = try #require(news.first)
                #expect(event.subject.hasPrefix(doing.place), "\(event.subject)")
                #expect(event.unit == (try await district.unit(Cast.unit).id))
                #expect(!event.facts.values.contains { $0.contains(Self.typed) }, "\(event.facts)")
                #expect(Set(event.facts.keys).isSubset(of: ["number", "due", "year", "action"]))
                let office = event.doer == district.cast.reviewer.id
                let other = office ? district.cast.reporter : district.cast.reviewer
                let inbox = try await ReadInbox(district.office)(by: other)
                #expect(inbox.entries.contains { $0.event.id == event.id }, "\(doing.kind)")
                let outside = try await ReadInbox(district.office)(by: district.cast.outsider)
                #expect(!outside.entries.contains { $0.event.id == event.id })
            }
        }
    }

    private struct Undone: Error {}

    @Test("what is undone after it was done is not told", arguments: Engine.available)
    func undone(engine: Engine) async throws {
        for doing in Self.doings {
            try await engine.withDistrict { district async throws in
                try await doing.before(district)
                let before = try await district.snapshot()
                // The answer is made last in the transaction: when that fails, everything goes.
                let write = KeyedWrite(IdempotencyKey(token: ID("t"), key: "k", request: "r".utf8)) { _ in
                    throw Undone()
                }
                await #expect(throws: Undone.self, "\(doing.kind)") {
                    try await doing.act(district, district.office.answering(write))
                }
                #expect(before == (try await district.snapshot()), "\(doing.kind)")
            }
        }
    }
}
