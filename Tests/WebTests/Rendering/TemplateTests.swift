import Testing

@testable import Web

/// A value that knows these names.
private struct Value: MustacheParent {
    var names: [String: Any]
    init(_ names: [String: Any]) { self.names = names }
    func child(named name: String) -> Any? { names[name] }
}

private func render(_ texts: [String: String], _ names: [String: Any]) throws -> String {
    let assembler = TemplateAssembler(parts: try texts.mapValues(TemplateParser.parts))
    return String(decoding: try assembler.template("page").render(Value(names)), as: UTF8.self)
}

private func render(_ text: String, _ names: [String: Any]) throws -> String {
    try render(["page": text], names)
}

@Suite("Templates: Mustache as far as pages need it")
struct TemplateTests {
    @Test("what people type is text, in elements and in attributes") func escapes() throws {
        let typed = "<script>\"a\" & 'b'</script>é办\u{1F600}"
        #expect(
            try render("<p title=\"{{x}}\">{{ x }}</p>", ["x": typed])
                == "<p title=\"&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;é办😀\">"
                + "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;é办😀</p>")
        // A value's own braces ask for nothing.
        #expect(try render("{{x}}", ["x": "{{y}}", "y": "secret"]) == "{{y}}")
    }

    @Test("a section shows a list item by item, and a value once") func sections() throws {
        let rows = [Value(["n": 1, "ok": true]), Value(["n": 2, "ok": false])]
        #expect(
            try render(
                "{{#rows}}{{n}}{{#ok}}+{{/ok}}{{^ok}}-{{/ok}}{{mark}} {{/rows}}", ["rows": rows, "mark": "."])
                == "1+. 2-. ")
        #expect(try render("{{#words}}<{{.}}>{{/words}}", ["words": ["a", "b"]]) == "<a><b>")
        #expect(try render("{{#rows}}x{{/rows}}{{^rows}}none{{/rows}}", ["rows": [Value]()]) == "none")
        #expect(try render("{{#link}}{{path}}{{/link}}", ["link": Value(["path": "/a"])]) == "/a")
        // A text is there even when it is empty: what may be missing is given as maybe(nil).
        #expect(try render("{{#x}}[{{.}}]{{/x}}", ["x": ""]) == "[]")
    }

    @Test("what is known and empty hides what stands further out") func empty() throws {
        let rows = [Value(["note": maybe(nil)]), Value(["note": maybe("seen")])]
        #expect(
            try render(
                "{{#rows}}{{#note}}{{.}}{{/note}}{{^note}}none{{/note}} {{note}};{{/rows}}",
                ["rows": rows, "note": "outside"]) == "none ;seen seen;")
        #expect(try render("{{#rows}}{{.note}}{{/rows}}", ["rows": [Value([:])], "note": "outside"]) == "")
        #expect(try render("{{a.b.c}}{{a.x.y}}", ["a": Value(["b": Value(["c": 7])])]) == "7")
    }

    @Test("a page stands in its layout, with its own partials") func layout() throws {
        let texts = [
            "frame/layout": "<html>{{title}}\n{{$head}}default{{/head}}\n{{$content}}{{/content}}\n</html>\n",
            "row": "<td>{{.}}</td>",
            "page":
                "{{<frame/layout}}{{$content}}\n{{#rows}}{{>row}}{{/rows}}\n{{/content}}{{/frame/layout}}\n",
        ]
        let html = try render(texts, ["title": "T", "rows": ["1", "2"]])
        #expect(html.contains("<html>T\ndefault\n"))
        #expect(html.contains("<td>1</td><td>2</td>"))
    }

    @Test("tags alone on their lines leave no lines") func lines() throws {
        #expect(
            try render("<ul>\n{{#x}}\n<li>{{.}}</li>\n{{/x}}\n</ul>\n", ["x": ["1", "2"]])
                == "<ul>\n<li>1</li>\n<li>2</li>\n</ul>\n")
        #expect(try render("{{! said }}\na {{! said }}b\n", [:]) == "a b\n")
        #expect(try render("<pre>{{x}}\n{{y}}</pre>", ["x": "1", "y": "2"]) == "<pre>1\n2</pre>")
    }

    @Test(
        "what cannot be filled in, or would leave text unescaped, is refused when it is read",
        arguments: [
            "{{#a}}", "{{/a}}", "{{#a}}{{/b}}", "{{a", "{{{a}}}", "{{&a}}", "{{#count(a)}}{{/count(a)}}",
            "{{=<% %>=}}",
            "{{}}", "{{> missing}}", "{{a b}}", "{{>page}}",
        ])
    func malformed(_ text: String) {
        #expect(throws: TemplateParser.Malformed.self) { try render(text, ["a": "1"]) }
    }
}
