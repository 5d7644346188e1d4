import Foundation

/// What one unit says about one action in one quarter: one revision, as the unit wrote it.
public struct ReportContent: Hashable, Sendable, Codable {
    /// 本季度具体措施及任务进度情况: the annex's fourth column.
    public var narrative: String
    /// 存在问题.
    public var problems: String
    /// 下步打算.
    public var nextSteps: String
    /// 佐证材料: what is kept as proof and where, a line each.
    public var evidence: String
    /// One entry for each commitment that the unit answers for, in the plan's order.
    public var entries: [ReportEntry]
    /// 佐证材料 that are kept here, in the order in which they were brought.
    public var files: [EvidenceReference]

    /// A revision's content.
    public init(
        narrative: String = "", problems: String = "", nextSteps: String = "", evidence: String = "",
        entries: [ReportEntry] = [], files: [EvidenceReference] = []
    ) {
        self.narrative = narrative
        self.problems = problems
        self.nextSteps = nextSteps
        self.evidence = evidence
        self.entries = entries
        self.files = files
    }

    /// The same words and values with other files: a form brings no files, so it neither adds nor removes any.
    public func with(files: [EvidenceReference]) -> ReportContent {
        var content = self
        content.files = files
        return content
    }

    /// The same words and values, with the reasons that `other` gives for numbers that still stand, but for `own`: a form
    /// has no place for a reason where no ledger counted when it went out. Nil takes the others away.
    public func withDifferences(
        of other: ReportContent?, but own: Set<ID<Commitment>> = []
    ) -> ReportContent {
        var content = self
        content.entries = entries.map { entry in
            guard !own.contains(entry.commitment) else { return entry }
            let earlier = other?.entry(of: entry.commitment)
            return ReportEntry(
                commitment: entry.commitment, definition: entry.definition, value: entry.value,
                difference: earlier?.value == entry.value ? earlier?.difference : nil)
        }
        return content
    }

    /// The entry of a commitment, if the unit answers for it.
    public func entry(of commitment: ID<Commitment>) -> ReportEntry? {
        entries.first { $0.commitment == commitment }
    }
}

/// What a unit reports on one commitment.
public struct ReportEntry: Hashable, Sendable, Codable {
    /// The commitment.
    public var commitment: ID<Commitment>
    /// The commitment's definition that the value was reported under.
    public var definition: Int
    /// Reported (zero included), not reported, or not applicable.
    public var value: EntryValue
    /// Why the number is not the ledger's, in the unit's words; nil where nobody said why.
    public var difference: String?

    /// An entry. A blank reason is none, and a value without a number has none to give.
    public init(commitment: ID<Commitment>, definition: Int, value: EntryValue, difference: String? = nil) {
        self.commitment = commitment
        self.definition = definition
        self.value = value
        let words = difference?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        self.difference = words.isEmpty || value.plain.isEmpty ? nil : words
    }
}

/// The three states of a value: a missing one is never 0.
public enum EntryValue: Hashable, Sendable, Codable {
    /// Nothing was said.
    case notReported
    /// It does not apply this quarter, with the unit's reason.
    case notApplicable(reason: String)
    /// A count: what this quarter added. A level: how it stands. A standing duty: its optional count.
    case amount(Amount)
    /// A rate, both parts as they stand since the year's start.
    case ratio(numerator: Amount, denominator: Amount)
    /// The ordinals of the milestones that are reached, all of them since the year's start.
    case milestones([Int])
    /// A standing duty on which the narrative reports.
    case narrated
}

/// What validation finds in a report before its leader can sign it.
public enum ReportValidation {
    /// Every fault, not only the first; empty when the report can be signed.
    ///
    /// - Parameters:
    ///   - content: the revision to check.
    ///   - commitments: those that the unit answers for.
    public static func problems(in content: ReportContent, for commitments: [Commitment]) -> [Problem] {
        var found: [Problem] = []
        if content.narrative.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty {
            found.append(Problem(.invalid, "report.narrative-missing"))
        }
        for commitment in commitments {
            let value = content.entry(of: commitment.id)?.value ?? .notReported
            found += problems(in: value, for: commitment)
        }
        return found
    }

    /// What is wrong with one value; its kind must be the commitment's.
    public static func problems(in value: EntryValue, for commitment: Commitment) -> [Problem] {
        let subject = ["commitment": commitment.subject]
        switch (commitment.kind, value) {
        case (_, .notReported): return [Problem(.invalid, "entry.not-reported", subject)]
        case (_, .notApplicable(let reason)):
            let blank = reason.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty
            return blank ? [Problem(.invalid, "entry.reason-missing", subject)] : []
        case (.count, .amount(let amount)), (.level, .amount(let amount)), (.standing, .amount(let amount)):
            return problems(in: amount, for: commitment)
        case (.rate, .ratio(let numerator, let denominator)):
            if denominator == .zero { return [Problem(.invalid, "entry.denominator-zero", subject)] }
            return numerator > denominator ? [Problem(.invalid, "entry.numerator-exceeds", subject)] : []
        case (.milestone, .milestones(let reached)):
            let known = Set(commitment.milestones.map(\.ordinal))
            let strange = reached.filter { !known.contains($0) }
            return strange.isEmpty ? [] : [Problem(.invalid, "entry.unknown-milestone", subject)]
        case (.standing, .narrated): return []
        default: return [Problem(.invalid, "entry.wrong-kind", subject)]
        }
    }

    /// Units of count that come in whole numbers only.
    private static let wholeUnits: Set<String> = [
        "人", "名", "人次", "场", "场次", "次", "处", "个", "所", "家", "户", "件", "期", "例", "对", "支", "条", "套",
    ]

    private static func problems(in amount: Amount, for commitment: Commitment) -> [Problem] {
        let unit = commitment.target?.unit ?? ""
        if commitment.kind != .level, commitment.target?.per == nil, wholeUnits.contains(unit),
            !amount.isWhole
        {
            return [
                Problem(.invalid, "entry.not-whole", ["commitment": commitment.subject, "unit": unit])
            ]
        }
        if unit == "%", amount.value > 100 {
            return [Problem(.invalid, "entry.over-hundred", ["commitment": commitment.subject])]
        }
        return []
    }
}
