import CLibxml2
import Foundation

/// Reads an HTML page through libxml2's HTML parser into text with structure.
///
/// Scripts, styles, navigation, forms' controls and other things that are not the page's text are left out.
enum HtmlReader {
    static func read(_ data: Data, limits: DocumentLimits) throws -> TextDocument {
        try DocumentLimits.check(bytes: data.count, atMost: limits.htmlBytes, "document.html-too-large")
        let decoded = try TextDecoder.decode(data, declared: declaredEncoding(data))
        let builder = HtmlBuilder()
        try HtmlParser.parse(decoded.utf8, builder, limits: limits)
        return try TextDocument(
            format: .html, blocks: builder.finish(), encoding: decoded.encoding, limits: limits)
    }

    /// Whether a text's first bytes look like a page, whatever the file is called.
    static func looksLikeHtml(_ data: Data) -> Bool {
        let start = String(decoding: data.prefix(1_024).filter { $0 != 0 }, as: UTF8.self).lowercased()
        let trimmed = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        let isMarkup = trimmed.hasPrefix("<!doctype html") || trimmed.hasPrefix("<html")
        return isMarkup || (trimmed.hasPrefix("<") && trimmed.contains("<html"))
    }

    /// The encoding that a `meta` element or an XML declaration names in the first 1024 bytes (HTML standard,
    /// 13.2.3.2).
    private static func declaredEncoding(_ data: Data) -> String? {
        let start = String(decoding: data.prefix(1_024), as: UTF8.self).lowercased()
        for key in ["charset=", "encoding="] {
            guard let found = start.firstRange(of: key) else { continue }
            let value = start[found.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
            return String(value.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
        }
        return nil
    }
}

/// Drives libxml2's HTML parser over UTF-8 and stops it at the limits.
private final class HtmlParser {
    private let builder: HtmlBuilder
    private let limits: DocumentLimits
    private var context: htmlParserCtxtPtr?
    private var error: DocumentError?
    private var depth = 0
    private var count = 0
    private var textBytes = 0
    private var mistakes = 0

    private init(_ builder: HtmlBuilder, _ limits: DocumentLimits) {
        self.builder = builder
        self.limits = limits
    }

    static func parse(_ utf8: [UInt8], _ builder: HtmlBuilder, limits: DocumentLimits) throws {
        let state = HtmlParser(builder, limits)
        var handler = HtmlParser.handler
        let user = Unmanaged.passUnretained(state).toOpaque()
        guard let context = htmlCreatePushParserCtxt(&handler, user, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
        else {
            throw DocumentError("document.html-damaged")
        }
        defer { htmlFreeParserCtxt(context) }
        // The bytes are UTF-8 by now, whatever encoding the page still names.
        htmlCtxtUseOptions(context, Int32(HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue))
        state.context = context
        try utf8.withUnsafeBytes { bytes in
            var attributes = MarkupGuard.html
            try attributes.check(bytes)
            let chars = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            _ = htmlParseChunk(context, chars, Int32(bytes.count), 1)
        }
        if let error = state.error { throw error }
    }

    private func characters(_ more: String) {
        guard error == nil else { return }
        textBytes += more.utf8.count
        // A scalar takes at most four bytes; what passes that is refused before it is built up.
        if textBytes > limits.textScalars * 4 {
            stop("document.text-too-long", limits.textScalars)
        } else {
            builder.characters(more)
        }
    }

    private func start(_ name: String, _ attributes: [String: String]) {
        guard error == nil else { return }
        depth += 1
        count += 1
        if depth > limits.xmlDepth { stop("document.xml-depth", limits.xmlDepth) }
        if count > limits.xmlElements { stop("document.xml-elements", limits.xmlElements) }
        builder.start(name, attributes)
    }

    /// Every mistake costs the parser a message, some fifty times what a correct byte costs it.
    private func mistake() {
        guard error == nil else { return }
        mistakes += 1
        if mistakes > limits.htmlErrors { stop("document.html-damaged", limits.htmlErrors) }
    }

    private func stop(_ code: String, _ limit: Int) {
        error = DocumentError(code, ["limit": String(limit), "part": "HTML"])
        xmlStopParser(context)
    }

    private static func from(_ user: UnsafeMutableRawPointer?) -> HtmlParser? {
        user.map { Unmanaged<HtmlParser>.fromOpaque($0).takeUnretainedValue() }
    }

    private static var handler: htmlSAXHandler {
        var handler = htmlSAXHandler()
        handler.startElement = { user, name, pairs in
            guard let name else { return }
            var attributes: [String: String] = [:]
            var next = pairs
            while let pair = next, let key = pair[0] {
                attributes[String(cString: key)] = pair[1].map { String(cString: $0) } ?? ""
                next = pair + 2
            }
            HtmlParser.from(user)?.start(String(cString: name), attributes)
        }
        handler.endElement = { user, name in
            guard let state = HtmlParser.from(user), let name, state.error == nil else { return }
            state.depth -= 1
            state.builder.end(String(cString: name))
        }
        handler.characters = { user, text, count in
            guard let text else { return }
            let bytes = UnsafeBufferPointer(start: text, count: Int(count))
            HtmlParser.from(user)?.characters(String(decoding: bytes, as: UTF8.self))
        }
        // Entities such as &nbsp; are looked up in the parser's own table; script text arrives as cdata, unheard.
        handler.ignorableWhitespace = handler.characters
        // Without this mark the parser would not call the structured handler.
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.serror = { user, _ in HtmlParser.from(user)?.mistake() }
        return handler
    }
}
