import Operations
import Programme

/// What a ledger says beside a number, with the way to its rows.
struct CountingPart: MustacheParent, Hashable, Sendable {
    /// 台账计 12场.
    let words: String
    /// Which ledger, what of it, and in which version it was counted.
    let source: String
    /// Where the rows are; nil for who may not open them.
    let path: String?
    let isDifferent: Bool
    /// Why it differs, in the unit's words.
    let why: String?

    /// - Parameters:
    ///   - unit: whose report it is; its own people open its own rows.
    init(
        _ counting: SourceCounting, of commitment: Commitment, value: EntryValue, difference: String?,
        in quarter: Quarter, unit: ID<Programme.Unit>?, reader: Person, _ words: Localizer
    ) {
        let plan = PlanWords(words: words)
        let counted = counting.counting.value(of: commitment).map { plan.value($0, of: commitment) } ?? "—"
        isDifferent = counting.counting.differs(from: value, of: commitment)
        self.words = words(
            counting.isFrozen
                ? "counting.sealed" : isDifferent ? "counting.differs" : "counting.counted",
            ["value": counted])
        let language = words.language.rawValue
        source = words(
            "counting.source",
            [
                "ledger": counting.ledger.words(language), "feed": counting.feed.words(language),
                "version": String(counting.counting.version),
            ])
        path =
            reader.mayOpenRows(of: unit)
            ? CountingPart.path(
                counting.counting.feed, counting.days(of: quarter),
                unit: reader.unit == unit ? unit : nil) : nil
        why = difference.map { words("counting.why", ["reason": plan.plain($0)]) }
    }

    /// The rows of some days that a feed counts.
    static func path(_ feed: FeedReference, _ days: (from: Day?, through: Day), unit: ID<Programme.Unit>?)
        -> String
    {
        let query = QueryText.make([
            ("from", days.from?.description), ("through", days.through.description),
            ("unit", unit?.rawValue), ("feed", feed.feed),
        ])
        return "/ledgers/\(SafePath.part(feed.ledger))/records?\(query)"
    }

    func child(named name: String) -> Any? {
        switch name {
        case "countedWords": words
        case "countedSource": source
        case "rowsPath": maybe(path)
        case "isDifferent": isDifferent
        case "why": maybe(why)
        default: nil
        }
    }
}
