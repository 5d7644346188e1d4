/// Something in a notice that a reviewer should know: why a number became no target, which unit is a group.
public struct NoticeDiagnostic: Hashable, Sendable, Codable {
    /// How much it matters.
    public enum Severity: String, Sendable, Codable, CaseIterable {
        /// A part of the notice could not be read.
        case error
        /// The reading needs a decision.
        case warning
        /// For understanding only.
        case information
    }

    /// How much it matters.
    public var severity: Severity
    /// The code (`message.key`) and what fills the words.
    public var message: Message
    /// What it is about.
    public var source: TextSpan

    /// A remark on a stretch of the notice.
    public init(_ severity: Severity, _ code: String, _ details: [String: String] = [:], at source: TextSpan)
    {
        self.severity = severity
        self.message = Message(code, details)
        self.source = source
    }

    /// Stable name of the remark, for instance `unit.group`.
    public var code: String { message.key }
}
