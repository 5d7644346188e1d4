import Programme

/// One field of a record's form: which input it gets, its value, its fault.
struct FormItem: MustacheParent, Sendable {
    /// The input's ID and name.
    let name: String
    /// The field's own name, for the script.
    let field: String
    let label: String
    let hint: String?
    let value: String
    let fault: String?
    let isRequired: Bool
    /// Whether the browser may refuse to send it empty: never what may be out of sight.
    let isDemanded: Bool
    let isConditional: Bool
    let shape: Shape
    let choices: [Choice]
    let input: Input

    /// How it is asked for.
    enum Shape: String, Sendable {
        case line, lines, list, radios, boxes, calculated
    }

    /// What the browser is told of a line.
    struct Input: Hashable, Sendable {
        var type = "text"
        var mode = "text"
        var most = "2000"
        var isPersonal = false
    }

    init(
        _ field: Programme.Field, _ ledger: Ledger, _ input: RecordInput, _ faults: [FieldFault],
        _ words: LedgerWords
    ) {
        let name = RecordInput.prefix + field.name
        self.name = name
        self.field = field.name
        label = words.label(field.label)
        value = input[field]
        let own = faults.filter { $0.field == name }.map(\.words)
        fault = own.isEmpty ? nil : own.joined(separator: " ")
        isRequired = field.isRequired && field.calculation == nil
        isConditional = field.relevant != nil
        isDemanded = isRequired && !isConditional
        shape = FormItem.shape(of: field, in: ledger, input[field])
        var choices = FormItem.choices(of: field, input[field], words)
        // Radio buttons cannot be taken back: what need not be said gets a button for that.
        if shape == .radios, !isRequired {
            choices.insert(
                Choice(value: "", words: words("record-form.none"), isChosen: input[field].isEmpty), at: 0)
        }
        self.choices = choices
        self.input = FormItem.input(of: field)
        var hints = [words.label(field.hint)].filter { !$0.isEmpty }
        let code = "ledger-hint.\(field.kind.rawValue)"
        if hints.isEmpty, field.calculation == nil, words.plain.has(code) { hints.append(words(code)) }
        if isConditional { hints.append(words("record-form.conditional")) }
        if shape == .calculated { hints.append(words("record-form.calculated")) }
        hint = hints.isEmpty ? nil : hints.joined(separator: " ")
    }

    private static func shape(of field: Programme.Field, in ledger: Ledger, _ value: String) -> Shape {
        if field.calculation != nil { return .calculated }
        switch field.kind {
        case .yesNo: return .radios
        case .choice: return field.choices.count <= 5 ? .radios : .list
        case .choices: return .boxes
        case .text:
            // A remark: neither asked of everybody, nor what records are known by.
            let isKey =
                field.isRequired || ledger.uniqueBy.contains(field.name) || ledger.placeField == field.name
            return value.contains("\n") || !isKey ? .lines : .line
        default: return .line
        }
    }

    private static func choices(
        of field: Programme.Field, _ value: String, _ words: LedgerWords
    ) -> [Choice] {
        let chosen = field.kind == .choices ? Set(value.split(separator: " ").map(String.init)) : [value]
        switch field.kind {
        case .yesNo:
            return ["yes", "no"].map {
                Choice(value: $0, words: words.yesNo($0), isChosen: chosen.contains($0))
            }
        case .choice, .choices:
            return field.choices.map {
                Choice(value: $0.name, words: words.label($0.label), isChosen: chosen.contains($0.name))
            }
        default: return []
        }
    }

    private static func input(of field: Programme.Field) -> Input {
        let isPersonal = field.sensitivity >= .personal
        return switch field.kind {
        case .integer: Input(mode: "numeric", most: "20", isPersonal: isPersonal)
        case .decimal: Input(mode: "decimal", most: "20", isPersonal: isPersonal)
        case .date: Input(type: "date", most: "10", isPersonal: isPersonal)
        case .time: Input(type: "time", most: "8", isPersonal: isPersonal)
        case .phone: Input(type: "tel", mode: "tel", most: "40", isPersonal: true)
        case .identityNumber: Input(most: "24", isPersonal: true)
        case .personName: Input(most: "60", isPersonal: true)
        case .location: Input(most: "60", isPersonal: isPersonal)
        default: Input(isPersonal: isPersonal)
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "name": self.name
        case "field": field
        case "label": label
        case "hint": maybe(hint)
        case "value": value
        case "fault": maybe(fault)
        case "isRequired": isRequired
        case "isDemanded": isDemanded
        case "isConditional": isConditional
        case "isLine": shape == .line
        case "isLines": shape == .lines
        case "isList": shape == .list
        case "isRadios": shape == .radios
        case "isBoxes": shape == .boxes
        case "isCalculated": shape == .calculated
        case "choices": choices
        case "type": input.type
        case "mode": input.mode
        case "most": input.most
        case "isPersonal": input.isPersonal
        default: nil
        }
    }
}
