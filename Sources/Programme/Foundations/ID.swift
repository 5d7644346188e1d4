/// Names one thing of one kind; the phantom `Entity` keeps a report's name from being passed as a unit's.
///
/// The text is a UUIDv7 made by the application (docs/decisions/0005), so that rows sort by when they were
/// made on every database engine.
public struct ID<Entity>: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The identifier as stored.
    public let rawValue: String

    /// Wraps text that was already an identifier: read from the database, a form or a URL.
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// The text, as stored and printed.
    public var description: String { rawValue }

    /// Orders by what it stands for, the earlier or smaller first.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension ID: Codable {
    /// Reads the text; refuses what is none of these.
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
