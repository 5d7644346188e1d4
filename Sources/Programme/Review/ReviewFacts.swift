import Foundation

/// What the flags of one submitted report are computed from.
public struct ReviewFacts: Sendable {
    /// The report with its moves.
    public var record: ReportRecord
    /// What was handed in.
    public var content: ReportContent
    /// The commitments that the unit answers for.
    public var commitments: [Commitment]
    /// Their accepted values of earlier quarters.
    public var earlier: [ID<Commitment>: [AcceptedValue]]
    /// How late it was handed in.
    public var lateness: Lateness
    /// The working days after the due day on which it was.
    public var lateDays: Int
    /// What is attached.
    public var evidence: ReviewEvidence
    /// How many remarks on it are not settled.
    public var openRemarks: Int
    /// What the ledgers said when it was signed.
    public var countings: [ID<Commitment>: LedgerCounting]

    /// Facts of a submitted report.
    public init(
        record: ReportRecord, content: ReportContent, commitments: [Commitment],
        earlier: [ID<Commitment>: [AcceptedValue]] = [:], lateness: Lateness = .inTime, lateDays: Int = 0,
        evidence: ReviewEvidence = .none, openRemarks: Int = 0,
        countings: [ID<Commitment>: LedgerCounting] = [:]
    ) {
        self.record = record
        self.content = content
        self.commitments = commitments
        self.earlier = earlier
        self.lateness = lateness
        self.lateDays = lateDays
        self.evidence = evidence
        self.openRemarks = openRemarks
        self.countings = countings
    }

    /// Everything worth a look, values first; none means that the report may be accepted together with others.
    public func flags(_ rules: ReviewRules = ReviewRules()) -> [ReviewFlag] {
        commitments.flatMap { flags(of: $0, rules) } + whole
    }

    private var whole: [ReviewFlag] {
        var found: [ReviewFlag] = []
        if !isBlank(content.problems) { found.append(ReviewFlag(.problems)) }
        if isBlank(content.evidence), evidence.count == 0 { found.append(ReviewFlag(.noEvidence)) }
        if evidence.repeated > 0 {
            found.append(ReviewFlag(.repeatedPhotograph, ["count": String(evidence.repeated)]))
        }
        if record.lastReturn != nil {
            found.append(ReviewFlag(.resubmitted, ["count": String(record.submissions.count)]))
        }
        if lateness != .inTime { found.append(ReviewFlag(.late, ["days": String(lateDays)])) }
        if openRemarks > 0 { found.append(ReviewFlag(.openRemark, ["count": String(openRemarks)])) }
        return found
    }

    private func flags(of commitment: Commitment, _ rules: ReviewRules) -> [ReviewFlag] {
        let value = content.entry(of: commitment.id)?.value ?? .notReported
        if case .notApplicable(let reason) = value {
            return [
                ReviewFlag(
                    .notApplicable, commitment: commitment.id,
                    ["commitment": commitment.subject, "reason": reason])
            ]
        }
        let known = (earlier[commitment.id] ?? []).filter { $0.quarter < record.quarter }
            .sorted { $0.quarter < $1.quarter }
        let series = ValueSeries(commitment, known.map(\.value), value)
        return [
            differs(commitment, value), series.lower, series.jump(rules.jump),
            overTarget(commitment, known, value, rules),
        ].compactMap { $0 }
    }

    /// Another number than the ledger's.
    private func differs(_ commitment: Commitment, _ value: EntryValue) -> ReviewFlag? {
        guard let counting = countings[commitment.id], counting.differs(from: value, of: commitment),
            let counted = counting.value(of: commitment)
        else { return nil }
        return ReviewFlag(
            .differs, commitment: commitment.id,
            [
                "commitment": commitment.subject, "counted": counted.plain, "now": value.plain,
                "reason": content.entry(of: commitment.id)?.difference ?? "",
            ])
    }

    /// Far beyond the promise: a figure of the year, as it would be, held against the target.
    private func overTarget(
        _ commitment: Commitment, _ known: [AcceptedValue], _ value: EntryValue, _ rules: ReviewRules
    ) -> ReviewFlag? {
        guard commitment.kind == .count || commitment.kind == .level, value.amount != nil,
            let target = commitment.target, !target.comparator.isUpperBound, target.value > 0
        else { return nil }
        let all = known + [AcceptedValue(quarter: record.quarter, value: value)]
        guard let reached = Figure(of: commitment, from: all, through: record.quarter).value,
            reached > target.value * Decimal(rules.overTarget)
        else { return nil }
        return ReviewFlag(
            .overTarget, commitment: commitment.id,
            [
                "commitment": commitment.subject, "now": reached.plain + target.unit,
                "target": target.value.plain + target.unit,
            ])
    }

    private func isBlank(_ text: String) -> Bool {
        text.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty
    }
}

/// A commitment's accepted values and the new one, as numbers that can be compared.
private struct ValueSeries {
    let commitment: Commitment
    /// The values before, oldest first, and the new one.
    let before: [EntryValue], now: EntryValue

    init(_ commitment: Commitment, _ before: [EntryValue], _ now: EntryValue) {
        (self.commitment, self.before, self.now) = (commitment, before, now)
    }

    /// A level, the covered part of a rate or the reached steps went down. A count is told as what the quarter added,
    /// which may be anything; of what must stay small, less is better.
    var lower: ReviewFlag? {
        guard commitment.kind != .count, commitment.kind != .standing,
            commitment.target?.comparator.isUpperBound != true
        else { return nil }
        if let reached = now.reached, let earlier = before.last(where: { $0.reached != nil })?.reached {
            let lost = Set(earlier).subtracting(reached)
            return lost.isEmpty ? nil : flag(.lower, String(Set(earlier).count), String(Set(reached).count))
        }
        guard let new = now.standing, let old = before.compactMap(\.standing).last, new < old else {
            return nil
        }
        return flag(.lower, old.plain, new.plain)
    }

    /// What the quarter added, or a level as a whole, is a multiple of the average before.
    func jump(_ factor: Double) -> ReviewFlag? {
        let numbers = (before + [now]).map(\.standing)
        guard numbers.last ?? nil != nil, commitment.target?.comparator.isUpperBound != true else {
            return nil
        }
        let known = numbers.compactMap { $0 }
        let additions =
            commitment.kind == .rate
            ? zip(known, [0] + known).map { max($0 - $1, 0) } : known
        guard let new = additions.last, additions.count > 1 else { return nil }
        let average = additions.dropLast().reduce(0, +) / Decimal(additions.count - 1)
        guard average > 0, new > average * Decimal(factor) else { return nil }
        return flag(.jump, average.rounded(scale: 1).plain, new.plain)
    }

    private func flag(_ kind: ReviewFlag.Kind, _ old: String, _ new: String) -> ReviewFlag {
        ReviewFlag(
            kind, commitment: commitment.id, ["commitment": commitment.subject, "before": old, "now": new])
    }
}

extension EntryValue {
    /// The number that is compared: an amount, or the covered part of a rate.
    fileprivate var standing: Decimal? { amount?.value ?? ratio?.numerator.value }
}
