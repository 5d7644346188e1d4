/// Writes XML as text: elements in the order they are asked for, every value escaped.
struct XMLText {
    /// What has been written so far.
    private(set) var text = ""

    /// Starts a document with the declaration that Office programs expect.
    static func document() -> XMLText {
        var xml = XMLText()
        xml.text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        return xml
    }

    /// An element without content; attributes whose value is nil are left out.
    mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
        open(name, attributes, closing: "/>")
    }

    /// An element with whatever `content` writes.
    mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:],
        _ content: (inout XMLText) throws -> Void
    ) rethrows {
        open(name, attributes, closing: ">")
        try content(&self)
        text += "</\(name)>"
    }

    /// An element that holds words only.
    mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text words: String
    ) {
        element(name, attributes) { $0.words(words) }
    }

    /// Words between tags.
    mutating func words(_ words: String) { XMLText.escape(words, into: &text) }

    /// XML that was written elsewhere in this module.
    mutating func raw(_ xml: String) { text += xml }

    private mutating func open(
        _ name: String, _ attributes: KeyValuePairs<String, String?>, closing: String
    ) {
        text += "<\(name)"
        for (key, value) in attributes {
            guard let value else { continue }
            text += " \(key)=\""
            XMLText.escape(value, into: &text)
            text += "\""
        }
        text += closing
    }

    /// Adds words with the five special characters escaped, white space kept as character references inside
    /// attributes and text alike, and the characters that XML forbids dropped (XML 1.0, 2.2).
    static func escape(_ words: String, into text: inout String) {
        for scalar in words.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "\t": text += "&#9;"
            case "\n": text += "&#10;"
            case "\r": text += "&#13;"
            default: if isAllowed(scalar) { text.unicodeScalars.append(scalar) }
            }
        }
    }

    /// The words without the characters that XML forbids.
    static func allowed(_ words: String) -> String {
        guard !words.unicodeScalars.allSatisfy(isAllowed) else { return words }
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: words.unicodeScalars.lazy.filter(isAllowed))
        return String(kept)
    }

    /// Whether XML 1.0 lets the character stand in a document at all.
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
