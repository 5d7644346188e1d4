/// What those see who may not read a personal value: enough to tell two rows apart, too little to know whose they are.
public enum Masking {
    /// A value as a list or a page shows it. Whatever has no form of its own becomes `***`.
    public static func masked(_ value: String, of kind: FieldKind) -> String {
        switch kind {
        case .identityNumber: number(value)
        case .personName: name(value)
        case .phone: phone(value)
        default: "***"
        }
    }

    /// `370304********0023`: the region, and the last four.
    public static func number(_ number: String) -> String {
        guard number.count == 18 else { return "****" }
        return number.prefix(6) + "********" + number.suffix(4)
    }

    /// `0023`: what a list shows of an identity number.
    public static func tail(ofNumber number: String) -> String { String(number.suffix(4)) }

    /// `138****5678`; of other numbers the last two.
    public static func phone(_ phone: String) -> String {
        guard phone.count == 11, phone.utf8.allSatisfy(CellText.isDigit) else {
            return "****" + phone.suffix(2)
        }
        return phone.prefix(3) + "****" + phone.suffix(4)
    }

    /// `王*`, `欧阳*` is `欧**`: the first character, and one star for each other one, three at most.
    public static func name(_ name: String) -> String {
        name.prefix(1) + String(repeating: "*", count: min(3, max(1, name.count - 1)))
    }
}
