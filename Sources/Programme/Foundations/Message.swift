/// What is to be said to a person, without the words: a key of the locale files and what fills its gaps.
public struct Message: Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The key, for instance `report.already-submitted`; stable, safe for scripts to match.
    public var key: String
    /// Values for the `{name}` gaps of the words.
    public var details: [String: String]

    /// A message with its gaps filled.
    public init(_ key: String, _ details: [String: String] = [:]) {
        self.key = key
        self.details = details
    }

    /// A message without gaps, from its key.
    public init(stringLiteral key: String) { self.init(key) }
}
