import Foundation

// How parts of a commitment's text become commitments.
extension DraftEditor {
    /// A commitment's words and their place: those of the notice to the letter, or the office's own at no place.
    struct Words {
        var text: String
        var span: TextSpan

        init(_ text: String, _ span: TextSpan) { (self.text, self.span) = (text, span) }
    }

    /// The same commitment with fewer words.
    func keep(_ commitment: Commitment, words: Words, in action: Action) -> Commitment {
        var kept = commitment
        (kept.text, kept.source) = (words.text, words.span)
        kept.suggestion = suggestion(for: words.text, in: action)
        return kept
    }

    /// A commitment of these words as the importer's rules read them: the first promise with a number counts.
    func readAnew(_ words: Words, beside other: Commitment, in action: Action) -> Commitment {
        let isPrinted = words.span.length > 0
        let source = isPrinted ? text : NoticeText(words.text)
        let read = source.promises(in: isPrinted ? words.span : source.whole, planYear: plan.year)
        return made(of: read.first { $0.target != nil } ?? read.first, words, beside: other, in: action)
    }

    /// A new commitment; what its words do not say it has from the one that it was cut from.
    func made(
        of promise: ParsedCommitment?, _ words: Words, beside other: Commitment, in action: Action
    ) -> Commitment {
        let kind = promise?.kind ?? .standing
        return Commitment(
            id: ID(newID()), ordinal: 0, subject: subject(promise, words), text: words.text, kind: kind,
            counting: CountingUnit(unitOfCount: promise?.target?.unit ?? ""), target: promise?.target,
            dueOn: promise?.dueOn ?? other.dueOn, weight: .one, accountable: other.accountable,
            suggestion: suggestion(for: words.text, in: action),
            milestones: kind == .milestone ? [.whole] : [], source: words.span, definition: 1)
    }

    /// The importer's name for a promise, else the beginning of its words.
    private func subject(_ promise: ParsedCommitment?, _ words: Words) -> String {
        if let subject = promise?.subject, !subject.isEmpty { return subject }
        let plain = TextFold.fold(Array(words.text.unicodeScalars)).compacted().string
        return String(plain.filter { !$0.isNewline }.prefix(SubjectForm.limit))
    }

    /// Which unit the words point at.
    func suggestion(for words: String, in action: Action) -> AccountableSuggestion? {
        AccountableSuggester.suggest(
            for: words, among: AccountableSuggester.candidates(action.responsibilities))
    }
}
