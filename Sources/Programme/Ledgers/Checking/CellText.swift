import Foundation

/// What people and programs leave in cells, made plain. Most cells are plain already, which a look at their bytes tells.
enum CellText {
    /// At most so many characters in a value.
    static let lengthLimit = 2_000

    enum Cleaned {
        case text(String)
        case empty
        /// Its code.
        case fault(String)
    }

    /// Trimmed, composed (NFC), without invisible characters; line ends as `\n`.
    static func cleaned(_ text: String) -> Cleaned {
        if text.isEmpty { return .empty }
        if text.utf8.count <= lengthLimit, text.utf8.withContiguousStorageIfAvailable(isPlain) ?? false {
            return .text(text)
        }
        return slowlyCleaned(text)
    }

    /// Whether nothing needs cleaning: printable ASCII, the common Chinese characters and their punctuation, no space at
    /// either end. Whatever else there is takes the slow way.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20 else {
            return false
        }
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x20...0x7E: index += 1
            // U+4000 to U+9FFF.
            case 0xE4...0xE9: index += 3
            // 、。《》 but neither the wide space nor the combining tone marks.
            case 0xE3 where bytes[index + 1] == 0x80 && (0x81...0xA9).contains(bytes[index + 2]): index += 3
            // （），：and other full-width forms.
            case 0xEF where bytes[index + 1] == 0xBC || bytes[index + 1] == 0xBD: index += 3
            // The dot in names.
            case 0xC2 where bytes[index + 1] == 0xB7: index += 2
            default: return false
            }
        }
        return true
    }

    private static func slowlyCleaned(_ text: String) -> Cleaned {
        // Before any work on it: a cell may hold megabytes.
        guard text.utf8.count <= lengthLimit * 16 else { return .fault("field.too-long") }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isInvisible(scalar) {
            switch scalar {
            case "\t", "\u{2028}", "\u{2029}": scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        let composed = String(scalars).replacingOccurrences(of: "\r\n", with: "\n")
            .replacingOccurrences(of: "\r", with: "\n").precomposedStringWithCanonicalMapping
            .trimmingCharacters(in: .whitespacesAndNewlines)
        if composed.isEmpty { return .empty }
        guard composed.unicodeScalars.count <= lengthLimit else { return .fault("field.too-long") }
        guard !composed.unicodeScalars.contains(where: { $0 != "\n" && $0.bendsLine }) else {
            return .fault("field.control-character")
        }
        return .text(composed)
    }

    /// What copying from pages and old programs leaves behind, and nobody sees.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        [0xFEFF, 0x200B, 0x2060, 0x00AD].contains(scalar.value)
    }

    static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    /// With the half-width forms of what Chinese keyboards give, in one line, trimmed.
    static func halfWidth(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000, 0xA0, 0x2002...0x200A: scalars.append(" ")
            case 0x2010...0x2015, 0x2212: scalars.append("-")
            default: scalars.append(scalar)
            }
        }
        return String(scalars).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// By which choices and answers are found: half-width, lowercase, without spaces.
    static func folded(_ text: String) -> String {
        halfWidth(text).lowercased().filter { !$0.isWhitespace }
    }
}
