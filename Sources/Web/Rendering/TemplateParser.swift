/// A template's text in its parts, as they stand in the file.
///
/// The language is Mustache as far as pages need it: `{{name}}` (always escaped), `{{.}}`, `{{a.b}}`, sections, inverted
/// sections, partials, and layouts with blocks. What runs code or leaves text unescaped is refused, by name.
struct TemplateParser {
    /// A part of a template.
    indirect enum Part {
        case text(String)
        case value(TemplateName)
        case section(TemplateName, [Part])
        case inverted(TemplateName, [Part])
        case partial(String)
        case layout(String, [Part])
        case block(String, [Part])
    }

    /// Why a text is no template.
    struct Malformed: Error { let what: String }

    private var rest: Substring
    /// Whether only white space was read since the last line break.
    private var isAtLineStart = true

    private init(_ text: String) { rest = text[...] }

    /// The parts of a text.
    static func parts(of text: String) throws -> [Part] {
        var parser = TemplateParser(text)
        let parts = try parser.parts(until: nil)
        return parts
    }

    private mutating func parts(until end: String?) throws -> [Part] {
        var parts: [Part] = []
        while let opening = rest.firstRange(of: "{{") {
            var text = rest[..<opening.lowerBound]
            rest = rest[opening.upperBound...]
            guard let closing = rest.firstRange(of: "}}") else {
                throw Malformed(what: "a tag is not closed")
            }
            let tag = rest[..<closing.lowerBound]
            rest = rest[closing.upperBound...]
            let sign = tag.first.flatMap { "#^/><$!".contains($0) ? $0 : nil }
            let name = (sign == nil ? tag : tag.dropFirst()).trimming { $0 == " " || $0 == "\n" }
            if sign != nil { standAlone(&text) } else { isAtLineStart = false }
            if !text.isEmpty { parts.append(.text(String(text))) }
            switch sign {
            case "!": break
            case "#": parts.append(.section(try TemplateName(name), try self.parts(until: name)))
            case "^": parts.append(.inverted(try TemplateName(name), try self.parts(until: name)))
            case ">": parts.append(.partial(name))
            case "<": parts.append(.layout(name, try self.parts(until: name)))
            case "$": parts.append(.block(name, try self.parts(until: name)))
            case "/":
                guard name == end else { throw Malformed(what: "/\(name) closes nothing") }
                return parts
            default: parts.append(.value(try TemplateName(name)))
            }
        }
        if let end { throw Malformed(what: "\(end) is not closed") }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        return parts
    }

    /// A tag alone on its line leaves nothing of the line.
    private mutating func standAlone(_ text: inout Substring) {
        let line = text.lastIndex(of: "\n").map { text.index(after: $0) }
        let before = text[(line ?? text.startIndex)...]
        let isFirst = before.allSatisfy { $0 == " " } && (line != nil || isAtLineStart)
        let after = rest.prefix { $0 == " " }
        let isLast = after.endIndex == rest.endIndex || rest[after.endIndex] == "\n"
        guard isFirst, isLast else {
            isAtLineStart = false
            return
        }
        text = text[..<before.startIndex]
        rest = rest[after.endIndex...].dropFirst()
        isAtLineStart = true
    }
}

/// A name as a template asks for it.
struct TemplateName: Hashable, Sendable {
    /// `a.b` in its parts; none for `{{.}}`, what the section stands on.
    let parts: [String]
    /// Whether it is asked for where the section stands and nowhere further out: `{{.name}}`.
    let isHere: Bool

    init(_ text: String) throws {
        guard
            text.wholeMatch(of: /\.|\.?[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)*/) != nil
        else { throw TemplateParser.Malformed(what: "\(text) is no name") }
        isHere = text.hasPrefix(".")
        parts = text.split(separator: ".").map(String.init)
    }
}

extension Substring {
    fileprivate func trimming(_ isSpace: (Character) -> Bool) -> String {
        var text = self
        while let first = text.first, isSpace(first) { text = text.dropFirst() }
        while let last = text.last, isSpace(last) { text = text.dropLast() }
        return String(text)
    }
}
