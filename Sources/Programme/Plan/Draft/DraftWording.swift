import Foundation

// Edits that change which words of the notice a commitment stands for.
extension DraftEditor {
    // MARK: split

    func split(_ id: ID<Commitment>, at offset: Int) throws -> DraftChange {
        let (action, index) = try find(id)
        let commitment = action.commitments[index]
        let length = commitment.text.unicodeScalars.count
        guard offset > 0, offset < length, let halves = halves(commitment, at: offset) else {
            throw Problem(.invalid, "draft.split-place", at: "offset")
        }
        // Where the number stands in the commitment's words; nil when the office wrote it.
        let place = place(of: commitment, in: action)
        if let place, place.start < offset, place.end > offset {
            throw Problem(
                .invalid, "draft.split-in-target", ["target": commitment.target?.text ?? ""], at: "offset")
        }
        // The number stays what it is; the other half is read anew.
        let isInSecond = place.map { $0.start >= offset } ?? false
        let kept = keep(commitment, words: isInSecond ? halves.1 : halves.0, in: action)
        let read = readAnew(isInSecond ? halves.0 : halves.1, beside: commitment, in: action)
        var after = action
        after.commitments.replaceSubrange(index...index, with: isInSecond ? [read, kept] : [kept, read])
        return change(.split, action, after, Self.named(commitment).merging(["count": "2"]) { own, _ in own })
    }

    /// The target's place, counted from the beginning of the commitment's words.
    private func place(of commitment: Commitment, in action: Action) -> TextSpan? {
        let start = commitment.source.start
        if commitment.source.length > 0 {
            return TargetPlaces.of(action, in: text)[commitment.id].map {
                TextSpan(start: $0.start - start, end: $0.end - start)
            }
        }
        let own = NoticeText(commitment.text)
        return commitment.target.flatMap { own.find($0.text, in: own.whole) }
    }

    /// Both halves without the commas between them; nil when one of them would be empty.
    private func halves(_ commitment: Commitment, at offset: Int) -> (Words, Words)? {
        let source = commitment.source
        if source.length > 0 {
            guard let first = text.trimmed(TextSpan(start: source.start, end: source.start + offset)),
                let second = text.trimmed(TextSpan(start: source.start + offset, end: source.end))
            else { return nil }
            return (Words(text.words(first), first), Words(text.words(second), second))
        }
        let own = NoticeText(commitment.text)
        guard let first = own.trimmed(TextSpan(start: 0, end: offset)),
            let second = own.trimmed(TextSpan(start: offset, end: own.whole.end))
        else { return nil }
        return (Words(own.words(first), source), Words(own.words(second), source))
    }

    func splitByTargets(_ id: ID<Commitment>) throws -> DraftChange {
        let (action, index) = try find(id)
        let commitment = action.commitments[index]
        let isPrinted = commitment.source.length > 0
        let source = isPrinted ? text : NoticeText(commitment.text)
        let span = isPrinted ? commitment.source : source.whole
        let read = source.promises(in: span, planYear: plan.year)
        guard read.filter({ $0.target != nil }).count > 1 else {
            throw Problem(.invalid, "draft.one-target")
        }
        let place = TargetPlaces.of(action, in: text)[id]
        // The promise whose number it had stays the same commitment; without one, the first does.
        let heir =
            read.firstIndex { promise in
                guard let words = promise.target?.text, let place else { return false }
                return text.find(words, in: promise.source) == place
            } ?? 0
        let parts = read.enumerated().map { position, promise in
            let words = Words(promise.text, isPrinted ? promise.source : commitment.source)
            return position == heir
                ? keep(commitment, words: words, in: action)
                : made(of: promise, words, beside: commitment, in: action)
        }
        var after = action
        after.commitments.replaceSubrange(index...index, with: parts)
        let details = Self.named(commitment).merging(["count": String(parts.count)]) { own, _ in own }
        return change(.split, action, after, details)
    }

    // MARK: merge

    func merge(_ id: ID<Commitment>, keepsSecond: Bool) throws -> DraftChange {
        let (action, index) = try find(id)
        guard index + 1 < action.commitments.count else {
            throw Problem(.invalid, "draft.nothing-to-merge")
        }
        let (first, second) = (action.commitments[index], action.commitments[index + 1])
        var merged = keepsSecond ? second : first
        let words = try joined(first, second, in: action)
        (merged.text, merged.source) = (words.text, words.span)
        merged.dueOn = merged.dueOn ?? (keepsSecond ? first : second).dueOn
        merged.suggestion = suggestion(for: merged.text, in: action)
        var after = action
        after.commitments.replaceSubrange(index...(index + 1), with: [merged])
        let details = Self.named(first).merging(["other": second.subject]) { own, _ in own }
        return change(.merged, action, after, details)
    }

    /// The words from the first to the last of two commitments; own words give way to the notice's.
    private func joined(_ first: Commitment, _ second: Commitment, in action: Action) throws -> Words {
        let spans = [first.source, second.source].filter { $0.length > 0 }
            .sorted { $0.start < $1.start }
        guard let start = spans.first, let end = spans.map(\.end).max() else {
            return Words("\(first.text)，\(second.text)", first.source)
        }
        let union = TextSpan(start: start.start, end: end)
        if spans.count == 2, spans[0].end < spans[1].start {
            let gap = TextSpan(start: spans[0].end, end: spans[1].start)
            let others = plan.actions.flatMap(\.commitments).filter {
                $0.id != first.id && $0.id != second.id
            }
            if let other = others.first(where: { $0.source.start < gap.end && $0.source.end > gap.start }) {
                throw Problem(.invalid, "draft.merge-apart", ["subject": other.subject])
            }
        }
        return Words(text.words(union), union)
    }

    // MARK: add

    func add(_ new: NewCommitment, to id: ID<Action>) throws -> DraftChange {
        let action = try action(id)
        if let faults = new.form?.problems(in: action), !faults.isEmpty { throw Problems(faults) }
        let words = try words(of: new.source, in: action)
        let blank = Commitment(
            id: ID(newID()), ordinal: 0, subject: "", text: words.text, kind: .standing, counting: .things,
            target: nil, dueOn: action.dueOn, weight: .one, accountable: nil, suggestion: nil, milestones: [],
            source: words.span, definition: 1)
        var commitment = readAnew(words, beside: blank, in: action)
        commitment.id = blank.id
        if let form = new.form { commitment = form.filled(into: commitment) }
        var after = action
        // In the order of the text; the office's own words come last.
        let place = action.commitments.firstIndex {
            words.span.length > 0 && $0.source.start > words.span.start
        }
        after.commitments.insert(commitment, at: place ?? after.commitments.count)
        return change(.added, action, after, ["subject": commitment.subject])
    }

    private func words(of source: NewCommitment.Source, in action: Action) throws -> Words {
        switch source {
        case .span(let span):
            guard span.start >= 0, span.start < span.end, span.end <= text.whole.end,
                let trimmed = text.trimmed(span)
            else { throw Problem(.invalid, "draft.selection-empty", at: "words") }
            return Words(text.words(trimmed), trimmed)
        case .quoted(let words):
            guard let span = text.find(words, in: action.source) else {
                throw Problem(.invalid, "draft.words-not-found", at: "words")
            }
            return try self.words(of: .span(span), in: action)
        case .own(let words):
            let own = words.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !own.isEmpty, own.count <= 500, !own.unicodeScalars.contains(where: \.bendsLine) else {
                throw Problem(.invalid, "draft.words-needed", ["limit": "500"], at: "words")
            }
            return Words(own, TextSpan(start: action.source.end, end: action.source.end))
        }
    }
}
