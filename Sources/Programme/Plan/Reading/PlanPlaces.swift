/// Where the parts of a plan stand in its notice.
struct PlanPlaces {
    /// The plan.
    let plan: Plan
    /// The headings by the action's number.
    private(set) var headings: [Int: TextSpan] = [:]
    /// The units that are named in the notice.
    private(set) var units: [(span: TextSpan, action: Int, responsibility: ID<Responsibility>)] = []
    /// The targets whose words the notice has.
    private(set) var targets: [ID<Commitment>: TextSpan] = [:]

    /// - Parameter printedTitles: headings as the notice has them, where the office worded them anew.
    init(_ plan: Plan, in text: NoticeText, printedTitles: [Int: String]) {
        self.plan = plan
        for action in plan.actions {
            let title = printedTitles[action.ordinal] ?? action.title
            headings[action.ordinal] = text.find(title, in: action.source)
            targets.merge(TargetPlaces.of(action, in: text)) { first, _ in first }
            // The printed list of units closes the action; a name alone may stand in a promise as well.
            let list = PlanPlaces.last(action.unitsText, in: action.source, text) ?? action.source
            var taken: Set<TextSpan> = []
            for responsibility in action.responsibilities {
                guard let span = text.find(responsibility.name, in: list, except: taken) else { continue }
                taken.insert(span)
                units.append((span, action.ordinal, responsibility.id))
            }
        }
    }

    /// The last place of some words.
    private static func last(_ words: String, in span: TextSpan, _ text: NoticeText) -> TextSpan? {
        var (found, start): (TextSpan?, Int) = (nil, span.start)
        while let next = text.find(words, in: TextSpan(start: start, end: span.end)) {
            (found, start) = (next, next.start + 1)
        }
        return found
    }
}
