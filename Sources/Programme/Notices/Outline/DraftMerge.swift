/// Settles which parts of a text hold its actions when several lists look like it.
enum DraftMerge {
    /// The actions, and the spans of what repeats one of them.
    static func settle(_ drafts: [Draft]) -> (actions: [Draft], repeats: [(title: String, span: TextSpan)]) {
        let chosen = bestParts(drafts)
        var actions: [Draft] = []
        var repeats: [(String, TextSpan)] = []
        var known: [[Unicode.Scalar]: Int] = [:]
        for draft in drafts where chosen.contains(draft.part) || draft.isForm {
            let key = draft.title.scalars.filter { $0.isHan || $0.isDigit }
            if let first = known[key] {
                // The annex of a notice repeats its actions; it may add who and by when, never more promises.
                if actions[first].part != draft.part {
                    if actions[first].units.isEmpty { actions[first].units = draft.units }
                    if actions[first].due.isEmpty { actions[first].due = draft.due }
                    if isBare(actions[first]) {
                        actions[first].paragraphs = draft.paragraphs
                        actions[first].plan = draft.plan
                    }
                    repeats.append((draft.title.string, draft.span))
                    continue
                }
            }
            if draft.isForm, !chosen.contains(draft.part) { continue }
            known[key] = actions.count
            actions.append(draft)
        }
        return (actions, repeats)
    }

    /// Whether an action says nothing but its title.
    private static func isBare(_ draft: Draft) -> Bool {
        guard let only = draft.paragraphs.first else { return true }
        return draft.paragraphs.count == 1 && Headings.tidy(only).scalars == draft.title.scalars
    }

    /// Parts with units where there are any; else the part that promises most.
    private static func bestParts(_ drafts: [Draft]) -> Set<Int> {
        var score: [Int: Int] = [:]
        var withUnits: Set<Int> = []
        for draft in drafts where !draft.isForm {
            if !draft.units.isEmpty { withUnits.insert(draft.part) }
            let digits = draft.paragraphs.reduce(0) {
                $0 + $1.scalars.lazy.filter(\.isDigit).prefix(20).count
            }
            score[draft.part, default: 0] += 4 + min(digits, 20)
        }
        if !withUnits.isEmpty {
            // A list of headings without units is kept when a later list fills it in.
            return withUnits.union(repeatedParts(drafts, by: withUnits))
        }
        if let best = score.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key { return [best] }
        return Set(drafts.map(\.part))
    }

    private static func repeatedParts(_ drafts: [Draft], by others: Set<Int>) -> Set<Int> {
        let titles = Set(drafts.lazy.filter { others.contains($0.part) }.map(\.title.scalars))
        var balance: [Int: Int] = [:]
        for draft in drafts where !others.contains(draft.part) && !draft.isForm {
            balance[draft.part, default: 0] += titles.contains(draft.title.scalars) ? 1 : -1
        }
        return Set(balance.filter { $0.value >= 0 }.keys)
    }
}
