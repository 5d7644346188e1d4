import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("Passwords", .serialized)
struct PasswordContract {
    private let new = "Dongshan-hill-42"

    private func signIn(_ district: District, _ password: String) async -> [String] {
        await codes {
            _ = try await SignIn(district.office)(
                name: district.cast.reporter.name, password: password, address: "", userAgent: "")
        }
    }

    @Test("one's own is changed by who knows it, and other browsers are out", arguments: Engine.available)
    func changed(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let (office, reporter) = (district.office, district.cast.reporter)
            let here = try await district.signIn(reporter, mustChange: true)
            #expect(here.signedIn.mustChangePassword)
            let there = try await SignIn(office)(
                name: reporter.name, password: District.password, address: "", userAgent: "")
            let before = try await district.snapshot()
            try await ChangePassword(office)(current: District.password, new: new, by: here.signedIn)
            #expect(try await district.snapshot().auditLength == before.auditLength + 1)
            let resume = ResumeSession(office)
            #expect(try await resume(token: here.token)?.mustChangePassword == false)
            #expect(try await resume(token: there.token) == nil)
            #expect(await signIn(district, District.password) == ["sign-in.refused"])
            #expect(await signIn(district, new) == [])
        }
    }

    @Test("a new one that breaks rules, or is the old one, changes nothing", arguments: Engine.available)
    func faults(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let here = try await district.signIn(district.cast.reporter)
            for (password, codes) in [
                ("short", ["password.too-short", "password.too-simple"]),
                (District.password, ["password.same"]),
                (PasswordRules.sample, ["password.sample"]),
            ] {
                #expect(
                    try await district.refusal {
                        try await ChangePassword(district.office)(
                            current: District.password, new: password, by: here.signedIn)
                    } == codes)
            }
        }
    }

    @Test("an open session is no place to guess it", arguments: Engine.available)
    func guessing(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let here = try await district.signIn(district.cast.reporter)
            func change(_ current: String) async -> [String] {
                await codes {
                    try await ChangePassword(district.office)(current: current, new: new, by: here.signedIn)
                }
            }
            for _ in 1...4 { #expect(await change("x") == ["password.current-wrong"]) }
            #expect(await change("x") == ["sign-in.locked"])
            #expect(await change(District.password) == ["sign-in.locked"])
            #expect(await signIn(district, District.password) == ["sign-in.locked"])
        }
    }

    @Test("a forgotten one is replaced for one sign-in; locks and sessions end", arguments: Engine.available)
    func reset(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let (office, cast) = (district.office, district.cast)
            let old = try await district.signIn(cast.reporter)
            for _ in 1...5 { _ = await signIn(district, "x") }
            let once = try await ResetPassword(office)(person: cast.reporter.id, by: cast.administrator)
            #expect(once.wholeMatch(of: /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/) != nil)
            #expect(
                try await ResumeSession(office)(token: old.token) == nil)
            #expect(await signIn(district, District.password) == ["sign-in.refused"])
            let session = try await SignIn(office)(
                name: cast.reporter.name, password: once, address: "", userAgent: "")
            #expect(session.signedIn.mustChangePassword)
            let stored = try await district.snapshot().rows.values.flatMap { $0 }.joined()
            #expect(!stored.contains(once))
            for (person, code) in [
                (ID<Person>("console"), "password.for-console"), (ID("none"), "person.not-found"),
            ] {
                #expect(
                    try await district.refusal {
                        _ = try await ResetPassword(office)(person: person, by: cast.administrator)
                    } == [code])
            }
            try await DisablePerson(office)(name: cast.reporter.name, by: cast.administrator)
            #expect(
                try await district.refusal {
                    _ = try await ResetPassword(office)(person: cast.reporter.id, by: cast.administrator)
                } == ["password.person-disabled"])
        }
    }

    @Test(
        "from the console with the rules, and by nobody who would then know it", arguments: Engine.available)
    func set(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let set = SetPassword(district.office)
            #expect(
                try await district.refusal {
                    try await set(
                        name: district.cast.reporter.name, password: new, by: district.cast.administrator)
                } == ["person.not-allowed"])
            #expect(
                try await district.refusal {
                    try await set(
                        name: district.cast.reporter.name, password: PasswordRules.sample,
                        by: district.cast.console)
                } == ["password.sample"])
            #expect(
                try await district.refusal {
                    try await set(name: Person.consoleName, password: new, by: district.cast.console)
                } == ["password.for-console"])
        }
    }

    @Test("the same password twice is stored as two things, at the cost that was asked for")
    func stored() async throws {
        try await Engine.sqlite.withDistrict(.registered) { district async throws in
            try await district.givePassword(to: district.cast.reporter)
            try await district.givePassword(to: district.cast.leader)
            let hashes = try await district.office.database.read {
                try $0.values("SELECT salt || hash FROM credentials", as: String.self)
            }
            #expect(Set(hashes).count == 2 && hashes.allSatisfy { $0.utf8.count == 96 })
        }
        #expect(PasswordWork.Cost.standard == .init(n: 32768, r: 8, p: 1))
    }
}
