/// What changed between two texts, for a reader: by clauses first, inside a changed clause by characters.
///
/// Chinese has no spaces between words, so the smallest piece is one character; a run of Latin letters or digits is one
/// piece, so that 15 does not become 1, -5, +8.
public enum TextDifference {
    /// A stretch of text that both have, or that one of them has.
    public struct Piece: Hashable, Sendable {
        /// Whose it is.
        public enum Kind: String, Sendable, CaseIterable {
            /// In both.
            case same
            /// In the older text alone.
            case removed
            /// In the newer text alone.
            case added
        }

        /// Whose it is.
        public var kind: Kind
        /// The words.
        public var text: String

        /// A stretch of text.
        public init(_ kind: Kind, _ text: String) {
            self.kind = kind
            self.text = text
        }
    }

    /// The pieces in reading order; what was removed stands before what took its place.
    ///
    /// The same pieces and removed ones give the old text, the same and added ones the new. Line ends count as `\n`. The
    /// work is bounded: where two texts are too long and too unlike to compare, one is shown as taking the other's place.
    public static func pieces(from old: String, to new: String) -> [Piece] {
        let (old, new) = (unified(old), unified(new))
        if old == new { return old.isEmpty ? [] : [Piece(.same, old)] }
        var work = SequenceComparison(cells: 4_000_000)
        var pieces: [Piece] = []
        for piece in merged(work.compare(clauses(old), clauses(new))) {
            // A removed clause waits for the one that took its place.
            if piece.kind == .added, let last = pieces.last, last.kind == .removed {
                pieces.removeLast()
                pieces += refined(from: last.text, to: piece.text, &work)
            } else {
                pieces.append(piece)
            }
        }
        return merged(pieces)
    }

    private static func unified(_ text: String) -> String { text.replacing("\r\n", with: "\n") }

    /// A changed passage character by character, or as a whole where too little of it stayed to help the reader.
    private static func refined(from old: String, to new: String, _ work: inout SequenceComparison) -> [Piece]
    {
        let fine = readable(merged(work.compare(tokens(old), tokens(new))))
        let kept = fine.filter { $0.kind == .same }.reduce(0) { $0 + $1.text.count }
        return kept * 3 >= min(old.count, new.count) ? fine : [Piece(.removed, old), Piece(.added, new)]
    }

    /// Joins neighbours of a kind, and puts what was removed before what was added.
    private static func merged(_ pieces: [Piece]) -> [Piece] {
        var result: [Piece] = []
        var (removed, added) = ("", "")
        func flush() {
            if !removed.isEmpty { result.append(Piece(.removed, removed)) }
            if !added.isEmpty { result.append(Piece(.added, added)) }
            (removed, added) = ("", "")
        }
        for piece in pieces where !piece.text.isEmpty {
            switch piece.kind {
            case .removed: removed += piece.text
            case .added: added += piece.text
            case .same:
                flush()
                if result.last?.kind == .same {
                    result[result.count - 1].text += piece.text
                } else {
                    result.append(piece)
                }
            }
        }
        flush()
        return result
    }

    /// Takes away islands: a few equal characters between larger changes are chance, and make the reader stumble.
    private static func readable(_ pieces: [Piece]) -> [Piece] {
        var pieces = pieces
        // A change that swallowed an island may make one of its neighbours; a few rounds are enough for a reader.
        for _ in 0..<8 {
            let islands = Set(pieces.indices.filter { isIsland($0, in: pieces) })
            guard !islands.isEmpty else { break }
            pieces = merged(
                pieces.enumerated().flatMap { index, piece in
                    islands.contains(index)
                        ? [Piece(.removed, piece.text), Piece(.added, piece.text)] : [piece]
                })
        }
        return pieces
    }

    private static func isIsland(_ index: Int, in pieces: [Piece]) -> Bool {
        guard pieces[index].kind == .same else { return false }
        func change(_ run: some Sequence<Piece>) -> Int {
            run.prefix { $0.kind != .same }.map(\.text.count).max() ?? 0
        }
        let length = pieces[index].text.count
        return length <= change(pieces[..<index].reversed()) && length <= change(pieces[(index + 1)...])
    }

    /// The text cut after every mark that ends a clause; not inside 1.5 or 8:30.
    private static func clauses(_ text: String) -> [Substring] {
        cut(text) { mark, next in
            "。！？；，、：\n".contains(mark) || (".!?;,:".contains(mark) && !next.isWordPart)
        }
    }

    /// Single characters, but runs of Latin letters and digits as they are.
    private static func tokens(_ text: String) -> [Substring] {
        cut(text) { !($0.isWordPart && $1.isWordPart) }
    }

    private static func cut(_ text: String, between isCut: (Character, Character) -> Bool) -> [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        var (index, previous) = (text.startIndex, Character?.none)
        while index < text.endIndex {
            if let previous, isCut(previous, text[index]) {
                parts.append(text[start..<index])
                start = index
            }
            previous = text[index]
            index = text.index(after: index)
        }
        if start < text.endIndex { parts.append(text[start...]) }
        return parts
    }
}

extension Character {
    /// A letter or digit of ASCII, or what stands inside a number.
    fileprivate var isWordPart: Bool { isASCII && (isLetter || isNumber || self == "." || self == "%") }
}
