import Foundation
import Testing

@testable import Programme

@Suite("Patterns in expressions")
struct TextPatternTests {
    @Test("match the whole text as the system's regular expressions do", arguments: Seeded.seeds(30))
    func matchesLikeTheSystem(seed: UInt64) throws {
        let atoms = [
            "a", "b", "[ab]", "[^a]", ".", "(a|b)", "(ab|b)", "a?", "b*", "(a|ab)+", "a{2}", "[a-c]{1,2}",
            "\\d", "\\w", "(?:b)",
        ]
        var random = Seeded(seed)
        for _ in 0..<60 {
            var source = (0..<random.int(1...5)).map { _ in random.pick(atoms) }.joined()
            if random.bool() { source += "|" + random.pick(atoms) }
            let pattern = try TextPattern(source)
            let system = try NSRegularExpression(pattern: "\\A(?:\(source))\\z")
            for _ in 0..<15 {
                let text = (0..<random.int(0...7)).map { _ in random.pick(["a", "b", "c", "1"]) }.joined()
                let range = NSRange(text.startIndex..., in: text)
                #expect(
                    pattern.matches(text) == (system.firstMatch(in: text, range: range) != nil),
                    "\(source) \(text)")
            }
        }
    }

    @Test("take no longer than the text is long, however they are nested")
    func isLinear() throws {
        let began = ContinuousClock.now
        let text = String(repeating: "a", count: 2_000)
        for source in ["(a+)+b", "(a|a)*b", "(a*)*(a*)*b", "((a?){20}){20}b"] {
            #expect(try !TextPattern(source).matches(text))
        }
        #expect(ContinuousClock.now - began < .seconds(20))
    }

    @Test(
        "too large or not understood, they are refused",
        arguments: [
            "(a{100}){100}", "a{1,99999}", "(?=a)", "\\1", "[", "a**", "*a", "(", ")", "[b-a]", "\\",
            "((((){1000}){1000}){1000}",
        ])
    func refuses(source: String) {
        #expect(throws: TextPattern.Fault.self) { try TextPattern(source) }
    }

    @Test("nothing repeated endlessly is nothing")
    func repeatsNothing() throws {
        #expect(try TextPattern("((((){1000}){1000}){1000})*").matches(""))
        #expect(try TextPattern("(|a)*b").matches("aab"))
    }
}
