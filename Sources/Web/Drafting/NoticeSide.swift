import Programme

/// A line of the notice, cut into the stretches that became something and those that did not.
struct NoticeLine: MustacheParent, Sendable {
    let segments: [NoticeSegment]

    /// The notice line by line; blank lines are left out.
    static func all(
        of map: NoticeMap, _ numbers: CommitmentNumbers, _ words: DraftWords
    ) -> [NoticeLine] {
        var lines: [NoticeLine] = []
        var current: [NoticeSegment] = []
        var seen = NoticeSegment.Seen()
        func end() {
            if current.contains(where: { !$0.isBlank }) { lines.append(NoticeLine(segments: current)) }
            current = []
        }
        for piece in map.pieces {
            var start = piece.span.start
            // Cut at the ends of lines: `split` keeps the empty parts between two of them.
            let parts = piece.text.unicodeScalars.split(
                omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r" })
            for (index, part) in parts.enumerated() {
                if index > 0 {
                    end()
                    start += 1
                }
                if !part.isEmpty {
                    current.append(
                        NoticeSegment(String(part), at: start, piece, numbers, &seen, words))
                }
                start += part.count
            }
        }
        end()
        return lines
    }

    func child(named name: String) -> Any? {
        switch name {
        case "segments": segments
        default: nil
        }
    }
}

/// A stretch of one line with one meaning.
struct NoticeSegment: MustacheParent, Sendable {
    /// What has had its anchor and its badge already, further up.
    struct Seen {
        var commitments: Set<ID<Commitment>> = []
        var actions: Set<Int> = []
    }

    let text: String
    let start: Int
    let css: String
    let id: String
    /// The commitments that it belongs to, as both sides of the page name them.
    let refs: String?
    /// The badges of the commitments that begin here.
    let badges: [Part]
    let tip: String?
    /// The reason that stands behind a number that became nothing.
    let why: String?

    var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

    init(
        _ text: String, at start: Int, _ piece: NoticePiece, _ numbers: CommitmentNumbers, _ seen: inout Seen,
        _ words: DraftWords
    ) {
        // As long as before, counted in scalars: the places that scripts count stay true.
        self.text = words.plain(text)
        self.start = start
        var css = ["t"]
        if piece.action != nil { css.append("t-act") }
        if piece.part == .heading { css.append("t-head") }
        if case .unit = piece.part { css.append("t-unit") }
        if !piece.commitments.isEmpty { css.append("t-cmt") }
        if piece.commitments.count > 1 { css.append("t-shared") }
        if piece.removal != nil, piece.commitments.isEmpty { css.append("t-gone") }
        let end = start + text.unicodeScalars.count
        var (why, tip): (String?, String?) = (nil, nil)
        if let number = piece.number {
            css.append(number.target == nil ? "t-none" : "t-goal")
            tip = number.reason.map(words.text)
            if let reason = number.reason, NoticeSegment.isTold(reason) {
                css.append("t-told")
                if number.span.end == end { why = words.text(reason) }
            }
            if let target = number.target {
                tip = words("draft.tip-target", ["number": numbers.number(target)])
            }
        }
        if let removal = piece.removal, piece.commitments.isEmpty {
            // Said once, where the words end; the number among them has the same reason.
            let reason = words("number-reason.removed", ["reason": words.plain(removal.reason)])
            tip = tip ?? reason
            if why == reason { why = nil }
            if removal.span.end == end { why = reason }
        }
        self.css = css.joined(separator: " ")
        self.tip = tip
        self.why = why
        // The place of an action in the notice is its first stretch.
        if let action = piece.action, seen.actions.insert(action).inserted {
            id = "n-\(DraftPath.anchor(action: action))"
        } else {
            id = DraftPath.anchor(text: start)
        }
        refs =
            piece.commitments.isEmpty
            ? nil : piece.commitments.map(DraftPath.anchor).joined(separator: " ")
        badges = piece.commitments.filter { seen.commitments.insert($0).inserted }.map { id in
            Part([
                "anchor": DraftPath.anchor(id), "number": numbers.number(id),
                "label": words(
                    "draft.badge", ["number": numbers.number(id), "subject": numbers.subject(id)]),
            ])
        }
    }

    /// Reasons that a reader expects to see beside the number; dates and ordinals explain themselves.
    private static func isTold(_ reason: Message) -> Bool {
        let plain = [
            "date", "ordinal", "list-ordinal", "document-number", "outside", "repeated", "heading", "unit",
            "word",
            "name", "citation", "indefinite",
        ]
        return !plain.contains { reason.key == "number-reason.\($0)" }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "text": text
        case "start": start
        case "css": css
        case "id": id
        case "refs": maybe(refs)
        case "badges": badges
        case "tip": maybe(tip)
        case "why": maybe(why)
        default: nil
        }
    }
}
