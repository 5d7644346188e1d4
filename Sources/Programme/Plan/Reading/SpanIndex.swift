/// Finds what overlaps a stretch among many stretches, in a text of any length.
struct SpanIndex<Value> {
    private let entries: [(span: TextSpan, value: Value)]
    /// The furthest end of all entries up to each one.
    private let reach: [Int]

    init(_ entries: [(TextSpan, Value)]) {
        self.entries = entries.map { (span: $0.0, value: $0.1) }.filter { $0.span.length > 0 }
            .sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
        var furthest = 0
        reach = self.entries.map { entry in
            furthest = max(furthest, entry.span.end)
            return furthest
        }
    }

    /// What overlaps, the one that starts last first: the narrower of two nested ones.
    func first(overlapping span: TextSpan, where holds: (Value) -> Bool = { _ in true }) -> Value? {
        var i = entries.partitioned { $0.span.start < span.end } - 1
        while i >= 0, reach[i] > span.start {
            if entries[i].span.end > span.start, holds(entries[i].value) { return entries[i].value }
            i -= 1
        }
        return nil
    }
}
