/// One commitment of a report beside the quarter before, its target, and what accepting it would change.
public struct ReviewLine: Sendable {
    /// The promise.
    public var commitment: Commitment
    /// What the report says.
    public var value: EntryValue
    /// The accepted value of the last quarter before that has one.
    public var before: AcceptedValue?
    /// Where the commitment stands by what is accepted now.
    public var now: CommitmentStanding
    /// Where it would stand with this report accepted.
    public var ifAccepted: CommitmentStanding

    /// The lines of a report.
    ///
    /// - Parameters:
    ///   - content: the revision that is looked at.
    ///   - quarter: the report's.
    ///   - commitments: those that the unit answers for.
    ///   - accepted: what counts now, of any quarter.
    ///   - checks: spot checks of the commitments.
    ///   - plan: gives the dates that progress is measured by.
    ///   - thresholds: when a light changes.
    public static func lines(
        of content: ReportContent, in quarter: Quarter, commitments: [Commitment],
        accepted: [ID<Commitment>: [AcceptedValue]], plan: Plan,
        checks: [ID<Commitment>: [SpotCheck]] = [:],
        thresholds: LightThresholds = LightThresholds()
    ) -> [ReviewLine] {
        commitments.map { commitment in
            let value = content.entry(of: commitment.id)?.value ?? .notReported
            let known = accepted[commitment.id] ?? []
            func standing(_ values: [AcceptedValue]) -> CommitmentStanding {
                let figure = Figure(
                    of: commitment, from: values, through: quarter, checks: checks[commitment.id] ?? [])
                return CommitmentStanding(
                    figure: figure,
                    progress: Progress(
                        of: commitment, figure: figure, plan: plan, on: quarter.lastDay,
                        thresholds: thresholds))
            }
            return ReviewLine(
                commitment: commitment, value: value,
                before: known.filter { $0.quarter < quarter }.max { $0.quarter < $1.quarter },
                now: standing(known),
                ifAccepted: standing(
                    known.filter { $0.quarter != quarter } + [AcceptedValue(quarter: quarter, value: value)]))
        }
    }
}
