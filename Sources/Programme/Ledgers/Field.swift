/// One column of a ledger.
public struct Field: Hashable, Sendable, Codable {
    /// Its name in files and in the database: lowercase letters, digits and underscores, first a letter.
    public var name: String
    /// What stands above the column.
    public var label: Label
    /// What to write there, in a sentence; empty where the label says it.
    public var hint: Label
    /// What can stand there.
    public var kind: FieldKind
    /// The choices, for `.choice` and `.choices`.
    public var choices: [Choice]
    /// Whether every record must have it (where it is relevant).
    public var isRequired: Bool
    /// What a value must fulfil; `.` is the value itself.
    public var constraint: Expression?
    /// What is said where the constraint does not hold.
    public var constraintMessage: Label?
    /// When the field is asked for at all; nil for always.
    public var relevant: Expression?
    /// How the program works the value out; nobody types it then.
    public var calculation: Expression?
    /// Who may read it.
    public var sensitivity: Sensitivity
    /// Whether the table filters by it: it gets an index.
    public var isIndexed: Bool

    /// One of the values that a field takes.
    public struct Choice: Hashable, Sendable, Codable {
        /// As stored.
        public var name: String
        /// As shown.
        public var label: Label

        /// A choice.
        public init(_ name: String, _ label: Label) {
            self.name = name
            self.label = label
        }
    }

    /// A field.
    public init(
        _ name: String, _ label: Label, _ kind: FieldKind, hint: Label = Label(""), choices: [Choice] = [],
        isRequired: Bool = false, constraint: Expression? = nil, constraintMessage: Label? = nil,
        relevant: Expression? = nil, calculation: Expression? = nil, sensitivity: Sensitivity? = nil,
        isIndexed: Bool? = nil
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.kind = kind
        self.choices = choices
        self.isRequired = isRequired
        self.constraint = constraint
        self.constraintMessage = constraintMessage
        self.relevant = relevant
        self.calculation = calculation
        self.sensitivity = sensitivity ?? kind.usualSensitivity
        self.isIndexed = isIndexed ?? (kind == .choice)
    }
}

/// What can stand in a field. Values are texts in one canonical form each, so that equal values are equal texts.
public enum FieldKind: String, Sendable, Codable, CaseIterable {
    /// A line or more of text, trimmed.
    case text
    /// A whole number of at least 0: `12`.
    case integer
    /// A number of at least 0 with at most four decimals: `3.8`.
    case decimal
    /// A day: `2023-04-27`.
    case date
    /// A time of day: `18:30`.
    case time
    /// 是 or 否: `yes`, `no`.
    case yesNo
    /// One of the choices, by its name.
    case choice
    /// Some of the choices: their names in the order of the choices, with one space between.
    case choices
    /// Latitude and longitude in degrees (WGS 84, which CGCS2000 equals for this use): `36.497519 117.852439`.
    case location
    /// A resident identity number (GB 11643-1999): 18 characters, the last a digit or X.
    case identityNumber
    /// A person's name.
    case personName
    /// A telephone number: digits, hyphens, a leading +.
    case phone

    /// Who may read such a field unless the ledger says otherwise.
    public var usualSensitivity: Sensitivity {
        switch self {
        case .identityNumber, .personName, .phone: .personal
        default: .open
        }
    }
}

/// Who may read a field (shared standards 12: personal information, children's without exception sensitive).
public enum Sensitivity: String, Sendable, Codable, CaseIterable, Comparable {
    /// Everybody who can sign in, and the public where a page shows it.
    case open
    /// Those who work in the programme.
    case `internal`
    /// The unit's own people, and those with the right; sealed in the database.
    case personal
    /// As personal, never in a list: health, harm, poverty, children.
    case sensitive

    /// From open to sensitive.
    public static func < (left: Sensitivity, right: Sensitivity) -> Bool {
        left.order < right.order
    }

    private var order: Int {
        switch self {
        case .open: 0
        case .internal: 1
        case .personal: 2
        case .sensitive: 3
        }
    }
}
