import Operations
import Programme

/// What the office did to a draft, the latest first.
enum DraftHistoryRows {
    static func rows(
        of review: DraftReview, _ path: DraftPath, canEdit: Bool, _ words: DraftWords
    ) -> [Part] {
        let history = review.history
        let last = history.last?.sequence
        return history.records.reversed().map { record in
            let isOpen = canEdit && !record.isUndone
            return Part([
                "at": record.at.local, "by": review.people[record.by], "what": words.edit(record), "reason": record.reason.map { words("draft.because", ["reason": words.plain($0)]) },
                "isUndone": record.isUndone, "isLast": record.sequence == last,
                "undo": isOpen ? last.map { path.undo(from: record.sequence, last: $0) } : nil,
            ])
        }
    }
}
