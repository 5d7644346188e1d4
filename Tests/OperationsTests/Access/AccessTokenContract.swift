import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Tokens of other programs, and writes under a key")
struct AccessTokenContract {
    private func add(
        _ district: District, by person: Person, of owner: Person? = nil, until: Day = Fixed.day(9, 1)
    ) async throws -> NewToken {
        try await AddToken(district.office)(
            name: "统计平台", scopes: [.planRead, .reportsRead], until: until, of: owner?.id, by: person)
    }

    @Test("its secret is shown once and stored nowhere; the log tells of it", arguments: Engine.available)
    func made(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district in
            let before = try await district.snapshot()
            let made = try await add(district, by: district.cast.reporter)
            let after = try await district.snapshot()
            #expect(after.auditLength == before.auditLength + 1)
            #expect(!after.rows.values.joined().contains { $0.contains(made.secret) })
            let holder = try #require(try await ResumeToken(district.office)(secret: made.secret))
            #expect(holder.person.id == district.cast.reporter.id)
            #expect(holder.person.token == made.token.id)
            #expect(holder.token.scopes == [.planRead, .reportsRead])
            #expect(
                try await ListTokens(district.office)(by: district.cast.reporter).first?.lastUsedOn
                    == Fixed.now.day)
        }
    }

    @Test("whose it may be, and how long", arguments: Engine.available)
    func rules(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district in
            let cast = district.cast
            #expect(
                try await district.refusal {
                    _ = try await add(district, by: cast.reviewer, of: cast.reporter)
                }
                    == ["person.not-allowed"])
            var through = cast.reporter
            through.token = ID("x")
            let bearer = through
            #expect(
                try await district.refusal { _ = try await add(district, by: bearer) } == [
                    "person.not-allowed"
                ])
            #expect(
                try await district.refusal {
                    _ = try await add(district, by: cast.reporter, until: Fixed.now.day.adding(days: 400))
                } == ["token.expiry"])
            _ = try await add(district, by: cast.console, of: cast.reporter)
            for _ in 1..<AccessToken.most { _ = try await add(district, by: cast.reporter) }
            #expect(
                try await district.refusal { _ = try await add(district, by: cast.reporter) } == [
                    "token.too-many"
                ])
        }
    }

    @Test("taken back by its person or an administrator, and by nobody else", arguments: Engine.available)
    func revoked(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district in
            let (office, cast) = (district.office, district.cast)
            for (person, isAllowed) in [
                (cast.reviewer, false), (cast.reporter, true), (cast.administrator, true),
                (cast.console, true),
            ] {
                let made = try await add(district, by: cast.reporter)
                let refused = try await district.refusal {
                    try await RevokeToken(office)(made.token.id, by: person)
                }
                #expect(refused == (isAllowed ? [] : ["token.not-found"]))
                #expect(try await ResumeToken(office)(secret: made.secret) == nil || !isAllowed)
            }
        }
    }

    @Test("who must change a password acts through no program", arguments: Engine.available)
    func mustChange(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district in
            let made = try await add(district, by: district.cast.reporter)
            _ = try await ResetPassword(district.office)(
                person: district.cast.reporter.id, by: district.cast.administrator)
            #expect(try await ResumeToken(district.office)(secret: made.secret) == nil)
        }
    }

    private struct Stop: Error {}

    @Test("change and answer are kept together, or neither", arguments: Engine.available)
    func together(engine: Engine) async throws {
        try await engine.withDistrict { district in
            let token = try await add(district, by: district.cast.reporter).token.id
            let key = IdempotencyKey(token: token, key: "k", request: "r".utf8)
            let content = try await district.content()
            func save(_ write: KeyedWrite) async throws {
                try await SaveReport(district.office.answering(write))(
                    content, quarter: Fixed.quarter, unit: Cast.unit, action: 1, by: district.cast.reporter)
            }
            let before = try await district.snapshot()
            // As if the program ended before the answer was written.
            await #expect(throws: Stop.self) { try await save(KeyedWrite(key) { _ in throw Stop() }) }
            #expect(before.changes(to: try await district.snapshot()) == [])
            let write = KeyedWrite(key) { _ in KeptAnswer(status: 200, body: "1") }
            try await save(write)
            let after = try await district.snapshot()
            #expect(after.count("idempotency_keys") == 1)
            await #expect(throws: KeptAnswer(status: 200, body: "1")) { try await save(write) }
            #expect(after.changes(to: try await district.snapshot()) == [])
        }
    }

    @Test("answers are forgotten after a day", arguments: Engine.available)
    func swept(engine: Engine) async throws {
        try await engine.withDistrict { district in
            let token = try await add(district, by: district.cast.reporter).token.id
            let key = IdempotencyKey(token: token, key: "k", request: "r".utf8)
            let write = KeyedWrite(key) { _ in KeptAnswer(status: 200, body: "1") }
            try await SaveReport(district.office.answering(write))(
                try await district.content(), quarter: Fixed.quarter, unit: Cast.unit, action: 1,
                by: district.cast.reporter)
            #expect(try await SweepKeptAnswers(district.office)() == 0)
            let later = district.office.at(Instant(seconds: Fixed.now.seconds + 24 * 3600 + 1))
            #expect(try await SweepKeptAnswers(later)() == 1)
        }
    }
}
