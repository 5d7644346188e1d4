/// Which records stand behind a feed's figure: so that a number opens to the rows that it counts, and to no others.
public struct FeedRows: Sendable {
    /// What a record must have in open fields to count at all: `kind` = `opera`. Less than the whole condition, unless
    /// `isWhole`.
    public let required: [String: String]
    /// Whether a record with the required values counts without more being asked.
    public let isWhole: Bool
    private let ends: [String?]
    private let through: Day?
    private var matcher: TermMatcher

    /// - Parameter through: the day at which a level is read; what ended by then no longer counts.
    public init(_ feed: Feed, through: Day?) {
        self.through = through
        matcher = TermMatcher(feed.terms.map(\.condition))
        ends = feed.terms.map { feed.statistic == .level ? $0.endField : nil }
        let conditions = feed.terms.map(\.condition)
        let isOne = conditions.allSatisfy { $0 == conditions.first }
        let equalities = isOne ? conditions.first??.equalities : nil
        let countsAll = isOne && conditions.first == .some(nil)
        required = equalities?.values ?? [:]
        isWhole = (countsAll || equalities?.isWhole ?? false) && ends.allSatisfy { $0 == nil }
    }

    /// Whether a record with these open values is one of them.
    public mutating func contains(_ values: [String: String]) -> Bool {
        matcher.matching(values).contains { place in
            guard let end = ends[place].flatMap({ values[$0] }).flatMap({ Day($0) }) else { return true }
            // From its last day on a record no longer counts.
            return through.map { end > $0 } ?? false
        }
    }
}

extension Expression {
    /// What fields must be for it to hold, of the form `${kind} = 'opera' and …`, and whether that is all it asks.
    /// Only texts that are no numbers, since `'5'` equals `5.0` too.
    var equalities: (values: [String: String], isWhole: Bool) {
        guard let root else { return ([:], false) }
        return root.equalities
    }
}

extension ExpressionNode {
    fileprivate var equalities: (values: [String: String], isWhole: Bool) {
        switch self {
        case .compare(.equal, .field(let name), .literal(.text(let text))),
            .compare(.equal, .literal(.text(let text)), .field(let name)):
            guard name != ".", !text.isEmpty, ExpressionValue.number(text) == nil else { break }
            return ([name: text], true)
        case .all(let nodes):
            var (values, isWhole) = ([String: String](), true)
            for (part, whole) in nodes.map(\.equalities) {
                values.merge(part) { first, _ in first }
                isWhole = isWhole && whole
            }
            // Two values for one field never hold together: the expression itself is asked.
            let count = nodes.reduce(0) { $0 + $1.equalities.values.count }
            return (values, isWhole && values.count == count)
        default: break
        }
        return ([:], false)
    }
}
