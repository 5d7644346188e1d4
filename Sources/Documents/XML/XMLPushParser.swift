import CLibxml2
import Foundation

/// What a parser tells as it reads. The pointers are valid during the call only.
protocol XMLEvents: AnyObject {
    func start(_ name: XMLName, namespace: XMLName?, _ attributes: XMLAttributes) throws
    func end(_ name: XMLName) throws
    func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws
}

/// libxml2's push parser, fed piece by piece.
///
/// A document type declaration is refused outright: no office file has one, and entity expansion and external
/// entities both begin with it. Nothing is ever fetched, and elements may nest only so deep.
final class XMLPushParser {
    private let context: xmlParserCtxtPtr
    private let state: XMLParserState
    private let part: String

    /// Makes a parser for one part of a document; `part` names it in errors.
    init(_ events: any XMLEvents, part: String, limits: DocumentLimits) throws {
        state = XMLParserState(events, depthLimit: limits.xmlDepth)
        self.part = part
        var handler = XMLParserState.handler
        let user = Unmanaged.passUnretained(state).toOpaque()
        guard let made = xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else {
            throw DocumentError("document.xml-damaged", ["part": part])
        }
        context = made
        // Without NOENT, an ampersand in an attribute arrives still escaped. There are no other entities to
        // replace, since a document type declaration stops the parser.
        xmlCtxtUseOptions(made, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
        state.context = made
    }

    deinit { xmlFreeParserCtxt(context) }

    /// Parses the next bytes.
    func parse(_ bytes: UnsafeRawBufferPointer) throws {
        let chars = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        xmlParseChunk(context, chars, Int32(bytes.count), 0)
        try check()
    }

    /// Ends the document; throws when it is not complete.
    func finish() throws {
        xmlParseChunk(context, nil, 0, 1)
        try check()
    }

    private func check() throws {
        if let error = state.error { throw located(error) }
        guard context.pointee.wellFormed == 0 else { return }
        throw located(DocumentError("document.xml-damaged"))
    }

    private func located(_ error: any Error) -> any Error {
        guard var error = error as? DocumentError, error.code.hasPrefix("document.xml-") else { return error }
        let line = state.line ?? Int(context.pointee.lastError.line)
        error.details["part"] = part
        error.position = error.position ?? "\(part):\(line)"
        return error
    }
}

/// What the C callbacks share with the parser.
private final class XMLParserState {
    var context: xmlParserCtxtPtr?
    var error: (any Error)?
    var line: Int?
    private let events: any XMLEvents
    private let depthLimit: Int
    private var depth = 0

    init(_ events: any XMLEvents, depthLimit: Int) {
        self.events = events
        self.depthLimit = depthLimit
    }

    func stop(_ reason: any Error) {
        guard error == nil else { return }
        error = reason
        line = context.map { Int(xmlSAX2GetLineNumber($0)) }
        xmlStopParser(context)
    }

    @inline(__always)
    func start(_ name: XMLName, _ namespace: XMLName?, _ attributes: XMLAttributes) {
        guard error == nil else { return }
        depth += 1
        guard depth <= depthLimit else {
            return stop(DocumentError("document.xml-depth", ["limit": String(depthLimit)]))
        }
        do { try events.start(name, namespace: namespace, attributes) } catch { stop(error) }
    }

    @inline(__always)
    func end(_ name: XMLName) {
        guard error == nil else { return }
        depth -= 1
        do { try events.end(name) } catch { stop(error) }
    }

    @inline(__always)
    func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard error == nil else { return }
        do { try events.characters(bytes) } catch { stop(error) }
    }

    static func from(_ user: UnsafeMutableRawPointer?) -> XMLParserState? {
        user.map { Unmanaged<XMLParserState>.fromOpaque($0).takeUnretainedValue() }
    }

    /// The callbacks. No comment, instruction or entity handler is set, so those pass unseen.
    static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { user, name, _, uri, _, _, count, _, attributes in
            guard let state = XMLParserState.from(user), let name else { return }
            state.start(
                XMLName(pointer: name), uri.map(XMLName.init),
                XMLAttributes(base: attributes, count: Int(count)))
        }
        handler.endElementNs = { user, name, _, _ in
            guard let state = XMLParserState.from(user), let name else { return }
            state.end(XMLName(pointer: name))
        }
        handler.characters = { user, text, count in
            guard let state = XMLParserState.from(user), let text else { return }
            state.characters(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        handler.cdataBlock = handler.characters
        handler.internalSubset = { user, _, _, _ in
            XMLParserState.from(user)?.stop(DocumentError("document.xml-doctype"))
        }
        // Errors are read from the context; without a handler libxml2 would print them.
        handler.serror = { _, _ in }
        return handler
    }
}
