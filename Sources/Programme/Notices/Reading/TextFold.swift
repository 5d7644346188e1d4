/// Folds the many ways of writing one sign into one, keeping the place of every scalar.
///
/// Afterwards: half-width digits, letters, `%`, `:`, `;`, `(`, `)`; Chinese `，` and `。`; `,` and `.` only
/// inside numbers and after ordinals; curly quotes; single spaces; `\n` for every line break.
enum TextFold {
    static func fold(_ source: [Unicode.Scalar]) -> Passage {
        var out = Passage()
        out.scalars.reserveCapacity(source.count)
        out.printed.reserveCapacity(source.count)
        out.offsets.reserveCapacity(source.count)
        var quoteIsOpen = false
        for i in source.indices {
            guard var scalar = single(source[i]) else { continue }
            switch scalar {
            case ",": scalar = groupsDigits(source, at: i) ? "," : "，"
            // [责任单位：…] is a bracket like any other; [2023] in a document's number stays.
            case "[" where i + 1 < source.count && source[i + 1].isHan: scalar = "("
            case "]" where i > 0 && !source[i - 1].isDigit && out.scalars.contains("("): scalar = ")"
            case "." where endsSentence(source, at: i): scalar = "。"
            case "\"":
                scalar = quoteIsOpen ? "”" : "“"
                quoteIsOpen.toggle()
            case "\n":
                quoteIsOpen = false
                while out.scalars.last == " " { out.removeLast() }
            case " " where out.scalars.last == " " || out.scalars.last == "\n": continue
            default: break
            }
            out.append(scalar, printed: source[i], at: i)
        }
        return out
    }

    /// The form of one scalar; nil for those that carry nothing.
    private static func single(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x09, 0x0A, 0x20...0x7E: return scalar
        case 0x0B...0x0D, 0x85, 0x2028, 0x2029: return "\n"
        case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064,
            0xFE00...0xFE0F,
            0xFEFF, 0xFFF9...0xFFFD:
            return nil
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
        case 0xFF0C, 0xFE50: return "，"
        case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0)
        case 0x2010...0x2015, 0x2212, 0x2500: return "-"
        case 0x301C, 0x223C: return "~"
        case 0x2236, 0xFE55: return ":"
        case 0x3008: return "("
        case 0x3009: return ")"
        case 0x300C, 0x300E, 0x201F: return "“"
        case 0x300D, 0x300F: return "”"
        case 0x3010, 0x3016: return "("
        case 0x3011, 0x3017: return ")"
        case 0xFF61: return "。"
        case 0xFE6A: return "%"
        case 0x4E00...0x9FFF: return TraditionalForms.simplified[scalar] ?? scalar
        default: return scalar
        }
    }

    /// A comma between a digit and exactly three digits groups thousands; a full-width one never does.
    private static func groupsDigits(_ source: [Unicode.Scalar], at i: Int) -> Bool {
        guard source[i] == ",", i > 0, source[i - 1].isDigit, i + 3 < source.count,
            source[i + 1...i + 3].allSatisfy(\.isDigit)
        else { return false }
        return i + 4 >= source.count || !source[i + 4].isDigit
    }

    /// A dot after a Chinese character, at the end of a line or before a space, is a full stop.
    private static func endsSentence(_ source: [Unicode.Scalar], at i: Int) -> Bool {
        guard i > 0, source[i - 1].isHan || source[i - 1] == ")" || source[i - 1] == "）" else { return false }
        guard !ChineseNumerals.isNumeral(source[i - 1]) else { return false }
        return i + 1 >= source.count || source[i + 1] == " " || source[i + 1] == "\n" || source[i + 1] == "\r"
    }
}

extension Passage {
    fileprivate mutating func removeLast() {
        scalars.removeLast()
        printed.removeLast()
        offsets.removeLast()
    }
}
