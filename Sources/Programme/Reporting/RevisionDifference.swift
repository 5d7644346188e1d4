/// One of a report's texts.
public enum ReportPassage: String, Sendable, CaseIterable {
    /// 本季度具体措施及任务进度情况.
    case narrative
    /// 存在问题.
    case problems
    /// 下步打算.
    case nextSteps
    /// 佐证材料.
    case evidence
}

extension ReportContent {
    /// One of the texts.
    public subscript(passage: ReportPassage) -> String {
        get {
            switch passage {
            case .narrative: narrative
            case .problems: problems
            case .nextSteps: nextSteps
            case .evidence: evidence
            }
        }
        set {
            switch passage {
            case .narrative: narrative = newValue
            case .problems: problems = newValue
            case .nextSteps: nextSteps = newValue
            case .evidence: evidence = newValue
            }
        }
    }
}

/// What changed from one revision of a report to another.
public struct RevisionDifference: Hashable, Sendable {
    /// A text that changed.
    public struct Text: Hashable, Sendable {
        /// Which one.
        public var field: ReportPassage
        /// What stayed, went and came, in reading order.
        public var pieces: [TextDifference.Piece]
    }

    /// A value that changed.
    public struct Value: Hashable, Sendable {
        /// Whose value.
        public var commitment: ID<Commitment>
        /// Before; not reported where the older revision had no entry.
        public var old: EntryValue
        /// After; not reported where the newer revision has no entry.
        public var new: EntryValue
    }

    /// A reason for another number than the ledger's that changed.
    public struct Reason: Hashable, Sendable {
        /// Whose number it is about.
        public var commitment: ID<Commitment>
        /// Before and after; nil where none was given.
        public var old: String?, new: String?
    }

    /// The texts that changed, in the report's order.
    public var texts: [Text]
    /// The values that changed, in the newer revision's order; those that only the older one had come last.
    public var values: [Value]
    /// The reasons that changed, in the same order.
    public var reasons: [Reason]

    /// The files that came, and those that went.
    public var added: [EvidenceReference], removed: [EvidenceReference]

    /// Whether the two say the same.
    public var isEmpty: Bool {
        texts.isEmpty && values.isEmpty && reasons.isEmpty && added.isEmpty && removed.isEmpty
    }

    /// What changed.
    public init(from old: ReportContent, to new: ReportContent) {
        texts = ReportPassage.allCases.compactMap { field in
            let pieces = TextDifference.pieces(from: old[field], to: new[field])
            return pieces.contains { $0.kind != .same } ? Text(field: field, pieces: pieces) : nil
        }
        let gone = old.entries.map(\.commitment).filter { new.entry(of: $0) == nil }
        let commitments = new.entries.map(\.commitment) + gone
        values = commitments.compactMap { commitment in
            let before = old.entry(of: commitment)?.value ?? .notReported
            let after = new.entry(of: commitment)?.value ?? .notReported
            // By the canonical text: reached steps are a set, whatever their order.
            return before.canonical == after.canonical
                ? nil : Value(commitment: commitment, old: before, new: after)
        }
        reasons = commitments.compactMap { commitment in
            let before = old.entry(of: commitment)?.difference
            let after = new.entry(of: commitment)?.difference
            return before == after ? nil : Reason(commitment: commitment, old: before, new: after)
        }
        let (oldFiles, newFiles) = (Set(old.files.map(\.id)), Set(new.files.map(\.id)))
        added = new.files.filter { !oldFiles.contains($0.id) }
        removed = old.files.filter { !newFiles.contains($0.id) }
    }
}
