import Programme

/// A stretch of a notice, cut into pieces, with those marked that became something.
struct NoticeExcerpt: Sendable {
    /// A piece: its words, and where they lead.
    struct Piece: MustacheParent, Hashable, Sendable {
        var text: String
        /// Whether it is what the page is about.
        var isMarked = false
        /// The page of what it became.
        var path: String?

        func child(named name: String) -> Any? {
            switch name {
            case "text": text
            case "isMarked": isMarked
            case "linkPath": maybe(path)
            default: nil
            }
        }
    }

    /// A stretch that is marked or leads somewhere.
    struct Mark: Hashable, Sendable {
        var span: TextSpan
        var isMarked = false
        var path: String?
    }

    let pieces: [Piece]
    /// Whether the notice goes on before and after it.
    let goesOnBefore: Bool, goesOnAfter: Bool

    /// - Parameters:
    ///   - range: what is shown; what lies outside the text is left out.
    ///   - marks: of those that overlap the first keeps the stretch.
    init(_ text: String, range: TextSpan, marks: [Mark], _ words: PlanWords) {
        let scalars = Array(text.unicodeScalars)
        let start = min(max(range.start, 0), scalars.count)
        let end = min(max(range.end, start), scalars.count)
        var pieces: [Piece] = []
        var place = start
        func add(through stop: Int, isMarked: Bool = false, path: String? = nil) {
            guard stop > place else { return }
            let words = words.plain(String(String.UnicodeScalarView(scalars[place..<stop])))
            pieces.append(Piece(text: words, isMarked: isMarked, path: path))
            place = stop
        }
        for mark in marks.sorted(by: { $0.span.start < $1.span.start }) {
            let from = max(mark.span.start, place)
            guard from < min(mark.span.end, end) else { continue }
            add(through: from)
            add(through: min(mark.span.end, end), isMarked: mark.isMarked, path: mark.path)
        }
        add(through: end)
        self.pieces = pieces
        goesOnBefore = start > 0
        goesOnAfter = end < scalars.count
    }

    /// A stretch with the sentence before it and what is left of the one after it, within its paragraph, at most `reach`
    /// characters on either side.
    static func context(of span: TextSpan, in text: String, reach: Int = 120) -> TextSpan {
        let scalars = Array(text.unicodeScalars)
        guard span.start >= 0, span.start <= span.end, span.end <= scalars.count else { return span }
        func isEnd(_ index: Int) -> Bool { "。！？".unicodeScalars.contains(scalars[index]) }
        var (start, ends) = (span.start, 0)
        while start > 0, span.start - start < reach, scalars[start - 1] != "\n" {
            if isEnd(start - 1) { ends += 1 }
            if ends == 2 { break }
            start -= 1
        }
        var end = span.end
        while end < scalars.count, end - span.end < reach, scalars[end] != "\n" {
            end += 1
            if isEnd(end - 1), end - span.end > 1 { break }
        }
        return TextSpan(start: start, end: end)
    }
}
