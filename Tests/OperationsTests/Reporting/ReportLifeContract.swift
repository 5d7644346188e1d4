import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("A report's life in the database", .serialized)
struct ReportLifeContract {
    @Test("from the first word to the locked quarter", arguments: Engine.available)
    func whole(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            let saved = try #require(try await district.save())
            #expect(saved.revision == 1 && saved.state == .draft)
            #expect(try await district.move(.sign).state == .signed)
            let submitted = try await district.move(.submit)
            #expect(submitted.receipt?.contentHash == Digest.sha256(saved.content.canonical))
            #expect(try await district.move(.withdraw).state == .draft)
            try await district.move(.sign)
            try await district.move(.submit)
            #expect(try await district.move(.review).state == .submitted)
            #expect(try await district.move(.return, reason: "数字不符").state == .returned)
            #expect(try await district.save(text: "已核对")?.revision == 2)
            try await district.move(.sign)
            try await district.move(.submit, by: district.cast.leader)
            #expect(try await district.move(.accept).state == .accepted)
            #expect(try await district.move(.reopen, reason: "补充").state == .returned)
            try await district.submit(text: "补充后")
            try await district.move(.accept)
            for (unit, action) in try await district.due() where (unit, action) != (Cast.unit, 1) {
                try await district.accept(unit, action)
            }
            try await LockQuarter(district.office)(Fixed.quarter, by: district.cast.reviewer)
            let report = try #require(try await district.report())
            #expect(report.state == .locked && report.revision == 3)
            #expect(report.moves.count { $0.move == .submit } == 4)
            // The unit's own words stay the unit's: no move of the office wrote a revision.
            #expect(
                report.moves.filter { $0.move == .save }.map(\.by).allSatisfy {
                    $0 == district.cast.reporter.id
                })
            #expect(try await CheckIntegrity(district.office)().filter { $0.severity == .error }.isEmpty)
        }
    }

    @Test("what is saved is read back to the letter", arguments: Engine.available)
    func readBack(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            for action in [1, 2] {
                var content = try await district.content(Cast.unit, action, text: "“引号”'单'；--\\ %_\n第二行 𠮷")
                content.entries[0].value = .notApplicable(reason: "下半年统计")
                let saved = try await SaveReport(district.office)(
                    content, quarter: Fixed.quarter, unit: Cast.unit, action: action,
                    by: district.cast.reporter)
                #expect(saved?.content == content)
                #expect(try await district.report(Cast.unit, action)?.content == content)
            }
        }
    }

    @Test("the same content again is no revision, no move and no audit entry", arguments: Engine.available)
    func unchanged(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.save()
            let before = try await district.snapshot()
            #expect(try await district.save() == nil)
            #expect(try await district.snapshot() == before)
        }
    }

    @Test("who may not make a move is told so, in every state", arguments: Engine.available)
    func permission(engine: Engine) async throws {
        let own: Set<Role> = [.reporter, .leader]
        let moves: [(ReportMove, Set<Role>)] = [
            (.sign, [.leader]), (.submit, own), (.withdraw, own), (.review, [.reviewer]),
            (.return, [.reviewer]),
            (.accept, [.reviewer]), (.reopen, [.reviewer]),
        ]
        try await engine.withDistrict { district async throws in
            func check(_ state: String) async throws {
                for (move, roles) in moves {
                    for person in district.cast.everybody {
                        let isOwn = person.unit == district.cast.reporter.unit
                        if roles.contains(person.role), isOwn || person.role == .reviewer { continue }
                        let expected =
                            roles.contains(person.role) ? "report.other-unit" : "person.not-allowed"
                        #expect(
                            try await district.refusal {
                                try await district.move(move, by: person, reason: "无")
                            } == [expected], "\(move) by \(person.name) on \(state)")
                    }
                }
            }
            try await check("none")
            try await district.save()
            try await check("draft")
            try await district.move(.sign)
            try await district.move(.submit)
            try await check("submitted")
        }
    }

    @Test("a move that does not fit the state leaves no trace", arguments: Engine.available)
    func wrongState(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            func refused(_ move: ReportMove, reason: String? = "无") async throws -> [String] {
                try await district.refusal { try await district.move(move, reason: reason) }
            }
            for move in ReportMove.allCases where move != .save && move != .lock {
                #expect(try await refused(move) == ["report.cannot-\(move.rawValue)"])
            }
            try await district.submit()
            #expect(try await refused(.sign) == ["report.cannot-sign"])
            #expect(try await refused(.reopen) == ["report.cannot-reopen"])
            #expect(try await refused(.return, reason: " \n") == ["report.reason-needed"])
            #expect(try await refused(.return, reason: nil) == ["report.reason-needed"])
            #expect(
                try await district.refusal { try await district.save(text: "改") } == ["report.cannot-save"])
            try await district.move(.review)
            #expect(try await refused(.withdraw) == ["report.review-begun"])
            try await district.move(.accept)
            #expect(try await refused(.return) == ["report.cannot-return"])
            #expect(try await refused(.reopen, reason: "") == ["report.reason-needed"])
        }
    }

    @Test("saving and locking have actions of their own", arguments: Engine.available)
    func notMoves(engine: Engine) async throws {
        try await engine.withDistrict { district async throws in
            try await district.save()
            #expect(try await district.refusal { try await district.move(.save) } == ["report.cannot-save"])
            try await district.move(.sign)
            try await district.move(.submit)
            try await district.move(.accept)
            // One report alone locked would be out of reach while its quarter is open.
            #expect(try await district.refusal { try await district.move(.lock) } == ["report.cannot-lock"])
        }
    }
}
