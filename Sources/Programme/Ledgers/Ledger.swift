/// 台账: the rows behind a number, as a value. Built-in ledgers and those that an office defines are the same kind of
/// value, and the same engine keeps, checks, imports and counts them.
public struct Ledger: Hashable, Sendable, Codable {
    /// Its name in addresses, files and the database: lowercase letters, digits and hyphens.
    public var name: String
    /// What people call it.
    public var label: Label
    /// What it is for, in a sentence; empty where the label says it.
    public var hint: Label
    /// Raised with every change of fields or feeds; frozen with each value that is reported from it.
    public var version: Int
    /// The columns, in the order in which people fill them in.
    public var fields: [Field]
    /// The fields whose values together make a record unique. Where the subject's are among them the person counts,
    /// not the spelling.
    public var uniqueBy: [String]
    /// Which fields say whom a record is about; nil where it is about no person.
    public var subject: SubjectFields?
    /// The field with the day that a record counts on.
    public var dateField: String
    /// The field with the place's name or address, if there is one.
    public var placeField: String?
    /// What is counted.
    public var feeds: [Feed]

    /// A ledger.
    public init(
        name: String, label: Label, hint: Label = Label(""), version: Int = 1, fields: [Field],
        uniqueBy: [String], subject: SubjectFields? = nil, dateField: String, placeField: String? = nil,
        feeds: [Feed]
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.version = version
        self.fields = fields
        self.uniqueBy = uniqueBy
        self.subject = subject
        self.dateField = dateField
        self.placeField = placeField
        self.feeds = feeds
    }

    /// The field of a name.
    public func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    /// The feed of a name.
    public func feed(_ name: String) -> Feed? { feeds.first { $0.name == name } }

    /// The fields that the table filters by, in order: the first four that ask for an index and are not personal.
    public var facets: [Field] {
        Array(fields.filter { $0.isIndexed && $0.sensitivity < .personal }.prefix(4))
    }

    /// The field with coordinates, if it has one.
    public var locationField: Field? { fields.first { $0.kind == .location } }

    /// Whether it holds anything about people that only those with the right may read.
    public var isPersonal: Bool { fields.contains { $0.sensitivity >= .personal } }

    /// Whether a field says whom the record is about: its value goes to the person, not to the record.
    public func isIdentity(_ field: Field) -> Bool { subject?.all.contains(field.name) ?? false }
}

/// Words in the languages of the program; texts of an office's own are the same in all.
public struct Label: Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// 简体中文.
    public var zhHans: String
    /// English.
    public var en: String

    /// Both languages; the same words for both when only one is given.
    public init(_ zhHans: String, en: String? = nil) {
        self.zhHans = zhHans
        self.en = en ?? zhHans
    }

    /// The same words in all languages.
    public init(stringLiteral words: String) { self.init(words) }

    /// The words as details of a message, in every language: whoever reads it is told in theirs.
    public func details(_ name: String) -> [String: String] {
        [name: zhHans, "\(name)@en": en]
    }

    /// The words for a language tag such as `en`; everything else reads zh-Hans.
    public func words(_ language: String) -> String { language.hasPrefix("en") ? en : zhHans }
}

/// Which fields of a ledger say whom a record is about. They are sealed with the person.
public struct SubjectFields: Hashable, Sendable, Codable {
    /// The field with the name.
    public var name: String
    /// The field with the resident identity number (GB 11643-1999).
    public var number: String?
    /// The field with the telephone number.
    public var phone: String?
    /// The field with the day of birth, for those without an identity number.
    public var birth: String?

    /// The fields of a subject.
    public init(name: String, number: String? = nil, phone: String? = nil, birth: String? = nil) {
        self.name = name
        self.number = number
        self.phone = phone
        self.birth = birth
    }

    /// Their names.
    public var all: [String] { [name, number, phone, birth].compactMap { $0 } }
}
