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
    private var attributes = MarkupGuard.xml
    private var hasBegun = false

    /// Makes a parser for one part of a document; `part` names it in errors.
    init(_ events: any XMLEvents, part: String, limits: DocumentLimits) throws {
        state = XMLParserState(events, depthLimit: limits.xmlDepth)
        self.part = part
        var handler = XMLParserState.handler
        // Without user data of ours, the callbacks are given the context itself.
        guard let made = xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else {
            throw DocumentError("document.xml-damaged", ["part": part])
        }
        context = made
        made.pointee._private = Unmanaged.passUnretained(state).toOpaque()
        // Without NOENT, an ampersand in an attribute arrives still escaped. There are no other entities to
        // replace, since a document type declaration stops the parser.
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_IGNORE_ENC.rawValue
        xmlCtxtUseOptions(made, Int32(options))
    }

    deinit { xmlFreeParserCtxt(context) }

    /// Parses the next bytes.
    func parse(_ bytes: UnsafeRawBufferPointer) throws {
        do {
            try checkEncoding(bytes)
            try attributes.check(bytes)
        } catch {
            throw located(error)
        }
        let chars = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        xmlParseChunk(context, chars, Int32(bytes.count), 0)
        try check()
    }

    /// Ends the document; throws when it is not complete.
    func finish() throws {
        xmlParseChunk(context, nil, 0, 1)
        try check()
    }

    /// Only UTF-8 is taken, as every office program writes; in another encoding the guard would be blind.
    private func checkEncoding(_ bytes: UnsafeRawBufferPointer) throws {
        guard !hasBegun, let first = bytes.first else { return }
        hasBegun = true
        let isUTF8 =
            first == UInt8(ascii: "<") || first == 0xEF || first == 0x20 || first == 0x0A || first == 0x0D
        guard isUTF8, bytes.count < 2 || bytes[1] != 0 else { throw DocumentError("document.xml-damaged") }
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
///
/// They run for every element of a sheet, so whether the parser was stopped and how deep it is are read from
/// libxml2's own record, at no cost.
private final class XMLParserState {
    private(set) var error: (any Error)?
    private(set) var line: Int?
    private let events: any XMLEvents
    private let depthLimit: Int

    init(_ events: any XMLEvents, depthLimit: Int) {
        self.events = events
        self.depthLimit = depthLimit
    }

    /// Runs one callback's work, and stops the parser for good when that throws.
    @inline(__always)
    static func with(
        _ user: UnsafeMutableRawPointer?, _ work: (XMLParserState, xmlParserCtxtPtr) throws -> Void
    ) {
        guard let context = user?.assumingMemoryBound(to: xmlParserCtxt.self),
            context.pointee.disableSAX == 0, let pointer = context.pointee._private
        else { return }
        let state = Unmanaged<XMLParserState>.fromOpaque(pointer).takeUnretainedValue()
        do { try work(state, context) } catch { state.stop(error, context) }
    }

    private func stop(_ reason: any Error, _ context: xmlParserCtxtPtr) {
        error = error ?? reason
        line = line ?? Int(xmlSAX2GetLineNumber(context))
        xmlStopParser(context)
    }

    @inline(__always)
    private func start(
        _ name: XMLName, _ namespace: XMLName?, _ attributes: XMLAttributes, _ context: xmlParserCtxtPtr
    ) throws {
        // The element's ancestors are on libxml2's stack, the element itself is not yet.
        let depth = context.pointee.nameNr
        guard depth < depthLimit else {
            throw DocumentError("document.xml-depth", ["limit": String(depthLimit)])
        }
        // Every name is looked up among all namespaces in scope, of which two entries each are kept.
        guard context.pointee.nsNr <= 2_000 else { throw DocumentError("document.xml-attributes") }
        try events.start(name, namespace: namespace, attributes)
    }

    /// The callbacks. No comment, instruction or entity handler is set, so those pass unseen.
    static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { user, name, _, uri, _, _, count, _, attributes in
            guard let name else { return }
            XMLParserState.with(user) { state, context in
                try state.start(
                    XMLName(pointer: name), uri.map(XMLName.init),
                    XMLAttributes(base: attributes, count: Int(count)), context)
            }
        }
        handler.endElementNs = { user, name, _, _ in
            guard let name else { return }
            XMLParserState.with(user) { state, _ in try state.events.end(XMLName(pointer: name)) }
        }
        handler.characters = { user, text, count in
            guard let text else { return }
            let bytes = UnsafeBufferPointer(start: text, count: Int(count))
            XMLParserState.with(user) { state, _ in try state.events.characters(bytes) }
        }
        handler.cdataBlock = handler.characters
        handler.internalSubset = { user, _, _, _ in
            XMLParserState.with(user) { _, _ in throw DocumentError("document.xml-doctype") }
        }
        // Errors are read from the context; without a handler libxml2 would print them.
        handler.serror = { _, _ in }
        return handler
    }
}
