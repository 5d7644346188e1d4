/// Which conditions hold for a record, remembered by the values that they read: a ledger has few combinations of kinds
/// and of yes and no, and very many rows.
struct TermMatcher {
    /// Beyond so many combinations nothing more is remembered: the fields are no choices then.
    private static let limit = 4_096

    private let conditions: [Expression?]
    /// All fields that some condition reads.
    private let fields: [String]
    private let isMemorable: Bool
    private var known: [String: [Int]] = [:]

    /// - Parameter conditions: nil for what always holds.
    init(_ conditions: [Expression?]) {
        self.conditions = conditions
        var fields: [String] = []
        for field in conditions.compactMap({ $0 }).flatMap(\.fields) where !fields.contains(field) {
            fields.append(field)
        }
        self.fields = fields
        isMemorable = !conditions.contains { $0?.dependsOnToday ?? false }
    }

    /// The places of the conditions that hold, in order.
    mutating func matching(_ values: [String: String]) -> [Int] {
        guard isMemorable else { return holding(values) }
        var key = ""
        for field in fields {
            // An empty value and none are the same to an expression, but need not be to the one who writes the next.
            if let value = values[field] { key += value } else { key += "\u{0}" }
            key += "\u{1F}"
        }
        if let places = known[key] { return places }
        let places = holding(values)
        if known.count < TermMatcher.limit { known[key] = places }
        return places
    }

    private func holding(_ values: [String: String]) -> [Int] {
        conditions.indices.filter { conditions[$0]?.isTrue { values[$0] } ?? true }
    }
}
