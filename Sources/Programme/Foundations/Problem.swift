/// Why something could not be done: what callers match on, and what the reader is told.
public struct Problem: Error, Hashable, Sendable {
    /// What sort of refusal it is; decides the exit code and the HTTP status.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// The input is at fault.
        case invalid
        /// This person may not do this.
        case forbidden
        /// There is no such thing.
        case notFound
        /// It does not fit what is stored now.
        case conflict
        /// A needed program or server is missing.
        case unavailable
    }

    /// The sort of refusal.
    public var kind: Kind
    /// The code (`message.key`) and what fills the words.
    public var message: Message
    /// Where in the input: a cell (`进度!C7`), a character span, a field's name; nil when it is about the whole.
    public var position: String?

    /// A refusal with its code.
    public init(_ kind: Kind, _ code: String, _ details: [String: String] = [:], at position: String? = nil) {
        self.kind = kind
        self.message = Message(code, details)
        self.position = position
    }

    /// Stable name of the refusal, for instance `report.already-submitted`.
    public var code: String { message.key }
}

/// Every fault of one input, told at once.
public struct Problems: Error, Hashable, Sendable {
    /// The faults, in the order of the input; never empty when thrown.
    public var all: [Problem]

    /// Gathers faults that were found together.
    public init(_ all: [Problem]) { self.all = all }
}
