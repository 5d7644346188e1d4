import Operations
import Programme

/// The form of a record, made from its ledger.
struct RecordFormPage: Page {
    static let template = "ledgers/form"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let scripts = ["record-form"]
    let items: [FormItem]
    let action: String
    let back: String
    let outlook: String
    let revision: String?
    let isPersonal: Bool
    let faults: [FieldFault]

    /// - Parameter id: nil for a new record.
    init(
        _ ledger: Ledger, id: ID<LedgerRecord>?, _ input: RecordInput, problems: [Problem] = [],
        _ words: LedgerWords
    ) {
        let path = LedgerPath(ledger.name)
        let label = words.label(ledger.label)
        title =
            id == nil
            ? words("record-form.new-title", ["ledger": label])
            : words("record-form.edit-title", ["ledger": label])
        trail = path.trail(ledger, words, isBelow: true)
        let faults = RecordFormPage.faults(problems, ledger, words)
        items = ledger.fields.map { FormItem($0, ledger, input, faults, words) }
        self.faults = faults
        action = id.map { "\(path.record($0))/edit" } ?? path.new
        back = id.map { path.record($0) } ?? path.records
        outlook = "\(path.records)/outlook"
        revision = input.revision.map(String.init)
        isPersonal = ledger.isPersonal
    }

    /// Refusals at the inputs of their fields; each names its field, since the summary stands apart from it.
    static func faults(_ problems: [Problem], _ ledger: Ledger, _ words: LedgerWords) -> [FieldFault] {
        problems.map { problem in
            let said = words.plain.text(problem.message)
            guard let field = problem.position.flatMap({ ledger.field($0) }) else {
                return FieldFault(field: nil, words: said)
            }
            return FieldFault(
                field: RecordInput.prefix + field.name,
                words: words("record-form.fault", ["field": words.label(field.label), "fault": said]))
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "items": items
        case "action": action
        case "back": back
        case "outlook": outlook
        case "revision": maybe(revision)
        case "isNew": revision == nil
        case "isPersonal": isPersonal
        case "faults": faults
        case "hasFaults": !faults.isEmpty
        default: nil
        }
    }
}
