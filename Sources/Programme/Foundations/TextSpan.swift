/// A stretch of a text, counted in Unicode scalars from its start; half open.
///
/// Scalars, not grapheme clusters: the count is the same in every language that reads the JSON
/// (contracts/notice-json.md).
public struct TextSpan: Hashable, Sendable, Codable {
    /// Offset of the first scalar.
    public var start: Int
    /// Offset after the last scalar.
    public var end: Int

    /// A span from `start` up to, not including, `end`.
    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    /// The number of scalars.
    public var length: Int { end - start }
}
