import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Orders, spot checks, closing, later dates", .serialized)
struct SupervisionContract {
    private func suggestions(_ district: District, on day: Day) async throws -> [OrderSuggestion] {
        try await ReadSupervision(district.office(on: day))(by: district.cast.reviewer).suggestions
    }

    private func figure(_ district: District, _ commitment: Commitment) async throws -> Figure? {
        try await ReadProgress(district.office)(quarter: Fixed.quarter).lines
            .first { $0.commitment.id == commitment.id }?.figure
    }

    @Test(
        "suggested by the light once, numbered, answered, closed, and silent then",
        arguments: Engine.available)
    func life(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let (cast, office) = (district.cast, district.office)
            // Before anything is reported or due, nothing is held against anybody.
            #expect(try await suggestions(district, on: Fixed.day(7, 3)).isEmpty)
            try await district.accept(Cast.unit, 2)
            let found = try await suggestions(district, on: Fixed.day(7, 3))
            #expect(found.map(\.level) == [.reminder])
            #expect(found.first?.causes == [.light(Fixed.quarter, .yellow)])
            let draft = OrderDraft(
                commitment: found[0].commitment, level: .reminder, reason: "黄灯", request: "加快")
            let sent = try await SendOrders(office)([draft], by: cast.reviewer)
            #expect(sent[0].number.description == "青妇儿工委督〔2023〕1号" || sent[0].number.serial == 1)
            #expect(sent[0].replyBy == Fixed.day(7, 10))
            #expect(try await suggestions(district, on: Fixed.day(7, 10)).isEmpty)
            #expect(try await suggestions(district, on: Fixed.day(7, 11)).map(\.level).contains(.blue))
            #expect(
                try await district.refusal { try await SendOrders(office)([draft], by: cast.reviewer) }
                    == ["order.not-higher"])
            let unit = sent[0].unit
            let reporter = try #require(cast.everybody.first { $0.unit == unit && $0.role == .reporter })
            try await MoveOrder(office)(sent[0].id, .reply, words: "已排出计划", by: reporter)
            #expect(
                try await district.refusal {
                    try await SendOrders(office)(
                        [OrderDraft(commitment: draft.commitment, level: .red, reason: "x", request: "x")],
                        by: cast.reviewer)
                } == ["order.reply-waits"])
            try await MoveOrder(office)(sent[0].id, .return, words: "没有时间表", by: cast.reviewer)
            try await MoveOrder(office)(sent[0].id, .reply, words: "八月底完成", by: reporter)
            let closed = try await MoveOrder(office)(sent[0].id, .close, by: cast.reviewer)
            #expect(closed.state == .closed)
            #expect(
                !(try await suggestions(district, on: Fixed.day(9, 1))).contains {
                    $0.commitment == draft.commitment
                })
        }
    }

    @Test(
        "a higher order takes the place of the one below; many are sent or none", arguments: Engine.available)
    func escalation(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let first = try await district.order(.reminder)
            let second = try await district.order(.orange, on: Fixed.day(7, 14))
            #expect(second.causes.contains(.unanswered(first.id)))
            let view = try await ReadSupervision(district.office)(by: district.cast.auditor)
            #expect(view.orders.map(\.state) == [.sent, .superseded])
            #expect(view.orders.map(\.number.serial) == [2, 1])
            let plan = try await district.plan()
            let drafts = [plan.actions[1].commitments[0].id, first.commitment].map {
                OrderDraft(commitment: $0, level: .blue, reason: "x", request: "x")
            }
            #expect(
                try await district.refusal {
                    try await SendOrders(district.office)(drafts, by: district.cast.reviewer)
                } == ["order.not-higher"])
            try await district.move(second, .withdraw, words: "已完成")
            #expect(try await SendOrders(district.office)(drafts, by: district.cast.reviewer).count == 2)
        }
    }

    @Test("units see their own orders and nobody else's", arguments: Engine.available)
    func privacy(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let order = try await district.order()
            let (cast, read) = (district.cast, ReadSupervision(district.office))
            #expect(try await read(by: cast.reporter).orders.map(\.id) == [order.id])
            #expect(try await read(by: cast.outsider).orders.isEmpty)
            #expect(
                try await district.refusal { _ = try await read.order(order.id, by: cast.outsider) }
                    == ["order.not-found"])
            #expect(
                try await district.refusal {
                    try await MoveOrder(district.office)(order.id, .reply, words: "x", by: cast.outsider)
                } == ["order.not-found"])
            #expect(
                try await district.refusal { _ = try await read(by: cast.administrator) }
                    == ["person.not-allowed"])
        }
    }

    @Test(
        "a failed check lowers the figure and says why; the report stays; it can be taken back",
        arguments: Engine.available)
    func spotCheck(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.accept()
            let commitment = try await district.watched()
            #expect(try await figure(district, commitment)?.value == 5)
            let reports = try await district.snapshot().rows["report_revisions"]
            #expect(
                try await district.refusal { try await district.check(counted: 5) } == [
                    "spot-check.not-lower"
                ])
            let check = try await district.check(counted: 2)
            let lowered = try await figure(district, commitment)
            #expect(lowered?.value == 2)
            #expect(lowered?.lowered?.accepted == 5)
            #expect(try await district.snapshot().rows["report_revisions"] == reports)
            try await WithdrawSpotCheck(district.office)(check.id, reason: "看错了", by: district.cast.reviewer)
            #expect(try await figure(district, commitment)?.value == 5)
            #expect(
                try await district.refusal {
                    try await WithdrawSpotCheck(district.office)(
                        check.id, reason: "x", by: district.cast.reviewer)
                } == ["spot-check.withdrawn"])
        }
    }

    @Test(
        "closing needs its list and two persons, turns the light blue, and can be undone",
        arguments: Engine.available)
    func closure(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let cast = district.cast
            let move = MoveClosure(district.office)
            try await move(.ask, action: 1, commitment: 1, by: cast.reporter)
            #expect(
                try await district.refusal {
                    try await move(.close, action: 1, commitment: 1, by: cast.reviewer)
                } == ["closure.missing-target", "closure.missing-evidence", "closure.missing-reports"])
            try await district.accept()
            // Five of three, the report of the only quarter that was asked for and has ended is accepted.
            let order = try await district.order()
            #expect(
                try await district.refusal {
                    try await move(.close, action: 1, commitment: 1, by: cast.reviewer)
                } == ["closure.missing-orders"])
            try await district.move(order, .withdraw)
            try await move(.close, action: 1, commitment: 1, by: cast.reviewer)
            let commitment = try await district.watched()
            func light() async throws -> Light? {
                try await ReadProgress(district.office)(quarter: Fixed.quarter).lines
                    .first { $0.commitment.id == commitment.id }?.progress.light
            }
            #expect(try await light() == .blue)
            #expect(
                try await district.refusal { try await district.order(.red) } == ["order.closed-commitment"])
            try await district.check(counted: 1)
            #expect(try await light() != .blue)
            try await move(.reopen, action: 1, commitment: 1, words: "核查未通过", by: cast.reviewer)
            #expect(
                try await district.refusal {
                    try await move(.ask, action: 1, commitment: 1, by: cast.outsider)
                } == ["closure.other-unit"])
        }
    }

    @Test("a later due date is an amendment with its reason, asked for in time", arguments: Engine.available)
    func laterDate(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let cast = district.cast
            #expect(
                try await district.refusal {
                    try await district.askForLater(by: cast.reporter, until: Fixed.day(12, 31))
                } == ["due.not-later"])
            let request = try await district.askForLater(by: cast.leader)
            #expect(
                try await district.refusal { try await district.askForLater(by: cast.reporter) }
                    == ["due.pending"])
            let answer = AnswerDueDate(district.office)
            #expect(
                try await district.refusal {
                    try await answer(request.id, .decline(reason: " "), by: cast.reviewer)
                }
                    == ["words.missing"])
            try await answer(request.id, .grant(until: request.wanted), by: cast.reviewer)
            #expect(try await district.watched().dueOn == request.wanted)
            #expect(
                try await district.refusal {
                    try await answer(request.id, .decline(reason: "x"), by: cast.reviewer)
                } == ["due.answered"])
            let late = Day(year: 2024, month: 3, day: 2) ?? request.wanted
            #expect(
                try await district.refusal {
                    try await district.askForLater(by: cast.reporter, until: late.adding(days: 9), on: late)
                } == ["due.too-late"])
        }
    }

    @Test("rules are the office's", arguments: Engine.available)
    func rules(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.accept(Cast.unit, 2)
            var rules = EscalationRules()
            rules.start[.yellow] = .red
            let change = ChangeEscalationRules(district.office)
            try await change(rules.values, by: district.cast.reviewer)
            #expect(try await suggestions(district, on: Fixed.day(7, 3)).map(\.level) == [.red])
            #expect(
                try await district.refusal { try await change([:], by: district.cast.reviewer) }.count == 9)
            #expect(
                try await district.refusal { try await change(rules.values, by: district.cast.reporter) }
                    == ["person.not-allowed"])
        }
    }

    @Test("the check finds every broken rule", arguments: Engine.available)
    func integrity(engine: Engine) async throws {
        let now = "'2023-07-03T01:00:00Z', 'console'"
        let breaks: [(String, SQL)] = [
            ("order-move-gap", "UPDATE supervision_moves SET ordinal = 3 WHERE move = 'reply'"),
            ("order-without-move", "UPDATE supervision_moves SET move = 'return' WHERE move = 'send'"),
            (
                "orders-open-twice",
                """
                INSERT INTO supervision_moves SELECT jurisdiction, id, 3, 'return', 'sent', NULL, '2023-07-20',
                    \(fragment: SQL(stringLiteral: now)) FROM supervision_orders WHERE serial = 1
                """
            ),
            ("order-number-gap", "UPDATE supervision_orders SET serial = 5 WHERE serial = 2"),
            ("closure-move-gap", "UPDATE closure_moves SET ordinal = 4"),
            (
                "closed-by-asker",
                """
                INSERT INTO closure_moves SELECT jurisdiction, commitment, 2, 'close', 'closed', NULL, moved_at,
                    moved_by FROM closure_moves
                """
            ),
            ("check-lowers-nothing", "UPDATE spot_checks SET value_before = NULL"),
            ("due-granted-without-amendment", "DELETE FROM amendments WHERE field = 'dueOn'"),
        ]
        for (name, statement) in breaks {
            try await engine.withDistrict { district async throws in
                try await district.accept()
                let first = try await district.order()
                try await district.order(.blue)
                _ = first
                let view = try await ReadSupervision(district.office)(by: district.cast.reviewer)
                try await district.move(view.orders[0], .reply)
                try await MoveClosure(district.office)(
                    .ask, action: 1, commitment: 1, by: district.cast.reporter)
                try await district.check(counted: 2)
                let request = try await district.askForLater(by: district.cast.reporter)
                try await AnswerDueDate(district.office)(
                    request.id, .grant(until: request.wanted), by: district.cast.reviewer)
                let before = try await CheckIntegrity(district.office)().map(\.check)
                #expect(!before.contains(name), "\(name) before")
                try await district.tamper(statement)
                let after = try await CheckIntegrity(district.office)().map(\.check)
                #expect(after.contains(name), "\(name): \(after)")
            }
        }
        let text = try SourceTree.text("Sources/Operations/Actions/Trust/SupervisionChecks.swift")
        let rules = text.matches(of: /IntegrityCheck\(name: "([a-z-]+)"/).map { String($0.output.1) }
        #expect(Set(rules) == Set(breaks.map(\.0)))
    }
}
