import Testing

@testable import Programme

@Suite("Conditions of feeds")
struct FeedRowsTests {
    private func required(_ source: String) throws -> ([String: String], Bool) {
        let found = try Expression(source).equalities
        return (found.values, found.isWhole)
    }

    @Test("become what a column can be asked for, when that says the same")
    func equalities() throws {
        #expect(try required("${kind} = 'opera'") == (["kind": "opera"], true))
        #expect(try required("'yes' = ${a} and ${b} = 'no'") == (["a": "yes", "b": "no"], true))
        #expect(try required("${kind} = 'opera' and ${number} > 3") == (["kind": "opera"], false))
        // 5 is 5.0 too, an empty text is no value, and either of two is neither.
        #expect(try required("${number} = '5'") == ([:], false))
        #expect(try required("${kind} = ''") == ([:], false))
        #expect(try required("${kind} = 'a' or ${kind} = 'b'") == ([:], false))
        #expect(try required("${kind} = 'a' and ${kind} = 'b'").1 == false)
        #expect(try required("not(${kind} = 'a')") == ([:], false))
    }

    @Test("hold for the built-in ledgers' records exactly when the whole condition does")
    func builtIn() throws {
        for ledger in BuiltInLedgers.all {
            for feed in ledger.feeds {
                let rows = FeedRows(feed, through: nil)
                for term in feed.terms where rows.isWhole {
                    #expect(term.condition?.isTrue { rows.required[$0] } ?? rows.required.isEmpty)
                }
            }
        }
    }
}
