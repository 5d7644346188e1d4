/// Where a commitment would stand if what a unit reports this quarter were accepted: shown while the unit writes.
public struct Outlook: Hashable, Sendable {
    /// What is accepted of the quarters before.
    public var before: Figure
    /// The same with this quarter's value.
    public var after: Figure
    /// How far that would be, and its light, at the quarter's end.
    public var progress: Progress

    /// - Parameters:
    ///   - accepted: accepted values of the commitment, of any quarter.
    ///   - value: what is to be reported for `quarter`; it takes the place of one that was accepted.
    ///   - checks: the commitment's spot checks: what a failed one took off does not come back by reporting.
    ///   - plan: gives first and last day where the commitment has no date of its own.
    public init(
        of commitment: Commitment, accepted: [AcceptedValue], value: EntryValue, in quarter: Quarter,
        of plan: Plan, checks: [SpotCheck] = [], thresholds: LightThresholds = LightThresholds()
    ) {
        let earlier = accepted.filter { $0.quarter < quarter }
        before = Figure(of: commitment, from: earlier, through: quarter.previous, checks: checks)
        let isSaid = value != .notReported
        after = Figure(
            of: commitment, from: earlier + (isSaid ? [AcceptedValue(quarter: quarter, value: value)] : []),
            through: quarter, checks: checks)
        progress = Progress(
            of: commitment, figure: after, plan: plan, on: quarter.lastDay, thresholds: thresholds)
    }
}
