import Operations
import Programme

/// The log's codes as words; a code without words is shown itself, so that nothing is hidden. Made once for a language.
struct AuditWords: Sendable {
    /// What entries can be about.
    static let kinds = [
        "report", "plan", "commitment", "form", "unit", "person", "jurisdiction", "extension", "file",
        "reminder", "ledger", "order", "due-request", "proposal", "record", "subject", "webhook", "delivery",
    ]

    /// The facts that have words; a fact with a new name is shown with its name.
    static let fields = [
        "absolute-hours", "action", "actions", "address", "alias", "change", "changed", "commitments",
        "content", "definition", "due", "edit", "edits", "fields", "file", "format", "from", "group",
        "idle-minutes", "kind", "language", "ledger", "members", "merged", "name", "new", "opens", "original",
        "people", "personal", "quarter", "records", "red-points", "remark", "reports", "revision", "role",
        "rows",
        "same", "scopes", "session", "sessions", "size", "state", "stored", "suggestionsTaken", "to", "token",
        "type",
        "unit", "units", "until", "view", "year", "yellow-points",
    ]

    /// The words of kinds of subjects.
    let kinds: [String: String]
    private let words: Localizer
    private let events: [String: String]
    private let fields: [String: String]
    private let values: [String: String]
    private let fact: [Phrase.Piece]

    init(_ words: Localizer) {
        self.words = words
        kinds = words.codes("subject-kind")
        events = words.codes("event")
        fields = words.codes("audit-field")
        values = ["role", "report-state", "draft-kind"].map(words.codes).reduce(into: [:]) { all, area in
            all.merge(area) { first, _ in first }
        }
        fact = words.phrase("admin.audit-fact")?.pieces ?? []
    }

    func event(_ name: String) -> String { events[name] ?? name }

    func subject(_ subject: String, _ known: AuditSubject?) -> String {
        switch known {
        case .report(let quarter, let action, let unit):
            return words(
                "admin.subject-report",
                ["quarter": quarter.description, "action": String(action), "unit": unit])
        case .plan(let year): return words("admin.subject-plan", ["year": String(year)])
        case .unit(let name), .person(let name): return name
        case nil:
            let kind =
                subject.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(subject[..<$0]) } ?? subject
            return kinds[kind] ?? subject
        }
    }

    /// The facts of an entry on one line; long hashes are cut, the spreadsheet has them whole.
    func write(details json: String, to row: inout TableRows) {
        guard let facts = FlatJSON.pairs(of: json) else { return row.write(json) }
        var isFirst = true
        for (name, value) in facts {
            if !isFirst { row.write(" · ") }
            isFirst = false
            for piece in fact {
                switch piece {
                case .text(let text): row.write(text)
                case .gap("name", _): row.write(fields[name] ?? name)
                case .gap: row.write(self.value(value))
                }
            }
        }
    }

    private func value(_ value: String) -> String {
        if let word = values[value] { return word }
        let isHash = value.utf8.count >= 40 && value.utf8.allSatisfy(AuditWords.isHexDigit)
        return isHash ? value.prefix(12) + "…" : value
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
}
