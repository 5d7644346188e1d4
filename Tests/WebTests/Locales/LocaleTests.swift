import Database
import Foundation
import Programme
import TestSupport
import Testing
import Web

@Suite("The words of both languages")
struct LocaleTests {
    private func words(_ language: Language) throws -> [String: String] { try Localizer(language).all }

    private func gaps(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{([^}]*)\}/).map { String($0.output.1) })
    }

    @Test("both say the same things with the same gaps")
    func alike() throws {
        let (chinese, english) = (try words(.chinese), try words(.english))
        #expect(Set(chinese.keys).symmetricDifference(english.keys).sorted() == [])
        for (key, text) in chinese {
            #expect(gaps(text) == gaps(english[key] ?? ""), "\(key)")
        }
    }

    @Test("no key stands in two files of a language")
    func once() throws {
        for language in Language.allCases {
            var seen: [String: String] = [:]
            let folder = "Sources/Web/Resources/Locales/\(language.rawValue)"
            for file in SourceTree.files(below: folder, endingIn: ".json") {
                let text = try SourceTree.text(file)
                for key in try JSONDecoder().decode([String: String].self, from: Data(text.utf8)).keys {
                    #expect(seen.updateValue(file, forKey: key) == nil, "\(key) in \(file)")
                    // A key twice in one file is read as one.
                    #expect(text.components(separatedBy: "\"\(key)\":").count == 2, "\(key) in \(file)")
                }
            }
        }
    }

    @Test("everything that the sources can say has words")
    func complete() throws {
        let needed = try Words.written().union(Words.built).union(DatabaseError.Code.allCases.map(\.rawValue))
        for language in Language.allCases {
            let known = try words(language)
            let missing = needed.filter { known[$0] == nil }.sorted()
            #expect(missing == [], "\(language.rawValue)")
        }
        #expect(needed.count > 200)
    }

    @Test("no words that nothing says")
    func used() throws {
        let said = try Words.written().union(Words.built)
        let silent = try words(.chinese).keys.filter { !said.contains($0) }.sorted()
        #expect(silent == [])
    }

    @Test("a gap that looks a word up finds one for every value")
    func lookups() throws {
        for language in Language.allCases {
            let known = try words(language)
            for (key, text) in known {
                for gap in gaps(text) where gap.contains("|") {
                    let area = gap.split(separator: "|").last.map { "\($0)." } ?? ""
                    let values = try #require(Words.families[area], "\(key): \(gap)")
                    for value in values { #expect(known[area + value] != nil, "\(area)\(value)") }
                }
            }
        }
    }

    @Test("filled in, nothing of a gap is left, and no value is taken for one")
    func filled() throws {
        for language in Language.allCases {
            let localizer = try Localizer(language)
            for (key, text) in localizer.all {
                // What stands between the parts of a list brings its own space along.
                #expect(
                    !text.isEmpty && key == "ledger.and"
                        || text == text.trimmingCharacters(in: .whitespacesAndNewlines), "\(key)")
                let names = gaps(text).map { String($0.prefix { $0 != "|" }) }
                let details = Dictionary(
                    names.map { ($0, "〔\($0)〕") }, uniquingKeysWith: { first, _ in first })
                let said = localizer(key, details)
                #expect(!said.contains("{") && !said.contains("}") && !said.contains("|"), "\(key): \(said)")
                for name in names { #expect(said.contains("〔\(name)〕"), "\(key): \(name)") }
            }
            #expect(localizer("person.not-allowed", ["name": "{name}{x|role}"]).contains("{name}{x|role}"))
        }
    }

    @Test("an unknown code is shown with its details rather than nothing")
    func unknown() throws {
        let said = try Localizer(.chinese).text(Message("no.such-code", ["b": "2", "a": "1"]))
        #expect(said == "no.such-code a=1 b=2")
    }
}
