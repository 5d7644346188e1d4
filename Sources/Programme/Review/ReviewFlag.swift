/// Something about a submitted report that a reviewer should look at before accepting it.
public struct ReviewFlag: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// The unit reports another number than its ledger has.
        case differs
        /// Something that only grows is less than a quarter before.
        case lower
        /// This quarter's addition is many times the earlier ones.
        case jump
        /// The year's figure would be far beyond the target.
        case overTarget = "over-target"
        /// The unit says that a commitment does not apply.
        case notApplicable = "not-applicable"
        /// The unit writes of problems.
        case problems
        /// Neither words nor files show what was done.
        case noEvidence = "no-evidence"
        /// A photograph was used before.
        case repeatedPhotograph = "repeated-photograph"
        /// It came back after a return.
        case resubmitted
        /// It was handed in after the due day.
        case late
        /// Something said of it is not settled.
        case openRemark = "open-remark"
    }

    /// What it is.
    public var kind: Kind
    /// The commitment whose value it is about; nil when it is about the whole report.
    public var commitment: ID<Commitment>?
    /// What is told of it: `flag-detail.<kind>` and what fills the words.
    public var details: [String: String]

    /// A flag.
    public init(_ kind: Kind, commitment: ID<Commitment>? = nil, _ details: [String: String] = [:]) {
        self.kind = kind
        self.commitment = commitment
        self.details = details
    }

    /// The words that tell it.
    public var message: Message { Message("flag-detail.\(kind.rawValue)", details) }
}

/// When a value is out of the ordinary. These are the program's own rules of thumb, not a published standard.
public struct ReviewRules: Hashable, Sendable {
    /// An addition above this many times the average of the earlier ones is a jump.
    public var jump: Double
    /// A figure above this many times the target is far beyond it.
    public var overTarget: Double

    /// Limits as factors.
    public init(jump: Double = 3, overTarget: Double = 1.5) {
        self.jump = jump
        self.overTarget = overTarget
    }
}

/// What is known of a report's proof besides the words about it.
public struct ReviewEvidence: Hashable, Sendable {
    /// Files and links that are attached.
    public var count: Int
    /// Those among them that are a photograph used elsewhere too.
    public var repeated: Int

    /// Nothing is attached.
    public static let none = ReviewEvidence(count: 0, repeated: 0)

    /// Counts of attached proof.
    public init(count: Int, repeated: Int) {
        self.count = count
        self.repeated = repeated
    }
}
