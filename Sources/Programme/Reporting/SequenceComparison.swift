/// The longest common subsequence of two lists of words, with a limit to the work over all of its comparisons.
struct SequenceComparison {
    /// How many cells of the table may still be filled.
    private var cells: Int

    init(cells: Int) { self.cells = cells }

    /// The words of both lists in order, each with whose it is. What both begin and end with costs nothing.
    mutating func compare(_ old: [Substring], _ new: [Substring]) -> [TextDifference.Piece] {
        var start = 0
        while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
        var end = 0
        while end < min(old.count, new.count) - start,
            old[old.count - 1 - end] == new[new.count - 1 - end]
        { end += 1 }
        let head = old[..<start].map { TextDifference.Piece(.same, String($0)) }
        let tail = old[(old.count - end)...].map { TextDifference.Piece(.same, String($0)) }
        return head + middle(Array(old[start..<(old.count - end)]), Array(new[start..<(new.count - end)]))
            + tail
    }

    private mutating func middle(_ old: [Substring], _ new: [Substring]) -> [TextDifference.Piece] {
        func whole() -> [TextDifference.Piece] {
            [.init(.removed, old.joined()), .init(.added, new.joined())]
        }
        // A table's entry has sixteen bits; the first test keeps the product from overflowing too.
        guard !old.isEmpty, !new.isEmpty, old.count < 65_535, new.count < 65_535,
            (old.count + 1) * (new.count + 1) <= cells
        else { return whole() }
        cells -= (old.count + 1) * (new.count + 1)
        var numbers: [Substring: Int32] = [:]
        func numbered(_ words: [Substring]) -> [Int32] {
            words.map { word in
                if let known = numbers[word] { return known }
                numbers[word] = Int32(numbers.count)
                return Int32(numbers.count - 1)
            }
        }
        return path(LengthTable(numbered(old), numbered(new)), old, new)
    }

    private func path(_ table: LengthTable, _ old: [Substring], _ new: [Substring]) -> [TextDifference.Piece]
    {
        var pieces: [TextDifference.Piece] = []
        var (i, j) = (0, 0)
        while i < old.count, j < new.count {
            if table.areEqual(i, j) {
                pieces.append(.init(.same, String(old[i])))
                (i, j) = (i + 1, j + 1)
            } else if table[i + 1, j] >= table[i, j + 1] {
                pieces.append(.init(.removed, String(old[i])))
                i += 1
            } else {
                pieces.append(.init(.added, String(new[j])))
                j += 1
            }
        }
        return pieces + old[i...].map { .init(.removed, String($0)) }
            + new[j...].map { .init(.added, String($0)) }
    }
}

/// How long the longest common subsequence is from every pair of places to the ends.
private struct LengthTable {
    private let old: [Int32], new: [Int32]
    private var lengths: [UInt16]

    init(_ old: [Int32], _ new: [Int32]) {
        let width = new.count + 1
        var lengths = [UInt16](repeating: 0, count: (old.count + 1) * width)
        for i in old.indices.reversed() {
            for j in new.indices.reversed() {
                lengths[i * width + j] =
                    old[i] == new[j]
                    ? lengths[(i + 1) * width + j + 1] + 1
                    : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
            }
        }
        (self.old, self.new, self.lengths) = (old, new, lengths)
    }

    func areEqual(_ i: Int, _ j: Int) -> Bool { old[i] == new[j] }

    subscript(i: Int, j: Int) -> UInt16 { lengths[i * (new.count + 1) + j] }
}
