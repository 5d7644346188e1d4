/// What went wrong in a database, in terms that do not depend on the engine.
///
/// `code` and `details` may be shown to a person: they hold names of tables, columns and files but never a
/// stored value. `diagnostic` is for the log.
public struct DatabaseError: Error, Sendable, Hashable {
    /// What a caller can react to.
    public enum Kind: Sendable, Hashable {
        /// Two rows would have the same key. The engine tells its constraint's (or index's) name, or the
        /// columns, or both.
        case uniqueViolation(constraint: String?, columns: [String])
        /// A row points to one that does not exist, or one that is pointed to would vanish.
        case foreignKeyViolation
        /// A row breaks a `CHECK` rule; the rule's name, or its text when it has none.
        case checkViolation(constraint: String)
        /// A column that must have a value would have none.
        case notNull(column: String)
        /// Another program held the database for longer than the waiting time; trying again may help.
        case busy
        /// The disk, or the quota, is full. Nothing of the transaction was kept.
        case full
        /// The file or the connection does not allow writing.
        case readOnly
        /// The file is damaged, or is no database at all.
        case corrupt
        /// There is no database at the given place.
        case missing
        /// Anything else; see the code.
        case other
    }

    /// What a caller can react to.
    public let kind: Kind
    /// A stable code such as `database.unique`.
    public let code: String
    /// What a message needs to say where: `path`, `column`, `migration` …
    public let details: [String: String]
    /// The engine's own words and the statement's text (without its values), for the log.
    public let diagnostic: String

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - kind: What a caller can react to.
    ///   - code: Which error it is.
    ///   - details: Names of places, never stored values.
    ///   - diagnostic: The engine's own words, for the log.
    public init(_ kind: Kind, code: Code, details: [String: String] = [:], diagnostic: String = "") {
        self.kind = kind
        self.code = code.rawValue
        self.details = details
        self.diagnostic = diagnostic
    }
}

extension DatabaseError {
    /// Every code this module can give, so that a test can hold the translations against the list.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// Two rows with the same key.
        case unique = "database.unique"
        /// A reference to nothing.
        case foreignKey = "database.foreign-key"
        /// A `CHECK` rule is broken.
        case check = "database.check"
        /// A value is missing.
        case notNull = "database.not-null"
        /// Waited too long for another program.
        case busy = "database.busy"
        /// The disk is full.
        case full = "database.full"
        /// Writing is not allowed.
        case readOnly = "database.read-only"
        /// The file is damaged.
        case corrupt = "database.corrupt"
        /// The file is no database.
        case notADatabase = "database.not-a-database"
        /// There is no such file.
        case missing = "database.missing"
        /// The file cannot be opened or made.
        case cannotOpen = "database.cannot-open"
        /// A read or write failed in the disk or file system.
        case inputOutput = "database.input-output"
        /// The database was closed.
        case closed = "database.closed"
        /// The engine refused a statement; a mistake in the program.
        case statement = "database.statement"
        /// A text holds the character U+0000, which no engine can store whole.
        case textWithNull = "database.text-with-null"
        /// A floating-point value is "not a number", which SQLite would store as null.
        case notANumber = "database.not-a-number"
        /// An earlier statement failed, so the transaction can only be undone.
        case transactionAborted = "database.transaction-aborted"
        /// A statement tried to end the transaction it runs in.
        case transactionEnded = "database.transaction-ended"
        /// No such column in the result.
        case columnUnknown = "database.column-unknown"
        /// Two columns of the same name in the result.
        case columnAmbiguous = "database.column-ambiguous"
        /// A column holds another type than was asked for.
        case columnType = "database.column-type"
        /// A database's address cannot be understood.
        case locationInvalid = "database.location-invalid"
        /// This release has no such engine.
        case engineUnavailable = "database.engine-unavailable"
        /// The target of a backup exists already.
        case backupExists = "database.backup-exists"
        /// A backup was made but is not sound; it was removed.
        case backupUnsound = "database.backup-unsound"
        /// A migration file's name is not of the form `0001-plan.sql`, or its number is not the next one.
        case migrationName = "database.migration-name"
        /// A migration exists for one engine but not for this one.
        case migrationEngine = "database.migration-engine"
        /// An applied migration was edited afterwards.
        case migrationEdited = "database.migration-edited"
        /// A newer program has changed the database.
        case migrationUnknown = "database.migration-unknown"
        /// A migration that is not applied stands before one that is.
        case migrationOrder = "database.migration-order"
        /// A migration's statements failed; nothing of it was kept.
        case migrationFailed = "database.migration-failed"
    }
}

extension DatabaseError: CustomStringConvertible {
    /// The code, the details and the diagnostic in one line, for the log.
    public var description: String {
        let facts = details.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return ([code] + facts + (diagnostic.isEmpty ? [] : [diagnostic])).joined(separator: " ")
    }
}
