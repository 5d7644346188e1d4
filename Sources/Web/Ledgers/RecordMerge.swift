import Operations
import Programme

/// Two people's versions of one record, field by field. What only one of them changed is chosen already.
struct RecordMerge: Sendable {
    /// Whose version.
    enum Side: String, Sendable {
        /// What this person typed.
        case mine
        /// What is stored.
        case theirs
    }

    let detail: RecordDetail
    /// The fields in which the versions differ, with the choice that suggests itself; nil where both changed it.
    let items: [(field: Programme.Field, suggested: Side?)]
    /// The revision that the typing was begun from.
    let begun: Int

    /// - Parameter from: the revision that the typing was begun from; nil for the one that the form says.
    init(_ detail: RecordDetail, _ input: RecordInput, from: Int? = nil) {
        let begun = from ?? input.revision ?? 0
        (self.detail, self.begun) = (detail, begun)
        let before = detail.history.first { $0.revision == begun }?.values
        items = detail.ledger.fields.compactMap { field in
            guard field.calculation == nil else { return nil }
            let (mine, theirs) = (input[field], detail.record.values[field.name] ?? "")
            guard mine != theirs else { return nil }
            guard let before else { return (field, nil) }
            let old = before[field.name] ?? ""
            return (field, mine == old ? .theirs : theirs == old ? .mine : nil)
        }
    }

    /// The field of the form that says which side of a field stands.
    static func choice(_ field: Programme.Field) -> String { "take.\(field.name)" }

    /// Puts what was chosen into the input; false while a field is undecided.
    func take(_ choices: FormFields, into input: inout RecordInput) -> Bool {
        var isDecided = true
        for (field, _) in items {
            switch choices[RecordMerge.choice(field)].flatMap(Side.init(rawValue:)) {
            case nil: isDecided = false
            case .mine: break
            case .theirs: input.raw[field.name] = detail.record.values[field.name] ?? ""
            }
        }
        return isDecided
    }
}

/// Both versions of a record side by side, when somebody saved while another was typing.
struct RecordConflictPage: Page {
    static let template = "ledgers/conflict"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let advice: String
    let rows: [Part]
    let hidden: [HiddenField]
    let action: String
    let back: String
    let undecided: String?

    init(
        _ merge: RecordMerge, _ input: RecordInput, _ fields: FormFields, isUndecided: Bool,
        _ words: LedgerWords
    ) {
        let (ledger, record) = (merge.detail.ledger, merge.detail.record)
        let path = LedgerPath(ledger.name)
        title = words("record-conflict.title")
        trail = path.trail(ledger, words, isBelow: true)
        advice = words(
            "record-conflict.advice",
            ["person": merge.detail.people[record.changedBy] ?? "", "at": record.changedAt.local])
        rows = merge.items.map { field, suggested in
            let chosen =
                fields[RecordMerge.choice(field)].flatMap(RecordMerge.Side.init(rawValue:)) ?? suggested
            func read(_ value: String) -> String {
                value.isEmpty ? words("record-conflict.blank") : words.value(value, of: field)
            }
            return Part([
                "field": RecordMerge.choice(field), "heading": words.label(field.label),
                "mine": read(input[field]), "theirs": read(record.values[field.name] ?? ""),
                "takesMine": chosen == .mine, "takesTheirs": chosen == .theirs,
            ])
        }
        // The next attempt is held against what is stored now.
        hidden =
            [
                HiddenField(name: "merging", value: "1"),
                HiddenField(name: "revision", value: String(record.revision)),
                HiddenField(name: "from", value: String(merge.begun)),
            ]
            + input.raw.sorted { $0.key < $1.key }.map {
                HiddenField(name: RecordInput.prefix + $0.key, value: $0.value)
            }
        action = "\(path.record(record.id))/edit"
        back = path.record(record.id)
        undecided = isUndecided ? words("record-conflict.undecided") : nil
    }

    func child(named name: String) -> Any? {
        switch name {
        case "advice": advice
        case "rows": rows
        case "hasRows": !rows.isEmpty
        case "hidden": hidden
        case "action": action
        case "back": back
        case "undecided": maybe(undecided)
        default: nil
        }
    }
}
