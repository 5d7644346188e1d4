/// Whether a ledger that has records can become another: what is stored must keep its meaning and its seal.
public enum LedgerChange {
    /// Every reason against it; each position is a field's name.
    public static func problems(from old: Ledger, to new: Ledger) -> [Problem] {
        var problems: [Problem] = []
        func refuse(_ code: String, _ name: String, _ details: [String: String] = [:]) {
            problems.append(
                Problem(.conflict, code, details.merging(["field": name]) { first, _ in first }, at: name))
        }
        for before in old.fields {
            guard let after = new.field(before.name) else {
                refuse("ledger.field-removed", before.name)
                continue
            }
            if !mayBecome(before.kind, after.kind) {
                refuse(
                    "ledger.kind-changed", before.name,
                    ["from": before.kind.rawValue, "to": after.kind.rawValue])
            }
            if (before.sensitivity >= .personal) != (after.sensitivity >= .personal) {
                refuse("ledger.sensitivity-changed", before.name)
            }
            let names = Set(after.choices.map(\.name))
            for choice in before.choices where !names.contains(choice.name) && after.kind != .text {
                refuse("ledger.choice-removed", before.name, ["choice": choice.name])
            }
        }
        if old.uniqueBy != new.uniqueBy { problems.append(Problem(.conflict, "ledger.unique-changed")) }
        if old.subject != new.subject { problems.append(Problem(.conflict, "ledger.subject-changed")) }
        if old.dateField != new.dateField { problems.append(Problem(.conflict, "ledger.date-changed")) }
        if old.placeField != new.placeField { problems.append(Problem(.conflict, "ledger.place-changed")) }
        return problems
    }

    /// Whether every canonical text of one kind is one of the other.
    private static func mayBecome(_ old: FieldKind, _ new: FieldKind) -> Bool {
        old == new || new == .text || (old == .integer && new == .decimal)
            || (old == .choice && new == .choices)
    }
}
