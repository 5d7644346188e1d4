import Database
import Foundation
import Operations
import Programme
import TestSupport
import Testing

@Suite("The first administrator", .serialized)
struct SetUpContract {
    private func complete(_ office: Office, _ code: String, name: String = "王晓梅") async -> [String] {
        await codes {
            try await CompleteSetUp(office)(code: code, name: name, password: District.password)
        }
    }

    @Test("is made once, with the code of the console", arguments: Engine.available)
    func once(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let office = district.office
            #expect(try await SetUpNeeded(office)())
            let before = try await district.snapshot()
            let code = try #require(try await EnsureSetupCode(office)())
            let made = try await district.snapshot()
            #expect(made.auditLength == before.auditLength + 1)
            #expect(!made.rows.values.flatMap { $0 }.joined().contains(code))
            for wrong in ["", "aaaa-bbbb-cccc", String(code.dropLast()), code + "a"] {
                #expect(
                    try await district.refusal {
                        try await CompleteSetUp(office)(
                            code: wrong, name: "王晓梅", password: District.password)
                    } == ["setup.code-wrong"])
            }
            // Capitals, blanks and full-width letters are how people type.
            let typed = code.uppercased().replacing("-", with: " ")
            let person = try await CompleteSetUp(office)(
                code: typed, name: " 王晓梅 ", password: District.password)
            #expect(person.role == .administrator && person.name == "王晓梅")
            #expect(try await district.snapshot().auditLength == made.auditLength + 1)
            #expect(try await !SetUpNeeded(office)())
            #expect(try await EnsureSetupCode(office)() == nil)
            #expect(await complete(office, code, name: "李四") == ["setup.not-needed"])
            let new = try await SignIn(office)(
                name: "王晓梅", password: District.password, address: "", userAgent: "")
            #expect(!new.signedIn.mustChangePassword)
        }
    }

    @Test("a code is good for a day, and until the next one", arguments: Engine.available)
    func ages(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            func later(_ seconds: Int) -> Office {
                district.office.at(Instant(seconds: Fixed.now.seconds + seconds))
            }
            let first = try #require(try await EnsureSetupCode(district.office)())
            #expect(await complete(later(86_401), first) == ["setup.code-wrong"])
            let second = try #require(try await EnsureSetupCode(district.office)())
            #expect(await complete(district.office, first) == ["setup.code-wrong"])
            #expect(await complete(later(86_400), second) == [])
        }
    }

    @Test(
        "faults of name and password are told together, and do not use the code up",
        arguments: Engine.available)
    func faults(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let office = district.office
            let code = try #require(try await EnsureSetupCode(office)())
            #expect(
                try await district.refusal {
                    try await CompleteSetUp(office)(code: code, name: "", password: "Short1")
                } == ["person.name-invalid", "password.too-short"])
            #expect(await complete(office, code, name: "审核员") == ["person.name-taken"])
            #expect(await complete(office, code, name: "console") == ["person.name-taken"])
            // Who was registered as administrator takes the account over.
            let known = try await CompleteSetUp(office)(code: code, name: "管理员", password: District.password)
            #expect(known == district.cast.administrator)
        }
    }

    @Test("two at the same moment make one", arguments: Engine.available)
    func together(engine: Engine) async throws {
        try await engine.withDistrict(.registered) { district async throws in
            let code = try #require(try await EnsureSetupCode(district.office)())
            let results = await withTaskGroup(of: [String].self) { group in
                for number in 1...8 {
                    group.addTask { await complete(district.office, code, name: "管理\(number)号") }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.count { $0.isEmpty } == 1)
            #expect(try await district.snapshot().count("credentials") == 1)
        }
    }
}
