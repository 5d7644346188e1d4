extension AcceptedValue {
    /// What counts of reports: accepted or locked ones alone, one value for each commitment and quarter.
    public static func values(
        of commitments: [Commitment], in reports: [ReportRecord]
    ) -> [ID<Commitment>: [AcceptedValue]] {
        var values: [ID<Commitment>: [AcceptedValue]] = [:]
        for (commitment, quarters) in sources(of: commitments, in: reports) {
            values[commitment] = quarters.sorted { $0.key < $1.key }.compactMap { quarter, report in
                report.content.entry(of: commitment).map {
                    AcceptedValue(quarter: quarter, value: $0.value)
                }
            }
        }
        return values
    }

    /// The reports that those values come from.
    ///
    /// When a commitment changed hands within a quarter, two units may have reported it. Adding both up would count one
    /// thing twice: the value of the unit that answers for it now counts.
    public static func sources(
        of commitments: [Commitment], in reports: [ReportRecord]
    ) -> [ID<Commitment>: [Quarter: ReportRecord]] {
        let accountable = Dictionary(
            commitments.map { ($0.id, $0.accountable) }, uniquingKeysWith: { first, _ in first })
        var chosen: [ID<Commitment>: [Quarter: ReportRecord]] = [:]
        for report in reports where report.counts {
            for entry in report.content.entries {
                guard let unit = accountable[entry.commitment] else { continue }
                let known = chosen[entry.commitment]?[report.quarter]
                guard known == nil || report.unit == unit else { continue }
                chosen[entry.commitment, default: [:]][report.quarter] = report
            }
        }
        return chosen
    }
}
