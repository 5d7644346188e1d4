import Programme
import Testing

/// Every state × role × move against the table of a report's life, written here once more from the domain's words.
@Suite("A report's life")
struct ReportLifeTests {
    private struct Row {
        let from: Set<ReportState>, move: ReportMove, by: Set<Role>, to: ReportState
    }

    private static let life = [
        Row(from: [.none, .draft, .returned], move: .save, by: [.reporter], to: .draft),
        Row(from: [.draft], move: .sign, by: [.leader], to: .signed),
        Row(from: [.signed], move: .submit, by: [.reporter, .leader], to: .submitted),
        Row(from: [.submitted], move: .review, by: [.reviewer], to: .submitted),
        Row(from: [.submitted], move: .withdraw, by: [.reporter, .leader], to: .draft),
        Row(from: [.submitted], move: .return, by: [.reviewer], to: .returned),
        Row(from: [.submitted], move: .accept, by: [.reviewer], to: .accepted),
        Row(from: [.accepted], move: .reopen, by: [.reviewer], to: .returned),
        Row(from: [.accepted], move: .lock, by: [.reviewer], to: .locked),
    ]

    /// Everything that a move may need is given.
    private static func ready(_ role: Role) throws -> ReportMoveContext {
        let region = try JurisdictionCode("370304")
        let hasUnit = role == .reporter || role == .leader
        return ReportMoveContext(
            person: Person(
                id: ID("p-\(role)"), jurisdiction: region, name: "王芳", role: role,
                unit: hasUnit ? ID("u1") : nil),
            unit: ID("u1"), jurisdiction: region, isOpen: true, isLocked: false, submitter: ID("p-someone"),
            reason: "数据与台账不符")
    }

    @Test("goes from state to state as the table says", arguments: ReportState.allCases, Role.allCases)
    func everyMove(state: ReportState, role: Role) throws {
        let context = try Self.ready(role)
        for move in ReportMove.allCases {
            let row = try #require(Self.life.first { $0.move == move }, "every move is in the table")
            if row.by.contains(role), row.from.contains(state) {
                #expect(try state.after(move, context) == row.to, "\(move)")
            } else {
                let problem = #expect(throws: Problem.self, "\(move)") { try state.after(move, context) }
                let isAllowed = row.by.contains(role)
                #expect(
                    problem?.code == (isAllowed ? "report.cannot-\(move.rawValue)" : "person.not-allowed"),
                    "\(move)")
                #expect(problem?.kind == (isAllowed ? .conflict : .forbidden), "\(move)")
            }
        }
    }

    @Test("has no way out of locked, and none into it but by locking")
    func terminal() {
        #expect(Self.life.allSatisfy { !$0.from.contains(.locked) })
        #expect(Self.life.filter { $0.to == .locked }.map(\.move) == [.lock])
    }

    /// A change of a context that would otherwise allow the move, and the refusal that it brings.
    struct Obstacle: Sendable, CustomTestStringConvertible {
        let name: String
        let moves: [ReportMove]
        let code: String, kind: Problem.Kind
        let change: @Sendable (inout ReportMoveContext) throws -> Void

        var testDescription: String { name }
    }

    static let obstacles: [Obstacle] = [
        Obstacle(
            name: "another unit", moves: [.save, .sign, .submit, .withdraw], code: "report.other-unit",
            kind: .forbidden
        ) { $0.person.unit = ID("u2") },
        Obstacle(
            name: "no unit", moves: [.save, .sign, .submit, .withdraw], code: "report.other-unit",
            kind: .forbidden
        ) { $0.person.unit = nil },
        Obstacle(
            name: "another region", moves: ReportMove.allCases, code: "person.not-allowed", kind: .forbidden
        ) { $0.person.jurisdiction = try JurisdictionCode("370303") },
        Obstacle(
            name: "no longer active", moves: ReportMove.allCases, code: "person.not-allowed", kind: .forbidden
        ) { $0.person.isActive = false },
        Obstacle(name: "period not open", moves: [.save], code: "report.period-not-open", kind: .conflict) {
            $0.isOpen = false
        },
        Obstacle(
            name: "quarter locked",
            moves: [.save, .sign, .submit, .review, .withdraw, .return, .accept, .reopen],
            code: "report.quarter-locked", kind: .conflict
        ) { $0.isLocked = true },
        Obstacle(
            name: "quarter locked and period shut",
            moves: [.save, .sign, .submit, .review, .withdraw, .return, .accept, .reopen],
            code: "report.quarter-locked", kind: .conflict
        ) { ($0.isLocked, $0.isOpen) = (true, false) },
        Obstacle(name: "review begun", moves: [.withdraw], code: "report.review-begun", kind: .conflict) {
            $0.reviewBegun = true
        },
        Obstacle(name: "no reason", moves: [.return, .reopen], code: "report.reason-needed", kind: .invalid) {
            $0.reason = nil
        },
        Obstacle(
            name: "blank reason", moves: [.return, .reopen], code: "report.reason-needed", kind: .invalid
        ) {
            $0.reason = " \n\t　"
        },
        Obstacle(name: "own submission", moves: [.accept], code: "report.own-submission", kind: .forbidden) {
            $0.submitter = $0.person.id
        },
    ]

    @Test("is refused with its own reason, for these moves and no others", arguments: obstacles)
    func refused(obstacle: Obstacle) throws {
        for row in Self.life {
            for role in row.by {
                for state in row.from {
                    var context = try Self.ready(role)
                    try obstacle.change(&context)
                    if obstacle.moves.contains(row.move) {
                        let problem = #expect(throws: Problem.self, "\(row.move)") {
                            try state.after(row.move, context)
                        }
                        #expect(problem?.code == obstacle.code, "\(row.move)")
                        #expect(problem?.kind == obstacle.kind, "\(row.move)")
                    } else {
                        #expect(try state.after(row.move, context) == row.to, "\(row.move)")
                    }
                }
            }
        }
    }

    @Test("tells everything that is missing when it is signed, and asks for it nowhere else")
    func incomplete() throws {
        let problems = [
            Problem(.invalid, "report.narrative-missing"), Problem(.invalid, "entry.not-reported"),
        ]
        for row in Self.life {
            for role in row.by {
                for state in row.from {
                    var context = try Self.ready(role)
                    context.problems = problems
                    if row.move == .sign {
                        #expect(throws: Problems(problems)) { try state.after(.sign, context) }
                    } else {
                        #expect(try state.after(row.move, context) == row.to)
                    }
                }
            }
        }
    }
}
