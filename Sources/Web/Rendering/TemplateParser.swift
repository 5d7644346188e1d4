/// A template's text in its parts, as they stand in the file.
///
/// The language is Mustache as far as pages need it: `{{name}}` (always escaped), `{{.}}`, `{{a.b}}`, sections, inverted
/// sections, partials, and layouts with blocks; and `{{t.KEY}}` for words, `{{asset:PATH}}` for a file's address. What runs
/// code or leaves text unescaped is refused, by name.
struct TemplateParser {
    /// A part of a template.
    indirect enum Part {
        case text([UInt8])
        case value(TemplateName)
        case word(String)
        case asset(String)
        case section(TemplateName, [Part])
        case inverted(TemplateName, [Part])
        case partial(String)
        case layout(String, [Part])
        case block(String, [Part])
    }

    /// Why a text is no template.
    struct Malformed: Error { let what: String }

    private let bytes: [UInt8]
    private var at = 0
    /// Whether only white space was read since the last line break.
    private var isAtLineStart = true

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The parts of a text.
    static func parts(of text: String) throws -> [Part] {
        var parser = TemplateParser(Array(text.utf8))
        return try parser.parts(until: nil)
    }

    private mutating func parts(until end: String?) throws -> [Part] {
        var parts: [Part] = []
        while let opening = pair(UInt8(ascii: "{"), from: at) {
            var text = at..<opening
            guard let closing = pair(UInt8(ascii: "}"), from: opening + 2) else {
                throw Malformed(what: "a tag is not closed")
            }
            let tag = bytes[opening + 2..<closing]
            at = closing + 2
            let sign = tag.first.flatMap { "#^/><$!".utf8.contains($0) ? $0 : nil }
            let name = TemplateParser.trimmed(sign == nil ? tag : tag.dropFirst())
            if sign != nil { standAlone(&text) } else { isAtLineStart = false }
            if !text.isEmpty { parts.append(.text(Array(bytes[text]))) }
            switch sign.map({ Unicode.Scalar($0) }) {
            case "!": break
            case "#": parts.append(.section(try TemplateName(name), try self.parts(until: name)))
            case "^": parts.append(.inverted(try TemplateName(name), try self.parts(until: name)))
            case ">": parts.append(.partial(name))
            case "<": parts.append(.layout(name, try self.parts(until: name)))
            case "$": parts.append(.block(name, try self.parts(until: name)))
            case "/":
                guard name == end else { throw Malformed(what: "/\(name) closes nothing") }
                return parts
            default: parts.append(try TemplateParser.value(name))
            }
        }
        if let end { throw Malformed(what: "\(end) is not closed") }
        if at < bytes.count { parts.append(.text(Array(bytes[at...]))) }
        at = bytes.count
        return parts
    }

    private static func value(_ name: String) throws -> Part {
        if name.hasPrefix("t.") { return .word(String(name.dropFirst(2))) }
        if name.hasPrefix("asset:") { return .asset(String(name.dropFirst(6))) }
        return .value(try TemplateName(name))
    }

    /// Where the next two of these bytes stand.
    private func pair(_ byte: UInt8, from start: Int) -> Int? {
        var place = start
        while place + 1 < bytes.count {
            if bytes[place] == byte, bytes[place + 1] == byte { return place }
            place += 1
        }
        return nil
    }

    /// A tag alone on its line leaves nothing of the line.
    private mutating func standAlone(_ text: inout Range<Int>) {
        let line = bytes[text].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
        let before = line ?? text.lowerBound
        let isFirst =
            bytes[before..<text.upperBound].allSatisfy { $0 == UInt8(ascii: " ") }
            && (line != nil || isAtLineStart)
        let after = bytes[at...].firstIndex { $0 != UInt8(ascii: " ") } ?? bytes.count
        let isLast = after == bytes.count || bytes[after] == UInt8(ascii: "\n")
        guard isFirst, isLast else {
            isAtLineStart = false
            return
        }
        text = text.lowerBound..<before
        at = min(after + 1, bytes.count)
        isAtLineStart = true
    }

    private static func trimmed(_ tag: ArraySlice<UInt8>) -> String {
        func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }
        guard let first = tag.firstIndex(where: { !isSpace($0) }),
            let last = tag.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(decoding: tag[first...last], as: UTF8.self)
    }
}

/// A name as a template asks for it.
struct TemplateName: Hashable, Sendable {
    /// `a.b` in its parts; none for `{{.}}`, what the section stands on.
    let parts: [String]
    /// Whether it is asked for where the section stands and nowhere further out: `{{.name}}`.
    let isHere: Bool

    /// `.`, `name`, `a.b`, `.name`: letters, then letters, digits, `_` and `-`.
    init(_ text: String) throws {
        isHere = text.utf8.first == UInt8(ascii: ".")
        let names =
            text == "."
            ? []
            : (isHere ? text.dropFirst() : text[...])
                .split(separator: ".", omittingEmptySubsequences: false)
        guard names.allSatisfy({ TemplateName.isName($0.utf8) }) else {
            throw TemplateParser.Malformed(what: "\(text) is no name")
        }
        parts = names.map(String.init)
    }

    private static func isName(_ name: Substring.UTF8View) -> Bool {
        guard let first = name.first, isLetter(first) else { return false }
        return name.allSatisfy {
            isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_")
                || $0 == UInt8(ascii: "-")
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
