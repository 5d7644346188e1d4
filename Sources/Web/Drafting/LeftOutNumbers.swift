import Operations
import Programme

/// The numbers of the notice that became no target, each with its place and the reason.
enum LeftOutNumbers {
    static func rows(of review: DraftReview, _ words: DraftWords) -> [Part] {
        let first = NoticePlaces(review.map)
        return review.map.leftOut.map { fate in
            let around = TextSpan(start: fate.span.start - 6, end: fate.span.end + 6)
            let context = review.text.words(
                TextSpan(start: max(0, around.start), end: around.end))
            return Part([
                "number": words.plain(review.text.words(fate.span)), "place": first.anchor(of: fate.span.start),
                "context": words.plain(context.split(whereSeparator: \.isNewline).joined(separator: " ")),
                "reason": fate.reason.map(words.text) ?? "",
                "action": fate.action.map(String.init), "isUnread": fate.isUnread,
            ])
        }
    }
}

/// The anchors of the notice's stretches as `NoticeLine` sets them.
struct NoticePlaces {
    private let starts: [Int]
    private let actions: [Int: Int]

    init(_ map: NoticeMap) {
        var (starts, actions, seen): ([Int], [Int: Int], Set<Int>) = ([], [:], [])
        for piece in map.pieces {
            // A piece is cut at the ends of lines, and each part has an anchor of its own.
            var start = piece.span.start
            for part in piece.text.unicodeScalars.split(
                omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r" })
            {
                if !part.isEmpty {
                    starts.append(start)
                    if let action = piece.action, seen.insert(action).inserted { actions[start] = action }
                }
                start += part.count + 1
            }
        }
        (self.starts, self.actions) = (starts, actions)
    }

    /// The anchor of the stretch that holds a place.
    func anchor(of place: Int) -> String {
        let start = starts.last { $0 <= place } ?? 0
        return actions[start].map { "n-\(DraftPath.anchor(action: $0))" } ?? DraftPath.anchor(text: start)
    }
}
