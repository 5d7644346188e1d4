/// A table of words with what each means; the longest word wins.
struct Words<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        let word: [Unicode.Scalar]
        let value: Value
    }

    private let byFirst: [Unicode.Scalar: [Entry]]
    private let byLast: [Unicode.Scalar: [Entry]]

    /// A table from lists of words, blank-separated, each list with its meaning.
    init(_ lists: [(String, Value)]) {
        var first: [Unicode.Scalar: [Entry]] = [:]
        var last: [Unicode.Scalar: [Entry]] = [:]
        for (list, value) in lists {
            for word in list.split(whereSeparator: \.isWhitespace) {
                let entry = Entry(word: Array(word.unicodeScalars), value: value)
                if let head = entry.word.first { first[head, default: []].append(entry) }
                if let tail = entry.word.last { last[tail, default: []].append(entry) }
            }
        }
        byFirst = first.mapValues { $0.sorted { $0.word.count > $1.word.count } }
        byLast = last.mapValues { $0.sorted { $0.word.count > $1.word.count } }
    }

    /// The longest word that starts at an index.
    func match(_ scalars: [Unicode.Scalar], at index: Int, before limit: Int? = nil) -> (
        length: Int, value: Value
    )? {
        let limit = limit ?? scalars.count
        guard index >= 0, index < limit, let entries = byFirst[scalars[index]] else { return nil }
        for entry in entries where index + entry.word.count <= limit {
            if scalars[index..<index + entry.word.count].elementsEqual(entry.word) {
                return (entry.word.count, entry.value)
            }
        }
        return nil
    }

    /// The longest word that ends before an index.
    func match(_ scalars: [Unicode.Scalar], endingAt end: Int, from start: Int = 0) -> (
        length: Int, value: Value
    )? {
        guard end > start, end <= scalars.count, let entries = byLast[scalars[end - 1]] else { return nil }
        for entry in entries where end - entry.word.count >= start {
            if scalars[end - entry.word.count..<end].elementsEqual(entry.word) {
                return (entry.word.count, entry.value)
            }
        }
        return nil
    }

    /// The first word found in a range.
    func first(_ scalars: [Unicode.Scalar], in range: Range<Int>) -> (range: Range<Int>, value: Value)? {
        for i in range {
            if let hit = match(scalars, at: i, before: range.upperBound) {
                return (i..<i + hit.length, hit.value)
            }
        }
        return nil
    }

    /// Whether any word stands anywhere in a passage.
    func occurs(in passage: Passage) -> Bool { first(passage.scalars, in: 0..<passage.count) != nil }
}

extension Words where Value == Bool {
    /// A plain set of words.
    init(_ list: String) { self.init([(list, true)]) }

    func starts(_ scalars: [Unicode.Scalar], at index: Int = 0) -> Bool { match(scalars, at: index) != nil }
    func ends(_ scalars: [Unicode.Scalar]) -> Bool { match(scalars, endingAt: scalars.count) != nil }
}
