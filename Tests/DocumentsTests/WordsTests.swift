import Foundation
import Testing

/// The words for errors against the code that throws them.
@Suite struct WordsTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardized

    private func words(_ language: String) throws -> [String: String] {
        let path = "Sources/Web/Resources/Locales/\(language)/documents.json"
        let data = try Data(contentsOf: WordsTests.root.appending(path: path))
        return try JSONDecoder().decode([String: String].self, from: data)
    }

    /// Every `document.…` that stands as a whole literal in the module.
    private func codes() throws -> Set<String> {
        let folder = WordsTests.root.appending(path: "Sources/Documents").resolvingSymlinksInPath()
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".swift") }
        var codes: Set<String> = []
        for file in files {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            codes.formUnion(text.matches(of: /"(document\.[a-z][a-z-]*[a-z])"/).map { String($0.1) })
        }
        return codes
    }

    private func gaps(_ text: String) -> [String] {
        text.matches(of: /\{[^}]*\}/).map { String($0.0) }.sorted()
    }

    @Test(arguments: ["zh-Hans", "en"])
    func everyCodeHasWordsAndNoOthersAreKept(_ language: String) throws {
        let codes = try codes()
        #expect(codes.count > 40)
        #expect(try Set(words(language).keys).symmetricDifference(codes) == [])
    }

    @Test func theLanguagesHaveTheSameGaps() throws {
        let english = try words("en").mapValues(gaps)
        #expect(try words("zh-Hans").mapValues(gaps) == english)
        let known: Set = [
            "{columns}", "{encoding}", "{entry}", "{file}", "{format}", "{found}", "{length}", "{limit}",
            "{line}", "{megabytes}", "{name}", "{package}", "{part}", "{program}", "{range}", "{reason}",
            "{row}", "{seconds}", "{sheet}", "{tag}",
        ]
        #expect(Set(english.values.joined()).symmetricDifference(known) == [])
    }
}
