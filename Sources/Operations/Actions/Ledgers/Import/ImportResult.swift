import Programme

/// How far an import is.
public struct ImportProgress: Sendable, Hashable {
    /// Rows that were read.
    public var rows: Int
    /// How much of the file that is, of 1; 0 while it is not known, as in a workbook.
    public var share: Double
}

/// How many rows of a file became what.
public struct ImportCounts: Sendable, Hashable, Codable {
    /// Records that were not there.
    public var new = 0
    /// Records that had other values.
    public var changed = 0
    /// Records that were there already.
    public var same = 0
    /// Rows that cannot be kept.
    public var refused = 0
    /// Rows that are no records: sums, signatures.
    public var ignored = 0

    /// All rows that are records.
    public var records: Int { new + changed + same + refused }
}

/// A row that cannot be kept, and why.
public struct RefusedRow: Sendable, Hashable, Codable {
    /// Why: a field, where it is one field's fault, and the words.
    public struct Fault: Sendable, Hashable, Codable {
        /// The field's name.
        public var field: String?
        /// What is wrong.
        public var message: Message
    }

    /// The row's number in the sheet, or the line in the file.
    public var number: Int
    /// Every fault at once.
    public var faults: [Fault]

    init(_ number: Int, _ problems: [Problem]) {
        self.number = number
        faults = problems.map { Fault(field: $0.position, message: $0.message) }
    }
}

/// What a file brought, or would bring.
public struct ImportResult: Sendable, Hashable, Codable {
    /// What became of the file.
    public enum Outcome: String, Sendable, Codable, CaseIterable {
        /// A dry run found rows to keep and none that is refused.
        case wouldImport
        /// Every row is kept.
        case imported
        /// Every row was there already: nothing was written.
        case unchanged
        /// Some rows cannot be kept, so nothing was written.
        case refused
    }

    /// What became of it.
    public var outcome: Outcome
    /// How many rows of which kind.
    public var counts: ImportCounts
    /// The first fifty refused rows.
    public var first: [RefusedRow]
    /// What else is to be said: rows that were passed over, columns that went nowhere.
    public var remarks: [Message]
    /// SHA-256 of the file.
    public var fileHash: String
}
