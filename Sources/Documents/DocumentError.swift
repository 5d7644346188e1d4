/// Why a document could not be read or written: a stable code, what fills the words, and where.
public struct DocumentError: Error, Hashable, Sendable {
    /// Stable name of the refusal, for instance `document.cannot-write`.
    public var code: String
    /// What fills the words, by name.
    public var details: [String: String]
    /// Where in the document, for instance `进度!C7`; nil when it is about the whole.
    public var position: String?

    /// A refusal with its code.
    public init(_ code: String, _ details: [String: String] = [:], position: String? = nil) {
        self.code = code
        self.details = details
        self.position = position
    }
}
