/// A stretch of folded text that remembers where each scalar stood in the original.
///
/// Line breaks and spaces may have been taken out, so that `offsets` need not be consecutive.
struct Passage: Hashable, Sendable {
    /// The folded scalars, which rules are matched against.
    var scalars: [Unicode.Scalar] = []
    /// The same as they were printed.
    var printed: [Unicode.Scalar] = []
    /// Where each stood in the original.
    var offsets: [Int] = []

    var count: Int { scalars.count }
    var isEmpty: Bool { scalars.isEmpty }

    /// The text as printed.
    var string: String { Passage.text(printed[...]) }

    /// The text as printed, digits and signs in their usual width: for what is compared, not read.
    func plain(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        for i in range where !scalars[i].isLayout { view.append(scalars[i].isHan ? printed[i] : scalars[i]) }
        return String(view)
    }

    /// Scalars as a string.
    static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Where it stands in the original, first scalar to last.
    var span: TextSpan {
        guard let first = offsets.first, let last = offsets.last else { return TextSpan(start: 0, end: 0) }
        return TextSpan(start: first, end: last + 1)
    }

    subscript(range: Range<Int>) -> Passage {
        Passage(
            scalars: Array(scalars[range]), printed: Array(printed[range]), offsets: Array(offsets[range]))
    }

    /// Where a range of it stands in the original.
    func span(_ range: Range<Int>) -> TextSpan {
        guard !range.isEmpty else {
            let start = range.lowerBound < offsets.count ? offsets[range.lowerBound] : span.end
            return TextSpan(start: start, end: start)
        }
        return TextSpan(start: offsets[range.lowerBound], end: offsets[range.upperBound - 1] + 1)
    }

    mutating func append(_ scalar: Unicode.Scalar, printed print: Unicode.Scalar, at offset: Int) {
        scalars.append(scalar)
        printed.append(print)
        offsets.append(offset)
    }

    mutating func append(_ other: Passage) {
        scalars += other.scalars
        printed += other.printed
        offsets += other.offsets
    }

    /// Without the scalars that `isMargin` holds for at either end.
    func trimmed(_ isMargin: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" }) -> Passage {
        guard let first = scalars.firstIndex(where: { !isMargin($0) }),
            let last = scalars.lastIndex(where: { !isMargin($0) })
        else { return Passage() }
        return self[first..<last + 1]
    }

    /// Without any spaces: Chinese sets none, so those that are there are the layout's.
    func compacted() -> Passage {
        guard scalars.contains(where: \.isLayout) else { return self }
        var out = Passage()
        for i in 0..<count where !scalars[i].isLayout {
            out.append(scalars[i], printed: printed[i], at: offsets[i])
        }
        return out
    }

    /// The parts between the scalars that `isSeparator` holds for; empty parts left out, the rest trimmed.
    func split(_ isSeparator: (Unicode.Scalar) -> Bool) -> [Passage] {
        var parts: [Passage] = []
        var start = 0
        for i in 0...count where i == count || isSeparator(scalars[i]) {
            let part = self[start..<i].trimmed()
            if !part.isEmpty { parts.append(part) }
            start = i + 1
        }
        return parts
    }

    func has(_ word: String, at index: Int) -> Bool { scalars.has(word, at: index) }
    func starts(with word: String) -> Bool { scalars.has(word, at: 0) }
    func ends(with word: String) -> Bool { scalars.ends(with: word) }
    func contains(_ word: String) -> Bool { scalars.firstIndex(of: word) != nil }
}

extension Array where Element == Unicode.Scalar {
    /// Whether the word stands at an index.
    func has(_ word: String, at index: Int) -> Bool {
        guard index >= 0 else { return false }
        var i = index
        for scalar in word.unicodeScalars {
            guard i < count, self[i] == scalar else { return false }
            i += 1
        }
        return true
    }

    /// Whether the word ends before an index.
    func has(_ word: String, endingAt end: Int) -> Bool { has(word, at: end - word.unicodeScalars.count) }

    func ends(with word: String) -> Bool { has(word, endingAt: count) }

    /// The first place of a word in a range, all by default.
    func firstIndex(of word: String, in range: Range<Int>? = nil) -> Int? {
        let range = range ?? 0..<count
        guard let head = word.unicodeScalars.first else { return nil }
        let length = word.unicodeScalars.count
        var i = range.lowerBound
        while i + length <= range.upperBound {
            if self[i] == head, has(word, at: i) { return i }
            i += 1
        }
        return nil
    }
}

extension Unicode.Scalar {
    /// A space or a tab, which the layout put there.
    var isLayout: Bool { self == " " || self == "\t" }
    /// 0 to 9.
    var isDigit: Bool { (0x30...0x39).contains(value) }
    /// A to Z, a to z.
    var isLatin: Bool { (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) }
    /// A Chinese character.
    var isHan: Bool {
        (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value)
            || (0x20000...0x323AF).contains(value) || self == "〇"
    }
}
