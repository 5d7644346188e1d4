extension Feed {
    /// Whether it is a rate, with both parts.
    public var isRate: Bool {
        let parts = Set(terms.map(\.part))
        return parts.contains(.numerator) && parts.contains(.denominator)
    }

    /// What its number may count: 人 only where persons are told apart; 人次 where each row is somebody's, or a field
    /// holds how many came.
    public func counts(in ledger: Ledger) -> Set<CountingUnit> {
        var found: Set<CountingUnit> = [.persons, .visits, .things]
        for term in terms {
            switch term.measure {
            case .persons: found.formIntersection([.persons])
            case .sum: found.formIntersection([.visits, .things])
            case .records: found.formIntersection(ledger.subject == nil ? [.things] : [.visits, .things])
            }
        }
        return found
    }
}

/// Whether a commitment may draw on a feed. A commitment's kind and its counting are frozen after its first report, so a
/// feed that counts otherwise would give its figures another meaning without anybody amending it.
public enum SourceFit {
    /// Why it may not; nil where it may.
    ///
    /// - Returns: `source.milestone`, `source.not-a-rate`, `source.is-a-rate`, `source.level-for-count`,
    ///   `source.flow-for-level`, `source.counts-otherwise`, `source.rate-of-count`.
    public static func problem(
        _ commitment: Commitment, drawingOn feed: Feed, of ledger: Ledger, per rate: ReferenceRate? = nil
    ) -> Problem? {
        func problem(_ code: String) -> Problem {
            Problem(.invalid, code, ["commitment": commitment.subject, "feed": feed.label.zhHans])
        }
        if rate != nil, commitment.kind != .level { return problem("source.rate-of-count") }
        switch commitment.kind {
        case .milestone: return problem("source.milestone")
        case .rate: return feed.isRate ? nil : problem("source.not-a-rate")
        case .level:
            if feed.isRate { return problem("source.is-a-rate") }
            return feed.statistic == .level ? nil : problem("source.flow-for-level")
        case .count, .standing:
            if feed.isRate { return problem("source.is-a-rate") }
            guard feed.statistic == .flow else { return problem("source.level-for-count") }
            // Words alone say nothing of what an optional number counts.
            guard commitment.kind == .count else { return nil }
            return feed.counts(in: ledger).contains(commitment.counting)
                ? nil : problem("source.counts-otherwise")
        }
    }
}
