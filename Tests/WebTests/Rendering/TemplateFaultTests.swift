import Foundation
import Programme
import Testing

@testable import Web

@Suite("A fault at the start says where")
struct TemplateFaultTests {
    @Test(
        "in a template",
        arguments: [
            ("{{t.no.such}}", "template.word-missing", ["key": "no.such", "language": "en"]),
            (
                "{{#a}}{{t.admin.audit-count}}{{/a}}", "template.word-gaps",
                ["key": "admin.audit-count", "language": "en"]
            ),
            ("{{asset:no/such.css}}", "template.asset-missing", ["path": "no/such.css", "language": "en"]),
            ("{{#a}}", "template.malformed", ["what": "a is not closed"]),
            ("{{>no/such}}", "template.malformed", ["what": "no template no/such"]),
        ] as [(String, String, [String: String])])
    func template(text: String, code: String, details: [String: String]) throws {
        let problem = #expect(throws: Problem.self) {
            _ = try TemplateLoader(files: ["area/page": text]).templates(
                Localizer(.english), AssetLibrary.load())
        }
        #expect(problem?.code == code)
        #expect(problem?.message.details == details.merging(["template": "area/page"]) { own, _ in own })
        for language in Language.allCases { #expect(try Localizer(language).has(code)) }
    }

    @Test("in a file of words", arguments: ["{\"a\": 1}", "", "{\"a\": \"\u{FFFD}"])
    func words(text: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let problem = #expect(throws: Problem.self) { _ = try Localizer(.english, files: [file]) }
        #expect(problem?.code == "words.unreadable")
        #expect(problem?.message.details == ["file": "en/\(file.lastPathComponent)"])
    }
}
