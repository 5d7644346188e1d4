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
}
