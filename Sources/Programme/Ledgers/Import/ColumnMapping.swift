/// Where the cells of a file's column go.
public enum ColumnTarget: Hashable, Sendable {
    /// Into a field of the ledger, by its name.
    case field(String)
    /// They name the unit that the row belongs to.
    case unit
    /// Nowhere.
    case ignored

    /// As `text` writes it; nil for the name of no field of the ledger.
    public init?(text: String, of ledger: Ledger) {
        switch text {
        case "": self = .ignored
        case "@unit": self = .unit
        default:
            guard let field = ledger.field(text), field.calculation == nil else { return nil }
            self = .field(field.name)
        }
    }

    /// The field's name, `@unit`, or nothing.
    public var text: String {
        switch self {
        case .field(let name): name
        case .unit: "@unit"
        case .ignored: ""
        }
    }
}

/// Which column of a file is which field.
public struct ColumnMapping: Hashable, Sendable {
    /// One for each column, from the left.
    public var targets: [ColumnTarget]

    /// A mapping.
    public init(_ targets: [ColumnTarget]) { self.targets = targets }

    /// The columns that go nowhere.
    public var ignored: [Int] { targets.indices.filter { targets[$0] == .ignored } }

    /// The column of a field.
    public func column(of field: String) -> Int? { targets.firstIndex(of: .field(field)) }

    /// The column that names the unit.
    public var unitColumn: Int? { targets.firstIndex(of: .unit) }

    /// The required fields that no column goes to.
    public func missing(in ledger: Ledger) -> [String] {
        ledger.fields.filter {
            $0.isRequired && $0.relevant == nil && $0.calculation == nil && column(of: $0.name) == nil
        }.map(\.name)
    }

    /// What is wrong with it for a ledger: a field that two columns go to, or one that the ledger does not have.
    public func problems(in ledger: Ledger) -> [Problem] {
        var seen: Set<ColumnTarget> = []
        return targets.compactMap { target in
            if target == .ignored { return nil }
            if case .field(let name) = target, ledger.field(name) == nil {
                return Problem(.invalid, "import.field-unknown", ["field": name])
            }
            guard !seen.insert(target).inserted else { return nil }
            return Problem(.invalid, "import.field-twice", ["field": target.label(in: ledger)])
        }
    }
}

extension ColumnTarget {
    /// The field's label, or its name where the ledger does not know it.
    func label(in ledger: Ledger) -> String {
        if case .field(let name) = self { return ledger.field(name)?.label.zhHans ?? name }
        return text
    }
}

extension ColumnMapping: Codable {
    /// Reads what `encode` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        targets = try container.decode([String].self).map { text in
            switch text {
            case "": .ignored
            case "@unit": .unit
            default: .field(text)
            }
        }
    }

    /// A list of texts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(targets.map(\.text))
    }
}
