import Operations
import Programme

/// One record, its history, and what else there is of the same person.
struct RecordReadingPage: Page {
    static let template = "ledgers/record"

    let title: String
    let area = Area.ledgers
    let trail: [Link]
    let path: String
    let ledgerPath: String
    let facts: [Part]
    let unit: String
    let changed: String
    let deleted: String?
    let isMasked: Bool
    let mayChange: Bool
    let history: [Part]
    let others: [Link]
    let hasSubject: Bool

    init(_ detail: RecordDetail, _ words: LedgerWords) {
        let (ledger, record) = (detail.ledger, detail.record)
        let ways = LedgerPath(ledger.name)
        title = words.title(record, in: ledger)
        trail = ways.trail(ledger, words, isBelow: true)
        path = ways.record(record.id)
        ledgerPath = ways.records
        // What is not asked for of this record says nothing by being empty.
        facts = ledger.fields.compactMap { field in
            let value = record.values[field.name] ?? ""
            if value.isEmpty, field.relevant != nil || field.calculation != nil { return nil }
            return Part([
                "label": words.label(field.label),
                "words": value.isEmpty ? words("record-conflict.blank") : words.value(value, of: field),
                "isEmpty": value.isEmpty,
            ])
        }
        unit = detail.units[record.unit] ?? ""
        changed = words(
            "record-page.changed",
            [
                "person": detail.people[record.changedBy] ?? "", "at": record.changedAt.local,
                "revision": String(record.revision),
            ])
        deleted = record.deletedAt.map { words("record-page.deleted-at", ["at": $0.local]) }
        isMasked = record.isMasked
        mayChange = detail.mayChange
        history = RecordHistory(detail, words).entries
        others = detail.others.map { other in
            Link(
                words: words(
                    "record-page.other",
                    ["day": other.day.description, "unit": detail.units[other.unit] ?? ""]),
                path: ways.record(other.id))
        }
        hasSubject = ledger.subject != nil
    }

    func child(named name: String) -> Any? {
        switch name {
        case "path": path
        case "ledgerPath": ledgerPath
        case "facts": facts
        case "unit": unit
        case "changed": changed
        case "deleted": maybe(deleted)
        case "isMasked": isMasked
        case "mayChange": mayChange
        case "history": history
        case "others": others
        case "hasOthers": !others.isEmpty
        case "hasSubject": hasSubject
        default: nil
        }
    }
}

/// What each revision of a record changed, the latest first.
struct RecordHistory: Sendable {
    let entries: [Part]

    init(_ detail: RecordDetail, _ words: LedgerWords) {
        let revisions = detail.history.sorted { $0.revision < $1.revision }
        entries = revisions.indices.reversed().map { index in
            let revision = revisions[index]
            let before = index > revisions.startIndex ? revisions[index - 1] : nil
            var changes = before.map { RecordHistory.changes($0, revision, detail.ledger, words) } ?? []
            if let before, before.unit != revision.unit {
                changes.append(
                    Part([
                        "label": words("record-page.unit"), "old": detail.units[before.unit],
                        "new": detail.units[revision.unit],
                    ]))
            }
            return Part([
                "at": revision.at.local, "file": revision.fileName, "by": detail.people[revision.by] ?? "",
                "kind": words("record-kind.\(RecordHistory.kind(revision, isFirst: before == nil))"),
                "revision": words("record-page.revision", ["revision": String(revision.revision)]),
                "changes": changes, "hasChanges": !changes.isEmpty,
            ])
        }
    }

    private static func kind(_ revision: RecordRevision, isFirst: Bool) -> String {
        revision.kind == .entry && !isFirst ? "edit" : revision.kind.rawValue
    }

    private static func changes(
        _ before: RecordRevision, _ after: RecordRevision, _ ledger: Ledger, _ words: LedgerWords
    ) -> [Part] {
        ledger.fields.compactMap { field in
            let (old, new) = (before.values[field.name] ?? "", after.values[field.name] ?? "")
            guard old != new else { return nil }
            return Part([
                "label": words.label(field.label),
                "old": old.isEmpty ? nil : words.value(old, of: field),
                "new": new.isEmpty ? nil : words.value(new, of: field),
            ])
        }
    }
}
