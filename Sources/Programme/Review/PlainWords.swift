import Foundation

/// What somebody wrote into a field of several lines: trimmed, not empty, not endless, nothing invisible in it.
public struct PlainWords: Hashable, Sendable {
    /// The words, with `\n` at the ends of lines.
    public let text: String

    /// Whatever breaks a line does it as `\n`; other control characters, which nobody sees, are left out.
    ///
    /// Throws `words.missing` or `words.too-long` (limit), each at the field's name.
    public init(_ raw: String, limit: Int, at field: String) throws {
        var plain = String.UnicodeScalarView()
        for scalar in raw.replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar.value {
            case 0x09: plain.append(" ")
            case 0x0A...0x0D, 0x85, 0x2028, 0x2029: plain.append("\n")
            default: if !scalar.bendsLine { plain.append(scalar) }
            }
        }
        let text = String(plain).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { throw Problem(.invalid, "words.missing", at: field) }
        // Scalars, since a person may pile up any number of accents on one character.
        guard text.unicodeScalars.count <= limit else {
            throw Problem(.invalid, "words.too-long", ["limit": String(limit)], at: field)
        }
        self.text = text
    }
}
