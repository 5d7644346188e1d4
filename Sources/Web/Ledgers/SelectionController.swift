import Hummingbird
import Operations
import Programme

/// Several records at once: one field changed, or all of them deleted. Asked for first, with what it brings.
struct SelectionController {
    /// The most records at once: a change keeps an audit entry for each.
    static let most = 500

    /// What was ticked in the table, and which button was pressed.
    @Sendable func ask(_ visit: Visit) async throws -> Response {
        let ledger = try await visit.ledger()
        let ids = chosen(visit)
        let path = LedgerPath(ledger.name)
        let back = try back(visit, ledger)
        guard !ids.isEmpty else {
            return visit.redirect(to: back, Flash("record-page.nothing-chosen", isGood: false))
        }
        guard visit.fields["move"] == "delete" else {
            guard let field = field(visit, ledger) else {
                throw Problem(.invalid, "record-page.bulk-unknown")
            }
            return try visit.page(BulkPage(ledger, field, ids, back: back, try visit.ledgerWords))
        }
        let words = try visit.ledgerWords
        return try visit.page(
            LedgerAskPage(
                title: words("record-page.delete-many-title", ["count": words.count(ids.count)]),
                trail: path.trail(ledger, words, isBelow: true),
                consequences: DeletionWords.consequences(ledger, words)
                    + [words("record-page.bulk-audit", ["count": words.count(ids.count)])],
                action: "\(path.selection)/deletion",
                hidden: ids.map { HiddenField(name: "id", value: $0.rawValue) }, back: back,
                send: words("record-page.delete-many-send", ["count": words.count(ids.count)])))
    }

    @Sendable func change(_ visit: Visit) async throws -> Response {
        let ledger = try await visit.ledger()
        let ids = chosen(visit)
        guard let field = field(visit, ledger) else { throw Problem(.invalid, "record-page.bulk-unknown") }
        let value = RecordInput(visit.fields, ledger)[field]
        let back = LedgerPath(ledger.name).records
        do {
            let count = try await ChangeRecords(visit.office)(
                ledger: ledger.name, ids: ids, field: field.name, value: value, by: visit.person)
            return visit.redirect(to: back, Flash("record-page.bulk-changed", ["count": String(count)]))
        } catch {
            let page = try BulkPage(
                ledger, field, ids, value: value, back: back, problems: Faults.caught(error),
                visit.ledgerWords)
            return try visit.page(page, status: .unprocessableContent)
        }
    }

    @Sendable func delete(_ visit: Visit) async throws -> Response {
        let ledger = try await visit.ledger()
        let ids = chosen(visit)
        guard !ids.isEmpty else {
            return visit.redirect(
                to: LedgerPath(ledger.name).records, Flash("record-page.nothing-chosen", isGood: false))
        }
        try await DeleteRecord(visit.office)(ledger: ledger.name, ids: ids, by: visit.person)
        return visit.redirect(
            to: "\(LedgerPath(ledger.name).records)?deleted=1",
            Flash("record-page.deleted-many", ["count": String(ids.count)]))
    }

    private func chosen(_ visit: Visit) -> [ID<LedgerRecord>] {
        var seen: Set<String> = []
        return visit.fields.values("id").filter { !$0.isEmpty && seen.insert($0).inserted }
            .prefix(SelectionController.most).map { ID($0) }
    }

    private func field(_ visit: Visit, _ ledger: Ledger) -> Programme.Field? {
        LedgerColumns.changeable(ledger).first { $0.name == visit.fields["field"] }
    }

    private func back(_ visit: Visit, _ ledger: Ledger) throws -> String {
        let filter = RecordFilter(try FormFields(parsing: visit.fields["query"] ?? ""), ledger)
        let query = filter.text()
        let records = LedgerPath(ledger.name).records
        return query.isEmpty ? records : "\(records)?\(query)"
    }
}

/// Asks for the value that a field is to have in several records.
struct BulkPage: Page {
    static let template = "ledgers/bulk"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let consequences: [String]
    let item: FormItem
    let hidden: [HiddenField]
    let action: String
    let back: String
    let send: String
    let faults: [FieldFault]

    init(
        _ ledger: Ledger, _ field: Programme.Field, _ ids: [ID<LedgerRecord>], value: String = "",
        back: String,
        problems: [Problem] = [], _ words: LedgerWords
    ) {
        let path = LedgerPath(ledger.name)
        let count = words.count(ids.count)
        title = words("record-page.bulk-title", ["count": count, "field": words.label(field.label)])
        trail = path.trail(ledger, words, isBelow: true)
        consequences = [
            words("record-page.bulk-replaces", ["count": count, "field": words.label(field.label)]),
            words("record-page.bulk-checked"), words("record-page.bulk-audit", ["count": count]),
        ]
        // What is wrong with many records is said once, at the field that is changed.
        var said: Set<String> = []
        let faults = problems.map { words.plain.text($0.message) }.filter { said.insert($0).inserted }.map {
            FieldFault(field: RecordInput.prefix + field.name, words: $0)
        }
        self.faults = faults
        item = FormItem(field, ledger, RecordInput(raw: [field.name: value]), faults, words)
        hidden =
            [HiddenField(name: "field", value: field.name)]
            + ids.map { HiddenField(name: "id", value: $0.rawValue) }
        action = "\(path.selection)/change"
        self.back = back
        send = words("record-page.bulk-send", ["count": count])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "consequences": consequences
        case "items": [item]
        case "hidden": hidden
        case "action": action
        case "back": back
        case "send": send
        case "faults": faults
        case "hasFaults": !faults.isEmpty
        default: nil
        }
    }
}
