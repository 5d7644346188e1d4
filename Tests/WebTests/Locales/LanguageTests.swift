import Programme
import Testing
import Web

@Suite("The language of an environment")
struct LanguageTests {
    @Test(
        "English when the locale says so, Chinese otherwise",
        arguments: [
            ([:], Language.chinese), (["LANG": "en_GB.UTF-8"], .english), (["LANG": "zh_CN.UTF-8"], .chinese),
            (["LANG": "C.UTF-8"], .chinese), (["LC_ALL": "zh_CN", "LANG": "en_US"], .chinese),
            (["LC_ALL": "", "LANG": "en_US"], .english), (["LC_MESSAGES": "en", "LANG": "zh_CN"], .english),
        ] as [([String: String], Language)])
    func environment(environment: [String: String], expected: Language) {
        #expect(Language(environment: environment) == expected)
    }

    @Test("words that a ledger brings are said in the reader's language")
    func brought() throws {
        let message = Message(
            "field.constraint-message", Label("不能早于出生", en: "Not before birth").details("message"))
        #expect(try Localizer(.chinese).text(message) == "不能早于出生")
        #expect(try Localizer(.english).text(message) == "Not before birth")
        // Faults that were kept before there were two languages have one.
        let old = Message("field.constraint-message", ["message": "不能早于出生"])
        #expect(try Localizer(.english).text(old) == "不能早于出生")
    }
}
