import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Sessions", .serialized)
struct SessionContract {
    private func resume(_ district: District, _ token: String, minutes: Int = 0) async throws -> SignedIn? {
        try await ResumeSession(district.office.at(Instant(seconds: Fixed.now.seconds + minutes * 60)))(
            token: token)
    }

    @Test("a token that is none finds nobody", arguments: Engine.available)
    func unknown(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let token = try await district.signIn(district.cast.reporter).token
            let hash = Digest.sha256(token)
            for text in [
                "", "x", String(token.dropLast()), token + "A", String(token.reversed()), hash,
                String(repeating: "A", count: 43), String(repeating: "\u{0}", count: 43),
            ] {
                #expect(try await resume(district, text) == nil, "\(text.debugDescription)")
            }
            #expect(try await resume(district, token) != nil)
        }
    }

    @Test("idle and absolute limits, as the administrator set them", arguments: Engine.available)
    func limits(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let token = try await district.signIn(district.cast.reporter).token
            #expect(try await resume(district, token, minutes: 31) == nil)
            // Every page moves the idle limit on, the absolute one stays.
            for minutes in stride(from: 25, through: 700, by: 25) {
                #expect(try await resume(district, token, minutes: minutes) != nil, "\(minutes)")
            }
            #expect(try await resume(district, token, minutes: 720) != nil)
            #expect(try await resume(district, token, minutes: 721) == nil)
            let short = DistrictSettings(limits: SessionLimits(idleMinutes: 5, absoluteHours: 1))
            try await ChangeSettings(district.office)(short, by: district.cast.administrator)
            let other = try await district.signIn(district.cast.leader).token
            #expect(try await resume(district, other, minutes: 6) == nil)
            for minutes in stride(from: 5, through: 60, by: 5) {
                #expect(try await resume(district, other, minutes: minutes) != nil)
            }
            #expect(try await resume(district, other, minutes: 61) == nil)
        }
    }

    @Test("seen is written once a minute, and no fact for the log", arguments: Engine.available)
    func touched(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let token = try await district.signIn(district.cast.reporter).token
            let before = try await district.snapshot()
            func seconds(_ count: Int) async throws -> [String] {
                _ = try await ResumeSession(district.office.at(Instant(seconds: Fixed.now.seconds + count)))(
                    token: token)
                return before.changes(to: try await district.snapshot())
            }
            #expect(try await seconds(59) == [])
            #expect(try await seconds(60) == ["sessions"])
        }
    }

    @Test("role and unit are those of now; who is disabled is out at once", arguments: Engine.available)
    func fresh(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let (office, cast) = (district.office, district.cast)
            let token = try await district.signIn(cast.reporter).token
            try await ChangePerson(office)(
                cast.reporter.id, name: "改名", role: .leader, unit: Cast.otherUnit, by: cast.administrator)
            let now = try await resume(district, token)?.person
            let unit = try await district.unit(Cast.otherUnit).id
            #expect(now?.name == "改名" && now?.unit == unit && now?.role == .leader)
            try await DisablePerson(office)(name: "改名", by: cast.administrator)
            #expect(try await resume(district, token) == nil)
            // Enabled again, an old session does not come back to life.
            try await EnablePerson(office)(name: "改名", by: cast.administrator)
            #expect(try await resume(district, token) == nil)
            // Changed behind the program's back it is out too.
            let other = try await district.signIn(cast.leader).token
            try await district.tamper("UPDATE people SET active = \(false) WHERE id = \(cast.leader.id)")
            #expect(try await resume(district, other) == nil)
        }
    }

    @Test("one's own is ended by oneself, everybody's by the administrator", arguments: Engine.available)
    func ended(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let (office, cast) = (district.office, district.cast)
            let (mine, other) = (
                try await district.signIn(cast.reporter), try await district.signIn(cast.leader)
            )
            let end = EndSession(office)
            for person in cast.everybody where person.id != cast.leader.id && person.role != .administrator {
                let refusal = try await district.refusal {
                    try await end(id: other.signedIn.session.id, by: person)
                }
                #expect(refusal == ["person.not-allowed"], "\(person.role)")
                // Nor does a session that is none tell that it is none.
                #expect(
                    try await district.refusal { try await end(id: ID("none"), by: person) }
                        == ["person.not-allowed"])
            }
            try await end(id: mine.signedIn.session.id, by: cast.reporter)
            #expect(try await resume(district, mine.token) == nil)
            try await end(id: other.signedIn.session.id, by: cast.administrator)
            #expect(try await resume(district, other.token) == nil)
            #expect(
                try await district.refusal {
                    try await end(id: other.signedIn.session.id, by: cast.administrator)
                } == ["session.not-found"])
        }
    }

    @Test("the list holds what lasts; the others are ended together", arguments: Engine.available)
    func listed(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let (office, cast) = (district.office, district.cast)
            try await district.givePassword(to: cast.reporter)
            var new: [NewSession] = []
            for _ in 1...3 {
                new.append(
                    try await SignIn(office)(
                        name: cast.reporter.name, password: District.password, address: "", userAgent: "A"))
            }
            _ = try await district.signIn(cast.leader)
            let list = ListSessions(office)
            #expect(try await list(by: cast.reporter).map(\.id) == new.map(\.signedIn.session.id).reversed())
            #expect(try await list.ofEverybody(by: cast.administrator).count == 4)
            #expect(
                try await district.refusal { _ = try await list.ofEverybody(by: cast.auditor) }
                    == ["person.not-allowed"])
            let before = try await district.snapshot()
            #expect(try await EndOtherSessions(office)(by: new[1].signedIn) == 2)
            #expect(try await district.snapshot().auditLength == before.auditLength + 1)
            #expect(try await list(by: cast.reporter).map(\.id) == [new[1].signedIn.session.id])
            #expect(try await EndOtherSessions(office)(by: new[1].signedIn) == 0)
            let later = office.at(Instant(seconds: Fixed.now.seconds + 3600))
            #expect(try await ListSessions(later).ofEverybody(by: cast.administrator) == [])
        }
    }
}
