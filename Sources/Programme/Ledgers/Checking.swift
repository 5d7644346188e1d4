/// What checking one row gave.
public struct Checked: Hashable, Sendable {
    /// The record; nil when something is wrong.
    public var record: CheckedRecord?
    /// Every fault, each with its field's name as position.
    public var problems: [Problem]

    /// An outcome.
    public init(record: CheckedRecord?, problems: [Problem]) {
        self.record = record
        self.problems = problems
    }
}
