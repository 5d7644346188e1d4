/// A notice's text, ready to be pointed into. Spans count Unicode scalars, as everywhere.
public struct NoticeText: Sendable {
    let scalars: [Unicode.Scalar]
    /// Signs folded, lines and spaces kept: for rules about where something stands in its line.
    let folded: Passage
    /// Signs folded, without lines and spaces: for rules about words, which a line's end may cut.
    let compact: Passage

    /// Takes the text as it was read.
    public init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        folded = TextFold.fold(scalars)
        var compact = Passage()
        for i in 0..<folded.count where !folded.scalars[i].isLayout && folded.scalars[i] != "\n" {
            compact.append(folded.scalars[i], printed: folded.printed[i], at: folded.offsets[i])
        }
        self.compact = compact
    }

    /// The whole text.
    public var whole: TextSpan { TextSpan(start: 0, end: scalars.count) }

    /// The text of a stretch to the letter; what lies outside the text is left off.
    public func words(_ span: TextSpan) -> String {
        let start = min(max(span.start, 0), scalars.count)
        return Passage.text(scalars[start..<min(max(span.end, start), scalars.count)])
    }

    /// A stretch without the spaces and the commas at its ends; nil when nothing is left of it.
    public func trimmed(_ span: TextSpan) -> TextSpan? {
        let passage = passage(span).trimmed { "，、;。:".unicodeScalars.contains($0) }
        return passage.isEmpty ? nil : passage.span
    }

    /// Where words stand in a stretch, however lines and spaces cut them.
    ///
    /// A number is found only as a whole: 3个 does not stand in 13个.
    ///
    /// - Parameter taken: places that are not to be found again.
    public func find(_ words: String, in span: TextSpan, except taken: Set<TextSpan> = []) -> TextSpan? {
        let pattern = NoticeText.pattern(words)
        let range = range(of: span)
        guard let head = pattern.first, pattern.count <= range.count else { return nil }
        for start in range.lowerBound...(range.upperBound - pattern.count)
        where compact.printed[start] == head {
            let end = start + pattern.count
            guard compact.printed[start..<end].elementsEqual(pattern), !cutsNumber(start..<end) else {
                continue
            }
            let found = compact.span(start..<end)
            if !taken.contains(found) { return found }
        }
        return nil
    }

    /// How many numbers of a commitment's words the importer's rules take for promises.
    public func promiseCount(of commitment: Commitment, planYear: Int) -> Int {
        let isPrinted = commitment.source.length > 0
        let source = isPrinted ? self : NoticeText(commitment.text)
        return source.promises(in: isPrinted ? commitment.source : source.whole, planYear: planYear)
            .count { $0.target != nil }
    }

    /// The stretch as the importer's rules want it.
    func passage(_ span: TextSpan) -> Passage { compact[range(of: span)] }

    /// The promises of a stretch, read as the importer reads an action's text.
    func promises(in span: TextSpan, planYear: Int) -> [ParsedCommitment] {
        let passage = passage(span)
        guard !passage.isEmpty else { return [] }
        let draft = Draft(title: passage, paragraphs: [passage], span: span)
        return CommitmentReader(draft, original: scalars, planYear: planYear).commitments
    }

    /// The indices in `compact` of what lies in a span.
    private func range(of span: TextSpan) -> Range<Int> {
        let start = compact.offsets.partitioned { $0 < span.start }
        return start..<max(start, compact.offsets.partitioned { $0 < span.end })
    }

    private func cutsNumber(_ range: Range<Int>) -> Bool {
        func joins(_ left: Int, _ right: Int) -> Bool {
            guard left >= 0, right < compact.count else { return false }
            let (before, after) = (compact.scalars[left], compact.scalars[right])
            if after.isDigit { return before.isDigit || before == "." || before == "," }
            return ChineseNumerals.isNumeral(after) && ChineseNumerals.isNumeral(before)
        }
        return joins(range.lowerBound - 1, range.lowerBound)
            || joins(range.upperBound - 1, range.upperBound)
    }

    /// Words as they are compared: what carries nothing is left out, as in `compact`.
    private static func pattern(_ words: String) -> [Unicode.Scalar] {
        let folded = TextFold.fold(Array(words.unicodeScalars))
        return (0..<folded.count).filter { !folded.scalars[$0].isLayout && folded.scalars[$0] != "\n" }
            .map { folded.printed[$0] }
    }
}

extension Array {
    /// The first index of which the predicate does not hold, in an array whose first elements it holds for.
    func partitioned(_ holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
