import Foundation

/// One element of a small XML part kept in memory.
///
/// Names carry a short prefix of ours in place of the file's own (`w:p`, `r:id`), the same for the transitional
/// and the strict namespaces of ECMA-376; names of unknown namespaces carry only a colon (`:p`).
final class XMLElement {
    let name: String
    let attributes: [String: String]
    private(set) var children: [XMLElement] = []

    /// The character data directly inside. Office files put text in elements without children, so the place
    /// between children is not kept.
    private(set) var text = ""

    /// Whether any run or text box of WordprocessingML stands somewhere inside; found out once.
    private(set) lazy var holdsText: Bool = children.contains {
        $0.name == "w:r" || $0.name == "w:t" || $0.name == "w:txbxContent" || $0.holdsText
    }

    init(name: String, attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    subscript(attribute: String) -> String? { attributes[attribute] }

    func first(_ name: String) -> XMLElement? { children.first { $0.name == name } }

    func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

    /// The `w:val` of a child, the commonest shape of a WordprocessingML property.
    func value(of name: String) -> String? { first(name)?["w:val"] }

    /// A property that is on when present and not switched off (ECMA-376 part 1, 17.17.4 `ST_OnOff`).
    func isOn(_ name: String) -> Bool {
        guard let element = first(name) else { return false }
        guard let value = element["w:val"] else { return true }
        return !["0", "false", "off"].contains(value)
    }

    fileprivate func append(_ child: XMLElement) { children.append(child) }

    fileprivate func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        text += String(decoding: bytes, as: UTF8.self)
    }
}

/// Builds a tree from parser events.
final class XMLTree: XMLEvents {
    private(set) var root: XMLElement?
    private var open: [XMLElement] = []
    private var count = 0
    private var textBytes = 0
    private let limits: DocumentLimits
    private var prefixes: [UnsafePointer<UInt8>: String] = [:]

    private init(_ limits: DocumentLimits) { self.limits = limits }

    /// Parses one entry of an archive; nil when the archive has no such entry.
    static func read(_ part: String, in archive: ZipArchive, limits: DocumentLimits) throws -> XMLElement? {
        guard archive.contains(part) else { return nil }
        let tree = XMLTree(limits)
        let parser = try XMLPushParser(tree, part: part, limits: limits)
        try archive.read(part) { try parser.parse($0) }
        try parser.finish()
        return tree.root
    }

    func start(_ name: XMLName, namespace: XMLName?, _ attributes: XMLAttributes) throws {
        count += 1
        try DocumentLimits.check(count, atMost: limits.xmlElements, "document.xml-elements")
        var values: [String: String] = [:]
        for index in 0..<attributes.count {
            guard let key = attributes.name(index)?.string else { continue }
            let prefix = attributes.namespace(index).map { self.prefix($0) + ":" } ?? ""
            try take(attributes.value(index).count)
            values[prefix + key] = String(decoding: attributes.value(index), as: UTF8.self)
        }
        let prefix = namespace.map(self.prefix) ?? ""
        let element = XMLElement(name: prefix + ":" + name.string, attributes: values)
        if let parent = open.last { parent.append(element) } else { root = element }
        open.append(element)
    }

    func end(_ name: XMLName) throws { open.removeLast() }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        try take(bytes.count)
        open.last?.append(bytes)
    }

    private func take(_ count: Int) throws {
        textBytes += count
        try DocumentLimits.check(bytes: textBytes, atMost: limits.xmlTextBytes, "document.part-too-long")
    }

    /// Our prefix for a namespace. libxml2 keeps one copy of each namespace's text for the parser's life, so
    /// its address serves as the key.
    private func prefix(_ namespace: XMLName) -> String {
        if let known = prefixes[namespace.pointer] { return known }
        let prefix = XMLTree.prefixOf[namespace.string] ?? ""
        prefixes[namespace.pointer] = prefix
        return prefix
    }

    /// The namespaces that the readers look at: ECMA-376 transitional, then its strict variant.
    private static let prefixOf = [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
        "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
        "http://purl.oclc.org/ooxml/spreadsheetml/main": "x",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
        "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
        "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "cp",
        "http://purl.oclc.org/ooxml/officeDocument/customProperties": "cp",
        "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
        "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
        "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    ]
}
