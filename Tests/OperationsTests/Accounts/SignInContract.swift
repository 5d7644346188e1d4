import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Signing in", .serialized)
struct SignInContract {
    private func try_(
        _ office: Office, _ name: String, _ password: String = District.password,
        from address: String = "192.0.2.7"
    ) async -> [String] {
        await codes {
            _ = try await SignIn(office)(
                name: name, password: password, address: address, userAgent: "Test/1")
        }
    }

    private func events(_ district: District, after sequence: Int = 0) async throws -> [String] {
        try await district.office.database.read { db in
            var events: [String] = []
            try AuditStore.forEach(district.office.jurisdiction, in: db) {
                if $0.sequence > sequence { events.append("\($0.event) \($0.actor) \($0.subject)") }
            }
            return events
        }
    }

    @Test(
        "who knows the password is in, and the cookie's token is not in the database",
        arguments: Engine.available)
    func signsIn(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let reporter = district.cast.reporter
            try await district.givePassword(to: reporter)
            let before = try await district.snapshot()
            let new = try await SignIn(district.office)(
                name: " \(reporter.name)\n", password: District.password, address: "192.0.2.7",
                userAgent: "Mozilla\r\n/5.0")
            #expect(new.signedIn.person == reporter && !new.signedIn.mustChangePassword)
            #expect(new.signedIn.jurisdiction.code == district.office.jurisdiction)
            #expect(new.token.utf8.count == 43)
            let after = try await district.snapshot()
            #expect(before.changes(to: after) == ["audit_entries", "audit_heads", "sessions"])
            #expect(after.auditLength == before.auditLength + 1)
            let rows = after.rows.values.flatMap { $0 }.joined()
            #expect(!rows.contains(new.token) && rows.contains(Digest.sha256(new.token)))
            #expect(!rows.contains(District.password) && !rows.contains("192.0.2.7"))
            let person = "\(reporter.id) person/\(reporter.id)"
            #expect(try await events(district).last == "session.started \(person)")
            let resumed = try await ResumeSession(district.office)(
                token: new.token)
            #expect(resumed == new.signedIn)
        }
    }

    @Test(
        "one refusal for everybody who may not: unknown, wrong, disabled, without a password, the console",
        arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let (office, cast) = (district.office, district.cast)
            for person in [cast.reporter, cast.leader] { try await district.givePassword(to: person) }
            try await DisablePerson(office)(name: cast.leader.name, by: cast.administrator)
            #expect(await try_(office, cast.reporter.name) == [])
            for (name, password) in [
                (cast.reporter.name, "Qingshi-river-18"), (cast.reporter.name, ""),
                ("查无此人", District.password),
                (cast.leader.name, District.password), (cast.auditor.name, District.password),
                (cast.auditor.name, ""), (Person.consoleName, ""), ("console", District.password),
                // Not by the ID, which others can see; not a name that only begins alike; no text that is SQL.
                (cast.reporter.id.rawValue, District.password), ("", ""), ("' OR 1=1 --", "' OR 1=1 --"),
            ] {
                #expect(await try_(office, name, password) == ["sign-in.refused"], "\(name)")
            }
            // A password that is longer than any is refused without being hashed.
            let endless = District.password + String(repeating: "x", count: 1 << 20)
            #expect(await try_(office, cast.reporter.name, endless) == ["sign-in.refused"])
        }
    }

    @Test(
        "the fifth failure locks a name, known or not, for a quarter of an hour", arguments: Engine.available)
    func locksName(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let reporter = district.cast.reporter
            try await district.givePassword(to: reporter)
            for name in [reporter.name, "查无此人"] {
                for _ in 1...4 { #expect(await try_(district.office, name, "x") == ["sign-in.refused"]) }
                #expect(await try_(district.office, name, "x") == ["sign-in.locked"])
                // The right password, from elsewhere too, tells nothing now.
                #expect(await try_(district.office, name, from: "198.51.100.1") == ["sign-in.locked"])
            }
            let entries = try await events(district).filter { $0.hasPrefix("session.") }
            let subject = "console person/\(reporter.id)"
            // Nothing of the unknown name, and nothing while locked.
            #expect(
                entries == Array(repeating: "session.refused \(subject)", count: 4) + [
                    "session.locked-out \(subject)"
                ])
            let later = district.office.at(Instant(seconds: Fixed.now.seconds + 15 * 60))
            #expect(await try_(later, reporter.name) == [])
            // The count began anew.
            #expect(await try_(later, reporter.name, "x") == ["sign-in.refused"])
            let rows = try await district.snapshot().rows["sign_in_throttles"]?.joined() ?? ""
            #expect(!rows.contains("查无此人") && !rows.contains(reporter.name))
        }
    }

    @Test("success forgives a name's failures", arguments: Engine.available)
    func forgives(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let name = district.cast.reporter.name
            try await district.givePassword(to: district.cast.reporter)
            for _ in 1...3 {
                for _ in 1...4 { #expect(await try_(district.office, name, "x") == ["sign-in.refused"]) }
                #expect(await try_(district.office, name) == [])
            }
        }
    }

    @Test("an address is locked after fifty, not after five; others go on", arguments: Engine.available)
    func locksAddress(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let name = district.cast.reporter.name
            try await district.givePassword(to: district.cast.reporter)
            for number in 1...49 {
                #expect(await try_(district.office, "甲\(number)", "x") == ["sign-in.refused"])
            }
            #expect(await try_(district.office, name) == [])
            #expect(await try_(district.office, "乙", "x") == ["sign-in.locked"])
            #expect(await try_(district.office, name) == ["sign-in.locked"])
            #expect(await try_(district.office, name, from: "198.51.100.1") == [])
            let entries = try await events(district).filter { $0.contains("address") }
            #expect(entries == ["session.address-locked-out console jurisdiction/\(District.code)"])
        }
    }

    @Test(
        "guesses at the same moment are not more than those one after the other", arguments: Engine.available)
    func together(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let name = district.cast.reporter.name
            try await district.givePassword(to: district.cast.reporter)
            let results = await withTaskGroup(of: [String].self) { group in
                for _ in 1...40 { group.addTask { await try_(district.office, name, "x") } }
                return await group.reduce(into: []) { $0 += $1 }
            }
            #expect(results.count { $0 == "sign-in.refused" } == 4)
            #expect(results.count { $0 == "sign-in.locked" } == 36)
            let failures = try await events(district).count { $0.hasPrefix("session.") }
            #expect(failures == 5)
        }
    }

    @Test("more than may wait are told to come back", arguments: Engine.available)
    func busy(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let office = Office(
                database: district.office.database, jurisdiction: district.office.jurisdiction,
                now: district.office.now, newID: district.office.newID, calendar: district.office.calendar,
                passwords: PasswordWork(cost: .init(n: 1 << 12, r: 8, p: 1), atOnce: 1, waiting: 2))
            let results = await withTaskGroup(of: [String].self) { group in
                for number in 1...20 { group.addTask { await try_(office, "甲\(number)", "x") } }
                return await group.reduce(into: []) { $0 += $1 }
            }
            #expect(results.contains("sign-in.busy") && results.contains("sign-in.refused"))
            #expect(await try_(office, "乙", "x") == ["sign-in.refused"])
        }
    }
}
