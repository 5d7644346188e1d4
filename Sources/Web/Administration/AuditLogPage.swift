import Foundation
import Operations
import Programme

/// A page of the audit log.
struct AuditLogPage: Page {
    static let template = "administration/audit"

    let title: String
    let area = Area.administration
    let trail: [Link]
    let people: [Choice]
    let events: [Choice]
    let subjects: [Choice]
    let from: String
    let through: String
    let isFiltered: Bool
    let summary: String
    let rows: [Row]
    let newer: String?
    let older: String?
    let export: String

    /// One entry.
    struct Row: MustacheParent, Hashable, Sendable {
        var number: String
        var time: String
        var person: String
        var event: String
        var subject: String
        /// The log of this subject alone.
        var subjectPath: String
        var details: String

        func child(named name: String) -> Any? {
            switch name {
            case "number": number
            case "time": time
            case "person": person
            case "event": event
            case "subject": subject
            case "subjectPath": subjectPath
            case "details": details
            default: nil
            }
        }
    }

    init(_ visit: Visit, _ page: Operations.AuditPage, _ query: AuditQuery) throws {
        let words = try visit.words
        title = words("admin.audit")
        trail = OverviewPage.trail(words)
        let filter = query.filter
        people = page.people.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map {
            Choice(value: $0.key, words: $0.value, isChosen: $0.key == filter.actor)
        }
        events = page.events.map {
            Choice(value: $0, words: AuditWords.event($0, words), isChosen: $0 == filter.event)
        }
        var kinds = AuditWords.kinds.map {
            Choice(value: $0, words: words("subject-kind.\($0)"), isChosen: $0 == filter.subject)
        }
        if let exact = filter.subject, exact.contains("/") {
            let name = AuditWords.subject(exact, page.subjects[exact], words)
            kinds.insert(Choice(value: exact, words: name, isChosen: true), at: 0)
        }
        subjects = kinds
        from = filter.from?.description ?? ""
        through = filter.through?.description ?? ""
        isFiltered = query.isSet
        summary = words("admin.audit-count", ["count": String(page.count)])
        rows = page.entries.map { entry in
            Row(
                number: String(entry.sequence), time: entry.happenedAt.local,
                person: page.people[entry.actor] ?? entry.actor, event: AuditWords.event(entry.event, words),
                subject: AuditWords.subject(entry.subject, page.subjects[entry.subject], words),
                subjectPath: "/administration/audit?" + QueryText.make([("subject", entry.subject)]),
                details: AuditWords.details(entry.details, words))
        }
        let base = "/administration/audit?"
        newer = page.newer.map { newer in
            switch newer {
            case .first: base + query.query()
            case .below(let sequence): base + query.query(below: sequence)
            }
        }
        older = page.older.map { base + query.query(below: $0) }
        export = "/administration/audit/export?" + query.query()
    }

    func child(named name: String) -> Any? {
        switch name {
        case "people": people
        case "events": events
        case "subjects": subjects
        case "from": from
        case "through": through
        case "isFiltered": isFiltered
        case "summary": summary
        case "rows": rows
        case "hasRows": !rows.isEmpty
        case "newer": maybe(newer)
        case "older": maybe(older)
        case "export": export
        default: nil
        }
    }
}

/// The log's codes as words; a code without words is shown itself, so that nothing is hidden.
enum AuditWords {
    /// What entries can be about.
    static let kinds = [
        "report", "plan", "commitment", "form", "unit", "person", "jurisdiction", "extension", "file",
        "reminder", "ledger",
    ]

    /// The facts that have words; a fact with a new name is shown with its name.
    static let fields = [
        "absolute-hours", "action", "actions", "address", "alias", "change", "changed", "commitments",
        "content", "definition", "due", "edit", "edits", "fields", "file", "format", "from", "group",
        "idle-minutes", "kind", "language", "members", "name", "new", "opens", "original", "people",
        "personal", "quarter", "red-points", "remark", "reports", "revision", "role", "rows", "same",
        "session", "sessions", "size", "state", "stored", "suggestionsTaken", "to", "type", "unit",
        "units", "until", "view", "year", "yellow-points",
    ]

    static func event(_ name: String, _ words: Localizer) -> String {
        words.has("event.\(name)") ? words("event.\(name)") : name
    }

    static func subject(_ subject: String, _ known: AuditSubject?, _ words: Localizer) -> String {
        switch known {
        case .report(let quarter, let action, let unit):
            return words(
                "admin.subject-report",
                ["quarter": quarter.description, "action": String(action), "unit": unit])
        case .plan(let year): return words("admin.subject-plan", ["year": String(year)])
        case .unit(let name), .person(let name): return name
        case nil:
            let kind = String(subject.prefix { $0 != "/" })
            return words.has("subject-kind.\(kind)") ? words("subject-kind.\(kind)") : subject
        }
    }

    /// The facts of an entry on one line; long hashes are cut, the spreadsheet has them whole.
    static func details(_ json: String, _ words: Localizer) -> String {
        guard let facts = try? JSONDecoder().decode([String: String].self, from: Data(json.utf8)) else {
            return json
        }
        return facts.sorted { $0.key < $1.key }.map { key, value in
            let name = words.has("audit-field.\(key)") ? words("audit-field.\(key)") : key
            let isHash = value.utf8.count >= 40 && value.allSatisfy(\.isHexDigit)
            return words(
                "admin.audit-fact",
                ["name": name, "value": isHash ? value.prefix(12) + "…" : word(value, words)])
        }.joined(separator: " · ")
    }

    private static func word(_ value: String, _ words: Localizer) -> String {
        for area in ["role", "report-state", "draft-kind"] where words.has("\(area).\(value)") {
            return words("\(area).\(value)")
        }
        return value
    }
}

/// How far a walk along the chain is, or what it found.
struct VerificationPage: Page {
    static let template = "administration/verification"

    let title: String
    let area = Area.administration
    let trail: [Link]
    let isGoing: Bool
    let isWhole: Bool
    let finding: String
    let head: String
    let done: Int
    let all: Int

    init(_ visit: Visit, _ walk: VerifyAudit.Walk) throws {
        let words = try visit.words
        title = words("admin.verification")
        trail = OverviewPage.trail(words, "audit")
        (done, all) = (walk.sequence, max(walk.entries, 1))
        isGoing = walk.outcome == nil
        switch walk.outcome {
        case .whole(let entries, let head):
            (isWhole, self.head) = (true, head)
            finding = words("admin.chain-whole", ["count": String(entries)])
        case .broken(let sequence, let message):
            (isWhole, head) = (false, "")
            finding = words.text(Message(message.key, ["sequence": String(sequence)]))
        case nil:
            (isWhole, head) = (false, "")
            finding = words("admin.chain-going", ["done": String(done), "all": String(all)])
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "isGoing": isGoing
        case "isWhole": isWhole
        case "finding": finding
        case "head": head
        case "done": String(done)
        case "all": String(all)
        default: nil
        }
    }
}
