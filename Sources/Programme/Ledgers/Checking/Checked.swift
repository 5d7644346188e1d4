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

/// What checking one row of cells gave: the values by the field's index, as imports write them.
public struct CheckedCells: Sendable {
    /// The row; nil when something is wrong.
    public var row: CheckedRow?
    /// Every fault, each with its field's name as position, in the order of the fields.
    public var problems: [Problem]
}

/// A row that was found good.
public struct CheckedRow: Sendable {
    /// The day that it counts on.
    public var day: Day
    /// The place, where the ledger has one.
    public var place: String?
    /// Whom it is about.
    public var identity: Identity?
    /// Canonical values in the order of the ledger's fields, the identity's too; nil where there is none.
    public var values: [String?]

    /// The same with its values by name, without the identity's.
    public func record(in ledger: Ledger) -> CheckedRecord {
        var named: [String: String] = [:]
        named.reserveCapacity(values.count)
        let identity = ledger.subject?.all ?? []
        for (field, value) in zip(ledger.fields, values) {
            if let value, !identity.contains(field.name) { named[field.name] = value }
        }
        return CheckedRecord(day: day, place: place, identity: self.identity, values: named)
    }
}
