import Foundation
import Testing

@testable import Web

/// The same row as a value with names.
private struct Row: MustacheParent {
    let number: Int
    let name: String
    let note: String?
    let isOwn: Bool

    func child(named name: String) -> Any? {
        switch name {
        case "number": number
        case "name": self.name
        case "note": maybe(note)
        case "isOwn": isOwn
        default: nil
        }
    }
}

private struct Table: MustacheParent {
    let rows: Any
    func child(named name: String) -> Any? {
        switch name {
        case "rows": rows
        case "mark": "<m>"
        case "isOpen": true
        case "words": ["a", "b"]
        case "link": Link(words: "to", path: "/x")
        default: nil
        }
    }
}

@Suite("The rows of a table")
struct TableRowsTests {
    @Test(
        "are filled in as a list of values is",
        arguments: [
            "{{#rows}}<td>{{number}}</td><td title=\"{{name}}\">{{ name }}</td>\n{{/rows}}",
            "{{#rows}}{{#note}}[{{.}}|{{number}}]{{/note}}{{^note}}none{{/note}}{{/rows}}",
            "{{#rows}}{{#isOwn}}own {{name}}{{/isOwn}}{{^isOwn}}not{{/isOwn}}{{/rows}}",
            "{{#rows}}{{mark}}{{#isOpen}}{{name}}{{mark}}{{/isOpen}}{{^isOpen}}x{{/isOpen}}{{/rows}}",
            "{{#rows}}{{#words}}{{.}}{{name}}{{/words}}{{/rows}}",
            "{{#rows}}{{#link}}{{path}}{{number}}{{/link}}{{^missing}}-{{/missing}}{{/rows}}",
            "{{^rows}}empty{{/rows}}{{#rows}}x{{/rows}}",
        ])
    func same(_ template: String) throws {
        let values = [
            Row(number: 1, name: "王<b>\"'&\"\u{0301} onfocus=x", note: nil, isOwn: true),
            Row(number: 22, name: "", note: "see {{name}}", isOwn: false),
            Row(number: -3, name: "é😀", note: "", isOwn: true),
        ]
        for values in [values, []] {
            var rows = TableRows("number", "name", "note", "isOwn")
            for value in values {
                rows.add { row in
                    row.number(value.number)
                    row.text(value.name)
                    row.text(value.note)
                    row.flag(value.isOwn)
                }
            }
            #expect(try html(template, rows) == html(template, values))
        }
    }

    @Test("take a cell in parts") func parts() throws {
        var rows = TableRows("path")
        rows.add { row in
            row.write("/a?b=1&c=")
            row.write(path: "报/告 \"<")
            row.end()
        }
        #expect(try html("{{#rows}}{{path}}{{/rows}}", rows) == "/a?b=1&amp;c=%E6%8A%A5%2F%E5%91%8A%20%22%3C")
    }

    private func html(_ template: String, _ rows: Any) throws -> String {
        let assembler = TemplateAssembler(parts: ["page": try TemplateParser.parts(of: template)])
        return String(decoding: try assembler.template("page").render(Table(rows: rows)), as: UTF8.self)
    }
}

@Suite("Escaping")
struct EscapingTests {
    @Test("finds each sign wherever it stands, and nothing else") func everyPlace() {
        let names: [UInt8: String] = [
            0x22: "&quot;", 0x26: "&amp;", 0x27: "&#39;", 0x3C: "&lt;", 0x3E: "&gt;",
        ]
        for length in 1...19 {
            for place in 0..<length {
                for byte in UInt8(1)..<128 {
                    var bytes = Array(repeating: UInt8(ascii: "a"), count: length)
                    bytes[place] = byte
                    let text = String(decoding: bytes, as: UTF8.self)
                    let expected = text.utf8.map { names[$0] ?? String(decoding: [$0], as: UTF8.self) }
                        .joined()
                    guard HTML.escaped(text) != expected else { continue }
                    Issue.record("\(byte) at \(place) of \(length)")
                }
            }
        }
        #expect(HTML.escaped("办实事：\"妇女\"&儿童\"\u{0301}😀") == "办实事：&quot;妇女&quot;&amp;儿童&quot;\u{0301}😀")
    }
}
