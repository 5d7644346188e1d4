import Foundation
import Operations
import Programme

/// A page of the audit log.
struct AuditLogPage: Page {
    static let template = "administration/audit"

    let title: String
    let area = Area.administration
    let trail: [Link]
    let people: TableRows
    let events: TableRows
    let subjects: TableRows
    let from: String
    let through: String
    let isFiltered: Bool
    let summary: String
    let rows: TableRows
    let newer: String?
    let older: String?
    let export: String

    init(_ visit: Visit, _ page: Operations.AuditPage, _ query: AuditQuery) throws {
        let words = try visit.words
        title = words("admin.audit")
        trail = OverviewPage.trail(words)
        let filter = query.filter
        let says = try visit.site.auditWords(words.language)
        people = TableRows(
            page.book.actors.map {
                Choice(value: $0.id, words: $0.name, isChosen: $0.id == filter.actor)
            })
        events = TableRows(
            page.book.events.map {
                Choice(value: $0, words: says.event($0), isChosen: $0 == filter.event)
            })
        var kinds = AuditWords.kinds.map {
            Choice(value: $0, words: says.kinds[$0] ?? $0, isChosen: $0 == filter.subject)
        }
        if let exact = filter.subject, exact.contains("/") {
            let name = says.subject(exact, page.subject(exact))
            kinds.insert(Choice(value: exact, words: name, isChosen: true), at: 0)
        }
        subjects = TableRows(kinds)
        from = filter.from?.description ?? ""
        through = filter.through?.description ?? ""
        isFiltered = query.isSet
        summary = words("admin.audit-count", ["count": String(page.count)])
        rows = AuditLogPage.rows(page, says)
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

    private static func rows(_ page: Operations.AuditPage, _ says: AuditWords) -> TableRows {
        var rows = TableRows("number", "time", "person", "event", "subject", "subjectPath", "details")
        let people = page.book.people
        for entry in page.entries {
            rows.add { row in
                row.number(entry.sequence)
                row.time(entry.happenedAt)
                row.text(people[entry.actor] ?? entry.actor)
                row.text(says.event(entry.event))
                row.text(says.subject(entry.subject, page.subject(entry.subject)))
                // The log of this subject alone.
                row.write("/administration/audit?subject=")
                row.write(path: entry.subject)
                row.end()
                says.write(details: entry.details, to: &row)
                row.end()
            }
        }
        return rows
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
