import Testing

@testable import Programme

@Suite("Identity numbers")
struct IdentityNumberTests {
    private func read(_ text: String) throws -> IdentityNumber {
        try IdentityNumber(text, today: try #require(Day("2026-11-24")))
    }

    @Test("good ones tell birth and sex; an x becomes X")
    func good() throws {
        let number = try read("370304201903150023")
        #expect(number.birth.description == "2019-03-15" && number.isFemale)
        #expect(try !read("370304202002290015").isFemale)
        #expect(try read("11010519491231002x").description == "11010519491231002X")
    }

    @Test(
        "each fault has its name",
        arguments: [
            ("370304201903150024", IdentityNumber.Refusal.checkDigit),
            ("370304201903150000", .fifteenAndZeros),
            ("3.70304E+17", .scientific), ("3.7030420190315E17", .scientific), ("37030420190315002", .length),
            ("37030420190315002A", .length), ("", .length), ("370304190102030", .fifteenDigits),
            ("370304201903150", .fifteenDigits), ("３70304201903150023", .length),
        ])
    func faults(text: String, refusal: IdentityNumber.Refusal) {
        #expect(throws: refusal) { try read(text) }
    }

    @Test("any one digit mistyped, and any two neighbours swapped, are noticed")
    func noticesMistakes() throws {
        let good = Array("370304198507120039".utf8)
        for place in 0..<18 {
            for digit in UInt8(48)...57 where digit != good[place] {
                var wrong = good
                wrong[place] = digit
                #expect(throws: IdentityNumber.Refusal.self) {
                    try read(String(decoding: wrong, as: UTF8.self))
                }
            }
            guard place < 17, good[place] != good[place + 1] else { continue }
            var wrong = good
            wrong.swapAt(place, place + 1)
            #expect(throws: IdentityNumber.Refusal.self) { try read(String(decoding: wrong, as: UTF8.self)) }
        }
    }

    @Test(
        "a birthday that never was, is to come or lies too far back is refused, though the check digit fits")
    func birthdays() throws {
        for body in ["37030420230230002", "37030420991231002", "37030418500101002", "37030420261125002"] {
            #expect(throws: IdentityNumber.Refusal.birthDate) { try read(completed(body)) }
        }
        #expect(try read(completed("37030420261124002")).birth.description == "2026-11-24")
        #expect(throws: IdentityNumber.Refusal.region) { try read(completed("00030420190315002")) }
        #expect(try read(completed("91015620190315002")).isFemale)
    }

    @Test("one of the first generation becomes one of the second")
    func firstGeneration() throws {
        #expect(try read("370304850712003").description == completed("37030419850712003"))
    }

    @Test("masking leaves the region and the last four")
    func masks() {
        #expect(Masking.number("370304201903150023") == "370304********0023")
        #expect(Masking.phone("13855551000") == "138****1000")
        #expect(Masking.name("王小美") == "王**")
        #expect(Masking.masked("某街道", of: .text) == "***")
    }

    /// With the check character of the standard's own table, which the program does not use.
    private func completed(_ body: String) -> String {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body.utf8, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
        return body + String(Array("10X98765432")[sum % 11])
    }
}
