/// How an action stands in one line: what the district's leader looks at.
public struct ActionStanding: Hashable, Sendable {
    /// The worst light of its commitments.
    public var light: Light
    /// The commitments that can be kept or not: those with a number or with steps.
    public var measured: Int
    /// Those of them that are kept.
    public var met: Int
    /// The commitments without a number: reported in words.
    public var standing: Int
    /// The mean share reached, each commitment by its weight and at most 1; nil while nothing is known of any.
    ///
    /// What has a number and was not reported counts as nothing reached: an action must not look better by silence.
    public var actual: Double?
    /// The mean share that should be reached by now, over the same commitments; nil when there are none.
    public var time: Double?

    /// - Parameter commitments: the action's, each with how it stands.
    public init(_ commitments: [(Commitment, CommitmentStanding)]) {
        light = Light.worst(commitments.map(\.1.progress.light))
        let numbered = commitments.filter { $0.0.isMeasured }
        measured = numbered.count
        standing = commitments.count - numbered.count
        met = numbered.count { Progress.isMet($0.0, $0.1.figure) }
        // What does not apply is nobody's arrears.
        let counted = numbered.filter { $0.1.progress.actual != nil || $0.1.figure.status == .notReported }
        let weight = counted.reduce(0.0) { $0 + $1.0.weight.double }
        guard weight > 0 else { return }
        time = counted.reduce(0.0) { $0 + $1.1.progress.time * $1.0.weight.double } / weight
        guard counted.contains(where: { $0.1.progress.actual != nil }) else { return }
        actual =
            counted.reduce(0.0) { sum, pair in
                sum + min(max(pair.1.progress.actual ?? 0, 0), 1) * pair.0.weight.double
            } / weight
    }
}

extension Commitment {
    /// Whether it can be kept or not: it has a number or steps.
    public var isMeasured: Bool { target != nil || kind == .milestone }
}
