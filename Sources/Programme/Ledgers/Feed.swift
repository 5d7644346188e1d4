/// What a ledger counts: from each record to contributions, added up by day. A commitment draws on one feed.
public struct Feed: Hashable, Sendable, Codable {
    /// Its name within the ledger.
    public var name: String
    /// What is counted, as people say it.
    public var label: Label
    /// How the days' sums become a figure.
    public var statistic: Statistic
    /// What is added up. One part `value`, or the parts `numerator` and `denominator` of a rate.
    public var terms: [Term]

    /// How contributions by day become a figure.
    public enum Statistic: String, Sendable, Codable {
        /// What the days of a quarter, or of the year so far, added: 场, 人次, 人.
        case flow
        /// How it stands at the end of the quarter, from the beginning of the ledger: 处, 托位.
        case level
    }

    /// One addition.
    public struct Term: Hashable, Sendable, Codable {
        /// Which part of the figure.
        public var part: Part
        /// What each record gives.
        public var measure: Measure
        /// Which records count; nil for all.
        public var condition: Expression?
        /// For levels: the field with the day from which the record no longer counts.
        public var endField: String?

        /// A term.
        public init(
            _ measure: Measure, part: Part = .value, where condition: Expression? = nil,
            until endField: String? = nil
        ) {
            self.part = part
            self.measure = measure
            self.condition = condition
            self.endField = endField
        }
    }

    /// Part of a figure.
    public enum Part: String, Sendable, Codable, CaseIterable {
        /// The number itself.
        case value
        /// Above the line of a rate.
        case numerator
        /// Below it.
        case denominator
    }

    /// What a record gives.
    public enum Measure: Hashable, Sendable, Codable {
        /// 1: 处, 场, 人次.
        case records
        /// 1 for each person, however many records there are of them: 人. Within the quarter and within the year apart;
        /// for a level, ever.
        case persons
        /// The number in a field; nothing where it is empty.
        case sum(String)
    }

    /// A feed.
    public init(_ name: String, _ label: Label, _ statistic: Statistic = .flow, _ terms: [Term]) {
        self.name = name
        self.label = label
        self.statistic = statistic
        self.terms = terms
    }

    /// A feed with one value.
    public init(
        _ name: String, _ label: Label, _ statistic: Statistic = .flow, _ measure: Measure,
        where condition: Expression? = nil, until endField: String? = nil
    ) {
        self.init(name, label, statistic, [Term(measure, where: condition, until: endField)])
    }

    /// Whether some term counts persons, so that other records of the same person matter.
    public var countsPersons: Bool { terms.contains { $0.measure == .persons } }
}
