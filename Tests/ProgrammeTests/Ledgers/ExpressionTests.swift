import Foundation
import Testing

@testable import Programme

// Foundation has one too.
private typealias Expression = Programme.Expression

@Suite("Expressions of XLSForm")
struct ExpressionTests {
    static let values = [
        ".": "12", "age": "7", "name": "王小美", "town": "t2", "gifts": "a c", "birth": "2019-03-15",
        "open": "08:30", "shut": "18:00", "share": "0.1", "today()": "2026-11-24",
    ]

    static func text(_ source: String) throws -> String { try Expression(source).text { values[$0] } }
    static func holds(_ source: String) throws -> Bool { try Expression(source).isTrue { values[$0] } }

    @Test(
        "hold",
        arguments: [
            ". > 3 and . <= 12", "not(. = 13)", "${age} * 2 = 14", "${share} + 0.2 = 0.3", "-${age} < 0",
            "selected(${gifts}, 'c')", "count-selected(${gifts}) = 2", "selected-at(${gifts}, 1) = 'c'",
            "${birth} <= today()", "${shut} > ${open}", "${nothing} = ''", "${nothing} != 'a'",
            "int((today() - ${birth}) div 365.25) = 7", "if(${age} > 6, 'school', 'home') = \"school\"",
            "regex('0533-4281234', '0[0-9]{2,3}-\\d{7,8}')", "string-length(${name}) = 3",
            "starts-with(${name}, '王')",
            "coalesce(${nothing}, ${age}) = 7", "round(3.456, 2) = 3.46", "substr('abcdef', 1, 3) = 'bc'",
            "substr('abcdef', -2) = 'ef'", "7 mod 3 = 1", "-7 mod 3 = -1", "max(3, ${age}, 5) = 7",
            "true() = 'x'",
            "date('2023-04-27') + 1 = date('2023-04-28') + 0",
            "format-date(${birth}, '%Y年%n月%e日') = '2019年3月15日'",
            "1 = 1 or 1 div 0 > 0", "((((1)))) = 1", "int(-3.7) = -3", "translate('a-b', '-', '') = 'ab'",
        ])
    func holds(source: String) throws {
        #expect(try Self.holds(source))
    }

    @Test(
        "do not hold",
        arguments: [
            ". > 12", "${nothing} > 0", "${nothing} < 1", "${nothing} = 0", "1 div 0 = 0", "${name} > 1",
            "selected(${gifts}, 'b')", "selected('abc', 'a')", "regex('x12', '\\d+')",
            "contains(${name}, '李')",
            "not(true())", "'' and 1", "0", "''",
        ])
    func holdsNot(source: String) throws {
        #expect(try !Self.holds(source))
    }

    @Test("quotients and sums come out exact, and what is no number is nothing")
    func texts() throws {
        #expect(try Self.text("${share} * 3") == "0.3")
        #expect(try Self.text("${age} + ${nothing}").isEmpty)
        #expect(try Self.text("concat(${name}, '，', ${age}, '岁')") == "王小美，7岁")
        #expect(try Self.text("date(${birth} + 31)") == "2019-04-15")
    }

    @Test(
        "are refused with their reason and place",
        arguments: [
            ("", "expression.empty", "1"), ("${a} +", "expression.unexpected-end", "7"),
            ("${a} = nowhere(1)", "expression.unknown-function", "8"),
            ("once(1)", "expression.unsupported-state", "1"),
            ("sum(${a})", "expression.unsupported-repeats", "1"),
            ("pulldata('a', 'b')", "expression.unsupported-lists", "1"), ("../a = 1", "expression.path", "1"),
            ("/data/a = 1", "expression.path", "1"), ("${a}/b", "expression.path", "5"),
            ("a = 1", "expression.bare-name", "1"),
            ("'abc", "expression.unclosed-text", "1"), ("${1a} = 1", "expression.bad-name", "1"),
            ("if(1, 2)", "expression.arguments", "1"), ("regex(., ${a})", "expression.pattern-not-text", "1"),
            ("regex(., '(a')", "expression.pattern", "1"), ("regex(., '(a)\\1')", "expression.pattern", "1"),
            ("1 1", "expression.unexpected", "3"), ("${a", "expression.unexpected", "1"),
            ("1 ; 2", "expression.unexpected", "3"),
            (String(repeating: "(", count: 300), "expression.too-deep", "61"),
            (String(repeating: "-", count: 300) + "1", "expression.too-deep", "61"),
            ("1" + String(repeating: "+1", count: 100), "expression.too-deep", "123"),
            (String(repeating: "1", count: 5_000), "expression.too-long", "1"),
        ])
    func refuses(source: String, code: String, position: String) throws {
        let problem = try #require(throws: Problem.self) { try Expression(source) }
        #expect(problem.code == code)
        #expect(problem.position == position)
    }

    @Test("a wrong literal never holds and can be found")
    func literal() throws {
        let wrong: Programme.Expression = "1 +"
        #expect(!wrong.isValid && !wrong.isTrue { _ in nil })
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Programme.Expression].self, from: Data("[\"1 +\"]".utf8))
        }
    }

    @Test("every expression of the built-in ledgers can be read and knows its fields")
    func builtIn() {
        for ledger in BuiltInLedgers.all {
            let names = Set(ledger.fields.map(\.name) + ["."])
            let ofFields = ledger.fields.flatMap {
                [$0.constraint, $0.relevant, $0.calculation].compactMap { $0 }
            }
            let ofFeeds = ledger.feeds.flatMap { $0.terms.compactMap(\.condition) }
            for expression in ofFields + ofFeeds {
                #expect(expression.isValid, "\(ledger.name): \(expression.source)")
                #expect(names.isSuperset(of: expression.fields), "\(ledger.name): \(expression.source)")
            }
            let dated = ofFeeds.filter(\.dependsOnToday)
            #expect(dated.isEmpty, "\(ledger.name) counts by the day of counting")
        }
    }

    @Test(
        "whatever is written, it is read or refused, and evaluated, without a trap",
        arguments: Seeded.seeds(40))
    func survives(seed: UInt64) {
        let parts = [
            "1", "0", "9999999999999999999999999999", ".5", "${a}", "${b}", ".", "'x'", "\"", "'", "(", ")",
            ",", "+", "-",
            "*", " div ", " mod ", " and ", " or ", "=", "!=", "<", ">=", "not(", "if(", "concat(", "round(",
            "substr(",
            "selected-at(", "max(", "date(", "int(", "regex(., '", "[a-", "]{1,9}", "^", "$", "|", "é", "王",
            "\u{0}", "${",
        ]
        var random = Seeded(seed)
        for _ in 0..<400 {
            let source = (0..<random.int(1...14)).map { _ in random.pick(parts) }.joined()
            guard let expression = try? Expression(source) else { continue }
            for value in [
                nil, "", "1", "-3.5", "2023-02-31", "a b", "99999999999999999999999999999999999999999",
            ] {
                let text = expression.text { _ in value }
                #expect(text.utf8.count < 200_000)
                _ = expression.isTrue { _ in value }
            }
        }
    }
}
