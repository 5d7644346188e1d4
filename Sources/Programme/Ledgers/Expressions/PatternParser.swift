/// A pattern as it is written.
indirect enum PatternNode {
    case one(CharacterRanges)
    case sequence([PatternNode])
    case either([PatternNode])
    case repeated(PatternNode, Int, Int?)
    case atStart
    case atEnd
}

/// A set of characters.
struct CharacterRanges: Sendable {
    var ranges: [ClosedRange<UInt32>]
    var isInverted = false

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) } != isInverted
    }

    static let digits = CharacterRanges(ranges: [48...57])
    static let spaces = CharacterRanges(ranges: [9...13, 32...32, 0xA0...0xA0, 0x3000...0x3000])
    static let words = CharacterRanges(ranges: [48...57, 65...90, 95...95, 97...122])
    /// All but line ends.
    static let any = CharacterRanges(ranges: [10...10, 13...13], isInverted: true)

    var inverted: CharacterRanges { CharacterRanges(ranges: ranges, isInverted: !isInverted) }

    /// The ranges that it stands for, without `isInverted`.
    var positive: [ClosedRange<UInt32>] {
        guard isInverted else { return ranges }
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
            next = max(next, range.upperBound + 1)
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return result
    }
}

/// Reads a pattern by descent.
struct PatternParser {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var depth = 0

    init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

    mutating func pattern() throws(TextPattern.Fault) -> PatternNode {
        let node = try alternatives()
        guard index == scalars.count else { throw fault() }
        return node
    }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private func fault(from start: Int? = nil) -> TextPattern.Fault {
        let start = min(start ?? index, scalars.count)
        let part = String(String.UnicodeScalarView(scalars[start..<min(start + 12, scalars.count)]))
        return TextPattern.Fault(part: part.isEmpty ? "…" : part)
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        index += 1
        return true
    }

    private mutating func alternatives() throws(TextPattern.Fault) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 30 else { throw fault() }
        var nodes = [try sequence()]
        while take("|") { nodes.append(try sequence()) }
        return nodes.count == 1 ? nodes[0] : .either(nodes)
    }

    private mutating func sequence() throws(TextPattern.Fault) -> PatternNode {
        var nodes: [PatternNode] = []
        while let scalar = current, scalar != "|", scalar != ")" { nodes.append(try repeated()) }
        return .sequence(nodes)
    }

    private mutating func repeated() throws(TextPattern.Fault) -> PatternNode {
        let start = index
        let node = try atom()
        let range: (Int, Int?)
        switch current {
        case "*": range = (0, nil)
        case "+": range = (1, nil)
        case "?": range = (0, 1)
        case "{":
            index += 1
            range = try bounds()
            index -= 1
        default: return node
        }
        index += 1
        // Lazy and possessive ones match the same whole texts, but the latter only nearly.
        _ = take("?")
        if let scalar = current, "*+?{".unicodeScalars.contains(scalar) { throw fault(from: start) }
        return .repeated(node, range.0, range.1)
    }

    /// What stands in `{2,4}`, with its end.
    private mutating func bounds() throws(TextPattern.Fault) -> (Int, Int?) {
        let start = index - 1
        guard let least = number() else { throw fault(from: start) }
        var most: Int? = least
        if take(",") { most = number() }
        guard take("}"), least <= 1_000, (most ?? least) >= least, (most ?? 0) <= 1_000 else {
            throw fault(from: start)
        }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var digits = ""
        while let scalar = current, CharacterRanges.digits.contains(scalar), digits.count < 5 {
            digits.unicodeScalars.append(scalar)
            index += 1
        }
        return Int(digits)
    }

    private mutating func atom() throws(TextPattern.Fault) -> PatternNode {
        guard let scalar = current else { throw fault() }
        let start = index
        index += 1
        switch scalar {
        case "^": return .atStart
        case "$": return .atEnd
        case ".": return .one(.any)
        case "(":
            if take("?"), !take(":") { throw fault(from: start) }
            let node = try alternatives()
            guard take(")") else { throw fault(from: start) }
            return node
        case "[": return .one(try set(from: start))
        case "\\": return .one(try escaped())
        case "*", "+", "?", "{", ")": throw fault(from: start)
        default: return .one(CharacterRanges(ranges: [scalar.value...scalar.value]))
        }
    }

    /// What follows a backslash.
    private mutating func escaped() throws(TextPattern.Fault) -> CharacterRanges {
        guard let scalar = current else { throw fault(from: index - 1) }
        index += 1
        switch scalar {
        case "d": return .digits
        case "D": return .digits.inverted
        case "s": return .spaces
        case "S": return .spaces.inverted
        case "w": return .words
        case "W": return .words.inverted
        case "n": return CharacterRanges(ranges: [10...10])
        case "r": return CharacterRanges(ranges: [13...13])
        case "t": return CharacterRanges(ranges: [9...9])
        default:
            // Letters and digits would be classes and back references that are not known here.
            guard !CharacterRanges.words.contains(scalar) else { throw fault(from: index - 2) }
            return CharacterRanges(ranges: [scalar.value...scalar.value])
        }
    }

    private mutating func set(from start: Int) throws(TextPattern.Fault) -> CharacterRanges {
        let isInverted = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        var isFirst = true
        while let scalar = current, scalar != "]" || isFirst {
            isFirst = false
            // `[[:alpha:]]` and Java's `[a[b]]` mean something else than they look like.
            if scalar == "[", index + 1 < scalars.count, scalars[index + 1] == ":" {
                throw fault(from: start)
            }
            let low = try member()
            guard current == "-", index + 1 < scalars.count, scalars[index + 1] != "]", low.count == 1,
                let first = low.first, first.count == 1
            else {
                ranges += low
                continue
            }
            index += 1
            guard let high = try member().first, high.count == 1, high.lowerBound >= first.lowerBound else {
                throw fault(from: start)
            }
            ranges.append(first.lowerBound...high.lowerBound)
        }
        guard take("]"), !ranges.isEmpty else { throw fault(from: start) }
        return CharacterRanges(ranges: ranges, isInverted: isInverted)
    }

    /// One character of a set, or a class such as `\d` in it.
    private mutating func member() throws(TextPattern.Fault) -> [ClosedRange<UInt32>] {
        guard let scalar = current else { throw fault() }
        index += 1
        guard scalar == "\\" else { return [scalar.value...scalar.value] }
        return try escaped().positive
    }
}
